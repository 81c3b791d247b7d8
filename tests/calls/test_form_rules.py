"""Answers against the form: what does not fit, what is missing, what does not apply."""

from datetime import date
from typing import Any

import pytest

from api.calls import answer_errors, answers_that_apply, missing_answers
from tests.factories.calls import voucher_draft

FORM = voucher_draft()["form"]
TODAY = date(2026, 12, 1)
PERSON: dict[str, Any] = {
    "applicant_kind": "person",
    "has_project": True,
    "project_idea": "Una piattaforma per le botteghe di quartiere.",
    "space_id": "0192f0c1-a2b3-7c4d-8e5f-60718293a4b5",
    "monthly_cost_cents": 25_000,
    "months": 12,
    "true_declaration": True,
}


def test_a_persons_answers_are_complete_without_a_firms() -> None:
    assert answer_errors(FORM, PERSON) == []
    assert missing_answers(FORM, PERSON, on=TODAY) == []


def test_a_firm_is_asked_for_its_registration_too() -> None:
    firm = {**PERSON, "applicant_kind": "enterprise"}

    assert missing_answers(FORM, firm, on=TODAY) == [
        "chamber_registered",
        "micro_enterprise",
        "vat_number",
        "rea_number",
    ]


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_answer_is_missing_and_not_wrong(empty: str | None) -> None:
    answers = {**PERSON, "project_idea": None if empty is None else empty}

    assert missing_answers(FORM, answers, on=TODAY) == ["project_idea"]
    assert answer_errors(FORM, answers) == []


@pytest.mark.parametrize(
    ("code", "answer", "error"),
    [
        ("shoe_size", 42, "unknown_field"),
        ("applicant_kind", "angel", "unknown_choice"),
        ("applicant_kind", ["person"], "unknown_choice"),
        ("has_project", "yes", "wrong_type"),
        ("monthly_cost_cents", "25000", "wrong_type"),
        ("monthly_cost_cents", True, "wrong_type"),
        ("monthly_cost_cents", -1, "too_small"),
        ("months", 61, "too_large"),
        ("months", 0, "too_small"),
        ("space_id", "the one in Tortona", "wrong_type"),
        ("space_id", 7, "wrong_type"),
        ("project_idea", "x" * 3_001, "too_long"),
        ("project_idea", "short", "too_short"),
        ("vat_number", 743110157, "wrong_type"),
    ],
)
def test_what_does_not_fit_is_named(code: str, answer: Any, error: str) -> None:
    found = answer_errors(FORM, {**PERSON, code: answer})

    assert [(problem.pointer, problem.code) for problem in found] == [(f"/answers/{code}", error)]


@pytest.mark.parametrize("answer", ["2026-13-01", "20261201", "2026-W01-1", 20261201, "2026-02-29"])
def test_a_date_is_a_real_day(answer: Any) -> None:
    form = [{"code": "born", "type": "date", "required": True}]

    assert [problem.code for problem in answer_errors(form, {"born": answer})] == ["wrong_type"]


def test_answers_that_do_not_apply_are_left_out() -> None:
    changed_mind = {**PERSON, "chamber_registered": True, "vat_number": "00743110157"}

    assert answers_that_apply(FORM, changed_mind, on=TODAY) == PERSON
