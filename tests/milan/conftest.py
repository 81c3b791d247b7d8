"""Milan in 2013: the bodies and people of the replay, and the application served over real HTTP with the clock set."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.accounts import add_chamber, grant_role, recognise_person
from api.core.clock import SetClock
from api.core.principal import Role
from api.demo.people import coworkers
from api.demo.programme import Deciders, Programme
from api.municipalities import add_municipality_tenant
from tests.fixtures.database import Database

BEGINNING = datetime(2013, 3, 20, 8, tzinfo=UTC)
MILAN = "015146"


@dataclass(frozen=True)
class Bodies:
    """Who takes part. People are ids."""

    tenant_id: int
    chamber_id: UUID
    deciders: Deciders
    treasurer: UUID
    chamber_officer: UUID
    managers: list[UUID]
    people: list[UUID]


@pytest.fixture
def bodies(database: Database) -> Bodies:
    """The municipality, the chamber, their people, managers of spaces and coworkers."""
    with Session(database.engine, expire_on_commit=False) as session, session.begin():
        tenant = add_municipality_tenant(session, MILAN, slug="milano", name="Comune di Milano")
        chamber = add_chamber(session, "Camera di commercio di Milano", ["MI"])
        session.flush()
        people = [recognise_person(session, identity, BEGINNING).id for identity in islice(coworkers(), 150)]
        offices = {Role.OFFICER: people[0], Role.APPROVER: people[1], Role.TREASURER: people[2]}
        for role, person in offices.items():
            grant_role(session, person, role, since=BEGINNING.date(), tenant_id=tenant.id)
        grant_role(session, people[3], Role.CHAMBER_OFFICER, since=BEGINNING.date(), chamber_id=chamber.id)
        return Bodies(
            tenant.id, chamber.id, Deciders(people[0], people[1]), people[2], people[3], people[4:8], people[8:]
        )


@asynccontextmanager
async def served(app: FastAPI, clock: SetClock) -> AsyncIterator[Programme]:
    """Serve the application on a loopback port and run the programme against it."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        async with Programme(app, clock, served_at=f"http://127.0.0.1:{listener.getsockname()[1]}") as programme:
            while not server.started:  # noqa: ASYNC110 - uvicorn offers no event to wait for
                await asyncio.sleep(0)
            yield programme
    finally:
        server.should_exit = True
        await serving
        listener.close()
