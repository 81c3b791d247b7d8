"""Milan 2013, Misura 2: vouchers for those who work at an accredited space."""

from typing import Any
from uuid import UUID

from api.calls.templates.milan_2013_questions import PERSON_OR_ENTERPRISE, WHEN_ENTERPRISE, voucher_form
from api.calls.templates.milan_2013_voucher_sheet import voucher_documents, voucher_sheet
from api.calls.templates.parts import (
    SOURCE_VOUCHERS,
    TRUE_DECLARATION_RULE,
    Window,
    both,
    condition,
    rule,
)

COVERAGE_BASIS_POINTS = 5_000
CAP_CENTS = 150_000
MAX_MONTHS = 12
SETTLEMENT_MONTHS = 2
MUNICIPALITY_CENTS = 19_824_000
CHAMBER_CENTS = 10_000_000


def milan_2013_vouchers(
    window: Window,
    *,
    chamber_id: UUID | None = None,
    municipality_name: str = "Comune di Milano",
    chamber_name: str = "Camera di commercio di Milano",
    municipality_cents: int = MUNICIPALITY_CENTS,
    chamber_cents: int = CHAMBER_CENTS,
    settlement: str = "space_redemption",
    responsible_person: str | None = None,
    cup: str | None = None,
) -> dict[str, Any]:
    """Return the draft of Misura 2: half of the desk's cost up to 1,500 € a year, in order of arrival.

    The Comune's line pays anyone, the Chamber's only enterprises of its register. The real call reimbursed the coworker
    every two months; ``settlement`` says so, or that the voucher is spent at the space.
    """
    lines = [_municipality_line(municipality_name, municipality_cents)]
    if chamber_id is not None:
        lines.append(_chamber_line(chamber_name, chamber_cents, chamber_id))
    return {
        "kind": "voucher",
        "title": both("Buoni postazione per il coworking", "Desk vouchers for coworking"),
        "summary": both(
            "Lavori in uno spazio accreditato? Metà del costo della postazione, fino a 1500,00 € all'anno, è a carico nostro.",
            "Do you work at an accredited space? We pay half of your desk, up to €1,500 a year.",
        ),
        "opens_at": window.opens_at,
        "closes_at": window.closes_at,
        "time_zone": "Europe/Rome",
        "allocation": "rolling",
        "rules": _rules(),
        "form": voucher_form(),
        "voucher_terms": _terms(settlement),
        "documents_required": voucher_documents(),
        "service_sheet": voucher_sheet(),
        "cup": cup,
        "responsible_person": responsible_person,
        "funding_lines": lines,
    }


def _terms(settlement: str) -> dict[str, Any]:
    return {
        "coverage_basis_points": COVERAGE_BASIS_POINTS,
        "cap_cents": CAP_CENTS,
        "minimum_cost_cents": 0,
        "validity_months": 12,
        "settlement": settlement,
        "settlement_months": SETTLEMENT_MONTHS,
        "monthly_cap_cents": None,
        "desk_kinds": ["shared_desk", "reserved_desk", "private_office"],
        "hold_hours": 72,
    }


def _municipality_line(name: str, cents: int) -> dict[str, Any]:
    return {
        "funder_kind": "municipality",
        "funder_name": name,
        "chamber_id": None,
        "planned_cents": cents,
        "eligibility": [],
    }


def _chamber_line(name: str, cents: int, chamber_id: UUID) -> dict[str, Any]:
    enterprise = rule(
        "line_enterprise",
        condition("applicant_kind", "eq", "enterprise"),
        both("Questi fondi sono per le imprese.", "This money is for firms."),
        both("I fondi del Comune sono per tutti, finché durano.", "The city's money is for everyone, while it lasts."),
        source=SOURCE_VOUCHERS,
    )
    registered = rule(
        "line_chamber_registered",
        condition("chamber_registered", "true"),
        both("L'impresa è iscritta al Registro imprese della Camera.", "The firm is on the chamber's register."),
        both("Iscrivi l'impresa al Registro imprese.", "Enter the firm in the register."),
        source=SOURCE_VOUCHERS,
    )
    return {
        "funder_kind": "chamber",
        "funder_name": name,
        "chamber_id": str(chamber_id),
        "planned_cents": cents,
        "eligibility": [enterprise, registered],
    }


def _rules() -> list[dict[str, Any]]:
    source = {"source": SOURCE_VOUCHERS}
    return [
        rule(
            "applicant_kind",
            condition("applicant_kind", "in", list(PERSON_OR_ENTERPRISE)),
            both("Può chiedere il buono una persona o un'impresa.", "A person or a firm may ask for the voucher."),
            both("Scegli se chiedi come persona o come impresa.", "Choose whether you apply as a person or as a firm."),
            **source,
        ),
        rule(
            "chamber_registered",
            condition("chamber_registered", "true"),
            both(
                "L'impresa è iscritta al Registro imprese della Camera di commercio di Milano.",
                "The firm is on the register of Milan's chamber of commerce.",
            ),
            both(
                "Chiedi come persona, oppure iscrivi l'impresa al Registro imprese.",
                "Apply as a person, or enter the firm in the register.",
            ),
            when=WHEN_ENTERPRISE,
            **source,
        ),
        rule(
            "micro_enterprise",
            condition("micro_enterprise", "true"),
            both(
                "L'impresa è una microimpresa (Racc. 2003/361/CE).",
                "The firm is a micro-enterprise (Rec. 2003/361/EC).",
            ),
            both("Solo le microimprese possono chiedere il buono.", "Only micro-enterprises may ask for the voucher."),
            when=WHEN_ENTERPRISE,
            **source,
        ),
        rule(
            "has_project",
            condition("has_project", "true"),
            both("Si presenta il progetto di un'idea d'impresa.", "A project of a business idea is presented."),
            both(
                "Descrivi la tua idea d'impresa: bastano poche righe.",
                "Describe your business idea: a few lines will do.",
            ),
            **source,
        ),
        rule(
            "space_accredited",
            condition("space_accredited", "true"),
            both(
                "La postazione è in uno spazio dell'elenco qualificato.",
                "The desk is at a space of the qualified list.",
            ),
            both("Scegli uno degli spazi accreditati.", "Choose one of the accredited spaces."),
            **source,
        ),
        rule(
            "max_months",
            condition("months", "lte", MAX_MONTHS),
            both(
                f"Il contributo copre al massimo {MAX_MONTHS} mesi.", f"The grant covers at most {MAX_MONTHS} months."
            ),
            both(f"Chiedi per {MAX_MONTHS} mesi o meno.", f"Apply for {MAX_MONTHS} months or fewer."),
            **source,
        ),
        TRUE_DECLARATION_RULE,
    ]
