"""Who may act on calls."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Role
from api.web.authorization import AnyCaller, require

ReadCalls = AnyCaller
WriteCalls = Annotated[Principal, Depends(require(Role.OFFICER))]
MayReadSources = Depends(require(Role.OFFICER, Role.APPROVER, Role.AUDITOR))
ReadSources = Annotated[Principal, MayReadSources]
DecideCalls = Annotated[Principal, Depends(require(Role.APPROVER))]
SuspendCalls = Annotated[Principal, Depends(require(Role.OFFICER, Role.APPROVER))]
CoSignCalls = Annotated[Principal, Depends(require(Role.CHAMBER_OFFICER))]
