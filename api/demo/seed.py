"""The demo's data: Milan's programme in the terms of 2013 with dates around today, and a small one of Monza whose money is
used up. All of it is made through the API by the people who would do it, with the clock set to each day.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from api.calls.templates import Window, milan_2013_spaces, milan_2013_vouchers
from api.demo.cast import MILAN, MONZA, Cast
from api.demo.programme import Deciders, Programme
from api.demo.spaces import SPACES, TOO_SMALL, DemoSpace

Json = dict[str, Any]
RESPONSIBLE = "Francesca Villa"
IDEAS = (
    "Un atelier di grafica per piccole case editrici: impaginazione, copertine e cataloghi, con incontri aperti nel quartiere.",
    "Traduzioni tecniche per l'artigianato lombardo che esporta: manuali, schede e siti in tre lingue.",
    "Consulenza energetica per condomini: diagnosi, preventivi chiari e assistenza fino al cantiere.",
    "Un laboratorio di podcast per scuole e biblioteche, con registrazione mobile e formazione agli insegnanti.",
    "Sviluppo di piccole applicazioni per associazioni sportive: iscrizioni, pagamenti e calendario.",
    "Progettazione di interni accessibili per studi medici e negozi di vicinato.",
)


class Held(NamedTuple):
    """A voucher, its holder, the space it is used at and the day (from today) on which it was accepted."""

    voucher_id: str
    person: UUID
    place: int
    accepted: int


@dataclass
class Story:
    """What the seed has made so far and its later stages need."""

    cast: Cast
    today: datetime
    random: Random = field(default_factory=lambda: Random(2013))  # noqa: S311 - the same story at every start
    space_ids: list[str] = field(default_factory=list)
    managers: list[UUID] = field(default_factory=list)
    calls: dict[str, Json] = field(default_factory=dict)
    vouchers: list[Held] = field(default_factory=list)

    def day(self, days: float, hour: int = 9) -> datetime:
        """Return an hour (UTC) of the day so many days from today."""
        return (self.today + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


async def seed(programme: Programme, story: Story) -> None:
    """Tell the whole story, in the order of its days."""
    from api.demo.seed_vouchers import award_vouchers, monza_runs_dry, use_vouchers

    await open_calls(programme, story)
    await accredit_spaces(programme, story)
    await award_vouchers(programme, story)
    await use_vouchers(programme, story)
    await monza_runs_dry(programme, story)
    programme.at(story.today)


async def open_calls(programme: Programme, story: Story) -> None:
    """Write, publish and co-sign the calls of both municipalities."""
    cast = story.cast
    programme.at(story.day(-130))
    spaces = milan_2013_spaces(Window(story.day(-120), story.day(240)), responsible_person=RESPONSIBLE)
    milan = Deciders(cast["francesca"], cast["roberto"])
    story.calls["spaces"] = await programme.publish(spaces, municipality_code=MILAN, by=milan)
    programme.at(story.day(-75))
    vouchers = milan_2013_vouchers(
        Window(story.day(-60, 8), story.day(200, 22)), chamber_id=cast.chamber, responsible_person=RESPONSIBLE
    )
    story.calls["vouchers"] = await programme.publish(vouchers, municipality_code=MILAN, by=milan)
    small = milan_2013_vouchers(
        Window(story.day(-50), story.day(120)),
        chamber_id=cast.chamber,
        municipality_name="Comune di Monza",
        municipality_cents=600_000,
        chamber_cents=2_000_000,
        responsible_person="Matteo Gallo",
    )
    monza = Deciders(cast["matteo"], cast.monza_approver)
    story.calls["monza"] = await programme.publish(small, municipality_code=MONZA, by=monza)
    list_of_monza = milan_2013_spaces(Window(story.day(-70), story.day(240)), responsible_person="Matteo Gallo")
    story.calls["monza_spaces"] = await programme.publish(list_of_monza, municipality_code=MONZA, by=monza)
    programme.at(story.day(-65))
    for name in ("vouchers", "monza"):
        await programme.co_sign(story.calls[name], by=cast["paolo"])


async def accredit_spaces(programme: Programme, story: Story) -> None:
    """Spaces apply for the list; one with eight desks is refused, one is still being examined, one was suspended."""
    cast = story.cast
    deciders = Deciders(cast["francesca"], cast["roberto"])
    for number, space in enumerate(SPACES):
        manager = cast["chiara"] if number == 0 else next(cast.others)
        programme.at(story.day(-118 + number))
        space_id = await create_space(programme, space, manager)
        story.space_ids.append(space_id)
        story.managers.append(manager)
        application = await programme.apply(story.calls["spaces"]["id"], manager, space_answers(space, space_id))
        if number < len(SPACES) - 1:
            programme.at(story.day(-108 + number))
            await programme.decide(application["id"], deciders)
    manager = next(cast.others)
    programme.at(story.day(-70))
    too_small = await create_space(programme, TOO_SMALL, manager)
    application = await programme.apply(story.calls["spaces"]["id"], manager, space_answers(TOO_SMALL, too_small))
    programme.at(story.day(-64))
    await programme.decide(application["id"], deciders, outcome="refused", reasons=("min_desks",))
    await _suspend_last(programme, story)


async def _suspend_last(programme: Programme, story: Story) -> None:
    programme.at(story.day(-20))
    wanted = story.space_ids[-2]
    listed = (await programme.get("/v1/accreditations?limit=100", by=story.cast["francesca"]))["items"]
    accreditation = next(item for item in listed if item["space_id"] == wanted)
    reason = "Lavori all'impianto elettrico: lo spazio riapre dopo la verifica."
    await programme.post(
        f"/v1/accreditations/{accreditation['id']}/suspension", {"reason": reason}, by=story.cast["roberto"]
    )


async def create_space(programme: Programme, space: DemoSpace, manager: UUID) -> str:
    """Describe a space as its manager does and return its id."""
    week = (
        [(day, "00:00", "24:00") for day in range(1, 8)]
        if space.always_open
        else [(day, "08:30", "19:30") for day in range(1, 6)]
    )
    desks = {"shared_desk": space.shared, "reserved_desk": space.reserved, "private_office": space.offices}
    body = {
        "operator": {"name": space.operator},
        "name": space.name,
        "address": {
            "street": space.street,
            "postal_code": space.postal_code,
            "municipality_code": MILAN,
            "district": space.district,
        },
        "location": {"lat": space.lat, "lon": space.lon},
        "desks": desks,
        "services": list(space.services),
        "opening_hours": [{"day": day, "opens": opens, "closes": closes} for day, opens, closes in week],
        "price_list": _prices(space, desks),
        "accessible": space.accessible,
        "phone": "+39 02 0000 0000",
        "website": "https://spazio.example",
    }
    created = await programme.post("/v1/spaces", body, by=manager)
    return str(created["id"])


def _prices(space: DemoSpace, desks: dict[str, int]) -> list[Json]:
    """A reserved desk costs 1.4 times a shared one, an office 2.6 times: plausible, invented, in whole euros."""
    tenths = {"shared_desk": 10, "reserved_desk": 14, "private_office": 26}
    return [
        {"desk_kind": kind, "unit": unit, "price_cents": cents * tenths[kind] // 1000 * 100}
        for kind, quantity in desks.items()
        if quantity
        for unit, cents in (("day", space.day_cents), ("month", space.month_cents))
    ]


def space_answers(space: DemoSpace, space_id: str) -> Json:
    """Return the answers with which a space applies for the list."""
    fulfilled = ("company_registered", "broadband", "meeting_room", "shared_equipment", "events", "business_network")
    return {
        "space_id": space_id,
        "desks_total": space.shared + space.reserved + space.offices,
        "rea_number": "MI-2000001",
        "true_declaration": True,
        **dict.fromkeys(fulfilled, True),
    }


def coworker_answers(space_id: str, *, monthly_cents: int, months: int, idea: str, enterprise: bool = False) -> Json:
    """Return the answers with which a coworker applies for a voucher."""
    firm = {
        "chamber_registered": True,
        "micro_enterprise": True,
        "vat_number": "00743110157",
        "rea_number": "MI-2000002",
    }
    return {
        "applicant_kind": "enterprise" if enterprise else "person",
        **(firm if enterprise else {}),
        "has_project": True,
        "project_idea": idea,
        "space_id": space_id,
        "monthly_cost_cents": monthly_cents,
        "months": months,
        "true_declaration": True,
    }
