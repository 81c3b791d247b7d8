"""The feed of events (contract §1.3)."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.events.permissions import ReadEvents
from api.events.read_feed import read_feed
from api.events.schemas import EventRead, EventType
from api.web.dependencies import NowDep, PageParams, SessionDep
from api.web.routing import ContractRoute
from api.web.schemas import Page

router = APIRouter(prefix="/v1", route_class=ContractRoute, tags=["events"])


@router.get("/events", response_model=Page[EventRead])
def event_list(
    page: PageParams,
    by: ReadEvents,
    session: SessionDep,
    now: NowDep,
    type_: Annotated[EventType | None, Query(alias="type")] = None,
) -> object:
    """Read what happened at your spaces, or to your chamber's lines, in commit order, for 90 days.

    Nothing is skipped; read again with the id of the last event that you handled as `cursor`.
    """
    return read_feed(session, page, by, now=now, type_=type_)
