"""Rules of forms, pure: whether answers fit the questions, and which required ones are missing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from api.calls.rules import Facts, holds
from api.core.errors import FieldError

Field = Mapping[str, Any]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_TEXT = {"text": 200, "long_text": 10_000}


def answer_errors(form: Sequence[Field], answers: Facts) -> list[FieldError]:
    """Return what is wrong with the answers that were given; null is no answer and never wrong."""
    fields = {field["code"]: field for field in form}
    errors = []
    for code, answer in answers.items():
        pointer = f"/answers/{code}"
        if code not in fields:
            errors.append(FieldError(pointer, "unknown_field", "The form has no such question."))
        elif answer not in (None, ""):
            problem = _problem(fields[code], answer)
            if problem is not None:
                errors.append(FieldError(pointer, *problem))
    return errors


def missing_answers(form: Iterable[Field], answers: Facts, *, on: date) -> list[str]:
    """Return the codes of required questions that apply and have no answer, in the order of the form."""
    return [
        field["code"]
        for field in form
        if field["required"] and is_asked(field, answers, on=on) and answers.get(field["code"]) in (None, "")
    ]


def is_asked(field: Field, answers: Facts, *, on: date) -> bool:
    """Tell whether a question applies; while that is not known, it does not yet."""
    return not field.get("when") or holds(field["when"], answers, on=on) is True


def answers_that_apply(form: Iterable[Field], answers: Facts, *, on: date) -> dict[str, Any]:
    """Return the answers without those to questions that do not apply: a firm's number of someone who is no firm."""
    asked = {field["code"] for field in form if is_asked(field, answers, on=on)}
    return {code: answer for code, answer in answers.items() if code in asked}


def _problem(field: Field, answer: Any) -> tuple[str, str] | None:
    checks = {
        "text": _text_problem,
        "long_text": _text_problem,
        "integer": _number_problem,
        "money": _number_problem,
        "months": _number_problem,
        "boolean": _boolean_problem,
        "choice": _choice_problem,
        "date": _date_problem,
        "space": _space_problem,
    }
    return checks[field["type"]](field, answer)


def _text_problem(field: Field, answer: Any) -> tuple[str, str] | None:
    if not isinstance(answer, str):
        return "wrong_type", "A text is needed."
    longest = min(field.get("max") or 10_000, _LONGEST_TEXT[field["type"]])
    if len(answer) > longest:
        return "too_long", f"At most {longest} characters."
    if len(answer.strip()) < (field.get("min") or 0):
        return "too_short", f"At least {field['min']} characters."
    return None


def _number_problem(field: Field, answer: Any) -> tuple[str, str] | None:
    if isinstance(answer, bool) or not isinstance(answer, int):
        return "wrong_type", "A whole number is needed; money is in cents."
    least, most = field.get("min"), field.get("max")
    if least is None and field["type"] != "integer":
        least = 0 if field["type"] == "money" else 1
    if least is not None and answer < least:
        return "too_small", f"At least {least}."
    if most is not None and answer > most:
        return "too_large", f"At most {most}."
    return None


def _boolean_problem(_: Field, answer: Any) -> tuple[str, str] | None:
    return None if isinstance(answer, bool) else ("wrong_type", "Yes or no is needed: true or false.")


def _choice_problem(field: Field, answer: Any) -> tuple[str, str] | None:
    known = {option["value"] for option in field["options"]}
    return None if isinstance(answer, str) and answer in known else ("unknown_choice", "This is none of the choices.")


def _date_problem(_: Field, answer: Any) -> tuple[str, str] | None:
    try:
        if not isinstance(answer, str) or not _DATE.fullmatch(answer):
            raise ValueError(answer)
        date.fromisoformat(answer)
    except ValueError:
        return "wrong_type", "A date like 2026-12-01 is needed."
    return None


def _space_problem(_: Field, answer: Any) -> tuple[str, str] | None:
    try:
        UUID(answer)
    except (AttributeError, TypeError, ValueError):
        return "wrong_type", "The id of a space is needed."
    return None
