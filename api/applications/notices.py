"""What people are told of their file, in both languages: the same sentences in the personal area and by e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.applications.texts import Both


@dataclass(frozen=True, slots=True)
class Notice:
    """One kind of notice; ``is_legal`` marks acts of the procedure, ``is_mailed`` those that also go by e-mail."""

    title: Both
    text: Both
    is_legal: bool = True
    is_mailed: bool = True


NOTICES: Mapping[str, Notice] = {
    "application.submitted": Notice(
        {"it": "Domanda ricevuta", "en": "Application received"},
        {
            "it": "Abbiamo ricevuto la tua domanda: protocollo {protocol_number}, arrivo n. {arrival_number}."
            " Il numero di arrivo non è la posizione in graduatoria.",
            "en": "We have received your application: protocol {protocol_number}, arrival no. {arrival_number}."
            " The arrival number is not a place in a ranking.",
        },
    ),
    "application.in_review": Notice(
        {"it": "Domanda in esame", "en": "Application under review"},
        {"it": "Un funzionario ha preso in carico la tua domanda.", "en": "An officer has taken up your application."},
        is_legal=False,
        is_mailed=False,
    ),
    "application.completion_requested": Notice(
        {"it": "Tocca a te: manca qualcosa", "en": "Your turn: something is missing"},
        {
            "it": "L'ufficio ti chiede di completare la domanda entro il {due_on}. Intanto i termini sono fermi.",
            "en": "The office asks you to complete your application by {due_on}. Meanwhile the clock stands still.",
        },
    ),
    "application.completed": Notice(
        {"it": "Integrazione ricevuta", "en": "Completion received"},
        {"it": "Grazie: l'esame riprende.", "en": "Thank you: the review goes on."},
        is_mailed=False,
    ),
    "application.admitted": Notice(
        {"it": "Domanda ammessa", "en": "Application admitted"},
        {"it": "La tua domanda è ammessa.", "en": "Your application is admitted."},
    ),
    "application.refused": Notice(
        {"it": "Domanda non accolta", "en": "Application not accepted"},
        {
            "it": "Non abbiamo potuto accogliere la domanda. Nella pratica trovi i motivi e che cosa puoi fare.",
            "en": "We could not accept your application. Your file tells the reasons and what you can do.",
        },
    ),
    "application.awarded": Notice(
        {"it": "Buono assegnato", "en": "Voucher awarded"},
        {
            "it": "Ti è stato assegnato un buono di {awarded_euros}. Accettalo dalla tua pratica per attivarlo.",
            "en": "You have been awarded a voucher of {awarded_euros}. Accept it in your file to activate it.",
        },
    ),
    "application.waitlisted": Notice(
        {"it": "In lista d'attesa", "en": "On the waiting list"},
        {
            "it": "La domanda è ammessa, ma le risorse ora non bastano: sei in lista d'attesa in ordine di arrivo.",
            "en": "Your application is admitted but funds are short now: you are on the waiting list in order of arrival.",
        },
    ),
    "application.withdrawn": Notice(
        {"it": "Domanda ritirata", "en": "Application withdrawn"},
        {"it": "Hai ritirato la domanda.", "en": "You have withdrawn your application."},
        is_mailed=False,
    ),
}
MAILED = tuple(kind for kind, notice in NOTICES.items() if notice.is_mailed)


def worded(kind: str, data: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return title and text of a notice in one language."""
    notice, values = NOTICES[kind], dict(data)
    if "awarded_cents" in values:
        cents = values["awarded_cents"]
        values["awarded_euros"] = f"{cents // 100},{cents % 100:02d} €" if language == "it" else f"€{cents / 100:,.2f}"
    return notice.title[language], notice.text[language].format(**values)
