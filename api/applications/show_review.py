"""What the office sees besides: who works on a file, the proposals, which line would pay; and lists of files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts import Person, get_people
from api.applications.award_queue import preview, undecided_before
from api.applications.models import Application, Assessment
from api.applications.queries import assessments_of, checks_of_all, completions_of_all
from api.applications.review_schemas import ApplicationItemRead, ReviewRead
from api.applications.rules import Review, office_actions, pen_holder
from api.applications.show import life_of
from api.applications.timeline import due
from api.calls import Call
from api.core.principal import Principal, Role
from api.core.tenancy import scoped_to
from api.municipalities import get_tenant
from api.spaces import get_spaces_for_rules

_SAME = (
    *("id", "call_id", "status", "protocol_number", "arrival_number", "received_at", "updated_at", "requested_cents"),
    *("awarded_cents", "assignee_id"),
)


def show_review(session: Session, row: Application, *, by: Principal) -> ReviewRead:
    """Show the office's side of a file."""
    session.flush()  # the proposal that was just written is read again below
    proposals = assessments_of(session, row)
    people = get_people(session, [*(p.proposed_by for p in proposals), *([row.assignee_id] if row.assignee_id else [])])
    return ReviewRead.model_validate(
        {
            "application_id": row.id,
            "assignee_id": row.assignee_id,
            "assignee_name": _name(people.get(row.assignee_id)) if row.assignee_id else None,
            "taken_at": row.taken_at,
            "assessments": [_assessment(proposal, people) for proposal in proposals],
            "lines": preview(session, row),
            "ahead_undecided": undecided_before(session, row),
            "actions": office_actions(_review(row, proposals, by)),
        }
    )


def show_items(
    session: Session, rows: Sequence[Application], *, language: str, now: datetime
) -> list[ApplicationItemRead]:
    """Show files in a list, with a handful of statements whatever their number."""
    if not rows:
        return []
    calls = _calls(session, rows)
    people = get_people(session, [id_ for row in rows for id_ in (row.person_id, row.assignee_id) if id_])
    spaces = get_spaces_for_rules(session, [row.space_id for row in rows if row.space_id])
    rounds = completions_of_all(session, rows)
    waiting = _waiting_for_chamber(session, rows)
    items = []
    for row in rows:
        call = calls[row.call_id]
        tenant = get_tenant(session, row.tenant_id)
        deadline = due(life_of(row, call, rounds[row.id], now))
        space = spaces.get(row.space_id) if row.space_id else None
        shown: dict[str, Any] = {
            **{name: getattr(row, name) for name in _SAME},
            "call_title": call.title[language],
            "municipality_code": tenant.municipality_code if tenant else None,
            "kind": call.kind,
            "applicant_name": _name(people.get(row.person_id)),
            "space_name": space.name if space else None,
            "pen": pen_holder(row.status, check_is_pending=row.id in waiting),
            "due_on": deadline[0] if deadline else None,
            "assignee_name": _name(people.get(row.assignee_id)) if row.assignee_id else None,
        }
        items.append(ApplicationItemRead.model_validate(shown))
    return items


def _calls(session: Session, rows: Sequence[Application]) -> dict[UUID, Call]:
    wanted = scoped_to(Call, {row.tenant_id for row in rows}).where(Call.id.in_({row.call_id for row in rows}))
    return {call.id: call for call in session.scalars(wanted)}


def _waiting_for_chamber(session: Session, rows: Sequence[Application]) -> set[UUID]:
    tenants = {row.tenant_id for row in rows}
    checks = [checks_of_all(session, tenant, [row.id for row in rows if row.tenant_id == tenant]) for tenant in tenants]
    return {id_ for found in checks for id_, check in found.items() if check.status == "pending"}


def _assessment(proposal: Assessment, people: dict[UUID, Person]) -> dict[str, Any]:
    names = ("id", "outcome", "reasons", "note", "proposed_at", "returned_at", "return_note")
    return {
        **{name: getattr(proposal, name) for name in names},
        "proposed_by_name": _name(people.get(proposal.proposed_by)),
    }


def _review(row: Application, proposals: Sequence[Assessment], by: Principal) -> Review:
    open_ones = [proposal for proposal in proposals if proposal.returned_at is None]
    is_own = row.person_id == by.person_id
    return Review(
        status=row.status,
        is_assignee=row.assignee_id == by.person_id,
        has_assignee=row.assignee_id is not None,
        has_proposal=bool(open_ones),
        proposed_by_me=bool(open_ones) and open_ones[-1].proposed_by == by.person_id,
        is_officer=not is_own and by.holds(Role.OFFICER, tenant_id=row.tenant_id),
        is_approver=not is_own and by.holds(Role.APPROVER, tenant_id=row.tenant_id),
    )


def _name(person: Person | None) -> str:
    return f"{person.given_name} {person.family_name}" if person else ""
