"""Who may try what at a desk: the space's own people, and machines bound to the space."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role, Scope
from api.web.authorization import require

WriteRedemptions = Annotated[
    Principal, Depends(require(Role.DESK_STAFF, Role.SPACE_MANAGER, scopes={Scope.REDEMPTIONS_WRITE}))
]
ReadRedemptions = Annotated[
    Principal, Depends(require(Role.DESK_STAFF, Role.SPACE_MANAGER, scopes={Scope.REDEMPTIONS_READ}))
]
ReadStatements = Annotated[
    Principal, Depends(require(Role.DESK_STAFF, Role.SPACE_MANAGER, scopes={Scope.STATEMENTS_READ}))
]
ReadOwnVoucher = Annotated[
    Principal, Depends(require(Role.APPLICANT, Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR))
]
