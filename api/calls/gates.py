"""The gates of publication, pure: what the law asks a public call to have, each met or not, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that a call must have; ``is_advice``: it is told and does not stop the publication."""

    code: str
    met: bool
    text: Mapping[str, str]
    is_advice: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What the gates look at."""

    kind: str
    allocation: str
    closes_at: datetime
    responsible_person: str | None
    rules: Sequence[Mapping[str, Any]]
    planned_cents: int
    texts: Mapping[str, Any]
    cup: str | None


def gates(draft: Draft, now: datetime) -> list[Gate]:
    """Return every gate of a draft at an instant."""
    found = [
        Gate("responsible_person", bool(draft.responsible_person), _RESPONSIBLE),
        Gate("rules", bool(draft.rules), _RULES),
        Gate("both_languages", is_in_both_languages([draft.texts, list(draft.rules)]), _LANGUAGES),
        Gate("window_ahead", draft.closes_at > now, _WINDOW),
    ]
    if draft.kind == "voucher":
        found.append(Gate("funds", draft.planned_cents > 0, _FUNDS))
        found.append(Gate("cup", draft.cup is not None, _CUP, is_advice=True))
    found.append(Gate("not_first_come", draft.allocation != "first_come", _FIRST_COME, is_advice=True))
    return found


def is_in_both_languages(value: Any) -> bool:
    """Tell whether every text within stands in Italian and in English."""
    if isinstance(value, Mapping):
        if "it" in value or "en" in value:
            return all(isinstance(value.get(tongue), str) and value[tongue].strip() for tongue in ("it", "en"))
        return all(is_in_both_languages(member) for member in value.values())
    return all(is_in_both_languages(item) for item in value) if isinstance(value, list) else True


_RESPONSIBLE = {
    "it": "È indicato il responsabile del procedimento (art. 4-6 L. 241/1990).",
    "en": "The person responsible for the procedure is named (art. 4-6 L. 241/1990).",
}
_RULES = {
    "it": "I requisiti sono scritti: i criteri si fissano e si pubblicano prima (art. 12 L. 241/1990).",
    "en": "The requirements are written: criteria are set and published in advance (art. 12 L. 241/1990).",
}
_LANGUAGES = {"it": "Ogni testo è in italiano e in inglese.", "en": "Every text is in Italian and in English."}
_WINDOW = {"it": "La chiusura è ancora da venire.", "en": "The closing lies ahead."}
_FUNDS = {"it": "Almeno un finanziatore mette i fondi.", "en": "At least one funder puts up money."}
_CUP = {
    "it": "Il CUP è indicato: le fatture pagate con contributi pubblici lo devono riportare (DL 13/2023, art. 5).",
    "en": "The CUP is given: invoices paid with public incentives must carry it (DL 13/2023, art. 5).",
}
_FIRST_COME = {
    "it": "Non è un click day, che il Codice degli incentivi scoraggia (D.Lgs. 184/2025).",
    "en": "It is no click day, which the Code of incentives discourages (D.Lgs. 184/2025).",
}
