"""Who may try what with vouchers."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role, Scope
from api.web.authorization import require

ReadVouchers = Annotated[
    Principal, Depends(require(Role.APPLICANT, Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR))
]
HoldVoucher = Annotated[Principal, Depends(require(Role.APPLICANT))]
IssueVouchers = Annotated[Principal, Depends(require(Role.OFFICER, Role.APPROVER))]
SteerVouchers = Annotated[Principal, Depends(require(Role.OFFICER, Role.APPROVER))]
PlayInSandbox = Annotated[Principal, Depends(require(scopes={Scope.REDEMPTIONS_WRITE}))]
MakeSandbox = Annotated[Principal, Depends(require(Role.SPACE_MANAGER, Role.OFFICER))]
