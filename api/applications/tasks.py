"""How far a draft is, part by part, and what the completeness gate says. Pure.

The gate stands at the submission: a portal that takes an incomplete application and confirms it can't exclude it later
(TAR Lombardia, Milano, 778/2022).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DOCUMENTS = "documents"
SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Task:
    """One part: ``missing`` are codes of answers or documents, ``problems`` codes of rules that are not met."""

    code: str
    status: str
    missing: tuple[str, ...]
    problems: tuple[str, ...]


def missing_answers(
    form: Iterable[Mapping[str, Any]], answers: Mapping[str, Any], asked: Callable[..., bool]
) -> list[str]:
    """Return the codes of required questions that are asked and not answered, in the form's order."""
    return [f["code"] for f in form if f["required"] and asked(f) and is_blank(answers.get(f["code"]))]


def missing_documents(required: Iterable[Mapping[str, Any]], attached: Iterable[str]) -> list[str]:
    """Return the codes of required documents that are not attached."""
    there = set(attached)
    return [document["code"] for document in required if document["required"] and document["code"] not in there]


def tasks_of(
    form: Sequence[Mapping[str, Any]],
    documents: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Any],
    attached: Iterable[str],
    *,
    asked: Callable[..., bool],
    unmet: Iterable[tuple[str, str]],
) -> list[Task]:
    """Return the parts in the form's order, then the documents, then the submission (locked until the rest is done).

    ``unmet`` are (rule, fact) of the blocking rules that the present answers fail.
    """
    failed: dict[str, list[str]] = {}
    for rule, fact in unmet:
        failed.setdefault(fact, []).append(rule)
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for field in form:
        groups.setdefault(field["group"], []).append(field)
    tasks = [_group_task(code, fields, answers, asked, failed) for code, fields in groups.items()]
    if documents:
        attached = set(attached)
        missing = tuple(missing_documents(documents, attached))
        tasks.append(Task(DOCUMENTS, _state(missing, (), started=bool(attached)), missing, ()))
    elsewhere = tuple(rule for fact, rules in failed.items() for rule in rules if fact not in {f["code"] for f in form})
    blocked = bool(elsewhere) or any(task.status != "done" for task in tasks)
    tasks.append(Task(SUBMISSION, "problem" if elsewhere else "locked" if blocked else "todo", (), elsewhere))
    return tasks


def _group_task(
    code: str,
    fields: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Any],
    asked: Callable[..., bool],
    failed: Mapping[str, Sequence[str]],
) -> Task:
    missing = tuple(missing_answers(fields, answers, asked))
    problems = tuple(rule for field in fields for rule in failed.get(field["code"], ()))
    started = any(not is_blank(answers.get(field["code"])) for field in fields)
    return Task(code, _state(missing, problems, started=started), missing, problems)


def _state(missing: Sequence[str], problems: Sequence[str], *, started: bool) -> str:
    if problems:
        return "problem"
    if not missing:
        return "done"
    return "in_progress" if started else "todo"


def is_blank(value: Any) -> bool:
    """Tell whether a question is still unanswered; ``False`` and ``0`` are answers."""
    return value is None or value in ("", [])
