"""Milan 2013, Misura 2: the service sheet and the documents."""

from typing import Any

from api.calls.templates.parts import LEGAL_REFERENCES, both, office


def voucher_documents() -> list[dict[str, Any]]:
    """Return the documents; the real call asked for a CV and for identity, now known from the sign-in."""
    return [
        {
            "code": "curriculum",
            "label": both("Curriculum in formato europeo", "European-format CV"),
            "hint": both("PDF, al massimo 10 MB.", "PDF, at most 10 MB."),
            "required": False,
        },
        {
            "code": "identity_document",
            "label": both("Documento d'identità", "Identity document"),
            "hint": both("Non serve a chi accede con SPID o CIE.", "Not needed when you sign in with SPID or CIE."),
            "required": False,
        },
    ]


def voucher_sheet() -> dict[str, Any]:
    """Return the service sheet."""
    return {
        "category": both("Lavoro e formazione", "Work and training"),
        "topics": [both("Lavoro", "Work"), both("Giovani", "Young people"), both("Imprese", "Business")],
        "addressed_to": both(
            "A persone e microimprese che lavorano in uno spazio accreditato e presentano un progetto d'impresa.",
            "To people and micro-enterprises who work at an accredited space and present a business project.",
        ),
        "how_to": [
            both(
                "Verifica in due minuti se hai i requisiti e quanto puoi ricevere.",
                "Check in two minutes whether you qualify and how much you can get.",
            ),
            both(
                "Accedi con SPID o CIE, prepara la domanda e inviala dall'apertura: conta l'ordine di arrivo.",
                "Sign in with SPID or CIE, prepare the application and send it from the opening: order of arrival counts.",
            ),
            both(
                "Se la domanda è accolta, accetta il buono e usalo mostrando il codice allo spazio.",
                "If it is accepted, take up the voucher and use it by showing the code at the space.",
            ),
        ],
        "needed": [
            both(
                "Lo spazio scelto e il costo mensile della postazione",
                "The space you chose and the desk's monthly cost",
            ),
            both("Poche righe sul tuo progetto d'impresa", "A few lines on your business project"),
            both("Per le imprese: partita IVA e numero REA", "For firms: VAT number and REA number"),
        ],
        "obtained": both(
            "Il 50 % del costo della postazione, fino a 1500,00 € in dodici mesi: 250,00 € al mese per un anno danno 1500,00 €; "
            "200,00 € al mese per quattro mesi danno 400,00 €.",
            "50% of the desk's cost, up to €1,500 in twelve months: €250 a month for a year gives €1,500; €200 a month for "
            "four months gives €400.",
        ),
        "deadlines": [],
        "costs": both("La domanda è gratuita.", "Applying is free."),
        "answer_days": 30,
        "office": office(None, None, None),
        "appointment_url": None,
        "terms": both(
            "Il buono è personale, non si converte in denaro e si usa solo negli spazi accreditati.",
            "The voucher is personal, can't be turned into cash and is good only at accredited spaces.",
        ),
        "faq": [
            {
                "question": both("Che cosa succede se i fondi finiscono?", "What happens when the money runs out?"),
                "answer": both(
                    "La domanda entra in lista d'attesa, in ordine di arrivo; se tornano fondi la lista scorre.",
                    "The application joins the waiting list in order of arrival; the list moves on when money returns.",
                ),
            }
        ],
        "attachments": [],
        "legal_references": LEGAL_REFERENCES,
    }
