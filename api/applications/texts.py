"""Sentences of the applications API in both languages: reasons of dates, the waiting list, remedies."""

from collections.abc import Mapping

Both = Mapping[str, str]

DUE: Mapping[str, Both] = {
    "closing": {"it": "Il bando chiude.", "en": "The call closes."},
    "term": {
        "it": "{days} giorni dal ricevimento per rispondere, fermi mentre aspettiamo le tue integrazioni.",
        "en": "{days} days from receipt to answer, standing still while we wait for your completions.",
    },
    "completion": {
        "it": "Il termine che l'ufficio ti ha dato per completare.",
        "en": "The day by which the office asked you to complete.",
    },
}
WAITING: Mapping[str, Both] = {
    "funds_exhausted": {
        "it": "Le risorse di {funders} non bastano ora per la tua domanda. Se tornano fondi, la lista scorre in ordine di"
        " arrivo e ti scriviamo.",
        "en": "The funds of {funders} are not enough for your application now. If money returns, the list moves in order"
        " of arrival and we write to you.",
    },
    "no_eligible_line": {
        "it": "Nessuna linea di finanziamento aperta è destinata a chi ha i tuoi requisiti.",
        "en": "No open funding line is meant for applicants like you.",
    },
}
REMEDIES: Mapping[str, Both] = {
    "refused": {
        "it": "Puoi ricorrere al TAR entro 60 giorni o al Presidente della Repubblica entro 120 giorni; puoi chiedere di"
        " vedere gli atti.",
        "en": "You can appeal to the regional administrative court within 60 days or to the President of the Republic"
        " within 120 days; you can ask to see the file.",
    },
    "admitted": {
        "it": "La decisione è favorevole. Puoi chiedere di vedere gli atti.",
        "en": "The decision is favourable. You can ask to see the file.",
    },
}


def said(text: Both, language: str, **values: object) -> str:
    """Return a sentence in the reader's language."""
    return text[language].format(**values) if values else text[language]
