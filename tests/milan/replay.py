"""The chapters of Milan 2013: what happened, day by day, through the API."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.templates import Window, milan_2013_spaces, milan_2013_vouchers
from api.clients import create_client
from api.core.principal import Principal, Scope
from api.core.tenancy import enter_tenants
from api.demo.programme import Programme
from api.demo.seed import IDEAS, coworker_answers, create_space, space_answers
from api.demo.spaces import SPACES, TOO_SMALL
from tests.fixtures.database import Database
from tests.milan.booking_system import BookingSystem
from tests.milan.conftest import MILAN, Bodies

Json = dict[str, Any]
MEASURE_1 = Window(datetime(2013, 3, 26, 8, tzinfo=UTC), datetime(2014, 11, 21, 22, tzinfo=UTC))
MEASURE_2 = Window(datetime(2013, 4, 26, 8, tzinfo=UTC), datetime(2014, 11, 21, 22, tzinfo=UTC))
COMUNE, CHAMBER = 19_824_000, 10_000_000
FULL = 150_000
JUNE = ("2013-06-01", "2013-06-30")


class Replay:
    """What happened so far."""

    def __init__(self, programme: Programme, bodies: Bodies, database: Database) -> None:
        self.p, self.bodies, self.database = programme, bodies, database
        self.deciders = bodies.deciders
        self.spaces: list[str] = []
        self.people = iter(bodies.people)
        self.facts: dict[str, Any] = {}

    async def line(self, kind: str) -> Json:
        """Return the funding line of a kind of funder, as the treasurer reads it."""
        listed = (await self.p.get("/v1/funding-lines", by=self.bodies.treasurer))["items"]
        return next(line for line in listed if line["funder"]["kind"] == kind)

    async def application(self, application_id: str, person: UUID) -> Json:
        """Return a file as its applicant reads it."""
        return await self.p.get(f"/v1/applications/{application_id}", by=person)

    async def awarded(self, monthly_cents: int, months: int, *, enterprise: bool = False) -> Json:
        """Somebody new applies and is admitted; return the file, its owner and the receipt."""
        person = next(self.people)
        answers = coworker_answers(
            self.spaces[0], monthly_cents=monthly_cents, months=months, idea=IDEAS[0], enterprise=enterprise
        )
        filed = await self.p.apply(self.facts["vouchers"]["id"], person, answers)
        if enterprise:
            await self.verify_in_register(filed["id"])
        await self.p.decide(filed["id"], self.deciders)
        return {**await self.application(filed["id"], person), "owner": person, "receipt": filed["receipt"]}

    async def verify_in_register(self, application_id: str) -> None:
        """The chamber finds the enterprise in its register."""
        officer = self.bodies.chamber_officer
        pending = (await self.p.get("/v1/registration-checks?status=pending", by=officer))["items"]
        check = next(item for item in pending if item["application_id"] == application_id)
        answer = {
            "outcome": "registered",
            "rea": "MI-2000002",
            "vat_number": "00743110157",
            "ateco": "62.01.00",
            "checked_at": "2013-05-02T09:00:00Z",
        }
        await self.p.post(f"/v1/registration-checks/{check['id']}/result", answer, by=officer)


async def measure_1(r: Replay) -> None:
    """26 March 2013: the list opens; spaces with ten desks or more enter, one with eight is refused."""
    r.p.at(datetime(2013, 3, 20, 9, tzinfo=UTC))
    draft = milan_2013_spaces(MEASURE_1, responsible_person="Responsabile del procedimento")
    r.facts["list"] = await r.p.publish(draft, municipality_code=MILAN, by=r.deciders)
    early = await r.p.draft(r.facts["list"]["id"], r.bodies.managers[3], {"desks_total": 12})
    r.facts["too_early"] = (
        await r.p.send(
            "POST", f"/v1/applications/{early['id']}/submission", by=r.bodies.managers[3], json={}, expect=409
        )
    ).json()
    r.p.at(MEASURE_1.opens_at)
    for number, manager in enumerate(r.bodies.managers[:2]):
        space_id = await create_space(r.p, SPACES[number], manager)
        r.spaces.append(space_id)
        filed = await r.p.apply(r.facts["list"]["id"], manager, space_answers(SPACES[number], space_id))
        r.p.at(MEASURE_1.opens_at + timedelta(days=20 + number))
        await r.p.decide(filed["id"], r.deciders)
    manager = r.bodies.managers[2]
    small = await create_space(r.p, TOO_SMALL, manager)
    filed = await r.p.apply(r.facts["list"]["id"], manager, space_answers(TOO_SMALL, small))
    await r.p.decide(filed["id"], r.deciders, outcome="refused", reasons=("min_desks",))
    r.facts["refused_space"] = await r.application(filed["id"], manager)
    r.facts["space_list"] = (await r.p.get(f"/v1/spaces?municipality={MILAN}"))["items"]


async def measure_2(r: Replay) -> None:
    """26 April 2013: vouchers open with the money of both funders; the worked examples of the guide are awarded."""
    r.p.at(datetime(2013, 4, 20, 9, tzinfo=UTC))
    draft = milan_2013_vouchers(
        MEASURE_2, chamber_id=r.bodies.chamber_id, responsible_person="Responsabile del procedimento"
    )
    r.facts["vouchers"] = await r.p.publish(draft, municipality_code=MILAN, by=r.deciders)
    await r.p.co_sign(r.facts["vouchers"], by=r.bodies.chamber_officer)
    r.p.at(MEASURE_2.opens_at)
    r.facts["allocated"] = [(await r.line(kind))["allocated_cents"] for kind in ("municipality", "chamber")]
    r.facts["examples"] = [await r.awarded(*example) for example in ((25_000, 12), (20_000, 4), (30_000, 12))]


async def spending(r: Replay) -> None:
    """Vouchers are spent at a space through its booking system, over HTTP."""
    r.facts["holders"] = []
    for example in r.facts["examples"]:
        voucher = await r.p.issue(example["id"], officer=r.bodies.deciders.officer)
        await r.p.accept(example["id"], example["owner"])
        r.facts["holders"].append((voucher["id"], example["owner"]))
    r.p.at(datetime(2013, 6, 3, 9, tzinfo=UTC))
    tokens = [await r.p.present(*holder) for holder in r.facts["holders"]]
    client = _booking_client(r)
    base_url = str(r.p._http.base_url)

    def charge() -> list[Json]:
        system = BookingSystem(base_url, *client)
        try:
            paid = system.charge(tokens[0], r.spaces[0], JUNE, 25_000)
            held = system.charge(tokens[1], r.spaces[0], JUNE, 20_000, hold=True)
            captured = system.capture(held["id"], 15_000)
            above_list = system.charge(tokens[2], r.spaces[0], JUNE, 60_000)
            third = system.charge(tokens[2], r.spaces[0], JUNE, 25_000)
            reversed_ = system.reverse(third["id"], 2_500)
            again = system.charge(tokens[0], r.spaces[0], ("2013-07-01", "2013-07-31"), 25_000)
            return [paid, held, captured, above_list, third, reversed_, again]
        finally:
            system.close()

    r.facts["redemptions"] = await asyncio.to_thread(charge)
    r.facts["voucher"] = await r.p.get(f"/v1/vouchers/{r.facts['holders'][0][0]}", by=r.facts["holders"][0][1])


async def money_runs_out(r: Replay) -> None:
    """12 August 2014: the Comune's line can't pay the next in its order; enterprises are still paid by the chamber's."""
    r.p.at(datetime(2014, 8, 12, 9, tzinfo=UTC))
    while (await r.line("municipality"))["exhausted_at"] is None:
        r.facts["last"] = await r.awarded(30_000, 12)
    r.facts["enterprise"] = await r.awarded(30_000, 12, enterprise=True)
    r.facts["next_person"] = await r.awarded(10_000, 1)


