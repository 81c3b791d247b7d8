"""The news of a call that the clock opened or closed, told once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from api.calls import Call, Window
from api.calls.announce_windows import TOLD_FOR, announce_windows
from api.core.outbox import Event
from api.core.tenancy import enter_tenants, scoped
from tests.calls.conftest import BEFORE, CLOSES, OPENS
from tests.factories.accounts import make_chamber
from tests.factories.calls import make_call, voucher_draft


def told(session: Session, call: Call, now: datetime) -> list[str]:
    """Return the news after a round of the worker at an instant."""
    announce_windows(session, [call.tenant_id], now=now)
    session.commit()
    enter_tenants(session, [call.tenant_id])
    events = session.scalars(scoped(Event, call.tenant_id).where(Event.resource_id == call.id).order_by(Event.id))
    return [event.type for event in events]


@pytest.fixture
def call(session: Session, tenant_id: int) -> Call:
    """A call that was published before its window."""
    made = make_call(session, tenant_id, voucher_draft(Window(OPENS, CLOSES)), now=BEFORE)
    session.commit()
    enter_tenants(session, [tenant_id])
    return made


def test_opening_and_closing_are_told_once_each(session: Session, call: Call) -> None:
    instants = (BEFORE, OPENS, OPENS + timedelta(minutes=1), CLOSES, CLOSES + timedelta(minutes=1))

    assert [told(session, call, now)[1:] for now in instants] == [
        [],
        ["call.opened"],
        ["call.opened"],
        ["call.opened", "call.closed"],
        ["call.opened", "call.closed"],
    ]


def test_old_news_is_not_told(session: Session, call: Call) -> None:
    assert told(session, call, OPENS + TOLD_FOR + timedelta(minutes=1)) == ["call.published"]


def test_a_co_funded_call_is_told_open_once_its_chamber_signed(session: Session, tenant_id: int) -> None:
    chamber = make_chamber(session)
    draft = voucher_draft(Window(OPENS, CLOSES), chamber_id=chamber.id)
    call = make_call(session, tenant_id, draft, now=BEFORE, co_signed=False)
    session.commit()
    enter_tenants(session, [tenant_id])
    later = OPENS + timedelta(days=20)

    before = told(session, call, OPENS)
    call.co_signed_at = later

    assert "call.opened" not in before
    assert "call.opened" in told(session, call, later)
