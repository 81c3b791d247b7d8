"""Routes that do what any feature's routes do, next to the real ones: written events are their visible effect."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, Response
from sqlalchemy import text

from api.core.errors import Conflict, Overloaded, StaleVersion
from api.core.ids import uuid7
from api.core.outbox import Event, emit
from api.core.principal import Principal, Role, Scope
from api.core.tenancy import PLATFORM_TENANT
from api.web.authorization import CurrentPrincipal, OptionalPrincipal, require
from api.web.dependencies import IfMatch, LanguageDep, NowDep, PageParams, SessionDep, etag
from api.web.problems import problems
from api.web.routing import ContractRoute, add_routes
from api.web.schemas import Answers, Date, Empty, Input, Instant, Int32, LongText, Output, ShortText


class Refused(Conflict):
    """A rule refuses."""

    code = "probe_refused"
    title = "The probe refuses"


class Note(Input):
    """A body with one member of each kind."""

    number: Int32
    title: ShortText
    text: LongText | None = None
    on: Date | None = None
    at: Instant | None = None
    row_id: UUID | None = None
    answers: Answers | None = None


class NoteRead(Output):
    """What comes back."""

    id: UUID
    title: str


Officers = Annotated[Principal, Depends(require(Role.OFFICER))]
Redeemers = Annotated[Principal, Depends(require(scopes={Scope.REDEMPTIONS_WRITE}))]
AnySigned = Annotated[Principal, Depends(require(*Role, scopes={Scope.REDEMPTIONS_WRITE}))]
router = APIRouter(route_class=ContractRoute, prefix="/v1/probe", tags=["probe"])


def _note(session: Any, title: str, now: Any) -> dict[str, Any]:
    row_id = uuid7()
    emit(session, PLATFORM_TENANT, "probe.noted", "note", row_id, at=now, data={"title": title})
    return {"id": row_id, "title": title}


@router.post("/notes", status_code=201)
def note_create(body: Note, session: SessionDep, now: NowDep, by: AnySigned) -> NoteRead:
    """Write a note."""
    return NoteRead(**_note(session, body.title, now))


@router.post("/open-notes", status_code=201)
def open_note_create(body: Note, session: SessionDep, now: NowDep) -> NoteRead:
    """Write a note without a token."""
    return NoteRead(**_note(session, body.title, now))


@router.post("/refusals", responses=problems(Refused))
def note_refuse(body: Note, session: SessionDep, now: NowDep, by: AnySigned) -> NoteRead:
    """Write a note, then refuse: nothing may stay."""
    _note(session, body.title, now)
    raise Refused("Not today.", extensions={"limit_cents": 5, "since": now})


@router.post("/overloads")
def note_overload(body: Note, session: SessionDep, now: NowDep, by: AnySigned) -> NoteRead:
    """Write a note, then be too busy."""
    _note(session, body.title, now)
    raise Overloaded()


@router.post("/late-failures", status_code=201)
def note_late(body: Note, session: SessionDep, now: NowDep, by: AnySigned) -> NoteRead:
    """Leave the transaction unable to commit: a deferred check fails at the very end."""
    session.execute(
        text(
            "INSERT INTO ledger_transactions (tenant_id, id, kind, occurred_at) VALUES (0, gen_random_uuid(), 'probe', now())"
        )
    )
    tx = session.execute(text("SELECT id FROM ledger_transactions WHERE kind = 'probe'")).scalar_one()
    session.execute(
        text(
            "INSERT INTO ledger_entries (tenant_id, transaction_id, line, funding_line_id, account, amount_cents)"
            " VALUES (0, :tx, 1, gen_random_uuid(), 'available', 5)"
        ),
        {"tx": tx},
    )
    return NoteRead(**_note(session, body.title, now))


@router.post("/crashes")
def note_crash(body: Empty, session: SessionDep) -> Empty:
    """Fail in a way that nobody foresaw."""
    raise RuntimeError("canary-of-the-trace")


@router.get("/counts")
def note_count(session: SessionDep) -> dict[str, int]:
    """How many notes there are."""
    return {"notes": len(session.query(Event).filter(Event.type == "probe.noted").all())}


@router.get("/slow")
def note_slow(session: SessionDep, seconds: float = 1.0) -> dict[str, bool]:
    """Hold a connection for a while."""
    session.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})
    return {"done": True}


@router.get("/officers")
def officer_only(by: Officers) -> dict[str, bool]:
    """For officers."""
    return {"officer": True}


@router.get("/people")
def person_only(by: CurrentPrincipal) -> dict[str, bool]:
    """For anybody who signed in."""
    return {"person": True}


@router.get("/machines")
def machine_only(by: Redeemers) -> dict[str, bool]:
    """For machines with the scope."""
    return {"machine": True}


@router.get("/anyone")
def anyone(by: OptionalPrincipal, language: LanguageDep, page: PageParams) -> dict[str, Any]:
    """For everybody."""
    return {"anonymous": by.is_anonymous, "language": language, "limit": page.limit}


@router.patch("/notes/{number}")
def note_update(number: int, body: Note, version: IfMatch, response: Response) -> dict[str, int]:
    """Change a note, which is at its seventh version."""
    if version != 7:
        raise StaleVersion()
    response.headers["ETag"] = etag(version + 1)
    return {"version": version}


def mount(app: FastAPI) -> None:
    """Add the probe to an application."""
    add_routes(app, router)
