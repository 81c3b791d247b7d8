"""Who may read funding lines."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role, Scope
from api.web.authorization import require

OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)
ReadFundingLines = Annotated[Principal, Depends(require(*OFFICE, Role.CHAMBER_OFFICER, scopes={Scope.FUNDING_READ}))]
