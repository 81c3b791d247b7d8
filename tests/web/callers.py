"""People and machines that call."""

from sqlalchemy.orm import Session

from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.clients import make_client
from tests.fixtures.database import Database


def a_person(database: Database, tokens: Tokens) -> str:
    """Return the token of a person without any role."""
    with Session(database.engine) as session:
        person_id = make_person(session).id
        session.commit()
    return tokens.person(person_id)


def a_machine(database: Database, tokens: Tokens, *scopes: str) -> str:
    """Return the token of a machine with these scopes."""
    with Session(database.engine) as session:
        client_id = make_client(session, scopes=list(scopes)).id
        session.commit()
    return tokens.client(client_id, list(scopes))
