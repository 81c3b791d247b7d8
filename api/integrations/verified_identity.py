"""What an identity provider vouches for, read from its claims."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FISCAL_NUMBER = "https://attributes.eid.gov.it/fiscal_number"
_ITALIAN = "TINIT-"
_LONGEST = 200


class IdentityIncomplete(ValueError):
    """The provider did not say who the person is."""


@dataclass(frozen=True, slots=True)
class VerifiedIdentity:
    """A person at a provider. The pair (realm, subject) identifies; names and tax code are attributes."""

    realm: str
    subject: str
    given_name: str
    family_name: str
    tax_code: str | None
    birth_date: date | None
    email: str | None


def identity_of(claims: Mapping[str, Any], realm: str) -> VerifiedIdentity:
    """Return the identity in verified claims. Raises IdentityIncomplete where the name is missing."""
    given_name, family_name = _line(claims.get("given_name")), _line(claims.get("family_name"))
    if given_name is None or family_name is None:
        raise IdentityIncomplete("the provider gave no name")
    return VerifiedIdentity(
        realm=realm,
        subject=claims["sub"],
        given_name=given_name,
        family_name=family_name,
        tax_code=tax_code_in(claims.get(FISCAL_NUMBER)),
        birth_date=_date(claims.get("birthdate")),
        email=_line(claims.get("email")),
    )


def tax_code_in(fiscal_number: object) -> str | None:
    """Return the Italian tax code in an eIDAS-style fiscal number (``TINIT-…``), or None.

    It is kept as vouched for: codes changed for homonymy (omocodia) denote different people and are never reduced.
    """
    from stdnum.it import codicefiscale  # wanted at a sign-in only

    text = _line(fiscal_number)
    if text is None or not text.upper().startswith(_ITALIAN):
        return None
    code = text[len(_ITALIAN) :].upper()
    return code if codicefiscale.is_valid(code) else None


def _line(value: object) -> str | None:
    if not isinstance(value, str) or not 1 <= len(value.strip()) <= _LONGEST:
        return None
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in value):
        return None
    return unicodedata.normalize("NFC", value.strip())


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
