"""What the templates are built of: texts in both languages, rules, questions."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Texts = dict[str, str]
SOURCE_SPACES = "Bando coworking Milano 2013, Misura 1"
SOURCE_VOUCHERS = "Bando coworking Milano 2013, Misura 2"
SOURCE_DECLARATIONS = "D.P.R. 445/2000, artt. 46-47"


@dataclass(frozen=True, slots=True)
class Window:
    """When a call opens and closes: ``[opens_at, closes_at)``."""

    opens_at: datetime
    closes_at: datetime


REAL_WINDOW_SPACES = Window(datetime(2013, 3, 26, tzinfo=UTC), datetime(2014, 11, 21, tzinfo=UTC))
REAL_WINDOW_VOUCHERS = Window(datetime(2013, 4, 26, tzinfo=UTC), datetime(2014, 11, 21, tzinfo=UTC))


def both(it: str, en: str) -> Texts:
    """Return a text in both languages."""
    return {"it": it, "en": en}


def condition(fact: str, op: str, value: Any = None) -> dict[str, Any]:
    """Return a test of one fact."""
    return {"fact": fact, "op": op, "value": value, "on": None}


def rule(code: str, test: dict[str, Any], text: Texts, remedy: Texts, **details: Any) -> dict[str, Any]:
    """Return a rule; ``details``: source, effect, when, unless."""
    return {
        "code": code,
        **test,
        "effect": "block",
        "when": None,
        "unless": None,
        "text": text,
        "remedy": remedy,
        **details,
    }


def question(code: str, kind: str, group: dict[str, Any], label: Texts, **details: Any) -> dict[str, Any]:
    """Return a required question; ``details``: hint, why, options, min, max, when, ask_in_simulator, required."""
    plain: dict[str, Any] = {
        "hint": None,
        "why": None,
        "options": [],
        "min": None,
        "max": None,
        "when": None,
        "ask_in_simulator": False,
    }
    return {"code": code, "type": kind, **group, "label": label, "required": True, **plain, **details}


def option(value: str, it: str, en: str) -> dict[str, Any]:
    """Return one choice."""
    return {"value": value, "label": both(it, en)}


def group(code: str, it: str, en: str) -> dict[str, Any]:
    """Return the members that place a question in a group."""
    return {"group": code, "group_label": both(it, en)}


DECLARATIONS = group("declarations", "Dichiarazioni", "Declarations")
TRUE_DECLARATION = question(
    "true_declaration",
    "boolean",
    DECLARATIONS,
    both(
        "Dichiaro che quanto ho scritto è vero e so che una dichiarazione falsa fa perdere il beneficio",
        "I declare that what I wrote is true, and I know that a false declaration loses the benefit",
    ),
    why=both(
        "Una dichiarazione sostituisce i certificati: l'ufficio la controlla, anche a campione.",
        "A declaration takes the place of certificates: the office checks it, also by sample.",
    ),
)
TRUE_DECLARATION_RULE = rule(
    "true_declaration",
    condition("true_declaration", "true"),
    both("Si dichiara che le risposte sono vere.", "The answers are declared to be true."),
    both("Leggi le risposte e conferma la dichiarazione.", "Read your answers and confirm the declaration."),
    source=SOURCE_DECLARATIONS,
)


def office(email: str | None, phone: str | None, address: str | None) -> dict[str, Any]:
    """Return who answers."""
    name = both("Ufficio coworking e innovazione economica", "Coworking and economic innovation office")
    return {"name": name, "email": email, "phone": phone, "address": address}


LEGAL_REFERENCES = [
    both("L. 241/1990, artt. 4-6, 10-bis e 12", "Law 241/1990, art. 4-6, 10-bis and 12"),
    both("D.P.R. 445/2000, artt. 46-47, 71 e 75", "Decree 445/2000, art. 46-47, 71 and 75"),
    both("D.Lgs. 33/2013, artt. 26-27", "Decree 33/2013, art. 26-27"),
    both("D.Lgs. 184/2025 (Codice degli incentivi)", "Decree 184/2025 (Code of incentives)"),
    both("Reg. (UE) 2023/2831 (de minimis)", "Regulation (EU) 2023/2831 (de minimis)"),
]
