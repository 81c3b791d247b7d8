"""Shows a file to its applicant or its office, in the reader's language: rows and rules in, the contract's schema out."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.accounts import get_people
from api.applications.award_queue import waiting_before
from api.applications.judgement import CallTerms, Facts, Judgement
from api.applications.models import Application, CompletionRequest, RegistrationCheck
from api.applications.queries import check_of, completions_of, documents_of
from api.applications.rules import ApplicationStatus, applicant_actions, pen_holder
from api.applications.schemas import ApplicationRead
from api.applications.terms import call_of, judgement_of, terms_of_call
from api.applications.texts import DUE, REMEDIES, WAITING, said
from api.applications.timeline import Life, Round, Step, due, timeline
from api.calls import Call, CallStatus, Outcome, explain_amount, status_of
from api.core.principal import Principal
from api.core.tenancy import scoped
from api.funding import FundingLine
from api.municipalities import get_tenant
from api.spaces import space_name

_SAME = ("id", "status", "version", "created_at", "updated_at", "answers", "space_id", "requested_cents")
_RECEIPT = (
    *("protocol_number", "arrival_number", "received_at", "content_sha256", "previous_hash", "chain_hash", "call_id"),
)


def show_application(
    session: Session, row: Application, *, by: Principal, language: str, now: datetime
) -> ApplicationRead:
    """Show a whole file."""
    session.flush()  # what the use case changed is read again below, by queries of other features
    call = call_of(session, row)
    terms = terms_of_call(call)
    facts, judgement = judgement_of(session, row, terms, now)
    check, rounds, documents = check_of(session, row), completions_of(session, row), documents_of(session, row)
    life, is_open = life_of(row, call, rounds, now), status_of(call, now) is CallStatus.OPEN
    deadline = due(life)
    return ApplicationRead.model_validate(
        {
            **{name: getattr(row, name) for name in _SAME},
            "call": _call(session, call, language, now),
            "identity": _identity(session, row),
            "space_name": space_name(session, row.space_id) if row.space_id else None,
            "tasks": judgement.tasks if row.status == ApplicationStatus.DRAFT else [],
            "outcomes": show_outcomes(judgement, check, language),
            "estimate": _estimate(judgement, language),
            "documents": documents,
            "receipt": receipt_of(row),
            "pen": pen_holder(row.status, check_is_pending=check is not None and check.status == "pending"),
            "due_on": deadline[0] if deadline else None,
            "due_reason": said(DUE[deadline[1]], language, days=life.answer_days) if deadline else None,
            "timeline": [_step(step, life, language) for step in timeline(life)],
            "completion_requests": rounds,
            "registration": check,
            "decision": _decision(row, terms, facts, judgement, language),
            "award": _award(session, row),
            "waiting": _waiting(session, row, language),
            "actions": _actions(row, by, is_open=is_open, is_complete=judgement.is_complete),
        }
    )


def life_of(row: Application, call: Call, rounds: list[CompletionRequest], now: datetime) -> Life:
    """Return what the timeline and the due day follow from."""
    zone = ZoneInfo(call.time_zone)

    def local(at: datetime | None) -> Any:
        return at.astimezone(zone) if at else None

    return Life(
        status=row.status,
        kind=call.kind,
        created_at=local(row.created_at),
        closes_on=local(call.closes_at).date(),
        answer_days=call.service_sheet["answer_days"],
        today=local(now).date(),
        received_at=local(row.received_at),
        taken_at=local(row.taken_at),
        rounds=[Round(local(r.requested_at), r.due_on, local(r.answered_at)) for r in rounds],
        decided_at=local(row.decided_at),
        awarded_at=local(row.awarded_at),
        waitlisted_at=local(row.waitlisted_at),
        ended_at=local(row.withdrawn_at),
    )


def receipt_of(row: Application) -> dict[str, Any] | None:
    """Return the receipt of a filed application."""
    if row.arrival_number is None:
        return None
    members = {name: getattr(row, name) for name in _RECEIPT}
    return {**members, "application_id": row.id, "signature": row.receipt_signature}


def show_outcomes(judgement: Judgement, check: RegistrationCheck | None, language: str) -> list[dict[str, Any]]:
    """Show every rule with what was declared or verified."""
    verified = {"chamber_registered"} if check is not None and check.status != "pending" else set()
    return [_outcome(found, language, is_verified=found.rule["fact"] in verified) for found in judgement.outcomes]


def _outcome(found: Outcome, language: str, *, is_verified: bool) -> dict[str, Any]:
    rule = found.rule
    return {
        "code": found.code,
        "fact": rule["fact"],
        "met": found.met,
        "text": rule["text"][language],
        "value": None if found.value is None else _plain(found.value, language),
        "verified": is_verified,
        "source": rule["source"],
        "remedy": rule["remedy"][language],
    }


def _plain(value: Any, language: str) -> str:
    if isinstance(value, bool):
        return {"it": "sì" if value else "no", "en": "yes" if value else "no"}[language]
    return str(value)[:500]


def _call(session: Session, call: Call, language: str, now: datetime) -> dict[str, Any]:
    tenant = get_tenant(session, call.tenant_id)
    return {
        "id": call.id,
        "municipality_code": tenant.municipality_code if tenant else None,
        "municipality_name": tenant.name if tenant else "",
        "kind": call.kind,
        "title": call.title[language],
        "status": status_of(call, now).value,
        "opens_at": call.opens_at,
        "closes_at": call.closes_at,
        "time_zone": call.time_zone,
    }


def _identity(session: Session, row: Application) -> dict[str, Any]:
    person = get_people(session, [row.person_id])[row.person_id]
    names = ("given_name", "family_name", "tax_code", "email")
    return {**{name: getattr(person, name) for name in names}, "birth_on": person.birth_date}


def _estimate(judgement: Judgement, language: str) -> dict[str, Any] | None:
    amount = judgement.amount
    if amount is None:
        return None
    return {
        "amount_cents": amount.grant_cents,
        "cost_cents": amount.cost_cents,
        "own_cents": amount.own_cents,
        "arithmetic": explain_amount(amount, language),
    }


def _step(step: Step, life: Life, language: str) -> dict[str, Any]:
    reason = said(DUE[step.due_reason], language, days=life.answer_days) if step.due_reason else None
    members = {name: getattr(step, name) for name in ("code", "state", "at", "due_on", "suspended")}
    return {**members, "due_reason": reason}


def _decision(
    row: Application, terms: CallTerms, facts: Facts, judgement: Judgement, language: str
) -> dict[str, Any] | None:
    if row.decision is None:
        return None
    rules = {rule["code"]: rule for rule in terms.rules}
    found = {outcome.code: outcome for outcome in judgement.outcomes}
    reasons = [
        _outcome(
            found.get(code, Outcome(code, None, facts.get(rules[code]["fact"]), rules[code])),
            language,
            is_verified=False,
        )
        for code in row.decision["reasons"]
    ]
    outcome = row.decision["outcome"]
    remedies = REMEDIES[outcome][language]
    return {
        "outcome": outcome,
        "decided_at": row.decided_at,
        "reasons": reasons,
        "note": row.decision["note"],
        "remedies": remedies,
    }


def _award(session: Session, row: Application) -> dict[str, Any] | None:
    if row.line_id is None:
        return None
    line = session.get_one(FundingLine, (row.tenant_id, row.line_id))
    return {
        "amount_cents": row.awarded_cents,
        "line_id": row.line_id,
        "funder_name": line.funder_name,
        "awarded_at": row.awarded_at,
    }


def _waiting(session: Session, row: Application, language: str) -> dict[str, Any] | None:
    if row.status != ApplicationStatus.WAITLISTED or row.waiting_reason is None:
        return None
    ids = [UUID(line_id) for line_id in row.waiting_reason["line_ids"]]
    lines = session.scalars(scoped(FundingLine, row.tenant_id).where(FundingLine.id.in_(ids))).all()
    names = [line.funder_name for line in sorted(lines, key=lambda line: line.position)]
    reason = row.waiting_reason["code"]
    return {
        "position": waiting_before(session, row) + 1,
        "reason": reason,
        "text": said(WAITING[reason], language, funders=", ".join(names)),
        "funder_names": names,
        "since": row.waitlisted_at,
    }


def _actions(row: Application, by: Principal, *, is_open: bool, is_complete: bool) -> list[str]:
    if row.person_id != by.person_id:
        return []
    return applicant_actions(row.status, call_is_open=is_open, is_complete=is_complete)
