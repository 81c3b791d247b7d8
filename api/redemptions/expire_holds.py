"""Ends holds whose time is over, through the lane's own flush: money moves in one place only."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.tenancy import scoped_to
from api.redemptions.acts import Expire, Job, Reply
from api.redemptions.lane import RedemptionLane
from api.redemptions.models import Redemption
from api.redemptions.rules import RedemptionStatus

MOST_AT_ONCE = 128


def overdue_holds(session: Session, tenants: Sequence[int], *, now: datetime, limit: int = MOST_AT_ONCE) -> list[UUID]:
    """Return holds whose time is over."""
    wanted = scoped_to(Redemption, tenants).where(
        Redemption.status == RedemptionStatus.AUTHORIZED, Redemption.expires_at <= now
    )
    return list(session.scalars(wanted.with_only_columns(Redemption.id).order_by(Redemption.expires_at).limit(limit)))


async def expire_holds(lane: RedemptionLane, redemption_ids: Sequence[UUID]) -> int:
    """End these holds and return how many ended; one that was settled meanwhile stays as it is, a bad one fails alone."""
    ends = (lane.do(Job(Expire(redemption_id), by=None)) for redemption_id in redemption_ids)
    answers = await asyncio.gather(*ends, return_exceptions=True)
    return sum(isinstance(answer, Reply) and answer.status == 200 for answer in answers)
