"""Milan 2013, Misura 1: the qualified list of spaces."""

from typing import Any

from api.calls.templates.parts import (
    LEGAL_REFERENCES,
    SOURCE_SPACES,
    TRUE_DECLARATION,
    TRUE_DECLARATION_RULE,
    Window,
    both,
    condition,
    group,
    office,
    question,
    rule,
)

_SPACE = group("space", "Lo spazio", "The space")
_COMPANY = group("company", "L'impresa", "The firm")
_SERVICES = group("services", "Servizi per chi lavora", "Services for coworkers")


def milan_2013_spaces(window: Window, *, min_desks: int = 10, responsible_person: str | None = None) -> dict[str, Any]:
    """Return the draft of Misura 1: who runs a space in the chamber's register with enough desks and shared services."""
    return {
        "kind": "accreditation",
        "title": both("Elenco qualificato degli spazi di coworking", "Qualified list of coworking spaces"),
        "summary": both(
            f"Gestisci uno spazio con almeno {min_desks} postazioni? Entra nell'elenco: chi ha il buono può lavorare da te.",
            f"Do you run a space with at least {min_desks} desks? Join the list: voucher holders can work at yours.",
        ),
        "opens_at": window.opens_at,
        "closes_at": window.closes_at,
        "time_zone": "Europe/Rome",
        "allocation": "rolling",
        "rules": _rules(min_desks),
        "form": _form(),
        "voucher_terms": None,
        "documents_required": [],
        "service_sheet": _service_sheet(min_desks),
        "cup": None,
        "responsible_person": responsible_person,
        "funding_lines": [],
    }


def _rules(min_desks: int) -> list[dict[str, Any]]:
    refusal = {"source": SOURCE_SPACES, "effect": "refuse"}
    return [
        rule(
            "company_registered",
            condition("company_registered", "true"),
            both(
                "Lo spazio è gestito da chi è iscritto al Registro imprese della Camera di commercio.",
                "The space is run by someone on the chamber of commerce's register.",
            ),
            both(
                "Iscrivi l'impresa al Registro imprese, poi presenta una nuova domanda.",
                "Enter the firm in the register, then apply again.",
            ),
            **refusal,
        ),
        rule(
            "min_desks",
            condition("desks_total", "gte", min_desks),
            both(
                f"Lo spazio ha almeno {min_desks} postazioni di coworking.",
                f"The space has at least {min_desks} coworking desks.",
            ),
            both(
                f"Puoi presentare una nuova domanda quando le postazioni saranno almeno {min_desks}.",
                f"You can apply again once there are at least {min_desks} desks.",
            ),
            **refusal,
        ),
        rule(
            "broadband",
            condition("broadband", "true"),
            both(
                "C'è una connessione condivisa, a banda larga o wi-fi.",
                "There is a shared broadband or wi-fi connection.",
            ),
            both("Attiva una connessione condivisa.", "Set up a shared connection."),
            **refusal,
        ),
        rule(
            "meeting_room",
            condition("meeting_room", "true"),
            both(
                "C'è una sala per riunioni o formazione aperta a tutti gli utenti.",
                "There is a room for meetings or training, open to all users.",
            ),
            both("Metti a disposizione una sala per tutti gli utenti.", "Make a room available to all users."),
            **refusal,
        ),
        rule(
            "shared_equipment",
            condition("shared_equipment", "true"),
            both(
                "Ci sono attrezzature condivise e servizi di supporto.",
                "There are shared equipment and support services.",
            ),
            both("Metti a disposizione attrezzature condivise.", "Provide shared equipment."),
            **refusal,
        ),
        rule(
            "events",
            condition("events", "true"),
            both(
                "Lo spazio promuove incontri, conferenze, laboratori o altra animazione.",
                "The space promotes meetings, conferences, workshops or other activities.",
            ),
            both("Prepara un programma di incontri.", "Prepare a programme of activities."),
            **refusal,
        ),
        rule(
            "business_network",
            condition("business_network", "true"),
            both("Lo spazio è collegato a una rete di imprese.", "The space has links to a business network."),
            both("Descrivi la rete di imprese con cui lavori.", "Describe the business network you work with."),
            **refusal,
        ),
        TRUE_DECLARATION_RULE,
    ]


