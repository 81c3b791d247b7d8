"""Finds, or registers, the person whom an identity provider vouches for."""

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.accounts.models import Identity, Person
from api.core.ids import uuid7
from api.integrations.verified_identity import VerifiedIdentity


def recognise_person(session: Session, identity: VerifiedIdentity, now: datetime) -> Person:
    """Return the person of (realm, subject), with the attributes as vouched for now.

    The tax code never identifies: codes changed for homonymy look alike and belong to different people, and one typed by
    hand would open somebody else's file.
    """
    _one_at_a_time(session, identity)
    known = session.get(Identity, (identity.realm, identity.subject))
    if known is None:
        return _register(session, identity, now)
    known.last_signed_in_at = now
    person = session.scalars(select(Person).where(Person.id == known.person_id)).one()
    person.given_name, person.family_name = identity.given_name, identity.family_name
    person.tax_code = identity.tax_code or person.tax_code
    person.birth_date = identity.birth_date or person.birth_date
    person.email = identity.email or person.email
    return person


def _register(session: Session, identity: VerifiedIdentity, now: datetime) -> Person:
    person = Person(
        id=uuid7(),
        given_name=identity.given_name,
        family_name=identity.family_name,
        tax_code=identity.tax_code,
        birth_date=identity.birth_date,
        email=identity.email,
        created_at=now,
    )
    session.add(person)
    session.flush()  # the identity refers to it, and there is no relationship that would order the two
    session.add(Identity(issuer=identity.realm, subject=identity.subject, person_id=person.id, last_signed_in_at=now))
    return person


def _one_at_a_time(session: Session, identity: VerifiedIdentity) -> None:
    """Two first sign-ins of one person at the same moment must not make two people."""
    name = f"{identity.realm} {identity.subject}"
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})
