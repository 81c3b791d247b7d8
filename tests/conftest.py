"""Fixtures of all tests: see ``tests/fixtures``."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.tenancy import enter_tenants
from api.integrations.embedded_postgres import EmbeddedPostgres
from api.settings import Settings
from api.web.tokens import TokenService
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database, cloned, start_server, template_of


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedPostgres]:
    """The tests' PostgreSQL."""
    with start_server() as running:
        yield running


@pytest.fixture(scope="session")
def template(server: EmbeddedPostgres) -> str:
    """A database migrated to the newest version, with the comuni loaded."""
    return template_of(server)


@pytest.fixture
def database(server: EmbeddedPostgres, template: str) -> Iterator[Database]:
    """A fresh database."""
    with cloned(server, template) as fresh:
        yield fresh


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session as the application's role, for direct set-up and inspection; committed when the block ends well.

    Row-level security holds here too: call ``enter_tenants`` (again after each commit).
    """
    with Session(database.engine, expire_on_commit=False) as opened:
        enter_tenants(opened, [])
        yield opened


@pytest.fixture(scope="session")
def secrets_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose keys all tests of a worker share."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def settings(database: Database, secrets_dir: Path) -> Settings:
    """Settings of the test environment."""
    return Settings.load(
        environment="test", database_url=database.url, data_dir=secrets_dir, base_url="http://testserver"
    )


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at today's noon until it is set."""
    return SetClock(datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0))


@pytest.fixture
def app(settings: Settings, clock: SetClock) -> FastAPI:
    """The application."""
    from api.main import create_app

    return create_app(settings, clock=clock)


@pytest.fixture
def api(app: FastAPI) -> Iterator[ApiClient]:
    """A client of the application."""
    with ApiClient(app) as client:
        yield client


class Tokens:
    """Access tokens, made by the application's own token service."""

    def __init__(self, app: FastAPI) -> None:
        self._service: TokenService = app.state.tokens

    def person(self, person_id: UUID) -> str:
        """Return a token of a person, as the single-page client gets it."""
        return self._service.issue_person_token(person_id)

    def client(self, client_id: UUID, scopes: str | list[str] = "") -> str:
        """Return a token of a machine with these scopes (a list, or separated by blanks)."""
        names = scopes.split() if isinstance(scopes, str) else scopes
        return self._service.issue_client_token(client_id, names)


@pytest.fixture
def tokens(app: FastAPI) -> Tokens:
    """Makes access tokens."""
    return Tokens(app)
