"""What routes ask for by type: the session, the time, settings, pages, language, preconditions."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request, Response
from sqlalchemy.orm import Session

from api.core.clock import Clock
from api.core.database import transaction_time
from api.core.errors import VersionRequired
from api.core.pagination import DEFAULT_LIMIT, MAX_LIMIT, PageRequest
from api.settings import Settings
from api.web.schemas import Language
from api.web.unit_of_work import KEPT_SLOT

_PREFERENCE = re.compile(r"\s*([A-Za-z]{2})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?))?\s*")
_ETAG = re.compile(r'"([0-9]{1,18})(?:-[0-9a-f]{1,64})?"')


async def unit_of_work(request: Request) -> AsyncIterator[Session]:
    """Lend the request its one transaction; it is committed before the answer begins, so a failed commit is no 2xx."""
    has_slot = request.scope.setdefault("state", {}).pop(KEPT_SLOT, False)
    async with request.app.state.unit_of_work.open(has_slot=has_slot) as session:
        request.state.session = session
        yield session


SessionDep = Annotated[Session, Depends(unit_of_work, scope="function")]


async def _clock(request: Request) -> Clock:
    clock: Clock = request.app.state.clock
    return clock


ClockDep = Annotated[Clock, Depends(_clock)]


async def _now(session: SessionDep, clock: ClockDep) -> datetime:
    return transaction_time(session, clock)  # known since the transaction began: no round trip


NowDep = Annotated[datetime, Depends(_now, scope="function")]


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


SettingsDep = Annotated[Settings, Depends(_settings)]


async def _page(
    limit: Annotated[
        int, Query(ge=1, le=MAX_LIMIT, description="At most so many items.", json_schema_extra={"format": "int32"})
    ] = DEFAULT_LIMIT,
    cursor: Annotated[
        str | None, Query(min_length=1, max_length=2048, description="`next_cursor` of the page before.")
    ] = None,
) -> PageRequest:
    return PageRequest(limit, cursor)


PageParams = Annotated[PageRequest, Depends(_page)]


def preferred_language(accept_language: str | None) -> Language:
    """Return the reader's language of the two that we speak; Italian where neither was asked for."""
    best: tuple[float, Language] = (0.0, "it")
    for part in (accept_language or "")[:500].split(","):
        found = _PREFERENCE.fullmatch(part)
        if found is None or found[1].lower() not in {"it", "en"}:
            continue
        weight = float(found[2] or 1)
        if weight > best[0]:
            best = (weight, "en" if found[1].lower() == "en" else "it")
    return best[1]


async def _language(request: Request) -> Language:
    return preferred_language(request.headers.get("accept-language"))


LanguageDep = Annotated[Language, Depends(_language)]


NO_VERSION = -1


async def _if_match(
    if_match: Annotated[str | None, Header(alias="If-Match", max_length=64, description="The `ETag` you read.")] = None,
) -> int:
    if if_match is None:
        raise VersionRequired()
    found = _ETAG.fullmatch(if_match)
    # What can't be one of ours matches no row: the use case says 412, after the body was found to be good.
    return int(found[1]) if found else NO_VERSION


IfMatch = Annotated[int, Depends(_if_match)]
"""The version that the client read. 428 where it is missing."""


def etag(version: int) -> str:
    """Return the entity tag of a row's version."""
    return f'"{version}"'


def with_version(response: Response, row: Any) -> Any:
    """Give the answer the ETag of the row and return the row: ``return with_version(response, call)``."""
    response.headers["ETag"] = etag(row.version)
    return row
