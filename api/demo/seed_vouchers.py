"""The second half of the demo's story: coworkers apply, vouchers are awarded and used, Monza's money runs out."""

import math
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.demo.programme import Deciders, Programme
from api.demo.seed import IDEAS, Held, Story, coworker_answers, space_answers
from api.demo.spaces import SPACES

APPLICANTS = 38
HOLDERS = 26


async def award_vouchers(programme: Programme, story: Story) -> None:
    """Applications in every state: the first are awarded, accepted or not, the last wait for an officer."""
    cast, call_id = story.cast, story.calls["vouchers"]["id"]
    deciders = Deciders(cast["francesca"], cast["roberto"])
    waiting: list[tuple[str, UUID]] = []
    for number in range(APPLICANTS):
        person = cast["giulia"] if number == 0 else next(cast.others)
        programme.at(story.day(-59 + number * 1.4, 10))
        space = 0 if number == 0 else number % 28
        answers = _answers(story, space, enterprise=number % 6 == 5)
        application = await programme.apply(call_id, person, answers)
        if number % 6 == 5:
            await _verify_in_register(programme, story, application["id"])
        if number >= HOLDERS + 4:
            waiting.append((application["id"], person))
            continue
        programme.at(story.day(-56 + number * 1.4, 11))
        if number in (7, 16):
            await programme.decide(application["id"], deciders, outcome="refused", reasons=("space_accredited",))
            continue
        await programme.decide(application["id"], deciders)
        voucher = await programme.issue(application["id"], officer=cast["francesca"])
        if number < HOLDERS:
            await programme.accept(application["id"], person)
            story.vouchers.append(Held(voucher["id"], person, space, math.ceil(-56 + number * 1.4)))
    await _leave_in_progress(programme, story, waiting)


async def _leave_in_progress(programme: Programme, story: Story, waiting: list[tuple[str, UUID]]) -> None:
    cast = story.cast
    programme.at(story.day(-2, 10))
    (asked, _), (withdrawn, owner), (proposed, _), (taken, _), *_ = waiting
    for application_id in (asked, proposed, taken):
        await programme.post(f"/v1/applications/{application_id}/review", by=cast["francesca"])
    request = {"items": ["project_idea"], "message": "Descrivi meglio per chi lavori: bastano poche righe.", "days": 10}
    await programme.post(f"/v1/applications/{asked}/completion-requests", request, by=cast["francesca"])
    proposal: dict[str, Any] = {"outcome": "admitted", "reasons": []}
    await programme.post(f"/v1/applications/{proposed}/assessments", proposal, by=cast["francesca"])
    await programme.post(f"/v1/applications/{withdrawn}/withdrawal", by=owner)
    unfinished = _answers(story, 3) | {"project_idea": None, "true_declaration": None}
    await programme.draft(story.calls["vouchers"]["id"], cast["marco"], unfinished)


async def use_vouchers(programme: Programme, story: Story) -> None:
    """Holders spend their vouchers: whole months, single days, some given back in part or whole; three holds."""
    for number, held in enumerate(story.vouchers):
        for use, start in enumerate(range(held.accepted + 1, 0, 28)):
            await _use(programme, story, held, start, f"demo-{number}-{use}")
    await _open_holds(programme, story)


async def _use(programme: Programme, story: Story, held: Held, start: int, reference: str) -> None:
    """Four weeks at the monthly price; some bookings are called off, in part or whole."""
    manager, day = story.managers[held.place], story.day(start, 8)
    programme.at(day)
    token = await programme.present(held.voucher_id, held.person)
    booking = _booking(story, held.place, start, 28, SPACES[held.place].month_cents)
    redemption = await programme.redeem(token, booking, by=manager, reference=reference)
    if reference.endswith(("3-0", "7-1")):
        share = redemption["voucher_share_cents"]
        programme.at(day + timedelta(hours=3))
        body = {"amount_cents": share if reference.endswith("0") else share // 2, "reason": "Prenotazione disdetta."}
        await programme.post(f"/v1/redemptions/{redemption['id']}/reversals", body, by=manager)


async def _open_holds(programme: Programme, story: Story) -> None:
    """A hold that stands, one that was let go, one whose time ran out."""
    for number, held in enumerate(story.vouchers[1:4]):
        programme.at(story.day(-6, 9) if number == 2 else story.day(-1, 9))
        booking = _booking(story, held.place, 40, 1, SPACES[held.place].day_cents)
        manager = story.managers[held.place]
        token = await programme.present(held.voucher_id, held.person)
        reserved = await programme.redeem(token, booking, by=manager, reference=f"hold-{number}", capture=False)
        if number == 1:
            await programme.post(f"/v1/redemptions/{reserved['id']}/release", by=manager)


def _booking(story: Story, place: int, start: int, days: int, price_cents: int) -> dict[str, Any]:
    return {
        "space_id": story.space_ids[place],
        "desk_kind": "shared_desk",
        "price_cents": price_cents,
        "starts_on": story.day(start).date().isoformat(),
        "ends_on": story.day(start + days - 1).date().isoformat(),
    }


async def monza_runs_dry(programme: Programme, story: Story) -> None:
    """Four people use up Monza's own line; the next one waits, an enterprise is paid from the chamber's."""
    cast, call_id = story.cast, story.calls["monza"]["id"]
    deciders = Deciders(cast["matteo"], cast.monza_approver)
    await _list_in_monza(programme, story)
    applicants = [*(next(cast.others) for _ in range(4)), cast["davide"], cast["elena"]]
    for number, person in enumerate(applicants):
        programme.at(story.day(-40 + number, 10))
        enterprise = person == cast["elena"]
        answers = coworker_answers(
            story.space_ids[13], monthly_cents=30_000, months=12, idea=IDEAS[number], enterprise=enterprise
        )
        application = await programme.apply(call_id, person, answers)
        if enterprise:
            await _verify_in_register(programme, story, application["id"])
        await programme.decide(application["id"], deciders)
        if person != cast["davide"]:
            await programme.issue(application["id"], officer=cast["matteo"])
            await programme.accept(application["id"], person)


async def _list_in_monza(programme: Programme, story: Story) -> None:
    """One space may stand in many lists: Fabbrica Bicocca is in Monza's too."""
    manager = story.managers[13]
    programme.at(story.day(-48))
    answers = space_answers(SPACES[13], story.space_ids[13])
    application = await programme.apply(story.calls["monza_spaces"]["id"], manager, answers)
    await programme.decide(application["id"], Deciders(story.cast["matteo"], story.cast.monza_approver))


async def _verify_in_register(programme: Programme, story: Story, application_id: str) -> None:
    """The chamber's officer answers the check of an enterprise."""
    pending = await programme.get("/v1/registration-checks?status=pending&limit=100", by=story.cast["paolo"])
    check = next(item for item in pending["items"] if item["application_id"] == application_id)
    answer = {
        "outcome": "registered",
        "rea": "MI-2000002",
        "vat_number": "00743110157",
        "ateco": "62.01.00",
        "checked_at": programme.clock.at(story.today).isoformat().replace("+00:00", "Z"),
    }
    await programme.post(f"/v1/registration-checks/{check['id']}/result", answer, by=story.cast["paolo"])


def _answers(story: Story, place: int, *, enterprise: bool = False) -> dict[str, Any]:
    space = SPACES[place]
    months = story.random.choice([4, 6, 12, 12, 12])
    idea = IDEAS[story.random.randrange(len(IDEAS))]
    return coworker_answers(
        story.space_ids[place], monthly_cents=space.month_cents, months=months, idea=idea, enterprise=enterprise
    )
