"""Who may act on spaces."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role
from api.web.authorization import AnyCaller, require

ReadSpaces = AnyCaller
CreateSpaces = Annotated[Principal, Depends(require(Role.APPLICANT))]
"""Anyone who signed in: a profile gives no right until an office accredits the space."""
EditSpaces = Annotated[Principal, Depends(require(Role.SPACE_MANAGER))]
