"""From rows to judgement: a file's call, its applicant's facts, and how they stand against the rules."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.accounts import Person, get_person
from api.applications.judgement import CallTerms, Facts, Judgement, facts_of, facts_of_space, judge, pays
from api.applications.models import Application
from api.applications.queries import check_of, documents_of
from api.applications.rules import chamber_facts
from api.calls import Call, CallStatus, read_call, status_of
from api.core.errors import FieldError, InvalidPayload
from api.core.principal import Principal, Role
from api.funding import lines_of
from api.spaces import Space, get_spaces_for_rules


def find_call(session: Session, call_id: UUID) -> Call:
    """Return a published call of any municipality, as everybody sees it. Raises NotFound."""
    return read_call(session, call_id, by=Principal())


def call_of(session: Session, row: Application) -> Call:
    """Return the call of a file."""
    return session.get_one(Call, (row.tenant_id, row.call_id))


def is_over(call: Call, now: datetime) -> bool:
    """Tell whether a call takes no more drafts: closed or cancelled. Before the opening drafts are welcome."""
    return status_of(call, now) not in {CallStatus.PUBLISHED, CallStatus.OPEN, CallStatus.SUSPENDED}


def terms_of_call(call: Call) -> CallTerms:
    """Return the terms of a call."""
    return CallTerms(
        tenant_id=call.tenant_id,
        call_id=call.id,
        kind=call.kind,
        rules=call.rules,
        form=call.form,
        documents=call.documents_required,
        voucher_terms=call.voucher_terms,
        rules_sha256=call.rules_sha256 or "",
        time_zone=call.time_zone,
        answer_days=call.service_sheet["answer_days"],
    )


def terms_of(session: Session, row: Application) -> CallTerms:
    """Return the terms of a file's call."""
    return terms_of_call(call_of(session, row))


def identity_of(person: Person) -> dict[str, Any]:
    """Return who applies, as the identity provider vouched for them."""
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "tax_code": person.tax_code,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "email": person.email,
    }


def reference_day(row: Application, time_zone: str, now: datetime) -> date:
    """Return the day on which rules are judged: that of filing, today before it."""
    return (row.received_at or now).astimezone(ZoneInfo(time_zone)).date()


def judgement_of(session: Session, row: Application, terms: CallTerms, now: datetime) -> tuple[Facts, Judgement]:
    """Return what is known of the applicant and how the file stands."""
    on = reference_day(row, terms.time_zone, now)
    person = get_person(session, row.person_id)
    check = check_of(session, row)
    facts = facts_of(
        terms,
        row.answers,
        identity_of(person) if person else {},
        of_space=_facts_of_space(session, terms, row),
        verified=chamber_facts(check.status if check else None),
        on=on,
    )
    attached = [document.kind for document in documents_of(session, row)]
    return facts, judge(terms, facts, row.answers, attached, on=on)


def refresh_eligibility(session: Session, row: Application, terms: CallTerms, now: datetime) -> None:
    """Work out again which lines may pay a filed application, because a fact of it changed."""
    facts, _ = judgement_of(session, row, terms, now)
    on = reference_day(row, terms.time_zone, now)
    lines = lines_of(session, row.tenant_id, row.call_id)
    row.eligible_line_ids = [str(line.id) for line in lines if pays(line.eligibility, facts, on=on)]
    if row.waiting_reason is not None:
        row.waiting_reason = waiting_reason(row.eligible_line_ids)


def waiting_reason(line_ids: Sequence[str]) -> dict[str, Any]:
    """Return why a file waits: the lines that may pay it are used up, or there is none."""
    return {"code": "funds_exhausted" if line_ids else "no_eligible_line", "line_ids": list(line_ids)}


def space_facts(space: Space, tenant_id: int) -> dict[str, Any]:
    """Return what is known of the space that an application names."""
    statuses = [listing.status for listing in space.listings if listing.tenant_id == tenant_id]
    return facts_of_space(statuses, sum(desk.quantity for desk in space.desks), accessible=space.accessible)


def ensure_spaces_usable(session: Session, terms: CallTerms, changes: Mapping[str, Any], by: Principal) -> None:
    """A voucher is for a space of this municipality's list; one's own space is what one applies to have accredited.

    Raises InvalidPayload with the pointer of the answer.
    """
    for code in _space_fields(terms, changes):
        space = get_spaces_for_rules(session, [UUID(changes[code])]).get(UUID(changes[code]))
        mine = space is not None and by.holds(Role.SPACE_MANAGER, space_id=space.id)
        usable = mine if terms.kind == "accreditation" else space is not None and _is_listed(space, terms.tenant_id)
        if not usable:
            wrong = "not_your_space" if terms.kind == "accreditation" else "space_not_accredited"
            message = "This is not a space that can be named here."
            raise InvalidPayload([FieldError(f"/answers/{code}", wrong, message)])


def named_space(terms: CallTerms, answers: Mapping[str, Any]) -> UUID | None:
    """Return the space that an application names."""
    return next((UUID(answers[code]) for code in _space_fields(terms, answers)), None)


def _is_listed(space: Space, tenant_id: int) -> bool:
    return bool(space_facts(space, tenant_id)["space_accredited"])


def _space_fields(terms: CallTerms, answers: Mapping[str, Any]) -> list[str]:
    return [f["code"] for f in terms.form if f["type"] == "space" and answers.get(f["code"]) is not None]


def _facts_of_space(session: Session, terms: CallTerms, row: Application) -> dict[str, Any] | None:
    named = named_space(terms, row.answers)
    space = get_spaces_for_rules(session, [named]).get(named) if named else None
    return space_facts(space, terms.tenant_id) if space else None
