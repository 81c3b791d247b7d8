"""Milan 2013 is a test: the real programme's days, terms and turning points, replayed through the API over HTTP.

Sources: docs/sources.md. People, spaces and projects are invented; sums, dates and rules are those of the call.
"""

import asyncio
from datetime import date
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.ledger import balances, trial_balance
from api.core.tenancy import enter_tenants
from tests.fixtures.database import Database
from tests.invariants import assert_books_balance
from tests.milan.conftest import Bodies, served
from tests.milan.replay import CHAMBER, COMUNE, FULL, Replay, closing, measure_1, measure_2, money_runs_out, spending


async def _replay(app: FastAPI, clock: SetClock, bodies: Bodies, database: Database) -> Replay:
    async with served(app, clock) as programme:
        replay = Replay(programme, bodies, database)
        for chapter in (measure_1, measure_2, spending, money_runs_out, closing):
            await chapter(replay)
        return replay


@pytest.mark.slow
def test_milan_2013(app: FastAPI, clock: SetClock, bodies: Bodies, database: Database) -> None:
    """One replay, checked chapter by chapter: the chapters are one story and cost most of a minute to tell."""
    r = asyncio.run(_replay(app, clock, bodies, database))
    _check_measure_1(r)
    _check_measure_2(r)
    _check_spending(r)
    _check_money_ran_out(r)
    _check_books(r)


def _check_measure_1(r: Replay) -> None:
    assert r.facts["too_early"]["code"] == "call_not_open"
    refused = r.facts["refused_space"]
    assert refused["status"] == "refused"
    (reason,) = refused["decision"]["reasons"]
    assert (reason["code"], reason["value"]) == ("min_desks", "8")
    assert "10" in reason["text"]
    assert reason["source"]
    assert reason["remedy"]
    listed = {space["id"] for space in r.facts["space_list"] if space["accreditations"]}
    assert listed == set(r.spaces)


def _check_measure_2(r: Replay) -> None:
    assert r.facts["allocated"] == [COMUNE, CHAMBER]
    assert [(e["status"], e["award"]["amount_cents"]) for e in r.facts["examples"]] == [
        ("awarded", 150_000),
        ("awarded", 40_000),
        ("awarded", 150_000),
    ]
    assert [e["receipt"]["arrival_number"] for e in r.facts["examples"]] == [1, 2, 3]


def _check_spending(r: Replay) -> None:
    paid, held, captured, above_list, third, reversed_, again = r.facts["redemptions"]
    assert (paid["http_status"], paid["status"], paid["voucher_share_cents"]) == (201, "captured", 12_500)
    assert (paid["coworker_share_cents"], paid["available_cents"]) == (12_500, 137_500)
    assert (held["status"], held["voucher_share_cents"]) == ("authorized", 10_000)
    assert (captured["status"], captured["voucher_share_cents"]) == ("captured", 7_500)
    assert (above_list["http_status"], above_list["code"]) == (409, "price_above_list")
    assert (third["http_status"], third["voucher_share_cents"]) == (201, 12_500)
    assert (reversed_["http_status"], reversed_["status"]) == (201, "partially_reversed")
    assert (again["http_status"], again["code"]) == (404, "presentation_invalid")
    assert r.facts["voucher"]["available_cents"] == 137_500


def _check_money_ran_out(r: Replay) -> None:
    last, enterprise, after = r.facts["last"], r.facts["enterprise"], r.facts["next_person"]
    assert last["status"] == "waitlisted"
    assert (last["waiting"]["position"], last["waiting"]["reason"]) == (1, "funds_exhausted")
    assert "Comune di Milano" in last["waiting"]["funder_names"]
    assert (enterprise["status"], enterprise["award"]["amount_cents"]) == ("awarded", FULL)
    assert enterprise["award"]["funder_name"] == "Camera di commercio di Milano"
    assert (after["status"], after["waiting"]["position"]) == ("waitlisted", 2)
    assert r.facts["late"]["code"] == "call_not_open"
    assert r.facts["closed"]["status"] == "closed"


def _check_books(r: Replay) -> None:
    comune, chamber = r.facts["lines"]["municipality"], r.facts["lines"]["chamber"]
    spent = 12_500 + 7_500 + 10_000
    assert comune["committed_cents"] == 40_000 + 131 * FULL
    assert comune["available_cents"] == COMUNE - comune["committed_cents"] == 134_000
    assert date.fromisoformat(comune["exhausted_at"][:10]) == date(2014, 8, 12)
    assert (comune["held_cents"], comune["accrued_cents"], comune["paid_cents"]) == (0, spent, 0)
    assert (chamber["committed_cents"], chamber["available_cents"]) == (FULL, CHAMBER - FULL)
    tenant = r.bodies.tenant_id
    assert_books_balance(r.database.engine, tenant)
    with Session(r.database.engine) as session:
        enter_tenants(session, [tenant])
        assert trial_balance(session, tenant) == 0
        ledger = balances(session, tenant)
    line = UUID(comune["id"])
    assert ledger[(line, "funding")] == -COMUNE
    assert ledger[(line, "committed")] == comune["committed_cents"] - spent
    assert ledger[(line, "accrued")] == spent
