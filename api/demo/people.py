"""Invented coworkers and managers of the demo, the same at every start. Their tax codes are well-formed; they belong to
nobody we know of.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from stdnum.it.codicefiscale import calc_check_digit

from api.accounts import DEMO_REALM
from api.integrations.verified_identity import VerifiedIdentity

_WOMEN = [
    "Alessia",
    "Arianna",
    "Beatrice",
    "Camilla",
    "Caterina",
    "Cristina",
    "Daniela",
    "Emma",
    "Federica",
    "Gaia",
    "Ilaria",
    "Laura",
    "Lucia",
    "Marta",
    "Noemi",
    "Sara",
]
_MEN = [
    "Alberto",
    "Andrea",
    "Antonio",
    "Diego",
    "Emanuele",
    "Fabio",
    "Filippo",
    "Giorgio",
    "Jacopo",
    "Lorenzo",
    "Michele",
    "Nicola",
    "Pietro",
    "Samuele",
    "Tommaso",
    "Ugo",
]
_FAMILIES = [
    "Amato",
    "Barbieri",
    "Basile",
    "Benedetti",
    "Bianchi",
    "Bruno",
    "Caputo",
    "Carbone",
    "Castelli",
    "Cattaneo",
    "Costa",
    "Esposito",
    "Fabbri",
    "Farina",
    "Ferrari",
    "Fontana",
    "Gatti",
    "Giordano",
    "Grassi",
    "Guerra",
    "Leone",
    "Lombardi",
    "Longo",
    "Mancini",
    "Mariani",
    "Marino",
    "Marchetti",
    "Monti",
    "Neri",
    "Orlando",
    "Palumbo",
    "Parisi",
    "Pellegrini",
    "Riva",
    "Rizzo",
    "Romano",
    "Rossetti",
    "Russo",
    "Sanna",
    "Serra",
    "Silvestri",
    "Testa",
    "Valentini",
    "Vitale",
    "Zanetti",
]
_MONTHS = "ABCDEHLMPRST"
_MILAN = "F205"
_SEED = 2013


def coworkers() -> Iterator[VerifiedIdentity]:
    """Yield one invented person after another, each only once."""
    random = Random(_SEED)  # noqa: S311 - the same people at every start, no secret
    number = 0
    while True:
        number += 1
        woman = random.random() < 0.5
        given, family = random.choice(_WOMEN if woman else _MEN), random.choice(_FAMILIES)
        born = date(1974, 1, 1) + timedelta(days=random.randrange(30 * 365))
        yield VerifiedIdentity(
            realm=DEMO_REALM,
            subject=f"demo-{number}",
            given_name=given,
            family_name=family,
            tax_code=tax_code(given, family, born, woman=woman),
            birth_date=born,
            email=f"demo-{number}@postazione.example",
        )


def tax_code(given_name: str, family_name: str, born: date, *, woman: bool) -> str:
    """Return the tax code of somebody born in Milan (D.M. 23 December 1976: consonants, then vowels, then X)."""
    consonants = [letter for letter in given_name.upper() if letter.isalpha() and letter not in "AEIOU"]
    given = [consonants[0], *consonants[2:4]] if len(consonants) > 3 else _letters(given_name)
    day = born.day + (40 if woman else 0)
    body = f"{''.join(_letters(family_name))}{''.join(given)}{born:%y}{_MONTHS[born.month - 1]}{day:02}{_MILAN}"
    return body + calc_check_digit(body)


def _letters(name: str) -> list[str]:
    letters = [letter for letter in name.upper() if letter.isalpha()]
    ordered = [letter for letter in letters if letter not in "AEIOU"] + [
        letter for letter in letters if letter in "AEIOU"
    ]
    return [*ordered, "X", "X"][:3]
