"""Answers of a draft: known fields only, typed and bounded by the call's own form; half a form is no error. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.calls import answer_errors
from api.core.errors import FieldError, InvalidPayload

IDENTITY_FACTS = frozenset({"given_name", "family_name", "tax_code", "birth_date", "email"})
"""What the identity provider vouches for: shown, never typed."""
_STILL_TYPING = frozenset({"too_short"})


def merged(answers: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers after a merge patch (RFC 7396): null clears."""
    kept = {code: value for code, value in answers.items() if code not in changes}
    return kept | {code: value for code, value in changes.items() if value is not None}


def ensure_answers_fit(
    form: Sequence[Mapping[str, Any]],
    changes: Mapping[str, Any],
    *,
    only: Iterable[str] | None = None,
    is_final: bool = False,
) -> None:
    """Check changed answers; ``only`` names the fields that may change. Raises InvalidPayload.

    A text that is still too short passes while a draft is saved as it is typed; the gate at the submission stops it.
    """
    errors = [error for error in answer_errors(form, changes) if is_final or error.code not in _STILL_TYPING]
    errors += _untouchable(changes, IDENTITY_FACTS, "from_identity", "This comes from your digital identity.")
    if only is not None:
        others = {field["code"] for field in form} - set(only)
        errors += _untouchable(changes, others, "not_editable", "This answer can't be changed now.")
    if errors:
        raise InvalidPayload(errors, "Some answers are not valid.")


def unfit_answers(form: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> list[str]:
    """Return the codes of answers that do not fit their question: the gate treats them as missing."""
    return [error.pointer.rpartition("/")[2] for error in answer_errors(form, answers)]


def _untouchable(changes: Mapping[str, Any], codes: Iterable[str], code: str, message: str) -> list[FieldError]:
    return [FieldError(f"/answers/{name}", code, message) for name in sorted(changes.keys() & set(codes))]
