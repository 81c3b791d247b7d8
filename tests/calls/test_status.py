"""The state of a call follows what was decided and the clock; the query sees the same state as the rule."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.calls import Call, CallStatus, Window
from api.calls.queries import CallFilter, find_calls, status_of
from api.calls.status_rules import Window as StatusWindow
from api.calls.status_rules import status_at
from api.core.pagination import PageRequest
from api.core.principal import Principal
from api.core.tenancy import enter_tenants
from tests.factories.calls import make_call, space_draft

OPENS = datetime(2013, 4, 26, 10, tzinfo=UTC)
CLOSES = datetime(2014, 11, 21, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("stored", "now", "signed", "expected"),
    [
        ("draft", OPENS, True, "draft"),
        ("published", OPENS - TICK, True, "published"),
        ("published", OPENS, True, "open"),
        ("published", CLOSES - TICK, True, "open"),
        ("published", CLOSES, True, "closed"),
        ("published", OPENS, False, "published"),
        ("published", CLOSES, False, "closed"),
        ("closed", OPENS, True, "closed"),
        ("suspended", OPENS, True, "suspended"),
        ("cancelled", OPENS, True, "cancelled"),
    ],
)
def test_windows_are_half_open_and_need_the_co_signature(
    stored: str, now: datetime, signed: bool, expected: str
) -> None:
    assert status_at(StatusWindow(stored, OPENS, CLOSES, None, signed), now) == expected


@pytest.mark.parametrize(("after", "expected"), [(-TICK, "suspended"), (timedelta(), "open")])
def test_a_suspension_ends_by_itself_on_its_day(after: timedelta, expected: str) -> None:
    returns = OPENS + timedelta(days=30)

    assert status_at(StatusWindow("suspended", OPENS, CLOSES, returns, True), returns + after) == expected


def test_the_query_and_the_rule_agree_on_every_call_at_every_instant(session: Session, tenant_id: int) -> None:
    calls = _one_of_each(session, tenant_id)
    instants = [OPENS - TICK, OPENS, OPENS + timedelta(days=30), CLOSES - TICK, CLOSES]

    for now, status in product(instants, CallStatus):
        found = find_calls(session, PageRequest(100), CallFilter(status=status), by=Principal(), now=now)
        assert {c.id for c in found.items} == {c.id for c in calls if status_of(c, now) == status}, (now, status)


def _one_of_each(session: Session, tenant_id: int) -> list[Call]:
    stored = ["published", "suspended", "closed", "evaluating", "concluded", "cancelled"]
    returns = [None, OPENS + timedelta(days=30)]
    for status, resumes_at, co_signed in product(stored, returns, [None, False, True]):
        call = make_call(session, tenant_id, space_draft(Window(OPENS, CLOSES)))
        signed_at = OPENS if co_signed else None
        values = {"co_signature_required": co_signed is not None, "co_signed_at": signed_at, "resumes_at": resumes_at}
        session.execute(
            update(Call).where(Call.tenant_id == tenant_id, Call.id == call.id).values(status=status, **values)
        )
    session.commit()
    enter_tenants(session, [tenant_id])
    found = find_calls(session, PageRequest(100), CallFilter(), by=Principal(), now=OPENS)
    for call in found.items:
        session.refresh(call)
    return list(found.items)