async def closing(r: Replay) -> None:
    """21 November 2014: both measures close; late is late."""
    late = next(r.people)
    draft = await r.p.draft(
        r.facts["vouchers"]["id"], late, coworker_answers(r.spaces[0], monthly_cents=25_000, months=12, idea=IDEAS[0])
    )
    r.p.at(MEASURE_2.closes_at)
    answer = await r.p.send("POST", f"/v1/applications/{draft['id']}/submission", by=late, json={}, expect=409)
    r.facts["late"] = answer.json()
    r.facts["closed"] = await r.p.get(f"/v1/calls/{r.facts['vouchers']['id']}")
    r.facts["lines"] = {kind: await r.line(kind) for kind in ("municipality", "chamber")}


def _booking_client(r: Replay) -> tuple[str, str]:
    with Session(r.database.engine, expire_on_commit=False) as session, session.begin():
        enter_tenants(session, [])
        scopes = (Scope.REDEMPTIONS_WRITE, Scope.REDEMPTIONS_READ)
        by = Principal(person_id=r.bodies.managers[0])
        made = create_client(
            session, name="Gestionale 2013", scopes=scopes, space_ids=[UUID(r.spaces[0])], by=by, now=MEASURE_1.opens_at
        )
    return str(made.client.id), made.secret
