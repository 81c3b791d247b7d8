"""Milan 2013, Misura 2: the questions of the application."""

from typing import Any

from api.calls.templates.parts import TRUE_DECLARATION, both, condition, group, option, question

PERSON_OR_ENTERPRISE = ("person", "enterprise")
WHEN_ENTERPRISE = condition("applicant_kind", "eq", "enterprise")
_YOU = group("you", "Chi chiede", "Who applies")
_PROJECT = group("project", "Il progetto", "The project")
_DESK = group("desk", "La postazione", "The desk")


def voucher_form() -> list[dict[str, Any]]:
    """Return the questions, group by group; seven of them are enough for the simulator."""
    return [*_who_applies(), *_project(), *_desk(), TRUE_DECLARATION]


def _who_applies() -> list[dict[str, Any]]:
    asked = {"ask_in_simulator": True}
    return [
        question(
            "applicant_kind",
            "choice",
            _YOU,
            both("Chiedi il buono come…", "You apply as…"),
            why=both(
                "I fondi della Camera di commercio sono solo per le imprese iscritte.",
                "The chamber of commerce's money is only for firms on its register.",
            ),
            options=[option("person", "Persona", "A person"), option("enterprise", "Impresa", "A firm")],
            **asked,
        ),
        question(
            "chamber_registered",
            "boolean",
            _YOU,
            both("L'impresa è iscritta al Registro imprese di Milano?", "Is the firm on Milan's register?"),
            when=WHEN_ENTERPRISE,
            **asked,
        ),
        question(
            "micro_enterprise",
            "boolean",
            _YOU,
            both("È una microimpresa?", "Is it a micro-enterprise?"),
            hint=both("Secondo la Raccomandazione 2003/361/CE.", "Under Recommendation 2003/361/EC."),
            when=WHEN_ENTERPRISE,
            **asked,
        ),
        question("vat_number", "text", _YOU, both("Partita IVA", "VAT number"), min=11, max=11, when=WHEN_ENTERPRISE),
        question(
            "rea_number",
            "text",
            _YOU,
            both("Numero REA", "REA number"),
            hint=both("Per esempio MI-1234567.", "For example MI-1234567."),
            max=20,
            when=WHEN_ENTERPRISE,
        ),
    ]


def _project() -> list[dict[str, Any]]:
    return [
        question(
            "has_project",
            "boolean",
            _PROJECT,
            both("Hai un progetto d'impresa da presentare?", "Do you have a business project to present?"),
            why=both(
                "Il bando sostiene chi avvia o fa crescere un'idea d'impresa.",
                "The call supports those who start or grow a business idea.",
            ),
            ask_in_simulator=True,
        ),
        question(
            "project_idea",
            "long_text",
            _PROJECT,
            both("Racconta la tua idea", "Tell us your idea"),
            hint=both(
                "Che cosa fai, per chi, e che cosa cambia lavorando in uno spazio condiviso. Al massimo 3000 caratteri.",
                "What you do, for whom, and what a shared space changes. At most 3,000 characters.",
            ),
            min=20,
            max=3_000,
            when=condition("has_project", "true"),
        ),
    ]


def _desk() -> list[dict[str, Any]]:
    return [
        question(
            "space_id",
            "space",
            _DESK,
            both("In quale spazio lavorerai?", "At which space will you work?"),
            why=both(
                "Il buono vale negli spazi dell'elenco qualificato.",
                "The voucher is good at spaces of the qualified list.",
            ),
            ask_in_simulator=True,
        ),
        question(
            "monthly_cost_cents",
            "money",
            _DESK,
            both("Quanto costa la postazione al mese, IVA inclusa?", "What does the desk cost a month, VAT included?"),
            min=100,
            max=1_000_000,
            ask_in_simulator=True,
        ),
        question(
            "months",
            "months",
            _DESK,
            both("Per quanti mesi?", "For how many months?"),
            hint=both("Da 1 a 12.", "From 1 to 12."),
            min=1,
            max=60,
            ask_in_simulator=True,
        ),
    ]
