"""Shows calls in the reader's language: rows in, the contract's schemas out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.calls.assess import Assessment, position_can_pay
from api.calls.draft_schemas import CallDraft
from api.calls.explain import explain_amount, localise
from api.calls.frozen import canonical_rules
from api.calls.models import Call
from api.calls.publish_call import gates_of
from api.calls.queries import status_of
from api.calls.rules import Outcome
from api.calls.schemas import CallRead, CallSourceRead, FrozenRulesRead
from api.calls.step_schemas import BudgetRead, EligibilityRead
from api.core.errors import NotFound
from api.funding import FundingLine, Position, lines_of, lines_of_calls
from api.municipalities import Tenant

_SAME = (
    *("id", "kind", "opens_at", "closes_at", "time_zone", "allocation", "voucher_terms", "responsible_person", "cup"),
    *("rules_sha256", "co_signature_required", "co_signed_at", "resumes_at", "published_at", "updated_at", "version"),
)
_LOCALISED = ("title", "summary", "rules", "form", "documents_required", "service_sheet")
_AS_WRITTEN = (
    *("kind", "title", "summary", "opens_at", "closes_at", "time_zone", "allocation", "rules", "form"),
    *("voucher_terms", "documents_required", "service_sheet", "cup", "responsible_person"),
)
_SUMMED = ("allocated_cents", "committed_cents", "available_cents")
_FIGURES = (*_SUMMED, "held_cents", "accrued_cents", "paid_cents", "released_cents", "exhausted_at")
_OF_AMOUNT = (
    *("grant_cents", "cost_cents", "monthly_cost_cents", "months", "coverage_basis_points", "share_cents"),
    *("cap_cents", "own_cents", "is_capped", "is_below_minimum"),
)


def show_calls(session: Session, calls: Sequence[Call], *, language: str, now: datetime) -> list[CallRead]:
    """Show calls with their funders."""
    lines = lines_of_calls(session, [call.id for call in calls])
    return [_show(session, call, lines[call.id], language=language, now=now) for call in calls]


def show_call(session: Session, call: Call, *, language: str, now: datetime) -> CallRead:
    """Show one call with its funders."""
    lines = lines_of(session, call.tenant_id, call.id)
    return _show(session, call, lines, language=language, now=now)


def show_source(session: Session, call: Call, *, language: str, now: datetime) -> CallSourceRead:
    """Show a call as it is written, with the gates of its publication."""
    lines = lines_of(session, call.tenant_id, call.id)
    planned = ("funder_kind", "funder_name", "chamber_id", "planned_cents", "eligibility")
    written: dict[str, Any] = {name: getattr(call, name) for name in _AS_WRITTEN}
    written["funding_lines"] = [{name: getattr(line, name) for name in planned} for line in lines]
    return CallSourceRead.model_validate(
        {
            **{name: getattr(call, name) for name in ("id", "version", "created_by")},
            "status": status_of(call, now).value,
            "draft": CallDraft.model_validate(written, strict=False),
            "gates": [
                {"code": gate.code, "met": gate.met, "text": gate.text[language], "is_advice": gate.is_advice}
                for gate in gates_of(call, lines, now)
            ],
        }
    )


def show_frozen_rules(session: Session, call: Call) -> FrozenRulesRead:
    """Show what the hash covers. Raises NotFound while nothing is frozen."""
    if call.rules_sha256 is None:
        raise NotFound()
    canonical = canonical_rules(call, lines_of(session, call.tenant_id, call.id))
    return FrozenRulesRead(rules_sha256=call.rules_sha256, canonical_json=canonical)


def show_assessment(found: Assessment, stands: Sequence[Position], *, language: str) -> EligibilityRead:
    """Show the engine's answer."""
    by_line = {position.line.id: position for position in stands}
    lines = [
        {
            "funding_line_id": outcome.line.id,
            "funder_name": outcome.line.funder_name,
            "eligible": outcome.eligible,
            "can_pay": position_can_pay(by_line.get(outcome.line.id), found.amount, eligible=outcome.eligible),
            "outcomes": show_outcomes(outcome.outcomes, language),
        }
        for outcome in found.lines
    ]
    return EligibilityRead.model_validate(
        {
            "eligible": found.eligible,
            "amount": _show_amount(found, language),
            "outcomes": show_outcomes(found.outcomes, language),
            "unanswered": found.unanswered,
            "funding_lines": lines,
        }
    )


def show_outcomes(outcomes: Sequence[Outcome], language: str) -> list[dict[str, Any]]:
    """Return each outcome with its words: rule, value, source and remedy (a refusal names all four)."""
    return [
        {
            "code": outcome.code,
            "met": outcome.met,
            "text": outcome.rule["text"][language],
            "value": outcome.value,
            "source": outcome.rule["source"],
            "remedy": outcome.rule["remedy"][language],
        }
        for outcome in outcomes
    ]


def show_budget(call: Call, stands: Sequence[Position], *, language: str, now: datetime) -> BudgetRead:
    """Show where the money of a call stands."""
    lines = [
        {
            "funding_line_id": position.line.id,
            "funder_kind": position.line.funder_kind,
            "funder_name": position.line.funder_name,
            "eligibility": _sentences(position.line, language),
            **{name: getattr(position, name) for name in _FIGURES},
        }
        for position in stands
    ]
    sums = {name: sum(line[name] for line in lines) for name in _SUMMED}
    return BudgetRead.model_validate({"call_id": call.id, "as_of": now, "lines": lines, **sums})


def _show(session: Session, call: Call, lines: Sequence[FundingLine], *, language: str, now: datetime) -> CallRead:
    tenant = session.get_one(Tenant, call.tenant_id)
    shown = {name: localise(getattr(call, name), language) for name in _LOCALISED}
    reason = call.inactive_reason and call.inactive_reason[language]
    shown["service_sheet"] = {**shown["service_sheet"], "inactive_reason": reason}
    funders = [
        {
            "kind": line.funder_kind,
            "name": line.funder_name,
            "allocated_cents": line.allocated_cents if line.published_at else line.planned_cents,
            "funding_line_id": line.id,
            "eligibility": _sentences(line, language),
        }
        for line in lines
    ]
    return CallRead.model_validate(
        {
            **{name: getattr(call, name) for name in _SAME},
            **shown,
            "municipality_code": tenant.municipality_code,
            "status": status_of(call, now).value,
            "funders": funders,
        }
    )


def _show_amount(found: Assessment, language: str) -> dict[str, Any] | None:
    if found.amount is None:
        return None
    return {
        **{name: getattr(found.amount, name) for name in _OF_AMOUNT},
        "explanation": explain_amount(found.amount, language),
    }


def _sentences(line: FundingLine, language: str) -> list[str]:
    return [rule["text"][language] for rule in line.eligibility]
