"""Who may act on accreditations."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role, Scope
from api.web.authorization import require

_OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)
ReadAccreditations = Annotated[
    Principal, Depends(require(*_OFFICE, Role.SPACE_MANAGER, Role.DESK_STAFF, scopes={Scope.SPACES_READ}))
]
SuspendAccreditations = Annotated[Principal, Depends(require(Role.OFFICER, Role.APPROVER))]
RevokeAccreditations = Annotated[Principal, Depends(require(Role.APPROVER))]
