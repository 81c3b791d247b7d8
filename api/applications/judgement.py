"""A file against its call's published rules: outcomes, amount, what is missing. Pure; the same code shows the tasks,
gates the submission, fills the officer's checks and finds the lines that may pay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.accreditations import USABLE
from api.applications.form_answers import unfit_answers
from api.applications.tasks import Task, missing_answers, missing_documents, tasks_of
from api.calls import Amount, Outcome, amount_of, answers_that_apply, evaluate, is_asked

Facts = Mapping[str, Any]
SPACE_ACCREDITED = {
    "effect": "block",
    "fact": "space_accredited",
    "text": {
        "it": "Lo spazio scelto è nell'elenco qualificato del Comune.",
        "en": "The space you chose is in the municipality's qualified list.",
    },
    "source": "Elenco qualificato",
    "remedy": {"it": "Scegli uno spazio dell'elenco.", "en": "Choose a space of the list."},
}
MINIMUM_COST = {
    "effect": "block",
    "fact": "monthly_cost_cents",
    "text": {
        "it": "La spesa raggiunge il minimo previsto dal bando.",
        "en": "The cost reaches the least that the call supports.",
    },
    "source": "Condizioni del buono",
    "remedy": {"it": "Aumenta i mesi o il costo della postazione.", "en": "Ask for more months or a dearer desk."},
}


@dataclass(frozen=True, slots=True)
class CallTerms:
    """What a published call asks and gives; frozen and hashed at its publication."""

    tenant_id: int
    call_id: UUID
    kind: str
    rules: Sequence[Mapping[str, Any]]
    form: Sequence[Mapping[str, Any]]
    documents: Sequence[Mapping[str, Any]]
    voucher_terms: Mapping[str, Any] | None
    rules_sha256: str
    time_zone: str
    answer_days: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a file stands against the rules. ``missing`` are codes of answers, then of documents."""

    outcomes: Sequence[Outcome]
    amount: Amount | None
    missing: Sequence[str]
    tasks: Sequence[Task]

    @property
    def blocking(self) -> list[Outcome]:
        """Return the blocking rules that are not met."""
        return [o for o in self.outcomes if o.met is False and _blocks(o)]

    @property
    def is_complete(self) -> bool:
        """Tell whether the completeness gate lets the file pass."""
        return not self.missing and not self.blocking


def facts_of(
    terms: CallTerms,
    answers: Mapping[str, Any],
    identity: Mapping[str, Any],
    *,
    of_space: Mapping[str, Any] | None = None,
    verified: Mapping[str, Any] | None = None,
    on: date,
) -> dict[str, Any]:
    """Return what is known of an applicant: the space's own data, the answers that apply, identity, verified facts last."""
    applying = answers_that_apply(terms.form, answers, on=on)
    known_identity = {name: value for name, value in identity.items() if value is not None}
    return {**(of_space or {}), **applying, **known_identity, **(verified or {})}


def judge(
    terms: CallTerms, facts: Facts, answers: Mapping[str, Any], attached: Iterable[str], *, on: date
) -> Judgement:
    """Judge the present answers and documents on a day."""
    amount = amount_of(terms.voucher_terms, facts)
    outcomes = [*evaluate(terms.rules, facts, on=on), *general_outcomes(terms, facts, amount)]
    attached = list(attached)
    unfit = unfit_answers(terms.form, answers)
    sound = {code: value for code, value in facts.items() if code not in unfit}

    def asked(field: Mapping[str, Any]) -> bool:
        return is_asked(field, facts, on=on)

    missing = [*missing_answers(terms.form, sound, asked), *missing_documents(terms.documents, attached)]
    missing += [fact for fact in _unknown_facts(outcomes) if fact not in missing]
    blocking = [o for o in outcomes if o.met is False and _blocks(o)]
    return Judgement(
        outcomes,
        amount,
        missing,
        tasks_of(
            terms.form,
            terms.documents,
            sound,
            attached,
            asked=asked,
            unmet=[(outcome.code, _question_of(outcome.rule["fact"])) for outcome in blocking],
        ),
    )


def pays(eligibility: Sequence[Mapping[str, Any]], facts: Facts, *, on: date) -> bool:
    """Tell whether a funding line may pay this applicant: every rule of the line is met, an unknown one is not."""
    return all(outcome.met is True for outcome in evaluate(eligibility, facts, on=on))


def declared_registration(terms: CallTerms, facts: Facts) -> dict[str, Any] | None:
    """Return what an enterprise declared about its registration, or None where nothing is to be asked of the chamber."""
    if facts.get("applicant_kind") != "enterprise" and facts.get("chamber_registered") is not True:
        return None
    return {name: facts[name] for name in ("vat_number", "rea_number") if isinstance(facts.get(name), str)}


def facts_of_space(statuses: Iterable[str], desks_total: int, *, accessible: bool) -> dict[str, Any]:
    """Return what is known of the space that an application names: its state in this municipality's list, its desks."""
    return {
        "space_accredited": any(status in USABLE for status in statuses),
        "desks_total": desks_total,
        "space_accessible": accessible,
    }


def general_outcomes(terms: CallTerms, facts: Facts, amount: Amount | None) -> list[Outcome]:
    """Return the rules that every voucher call has: a space of the list, a cost that the call supports."""
    if terms.kind != "voucher":
        return []
    found = []
    asks_itself = any(rule["fact"] == "space_accredited" for rule in terms.rules)
    if "space_accredited" in facts and not asks_itself:
        found.append(Outcome("space_accredited", facts["space_accredited"], None, SPACE_ACCREDITED))
    if amount is not None and amount.is_below_minimum:
        found.append(Outcome("minimum_cost", False, amount.cost_cents, MINIMUM_COST))
    return found


def _question_of(fact: str) -> str:
    """Return the question whose answer a derived fact comes from: ``space_id`` for ``space_accredited``."""
    return "space_id" if fact == "space_accredited" else fact


def _blocks(outcome: Outcome) -> bool:
    return bool(outcome.rule.get("effect", "block") == "block")


def _unknown_facts(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the facts without which a blocking rule can't be judged."""
    return list(dict.fromkeys(o.rule["fact"] for o in outcomes if o.met is None and _blocks(o)))
