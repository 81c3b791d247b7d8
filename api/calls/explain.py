"""Texts of the engine in both languages, and the choice of the reader's language in data that holds both."""

from collections.abc import Mapping
from typing import Any

from api.calls.rules import Amount

_BOTH = {"it", "en"}


def localise(value: Any, language: str) -> Any:
    """Return the value with every text that stands in both languages replaced by the one of the reader."""
    if isinstance(value, Mapping):
        if set(value) == _BOTH:
            return value[language]
        return {name: localise(member, language) for name, member in value.items()}
    if isinstance(value, list):
        return [localise(item, language) for item in value]
    return value


def euros(cents: int, language: str) -> str:
    """Return an amount as people write it: ``1500,00 €``, ``€1,500.00``."""
    if language == "it":
        return f"{cents // 100},{cents % 100:02d} €"
    return f"€{cents // 100:,}.{cents % 100:02d}"


def percent(basis_points: int, language: str) -> str:
    """Return a share as people write it: ``50 %``, ``12.5%``."""
    number = f"{basis_points / 100:.2f}".rstrip("0").rstrip(".")
    return f"{number.replace('.', ',')} %" if language == "it" else f"{number}%"


def explain_amount(amount: Amount, language: str) -> str:
    """Return the arithmetic in one line, ready to be read aloud."""
    money = {
        name: euros(getattr(amount, f"{name}_cents"), language) for name in ("monthly_cost", "cost", "share", "cap")
    }
    share = percent(amount.coverage_basis_points, language)
    if language == "it":
        months = "1 mese" if amount.months == 1 else f"{amount.months} mesi"
        text = f"{money['monthly_cost']} × {months} = {money['cost']}; il {share} è {money['share']}"
        if amount.is_below_minimum:
            return f"{text}; la spesa minima è {euros(amount.minimum_cost_cents, language)}: nessun contributo"
        return f"{text}; il massimo è {money['cap']}" if amount.is_capped else text
    months = "1 month" if amount.months == 1 else f"{amount.months} months"
    text = f"{money['monthly_cost']} × {months} = {money['cost']}; {share} is {money['share']}"
    if amount.is_below_minimum:
        return f"{text}; the least cost is {euros(amount.minimum_cost_cents, language)}: no grant"
    return f"{text}; the most is {money['cap']}" if amount.is_capped else text
