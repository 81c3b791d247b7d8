"""Is it up: ``/livez`` (this process), ``/readyz`` (database and its version), ``/status`` (what the guidelines ask for)."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

import api
from api.core.errors import DomainError
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Output

_MIGRATIONS = Path(__file__).parents[2] / "migrations"
_VERSION = text("SELECT version_num FROM alembic_version")


class NotReady(DomainError):
    """503 with Retry-After: the database is away or not at our version."""

    code = "not_ready"
    title = "The service is not ready"
    status = 503
    retry_after_seconds = 5


class Health(Output):
    """The service is up."""

    status: Literal["ok"]
    version: Annotated[str, Field(max_length=32)]


router = APIRouter(route_class=ContractRoute, tags=["health"])


@router.get("/status", summary="State of the service", responses=problems(NotReady))
async def status_read(request: Request, response: Response) -> Health:
    """Tell whether the API can serve: 200 when it can, 503 when its database is away (Italian interoperability guidelines)."""
    return await _readiness(request, response)


@router.get("/readyz", summary="Readiness", responses=problems(NotReady))
async def readiness_read(request: Request, response: Response) -> Health:
    """Tell a load balancer whether to send requests here: the database answers and has the version of this code."""
    return await _readiness(request, response)


@router.get("/livez", summary="Liveness")
async def liveness_read(response: Response) -> Health:
    """Tell a supervisor that this process runs; the database is not asked, so that its trouble restarts nobody."""
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok", version=api.__version__)


async def _readiness(request: Request, response: Response) -> Health:
    if getattr(request.app.state, "draining", False):
        raise NotReady("This process is shutting down.")
    try:
        found = await to_thread.run_sync(_database_version, request.app.state.engine)
    except SQLAlchemyError:
        raise NotReady("The database does not answer.") from None
    if found != code_version():
        raise NotReady("The database is not at the version of this code.")
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok", version=api.__version__)


def _database_version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        version: str | None = connection.execute(_VERSION).scalar()
    return version


@lru_cache
def code_version() -> str:
    """Return the newest migration that this code knows."""
    return max(path.name.split("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