def _form() -> list[dict[str, Any]]:
    asked = {"ask_in_simulator": True}
    return [
        question(
            "space_id",
            "space",
            _SPACE,
            both("Quale spazio vuoi accreditare?", "Which space do you want to list?"),
            hint=both(
                "Indirizzo, postazioni, orari e listino vengono dalla scheda dello spazio.",
                "Address, desks, hours and prices come from the space's profile.",
            ),
        ),
        question(
            "desks_total",
            "integer",
            _SPACE,
            both("Quante postazioni di coworking ci sono?", "How many coworking desks are there?"),
            min=0,
            max=10_000,
            **asked,
        ),
        question(
            "company_registered",
            "boolean",
            _COMPANY,
            both("L'impresa è iscritta al Registro imprese?", "Is the firm on the chamber's register?"),
            **asked,
        ),
        question(
            "rea_number",
            "text",
            _COMPANY,
            both("Numero REA", "REA number"),
            hint=both("Per esempio MI-1234567.", "For example MI-1234567."),
            max=20,
            when=condition("company_registered", "true"),
        ),
        question(
            "broadband",
            "boolean",
            _SERVICES,
            both("C'è una connessione condivisa?", "Is there a shared connection?"),
            **asked,
        ),
        question(
            "meeting_room",
            "boolean",
            _SERVICES,
            both("C'è una sala riunioni aperta a tutti gli utenti?", "Is there a meeting room open to all users?"),
            **asked,
        ),
        question(
            "shared_equipment",
            "boolean",
            _SERVICES,
            both("Ci sono attrezzature condivise?", "Is there shared equipment?"),
            **asked,
        ),
        question(
            "events",
            "boolean",
            _SERVICES,
            both("Organizzi incontri o laboratori?", "Do you hold events or workshops?"),
            **asked,
        ),
        question(
            "business_network",
            "boolean",
            _SERVICES,
            both("Lo spazio è collegato a una rete di imprese?", "Is the space linked to a business network?"),
            **asked,
        ),
        TRUE_DECLARATION,
    ]


def _service_sheet(min_desks: int) -> dict[str, Any]:
    return {
        "category": both("Imprese e commercio", "Business and trade"),
        "topics": [both("Lavoro", "Work"), both("Imprese", "Business")],
        "addressed_to": both(
            f"A chi gestisce uno spazio di coworking con almeno {min_desks} postazioni, iscritto al Registro imprese.",
            f"To those who run a coworking space with at least {min_desks} desks and are on the chamber's register.",
        ),
        "how_to": [
            both(
                "Accedi con SPID o CIE e descrivi lo spazio: indirizzo, postazioni, orari, listino.",
                "Sign in with SPID or CIE and describe the space: address, desks, hours, prices.",
            ),
            both(
                "Rispondi alle domande sui requisiti e invia: ricevi subito la ricevuta.",
                "Answer the questions on the requirements and send: you get the receipt at once.",
            ),
            both(
                "L'ufficio esamina la domanda e può visitare lo spazio.",
                "The office examines the application and may visit.",
            ),
        ],
        "needed": [both("Numero REA", "REA number"), both("Listino prezzi con IVA", "Price list, VAT included")],
        "obtained": both(
            "Lo spazio entra nell'elenco pubblico e può accettare i buoni postazione.",
            "The space joins the public list and can accept desk vouchers.",
        ),
        "deadlines": [],
        "costs": both("La domanda è gratuita.", "Applying is free."),
        "answer_days": 30,
        "office": office(None, None, None),
        "appointment_url": None,
        "terms": both(
            "Lo spazio applica il listino pubblicato; gli aumenti valgono dal mese successivo.",
            "The space applies its published prices; rises count from the following month.",
        ),
        "faq": [],
        "attachments": [],
        "legal_references": LEGAL_REFERENCES,
    }
