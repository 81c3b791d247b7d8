"""Runs the engine over answers: the simulator, the gate of the submission and the office ask this one function."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.calls.form_rules import answers_that_apply
from api.calls.models import Call
from api.calls.rules import Amount, Outcome, amount_of, evaluate, unanswered, verdict
from api.funding import FundingLine, Position
from api.spaces import listing_status

USABLE = frozenset({"accredited", "renewal_due"})
"""States of an accreditation in which a space may be chosen and used."""


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """Whether a line may pay this applicant, and by which of its rules."""

    line: FundingLine
    eligible: bool | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules say; ``eligible`` None: it depends on what was not answered."""

    eligible: bool | None
    outcomes: tuple[Outcome, ...]
    amount: Amount | None
    unanswered: tuple[str, ...]
    lines: tuple[LineOutcome, ...]

    @property
    def eligible_line_ids(self) -> tuple[UUID, ...]:
        """Return the lines that may pay, in their order of use."""
        return tuple(outcome.line.id for outcome in self.lines if outcome.eligible)


def assess(
    session: Session,
    call: Call,
    lines: Sequence[FundingLine],
    answers: Mapping[str, Any],
    *,
    now: datetime,
    is_simulation: bool = False,
) -> Assessment:
    """Hold answers (that fit the form) against a call's rules and each line's own; stores nothing.

    A simulation passes over rules about what the simulator does not ask, such as a declaration to be signed.
    """
    on = local_date(call, now)
    facts = {**answers_that_apply(call.form, answers, on=on)}
    facts |= _derived_facts(session, call, facts)
    outcomes = evaluate(_rules_in_question(call, facts) if is_simulation else call.rules, facts, on=on)
    found = [evaluate(line.eligibility, facts, on=on) for line in lines]
    paying = tuple(LineOutcome(line, verdict(own), tuple(own)) for line, own in zip(lines, found, strict=True))
    no_line_pays = bool(paying) and all(outcome.eligible is False for outcome in paying)
    amount = amount_of(call.voucher_terms, facts)
    eligible = False if no_line_pays or (amount is not None and amount.is_below_minimum) else verdict(outcomes)
    return Assessment(eligible, tuple(outcomes), amount, tuple(_missing(call, outcomes, facts)), paying)


def local_date(call: Call, now: datetime) -> date:
    """Return the day it is where the call runs."""
    return now.astimezone(ZoneInfo(call.time_zone)).date()


def position_can_pay(position: Position | None, amount: Amount | None, *, eligible: bool | None) -> bool | None:
    """Tell whether a line's money would do now; None while it depends on what was not answered."""
    if eligible is False or position is None or position.exhausted_at is not None:
        return False
    if eligible is None or amount is None:
        return None
    return position.available_cents >= amount.grant_cents


def _rules_in_question(call: Call, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    not_asked = {field["code"] for field in call.form if not field["ask_in_simulator"]}
    return [rule for rule in call.rules if rule["fact"] not in not_asked or facts.get(rule["fact"]) is not None]


def _missing(call: Call, outcomes: Sequence[Outcome], facts: Mapping[str, Any]) -> list[str]:
    """Return the questions still to be answered; a derived fact stands for its question."""
    asked_for = {f"{field['code'].removesuffix('_id')}_accredited": field["code"] for field in call.form}
    missing = [asked_for.get(fact, fact) for fact in unanswered(outcomes, facts)]
    if call.voucher_terms is not None:
        missing += [code for code in ("monthly_cost_cents", "months") if facts.get(code) is None]
    return list(dict.fromkeys(missing))


def _derived_facts(session: Session, call: Call, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the municipality knows itself: for a question ``space_id``, the fact ``space_accredited``."""
    derived = {}
    for field in call.form:
        answer = facts.get(field["code"])
        if field["type"] == "space" and answer is not None:
            status = listing_status(session, UUID(answer), call.tenant_id)
            derived[f"{field['code'].removesuffix('_id')}_accredited"] = status in USABLE
    return derived
