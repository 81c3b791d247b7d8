"""Tells of calls that the clock opened or closed: the state itself needs no job, only the news of it does."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import not_, or_, select, text
from sqlalchemy.orm import Session

from api.calls.models import Call
from api.calls.queries import status_of
from api.calls.status_rules import CallStatus
from api.core import outbox
from api.core.outbox import Event
from api.core.tenancy import scoped_to

TOLD_FOR = timedelta(days=7)
"""News that are older, after a long stop of the workers, are no news any more."""
_ONE_TELLER = text("SELECT pg_try_advisory_xact_lock(7205914483103)")
_NEWS = {CallStatus.OPEN: "call.opened", CallStatus.CLOSED: "call.closed"}


def announce_windows(session: Session, tenant_ids: Sequence[int], *, now: datetime) -> int:
    """Emit ``call.opened`` and ``call.closed`` once per call and return how many; the tenants' doors are open.

    One worker at a time: the news changes no row of the call, so a lock of the row would not hold a second teller back.
    """
    if not session.execute(_ONE_TELLER).scalar_one():
        return 0
    since = now - TOLD_FOR
    recent = or_(Call.opens_at.between(since, now), Call.closes_at.between(since, now), Call.co_signed_at > since)
    wanted = scoped_to(Call, tenant_ids).where(recent, Call.status.in_([CallStatus.PUBLISHED, CallStatus.SUSPENDED]))
    told = 0
    for status, news in _NEWS.items():
        known = select(Event.id).where(
            Event.tenant_id == Call.tenant_id, Event.resource_id == Call.id, Event.type == news
        )
        waiting = wanted.where(not_(known.exists())).order_by(Call.id).limit(100)
        for call in session.scalars(waiting):
            if status_of(call, now) is status:
                outbox.emit(session, call.tenant_id, news, "call", call.id, at=now, data={"kind": call.kind})
                told += 1
    return told
