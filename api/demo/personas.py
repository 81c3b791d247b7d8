"""The invented people of the demo. Their tax codes are well-formed and belong to nobody we know of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages."""

    it: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in one of the two."""
        return self.en if language == "en" else self.it


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to sign in as. ``key`` is the subject at the demo's identity provider and the ``login_hint`` of scripts."""

    key: str
    given_name: str
    family_name: str
    tax_code: str
    birth_date: date
    email: str
    role: Bilingual
    description: Bilingual


def _persona(
    key: str, name: str, tax_code: str, born: str, *, role: tuple[str, str], about: tuple[str, str]
) -> Persona:
    given_name, _, family_name = name.partition(" ")
    return Persona(
        key,
        given_name,
        family_name,
        tax_code,
        date.fromisoformat(born),
        f"{key}@postazione.example",
        Bilingual(*role),
        Bilingual(*about),
    )


_COWORKER = "Coworker", "Coworker"
_PERSONAS = (
    _persona(
        "giulia", "Giulia Ferri", "FRRGLI91D52F205O", "1991-04-12", role=_COWORKER,
        about=("Ha un buono attivo: mostra il codice, guarda i movimenti.", "Has an active voucher: show its code, see the movements."),
    ),
    _persona(
        "marco", "Marco Galli", "GLLMRC88S03F205R", "1988-11-03", role=_COWORKER,
        about=("Ha una domanda in bozza: completala e inviala.", "Has a draft application: complete and submit it."),
    ),
    _persona(
        "elena", "Elena Moretti", "MRTLNE84B67F205X", "1984-02-27", role=("Titolare di impresa", "Enterprise owner"),
        about=(
            "La sua impresa è nel registro della Camera: il buono viene da quella linea.",
            "Her enterprise is in the Chamber's register: its line pays the voucher.",
        ),
    ),
    _persona(
        "davide", "Davide Conti", "CNTDVD94L19A944D", "1994-07-19", role=_COWORKER,
        about=("È in lista d’attesa: guarda il motivo e la posizione.", "Is on the waiting list: see why, and the place in it."),
    ),
    _persona(
        "chiara", "Chiara Sala", "SLACHR79P48F205F", "1979-09-08", role=("Gestore di spazio", "Space manager"),
        about=("Aggiorna lo spazio e i prezzi, registra un gestionale.", "Edit the space and its prices, register a booking system."),
    ),
    _persona(
        "luca", "Luca Rinaldi", "RNLLCU96A30L219B", "1996-01-30", role=("Banco dello spazio", "Desk staff"),
        about=("Riscuoti il buono di chi arriva al banco.", "Redeem the voucher of whoever comes to the desk."),
    ),
    _persona(
        "francesca", "Francesca Villa", "VLLFNC81H54F205W", "1981-06-14", role=("Istruttrice comunale", "Municipal officer"),
        about=("Esamina le domande, chiedi integrazioni, proponi l’esito.", "Review applications, ask for what is missing, propose."),
    ),
    _persona(
        "roberto", "Roberto Colombo", "CLMRRT68C21F205B", "1968-03-21", role=("Dirigente", "Approver"),
        about=("Decidi sulle proposte degli istruttori, pubblica i bandi.", "Decide on the officers' proposals, publish calls."),
    ),
    _persona(
        "silvia", "Silvia Greco", "GRCSLV75T45H501X", "1975-12-05", role=("Ragioneria", "Treasurer"),
        about=("Controlla impegni e disponibilità di ogni linea.", "Check what each line has committed and has left."),
    ),
    _persona(
        "paolo", "Paolo Martinelli", "MRTPLA71M17F205P", "1971-08-17", role=("Camera di commercio", "Chamber officer"),
        about=("Controfirma i bandi cofinanziati, segui la tua linea.", "Co-sign co-funded calls, follow your own line."),
    ),
    _persona(
        "anna", "Anna De Santis", "DSNNNA77E49H501A", "1977-05-09", role=("Revisore", "Auditor"),
        about=("Leggi tutto, a ogni data, senza toccare nulla.", "Read everything, at any date, without changing anything."),
    ),
    _persona(
        "matteo", "Matteo Gallo", "GLLMTT83R24L219Y", "1983-10-24", role=("Istruttore di un altro Comune", "Officer of another comune"),
        about=("Verifica di non vedere le pratiche di Milano.", "Check that Milan's files are out of sight."),
    ),
)  # fmt: skip


def personas() -> tuple[Persona, ...]:
    """Return everybody, in the order of the page that offers them."""
    return _PERSONAS


def persona_of(key: str) -> Persona | None:
    """Return one by key."""
    return next((persona for persona in _PERSONAS if persona.key == key), None)
