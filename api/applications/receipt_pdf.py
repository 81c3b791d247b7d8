"""The receipt as a document to keep (art. 18-bis L. 241/1990: protocol, date, office, responsible person, term)."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from api.applications.deadlines import term_end
from api.applications.models import Application
from api.calls import Call, euros
from api.municipalities import Tenant

_TEMPLATE = Path(__file__).with_name("receipt.typ")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "it": {
        "title": "Ricevuta della domanda",
        "protocol": "Protocollo",
        "arrival": "Numero di arrivo",
        "received": "Ricevuta il",
        "applicant": "Chi ha inviato la domanda",
        "filed": "Che cosa hai inviato",
        "documents": "Documenti",
        "next": "Che cosa succede ora",
        "verify": "Come si verifica",
        "note": "Il numero di arrivo non è la posizione in graduatoria.",
        "term": "Rispondiamo entro il {day}. Ufficio: {office}. Responsabile del procedimento: {person}. Contro il silenzio e"
        " contro la decisione puoi ricorrere al TAR.",
        "how": "La firma copre i dati della ricevuta; le chiavi pubbliche sono su {site}/.well-known/jwks.json e il metodo è"
        " descritto nella documentazione dell'API. L'impronta della catena lega questa ricevuta a quella arrivata prima.",
        "chain": "Impronta della catena",
        "previous": "Impronta precedente",
        "content": "Impronta del contenuto",
        "signature": "Firma",
        "given_name": "Nome",
        "family_name": "Cognome",
        "tax_code": "Codice fiscale",
        "email": "E-mail",
        "yes": "sì",
        "no": "no",
    },
    "en": {
        "title": "Receipt of the application",
        "protocol": "Protocol number",
        "arrival": "Arrival number",
        "received": "Received on",
        "applicant": "Who sent the application",
        "filed": "What you sent",
        "documents": "Documents",
        "next": "What happens now",
        "verify": "How to verify",
        "note": "The arrival number is not a place in a ranking.",
        "term": "We answer by {day}. Office: {office}. Responsible person: {person}. Against silence and against the decision"
        " you can appeal to the regional administrative court.",
        "how": "The signature covers the data of the receipt; the public keys are at {site}/.well-known/jwks.json and the"
        " API documentation tells the method. The chain hash ties this receipt to the one that arrived before it.",
        "chain": "Chain hash",
        "previous": "Previous hash",
        "content": "Content hash",
        "signature": "Signature",
        "given_name": "Given name",
        "family_name": "Family name",
        "tax_code": "Tax code",
        "email": "E-mail",
        "yes": "yes",
        "no": "no",
    },
}
_LABELS = ("protocol", "arrival", "received", "applicant", "filed", "documents", "next", "verify")


def render_receipt(
    row: Application, call: Call, tenant: Tenant | None, *, space_name: str | None, language: str, site: str
) -> bytes:
    """Return the PDF of a filed application's receipt."""
    import typst  # 20 MB of memory that a process without a PDF to make does not need

    data = json.dumps(_data(row, call, tenant, language, site) | {"answers": _answers(row, call, space_name, language)})
    return bytes(typst.compile(str(_TEMPLATE), sys_inputs={"data": data}, ignore_system_fonts=True))


def _data(row: Application, call: Call, tenant: Tenant | None, language: str, site: str) -> dict[str, Any]:
    words, filed = _WORDS[language], row.filed or {}
    identity = filed.get("identity", {})
    people = ("given_name", "family_name", "tax_code", "email")
    return {
        "language": language,
        "title": words["title"],
        "office": tenant.name if tenant else "",
        "call_title": call.title[language],
        "labels": {name: words[name] for name in _LABELS},
        "protocol_number": row.protocol_number,
        "arrival_number": row.arrival_number,
        "arrival_note": words["note"],
        "received_at": _local(row.received_at, call.time_zone),
        "content_sha256": row.content_sha256,
        "applicant": [[words[name], identity[name]] for name in people if identity.get(name)],
        "documents": [{"name": d["file_name"], "sha256": d["sha256"]} for d in filed.get("documents", [])],
        "next": _next(row, call, language),
        "verify": words["how"].format(site=site),
        "proof": [
            [words["content"], row.content_sha256],
            [words["previous"], row.previous_hash],
            [words["chain"], row.chain_hash],
            [words["signature"], row.receipt_signature],
        ],
    }


def _answers(row: Application, call: Call, space_name: str | None, language: str) -> list[list[str]]:
    answers = (row.filed or {}).get("answers", {})
    named = {field["code"]: space_name for field in call.form if field["type"] == "space" and space_name}
    return [
        [field["label"][language], named.get(field["code"]) or _said(field, answers[field["code"]], language)]
        for field in call.form
        if field["code"] in answers
    ]


def _said(field: Mapping[str, Any], value: Any, language: str) -> str:
    if isinstance(value, bool):
        return _WORDS[language]["yes" if value else "no"]
    if field["type"] == "money":
        return euros(value, language)
    chosen = [option["label"][language] for option in field.get("options") or [] if option["value"] == value]
    return chosen[0] if chosen else str(value)


def _next(row: Application, call: Call, language: str) -> str:
    received = (row.received_at or row.created_at).astimezone(ZoneInfo(call.time_zone)).date()
    office = call.service_sheet["office"]["name"][language]
    return _WORDS[language]["term"].format(
        day=term_end(received, call.service_sheet["answer_days"]).strftime("%d/%m/%Y"),
        office=office,
        person=call.responsible_person or "—",
    )


def _local(at: datetime | None, time_zone: str) -> str:
    return at.astimezone(ZoneInfo(time_zone)).strftime("%d/%m/%Y %H:%M:%S (%Z)") if at else ""
