"""Who may register machines."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role
from api.web.authorization import require

ManageClients = Annotated[Principal, Depends(require(Role.SPACE_MANAGER, Role.CHAMBER_OFFICER))]
