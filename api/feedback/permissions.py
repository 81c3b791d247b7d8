"""Who may write and read: everybody writes, so many times an hour; the office reads."""

from typing import Annotated

from fastapi import Depends, Request

from api.core.principal import Principal, Role
from api.web.authorization import AnyCaller, require
from api.web.rate_limit import RateLimits


async def _within_limit(request: Request, by: AnyCaller) -> Principal:
    limits: RateLimits = request.app.state.message_limits
    address = request.client.host if request.client else "unknown"
    # A count of its own: the answer's headers go on telling the general limit.
    limits.count_caller({}, str(by.actor_id or address))
    return by


WriteToOffice = Annotated[Principal, Depends(_within_limit)]
ReadAssistanceRequests = Annotated[Principal, Depends(require(Role.OFFICER, Role.APPROVER))]
