"""The feed: in commit order, nothing skipped, each reader only what concerns them (contract §1.3, C6)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.outbox import emit
from api.core.tenancy import enter_tenants
from tests.conftest import Tokens
from tests.events.reading import read_feed
from tests.factories.accounts import make_chamber
from tests.factories.clients import make_client
from tests.factories.vouchers import make_programme
from tests.fixtures.database import Database
from tests.redemptions.conftest import ProgrammeDesk, SandboxDesk


def test_every_step_of_a_redemption_is_told(sandbox: SandboxDesk) -> None:
    held = sandbox.redeem("TEST-OK", capture=False).json()
    sandbox.step(held["id"], "capture")
    sandbox.step(held["id"], "reversals", amount_cents=500, reason="cancelled")
    released = sandbox.redeem("TEST-OK", capture=False).json()
    sandbox.step(released["id"], "release")

    events = read_feed(sandbox.api, sandbox.token, least=5)

    assert [(event["type"], event["resource"]["id"]) for event in events] == [
        ("redemption.authorized", held["id"]),
        ("redemption.captured", held["id"]),
        ("redemption.reversed", held["id"]),
        ("redemption.authorized", released["id"]),
        ("redemption.released", released["id"]),
    ]
    assert events[2]["data"]["amount_cents"] == 500


def test_an_event_has_the_contract_s_members(sandbox: SandboxDesk) -> None:
    sandbox.redeem("TEST-OK")

    event = read_feed(sandbox.api, sandbox.token, least=1)[0]

    assert set(event) == {"id", "type", "occurred_at", "resource", "data"}
    assert event["resource"]["type"] == "redemption"


def test_pages_and_the_last_event_s_id_go_on_where_one_stopped(sandbox: SandboxDesk) -> None:
    made = [sandbox.redeem("TEST-OK").json()["id"] for _ in range(5)]
    read_feed(sandbox.api, sandbox.token, least=5)

    first = sandbox.api.get("/v1/events?limit=3", token=sandbox.token).json()
    rest = sandbox.api.get(f"/v1/events?cursor={first['next_cursor']}", token=sandbox.token).json()
    later = sandbox.api.get(f"/v1/events?cursor={first['items'][-1]['id']}", token=sandbox.token).json()

    assert [event["resource"]["id"] for event in first["items"] + rest["items"]] == made
    assert (rest["next_cursor"], later) == (None, rest)


@pytest.mark.parametrize("cursor", ["nonsense", "WyJ4Il0", "01890000-0000-7000-8000-000000000000"])
def test_a_cursor_that_was_not_given_by_us_is_told(sandbox: SandboxDesk, cursor: str) -> None:
    answer = sandbox.api.get(f"/v1/events?cursor={cursor}", token=sandbox.token)

    assert answer.status_code == 422


def test_a_type_narrows_the_feed(sandbox: SandboxDesk) -> None:
    held = sandbox.redeem("TEST-OK", capture=False).json()
    sandbox.step(held["id"], "release")

    events = read_feed(sandbox.api, sandbox.token, least=1, query="type=redemption.released")

    assert [event["type"] for event in events] == ["redemption.released"]


def test_a_space_reads_nothing_of_another(desk: ProgrammeDesk, sandbox: SandboxDesk) -> None:
    desk.redeem(desk.presentation())
    sandbox.redeem("TEST-OK")
    read_feed(sandbox.api, sandbox.token, least=1)

    events = read_feed(desk.api, desk.token, least=1)

    assert [event["data"]["space_id"] for event in events] == [str(desk.space_id)]


def test_a_chamber_reads_its_own_lines(desk: ProgrammeDesk, tokens: Tokens, database: Database) -> None:
    with Session(database.engine) as session, session.begin():
        chamber = make_chamber(session)
        programme = make_programme(session, lines=(1_000_000, 1_000_000), tenant_id=desk.programme.tenant_id)
        session.execute(
            text("UPDATE funding_lines SET chamber_id = :chamber WHERE id = :line"),
            {"chamber": chamber.id, "line": programme.line_ids[1]},
        )
        for line_id in programme.line_ids:
            emit(session, programme.tenant_id, "funding_line.exhausted", "funding_line", line_id,
                 at=datetime.now(UTC), funding_line_id=line_id)  # fmt: skip
        client = make_client(session, scopes=["events:read"], chamber_id=chamber.id)
        token, own = tokens.client(client.id, "events:read"), str(programme.line_ids[1])

    events = read_feed(desk.api, token, least=1)

    assert [event["resource"]["id"] for event in events] == [own]


def test_without_the_scope_nothing_is_told(desk: ProgrammeDesk, tokens: Tokens) -> None:
    token = tokens.client(desk.programme.client_id, "redemptions:read")

    assert desk.api.get("/v1/events", token=token).status_code == 403


def test_after_ninety_days_an_event_is_gone(sandbox: SandboxDesk, clock: SetClock) -> None:
    sandbox.redeem("TEST-OK")
    read_feed(sandbox.api, sandbox.token, least=1)
    clock.set(datetime.now(UTC) + timedelta(days=92))

    assert sandbox.api.get("/v1/events", token=sandbox.token).json()["items"] == []


def test_what_commits_late_is_not_skipped(sandbox: SandboxDesk, database: Database) -> None:
    """A transaction that began before others and commits after them: a reader by id would never see its event."""
    first = sandbox.redeem("TEST-OK").json()
    with Session(database.engine) as slow:
        enter_tenants(slow, [sandbox.tenant_id])
        emit(slow, sandbox.tenant_id, "space.suspended", "space", sandbox.space_id, at=datetime.now(UTC),
             space_id=sandbox.space_id)  # fmt: skip
        slow.flush()
        second = sandbox.redeem("TEST-OK").json()
        seen = sandbox.api.get("/v1/events", token=sandbox.token).json()["items"]
        slow.commit()
    known = {event["id"] for event in seen}

    events = read_feed(sandbox.api, sandbox.token, least=3)
    after = [event for event in events if event["id"] not in known]

    assert second["id"] not in {event["resource"]["id"] for event in seen}
    assert [event["type"] for event in events] == ["redemption.captured", "space.suspended", "redemption.captured"]
    assert events[: len(seen)] == seen
    assert [event["resource"]["id"] for event in after][-2:] == [str(sandbox.space_id), second["id"]]
    assert events[0]["resource"]["id"] == first["id"]


@pytest.mark.slow
def test_a_reader_beside_many_writers_misses_nothing(sandbox: SandboxDesk) -> None:
    made: set[str] = set()
    seen: list[str] = []

    def write(_: int) -> None:
        made.add(sandbox.redeem("TEST-OK").json()["id"])

    cursor = ""
    with ThreadPoolExecutor(8) as threads:
        writing = [threads.submit(write, place) for place in range(120)]
        while not all(future.done() for future in writing) or len(set(seen)) < len(made):
            page = sandbox.api.get(f"/v1/events?limit=10{cursor}", token=sandbox.token).json()
            seen += [event["resource"]["id"] for event in page["items"]]
            if page["items"]:
                cursor = f"&cursor={page['items'][-1]['id']}"

    assert sorted(seen) == sorted(made)
