"""A day of a space, and the hash by which a booking system finds out what it missed."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from api.core.clock import SetClock
from tests.redemptions.conftest import Json, ProgrammeDesk, SandboxDesk


@pytest.fixture(autouse=True)
def _noon(clock: SetClock) -> None:
    clock.set(datetime(2026, 11, 22, 12, tzinfo=UTC))


def statement(desk: ProgrammeDesk | SandboxDesk, day: str = "2026-11-22") -> Json:
    """Read a day."""
    answer = desk.api.get(f"/v1/statements/{day}?space_id={desk.space_id}", token=desk.token)
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body


def test_the_lines_sum_to_the_totals(sandbox: SandboxDesk) -> None:
    voucher = sandbox.voucher(1_000_000)
    first, second, held = (
        sandbox.redeem(token, capture=capture).json()
        for token, capture in zip(sandbox.presentations(voucher, 3), (True, True, False), strict=True)
    )
    sandbox.step(first["id"], "reversals", amount_cents=500, reason="cancelled")

    found = statement(sandbox)

    assert [line["id"] for line in found["lines"]] == [first["id"], second["id"], held["id"]]
    assert found["totals"] == {
        "count": 3,
        "captured_count": 2,
        "price_cents": 50_000,
        "voucher_share_cents": 25_000,
        "coworker_share_cents": 25_000,
        "reversed_cents": 500,
        "net_cents": 24_500,
    }


def test_anyone_can_recompute_the_hash(sandbox: SandboxDesk) -> None:
    for _ in range(3):
        sandbox.redeem("TEST-OK", external_reference=f"prénotation «{_}»")

    found = statement(sandbox)
    lines = [json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for line in found["lines"]]

    assert found["sha256"] == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_the_hash_changes_with_any_line(sandbox: SandboxDesk) -> None:
    redemption = sandbox.redeem("TEST-OK").json()
    before = statement(sandbox)["sha256"]

    sandbox.step(redemption["id"], "reversals", amount_cents=1, reason="cancelled")

    assert statement(sandbox)["sha256"] != before


def test_a_day_is_that_of_rome(desk: ProgrammeDesk, clock: SetClock) -> None:
    clock.set(datetime(2026, 11, 21, 22, 59, 59, tzinfo=UTC))
    yesterday = desk.redeem(desk.presentation()).json()
    clock.set(datetime(2026, 11, 21, 23, 0, tzinfo=UTC))
    today = desk.redeem(desk.presentation()).json()

    assert [line["id"] for line in statement(desk, "2026-11-21")["lines"]] == [yesterday["id"]]
    assert [line["id"] for line in statement(desk, "2026-11-22")["lines"]] == [today["id"]]


def test_another_space_s_statement_is_not_there(desk: ProgrammeDesk, sandbox: SandboxDesk) -> None:
    answer = desk.api.get(f"/v1/statements/2026-11-22?space_id={sandbox.space_id}", token=desk.token)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("day", ["2026-02-30", "22-11-2026", "today", "20261122"])
def test_what_is_no_date_is_told(desk: ProgrammeDesk, day: str) -> None:
    answer = desk.api.get(f"/v1/statements/{day}?space_id={desk.space_id}", token=desk.token)

    assert answer.status_code == 422
