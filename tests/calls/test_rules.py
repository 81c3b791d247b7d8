"""The engine: three-valued logic, ages, amounts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.calls import amount, evaluate, explain_amount, localise, verdict
from api.calls.explain import euros, percent
from api.calls.rules import age_on, amount_of, holds, unanswered

TODAY = date(2026, 12, 1)
MILAN = {"coverage_basis_points": 5_000, "cap_cents": 150_000, "minimum_cost_cents": 0}


@pytest.mark.parametrize(
    ("monthly_cents", "months", "grant_cents"),
    [(25_000, 12, 150_000), (20_000, 4, 40_000), (30_000, 12, 150_000), (33, 1, 16), (25_000, 1, 12_500)],
)
def test_milan_pays_half_up_to_its_cap(monthly_cents: int, months: int, grant_cents: int) -> None:
    assert amount(MILAN, monthly_cents, months).grant_cents == grant_cents


def test_nothing_below_the_minimum_cost() -> None:
    """Milan 2015: a cost of at least 1,000 €."""
    terms = {**MILAN, "minimum_cost_cents": 100_000}

    assert amount(terms, 25_000, 3).grant_cents == 0
    assert amount(terms, 25_000, 3).is_below_minimum
    assert amount(terms, 25_000, 4).grant_cents == 50_000


@given(
    monthly=st.integers(1, 10**7), months=st.integers(1, 120), share=st.integers(0, 10_000), cap=st.integers(1, 10**9)
)
def test_a_grant_never_passes_share_nor_cap_and_the_parts_make_the_whole(
    monthly: int, months: int, share: int, cap: int
) -> None:
    found = amount({"coverage_basis_points": share, "cap_cents": cap, "minimum_cost_cents": 0}, monthly, months)

    assert found.grant_cents * 10_000 <= monthly * months * share
    assert found.grant_cents <= cap
    assert found.grant_cents + found.own_cents == found.cost_cents


@pytest.mark.parametrize(
    ("op", "value", "fact", "expected"),
    [
        ("eq", "person", "person", True),
        ("eq", "person", "enterprise", False),
        ("in", ["a", "b"], "b", True),
        ("in", ["a", "b"], "c", False),
        ("gte", 10, 10, True),
        ("gte", 10, 8, False),
        ("gt", 10, 10, False),
        ("lte", 12, 12, True),
        ("lt", 12, 12, False),
        ("true", None, True, True),
        ("true", None, False, False),
        ("true", None, 1, False),
        ("false", None, False, True),
        ("gte", 10, None, None),
        ("true", None, None, None),
        ("gte", 10, "ten", None),
        ("gte", 1, True, None),
    ],
)
def test_conditions(op: str, value: Any, fact: Any, expected: bool | None) -> None:
    assert holds({"fact": "x", "op": op, "value": value}, {"x": fact}, on=TODAY) is expected


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1991-12-01", "2026-11-30", 34),
        ("1991-12-01", "2026-12-01", 35),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2020-02-29", 20),
        ("not a date", "2026-12-01", None),
        (None, "2026-12-01", None),
    ],
)
def test_age_counts_the_birthday_itself(born: str | None, day: str, age: int | None) -> None:
    assert age_on(born, date.fromisoformat(day)) == age


@pytest.mark.parametrize(("born", "expected"), [("1991-12-02", True), ("1991-12-01", False), (None, None)])
def test_an_age_limit_is_read_on_its_own_day(born: str | None, expected: bool | None) -> None:
    under_35 = {"fact": "born", "op": "age_under", "value": 35, "on": "2026-12-01"}

    assert holds(under_35, {"born": born}, on=date(2030, 1, 1)) is expected


def rule(fact: str, op: str = "true", value: Any = None, **more: Any) -> dict[str, Any]:
    return {"code": fact, "fact": fact, "op": op, "value": value, "text": {}, **more}


FIRM = {"fact": "kind", "op": "eq", "value": "firm"}


@pytest.mark.parametrize(
    ("facts", "outcomes"),
    [
        ({"kind": "person"}, []),
        ({"kind": "firm"}, [None]),
        ({"kind": "firm", "registered": True}, [True]),
        ({"kind": "firm", "registered": False}, [False]),
        ({}, [None]),
        ({"registered": True}, [True]),
        ({"registered": False}, [None]),
    ],
)
def test_a_rule_for_some_says_nothing_of_others(facts: dict[str, Any], outcomes: list[bool | None]) -> None:
    found = evaluate([rule("registered", when=FIRM)], facts, on=TODAY)

    assert [outcome.met for outcome in found] == outcomes


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"age": 50, "disabled": True}, True),
        ({"age": 50, "disabled": False}, False),
        ({"age": 50}, None),
        ({"age": 30}, True),
        ({"disabled": True}, True),
    ],
)
def test_an_exemption_makes_the_rule_met(facts: dict[str, Any], expected: bool | None) -> None:
    """Tuscany 2014: 18 to 40 years, no limit for disabled people."""
    limit = rule("age", "lte", 40, unless={"fact": "disabled", "op": "true"})

    assert verdict(evaluate([limit], facts, on=TODAY)) is expected


def test_what_is_missing_is_named_once_in_the_order_of_the_rules() -> None:
    rules = [rule("registered", when=FIRM), rule("micro", when=FIRM), rule("project")]

    assert unanswered(evaluate(rules, {}, on=TODAY), {}) == ["kind", "registered", "micro", "project"]
    assert unanswered(evaluate(rules, {"kind": "person"}, on=TODAY), {"kind": "person"}) == ["project"]


@pytest.mark.parametrize("facts", [{}, {"monthly_cost_cents": 25_000}, {"monthly_cost_cents": 25_000, "months": 0}])
def test_no_amount_without_cost_and_months(facts: dict[str, Any]) -> None:
    assert amount_of(MILAN, facts) is None


def test_the_arithmetic_is_told_in_both_languages() -> None:
    found = amount(MILAN, 30_000, 12)

    assert explain_amount(found, "it") == "300,00 € × 12 mesi = 3600,00 €; il 50 % è 1800,00 €; il massimo è 1500,00 €"
    assert explain_amount(found, "en") == "€300.00 × 12 months = €3,600.00; 50% is €1,800.00; the most is €1,500.00"
    assert explain_amount(amount(MILAN, 20_000, 1), "it") == "200,00 € × 1 mese = 200,00 €; il 50 % è 100,00 €"


def test_numbers_are_written_as_people_write_them() -> None:
    assert (euros(5, "it"), euros(123_456_789, "en")) == ("0,05 €", "€1,234,567.89")
    assert (percent(1_250, "it"), percent(3_333, "en")) == ("12,5 %", "33.33%")


def test_texts_are_given_in_one_language_wherever_they_stand() -> None:
    data = {"a": {"it": "sì", "en": "yes"}, "b": [{"c": {"it": "no", "en": "no"}, "d": 1}]}

    assert localise(data, "it") == {"a": "sì", "b": [{"c": "no", "d": 1}]}
