"""Prepares the demo: makes its data at the first start, and tells people and scripts how to use it."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from api.core.clock import wall_seconds
from api.core.database import connection_options
from api.core.tenancy import enter_tenants
from api.demo.personas import personas

if TYPE_CHECKING:
    from uuid import UUID

    from api.demo.cast import Cast
    from api.demo.seed import Story
    from api.settings import Settings

Json = dict[str, Any]
MakeApp = Callable[..., FastAPI]
"""``api.main.create_app``, given from above: the application includes the demo, not the other way round."""


def description_path(settings: "Settings") -> Path:
    """Return where ``demo.json`` lies: what a script needs to use the demo."""
    return settings.data_dir / "demo.json"


def is_half_made(settings: "Settings") -> bool:
    """Tell whether an earlier start was cut off while it made the data: the database must then be made anew."""
    if description_path(settings).exists():
        return False
    with _session(settings) as session:
        return bool(session.execute(text("SELECT count(*) FROM tenants")).scalar_one())


def prepare_demo(settings: "Settings", create_app: MakeApp) -> None:
    """Make the data unless they are there, write ``demo.json``, print how to go on."""
    path = description_path(settings)
    if path.exists():
        description = json.loads(path.read_text())
    else:
        print("Making the demo's data (about a minute, only at the first start) …", flush=True)
        description = {"clients": make_demo(settings, create_app)}
    description = {"base_url": settings.base_url, "clients": description["clients"], "personas": _personas(settings)}
    path.touch(mode=0o600)
    path.write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n")
    print(_welcome(description, path), flush=True)


def make_demo(settings: "Settings", create_app: MakeApp, today: datetime | None = None) -> list[Json]:
    """Make all data through the API, the clock set to each day up to ``today``; return the machines with their secrets."""
    from api.core.clock import SetClock
    from api.demo.cast import enter_cast
    from api.demo.programme import Programme
    from api.demo.seed import Story, seed

    today = today or datetime.fromtimestamp(wall_seconds(), UTC)
    with _session(settings) as session:
        cast = enter_cast(session, since=today - timedelta(days=150))
    clock = SetClock(today)
    story = Story(cast, today)

    async def tell() -> None:
        async with Programme(create_app(settings, clock=clock), clock) as programme:
            await seed(programme, story)

    asyncio.run(tell())
    with _session(settings) as session:
        _open_desks(session, cast, story)
        return _register_machines(session, settings, cast, story)


def _open_desks(session: Session, cast: "Cast", story: "Story") -> None:
    from uuid import UUID

    from api.accounts import grant_role
    from api.core.principal import Role

    grant_role(session, cast["luca"], Role.DESK_STAFF, since=story.today.date(), space_id=UUID(story.space_ids[0]))


def _register_machines(session: Session, settings: "Settings", cast: "Cast", story: "Story") -> list[Json]:
    from uuid import UUID

    from api.accounts import load_person
    from api.clients import create_client
    from api.core.principal import Scope
    from api.vouchers import create_sandbox

    manager = load_person(session, cast["chiara"], story.today)
    officer = load_person(session, cast["paolo"], story.today)
    words = "spaces:read redemptions:write redemptions:read statements:read events:read"
    booking = tuple(Scope(word) for word in words.split())
    chamber = (Scope.FUNDING_READ, Scope.REGISTRATIONS_VERIFY, Scope.EVENTS_READ)
    spaces = [UUID(story.space_ids[0])]
    real = create_client(
        session, name="Gestionale Cowo Isola", scopes=booking, space_ids=spaces, by=manager, now=story.today
    )
    register = create_client(
        session, name="Registro della Camera", scopes=chamber, chamber_id=cast.chamber, by=officer, now=story.today
    )
    session.flush()
    key = settings.token_hmac_key.get_secret_value().encode()
    play = create_sandbox(session, name="Gestionale di prova", token_key=key, by=manager, now=story.today)
    return [
        _machine("sandbox", play.client_id, play.client_secret, play.scopes, [play.space_id], sandbox=True),
        _machine("booking system of Cowo Isola", real.client.id, real.secret, real.client.scopes, spaces),
        _machine("register of the chamber", register.client.id, register.secret, register.client.scopes, []),
    ]


def _machine(
    name: str, client_id: "UUID", secret: str, scopes: Any, spaces: list["UUID"], *, sandbox: bool = False
) -> Json:
    return {
        "name": name,
        "client_id": str(client_id),
        "client_secret": secret,
        "scopes": [str(scope) for scope in scopes],
        "space_ids": [str(space) for space in spaces],
        "sandbox": sandbox,
    }


def _personas(settings: "Settings") -> list[Json]:
    return [
        {
            "role": who.role.en,
            "name": f"{who.given_name} {who.family_name}",
            "how to sign in": f"open {settings.base_url}/accedi and choose the name; a script follows "
            f"{settings.base_url}/auth/login?login_hint={who.key}, then POSTs /auth/refresh with the cookies it got",
            "login_hint": who.key,
            "description": who.description.en,
        }
        for who in personas()
    ]


@contextmanager
def _session(settings: "Settings") -> Iterator[Session]:
    engine = create_engine(
        settings.database_url or "", poolclass=NullPool, connect_args={"options": connection_options()}
    )
    with Session(engine, expire_on_commit=False) as session, session.begin():
        enter_tenants(session, [])
        yield session
    engine.dispose()


def _welcome(description: Json, path: Path) -> str:
    base, machine = description["base_url"], description["clients"][0]
    people = "\n".join(
        f"    {who['name']:<20} {who['role']:<28} {who['description']}" for who in description["personas"]
    )
    today = datetime.fromtimestamp(wall_seconds(), UTC).date().isoformat()
    booking = {
        "presentation": "TEST-OK",
        "space_id": machine["space_ids"][0],
        "desk_kind": "shared_desk",
        "price_cents": 25000,
        "starts_on": today,
        "ends_on": today,
        "capture": True,
    }
    body = json.dumps(booking)[:-1].replace('"', '\\"') + ', \\"external_reference\\": \\"booking-$(date +%s)\\"}'
    return f"""
Postazione's demo: {base}   (all data are invented; API documentation: {base}/docs)

  People: open {base}/accedi and choose who to be.
{people}

  Machines: a booking system redeems a voucher of its sandbox (copy and paste):
    TOKEN=$(curl -s -u {machine["client_id"]}:{machine["client_secret"]} -d grant_type=client_credentials \\
      {base}/oauth/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
    curl -si {base}/v1/redemptions -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
      -H "Idempotency-Key: my-first-redemption-$(date +%s)" -d "{body}"

  The same for scripts, with every credential: {path}
  Stop with Ctrl+C; the data stay in {path.parent}.
"""
