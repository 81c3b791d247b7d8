"""Rules of calls, pure: the rules that an officer wrote as data against an applicant's answers, and the grant.

The same engine prints the call's page, runs the public simulator, gates the submission and explains a refusal, so the
four can't differ (criteria are set and published in advance, art. 12 L. 241/1990). Logic has three values: what was not
answered is unknown, never false.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.core.money import share_of

Facts = Mapping[str, Any]
Condition = Mapping[str, Any]
Rule = Mapping[str, Any]

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda fact, value: fact == value,
    "in": lambda fact, value: fact in value,
    "gte": lambda fact, value: fact >= value,
    "lte": lambda fact, value: fact <= value,
    "gt": lambda fact, value: fact > value,
    "lt": lambda fact, value: fact < value,
    "true": lambda fact, _: fact is True,
    "false": lambda fact, _: fact is False,
}
_NUMERIC = {"gte", "lte", "gt", "lt"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule against the answers: ``met`` None means that it depends on what was not answered."""

    code: str
    met: bool | None
    value: Any
    rule: Rule


@dataclass(frozen=True, slots=True)
class Amount:
    """What the vouchers' terms give for a monthly cost over some months, with every step."""

    grant_cents: int
    cost_cents: int
    monthly_cost_cents: int
    months: int
    coverage_basis_points: int
    share_cents: int
    cap_cents: int
    minimum_cost_cents: int

    @property
    def is_capped(self) -> bool:
        """Tell whether the cap binds."""
        return self.share_cents > self.cap_cents

    @property
    def is_below_minimum(self) -> bool:
        """Tell whether the cost is below the least that the call supports (Milan 2015: 1,000 €)."""
        return self.cost_cents < self.minimum_cost_cents

    @property
    def own_cents(self) -> int:
        """Return what is left to the applicant."""
        return self.cost_cents - self.grant_cents


def evaluate(rules: Iterable[Rule], facts: Facts, *, on: date) -> list[Outcome]:
    """Return the outcome of every rule that applies; ages without a day of their own are taken on the day ``on``."""
    outcomes = []
    for rule in rules:
        applies = holds(rule["when"], facts, on=on) if rule.get("when") else True
        if applies is False:
            continue
        exempt = holds(rule["unless"], facts, on=on) if rule.get("unless") else False
        met = _or(exempt, _or(_not(applies), holds(rule, facts, on=on)))
        outcomes.append(Outcome(rule["code"], met, facts.get(rule["fact"]), rule))
    return outcomes


def verdict(outcomes: Iterable[Outcome]) -> bool | None:
    """Return False where any rule is not met, else None where any depends on what is unknown, else True."""
    found = [outcome.met for outcome in outcomes]
    if False in found:
        return False
    return None if None in found else True


def holds(condition: Condition, facts: Facts, *, on: date) -> bool | None:
    """Tell whether a condition holds, None where its fact is unknown or can't be compared."""
    fact, op, value = facts.get(condition["fact"]), condition["op"], condition.get("value")
    if fact is None:
        return None
    if op in {"age_under", "age_at_least"}:
        age = age_on(fact, _day(condition.get("on")) or on)
        return None if age is None else (age < condition["value"]) == (op == "age_under")
    if op in _NUMERIC and (isinstance(fact, bool) or not isinstance(fact, int)):
        return None
    return _COMPARISONS[op](fact, value)


def age_on(birth_date: Any, day: date) -> int | None:
    """Return full years of age on a day: the birthday itself counts, one of 29 February falls on 1 March."""
    born = birth_date if isinstance(birth_date, date) else _day(birth_date)
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def amount(terms: Mapping[str, Any], monthly_cost_cents: int, months: int) -> Amount:
    """Return the grant: ``min(floor(monthly cost × months × coverage), cap)``, nothing below the minimum cost.

    Milan 2013 covered 50 % up to 1,500 € a year: 12 × 250 € gave 1,500 €, 4 × 200 € gave 400 €.
    """
    cost = monthly_cost_cents * months
    share = share_of(cost, terms["coverage_basis_points"])
    below = cost < terms["minimum_cost_cents"]
    return Amount(
        grant_cents=0 if below else min(share, terms["cap_cents"]),
        cost_cents=cost,
        monthly_cost_cents=monthly_cost_cents,
        months=months,
        coverage_basis_points=terms["coverage_basis_points"],
        share_cents=share,
        cap_cents=terms["cap_cents"],
        minimum_cost_cents=terms["minimum_cost_cents"],
    )


def amount_of(terms: Mapping[str, Any] | None, facts: Facts) -> Amount | None:
    """Return the grant that the answers lead to, or None where the call gives none or too little is known."""
    monthly, months = facts.get("monthly_cost_cents"), facts.get("months")
    if terms is None or not _is_positive(monthly) or not _is_positive(months):
        return None
    return amount(terms, monthly, months)  # type: ignore[arg-type]  # both were just found to be integers


def unanswered(outcomes: Iterable[Outcome], facts: Facts) -> list[str]:
    """Return the facts that are missing for a verdict, in the order of the rules."""
    open_rules = [outcome.rule for outcome in outcomes if outcome.met is None]
    conditions = [c for rule in open_rules for c in (rule.get("when"), rule, rule.get("unless")) if c]
    return list(dict.fromkeys(c["fact"] for c in conditions if facts.get(c["fact"]) is None))


def _is_positive(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _or(first: bool | None, second: bool | None) -> bool | None:
    if first is True or second is True:
        return True
    return None if first is None or second is None else False
