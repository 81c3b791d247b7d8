"""The demo, served for real on this machine: sign-in needs two servers that talk to each other over HTTP."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine, text

from api.accounts.routes import register as register_accounts
from api.core.clock import SetClock
from api.demo.routes import register as register_demo
from api.integrations.embedded_postgres import EmbeddedPostgres
from api.settings import Settings
from tests.fixtures.database import Database, cloned

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)


@dataclass
class Site:
    """A running demo."""

    app: FastAPI
    base_url: str
    clock: SetClock
    engine: Engine
    _browsers: list["Browser"] = field(default_factory=list)

    def browser(self) -> "Browser":
        """A browser without cookies."""
        self._browsers.append(Browser(self.base_url))
        return self._browsers[-1]

    def close(self) -> None:
        """Close the browsers and what the relying party holds open."""
        for browser in self._browsers:
            browser.http.close()
        self.app.state.sign_in.provider.close()


class Browser:
    """Follows redirects by hand, so that a test can step in between."""

    def __init__(self, base_url: str) -> None:
        self.http = httpx.Client(base_url=base_url, verify=False, follow_redirects=False, trust_env=False)

    def leave(self, return_to: str = "/area-personale", **query: str) -> str:
        """Start a sign-in; return the address at the provider."""
        answer = self.http.get("/auth/login", params={"return_to": return_to, **query})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def choose(self, address: str, persona: str = "giulia") -> str:
        """Choose a persona; return the address of the callback."""
        answer = self.http.get(f"{address}&login_hint={persona}")
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def come_back(self, address: str) -> str:
        """Bring the provider's answer; return where we are sent."""
        answer = self.http.get(address)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def sign_in(self, persona: str = "giulia", return_to: str = "/area-personale") -> str:
        """Sign in; return where we end up."""
        return self.come_back(self.choose(self.leave(return_to), persona))

    def refresh(self) -> httpx.Response:
        """Ask for an access token as our own pages do."""
        return self.http.post("/auth/refresh", headers={"Sec-Fetch-Site": "same-origin"})

    def me(self) -> dict[str, Any]:
        """Who I am."""
        token = self.refresh().json()["access_token"]
        answer = self.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def is_signed_in(self) -> bool:
        """Tell whether there is a session."""
        return self.refresh().status_code == 200


def query_of(address: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}


def why(address: str) -> str:
    """The reason with which a failed sign-in ends."""
    assert urlsplit(address).path == "/accedi", address
    return query_of(address)["errore"]


@pytest.fixture(scope="module")
def served(
    server: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[FastAPI, Database, SetClock]]:
    """The demo on a port of its own; starting it is what takes the time, so a module shares it."""
    from api.main import create_app

    clock = SetClock(NOON)
    with cloned(server, template) as database, socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings = Settings.load(
            environment="demo",
            database_url=database.url,
            data_dir=tmp_path_factory.mktemp("demo"),
            port=port,
            base_url=f"http://127.0.0.1:{port}",
        )
        app = create_app(settings, clock=clock)
        running = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield app, database, clock
        finally:
            running.should_exit = True
            thread.join(20)


@pytest.fixture
def site(served: tuple[FastAPI, Database, SetClock]) -> Iterator[Site]:
    """The demo as new: nobody signed in yet, the provider and what is known of it fresh."""
    app, database, clock = served
    clock.set(NOON)
    register_accounts(app)
    register_demo(app)
    with database.owner.begin() as connection:
        for table in ("refresh_tokens", "sessions", "identities", "people"):
            connection.execute(text(f"DELETE FROM {table}"))
    running = Site(app, app.state.settings.base_url, clock, database.engine)
    yield running
    running.close()
