"""Notices in the personal area: the events addressed to a person, worded in their language."""

from typing import Any

from sqlalchemy.orm import Session

from api.applications.notices import NOTICES, worded
from api.core.outbox import Event
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped_to


def messages_of(session: Session, page: PageRequest, *, by: Principal, language: str) -> Page[dict[str, Any]]:
    """Return the caller's notices, the newest first."""
    person_id = by.require_person()
    enter_tenants(session, by.person_tenant_ids)
    wanted = scoped_to(Event, by.person_tenant_ids).where(Event.person_id == person_id, Event.type.in_(list(NOTICES)))
    found = paginate(session, wanted, [Event.id], page, descending=True)
    return Page([_message(event, language) for event in found.items], found.next_cursor)


def _message(event: Event, language: str) -> dict[str, Any]:
    title, text = worded(event.type, event.data, language)
    return {
        "id": event.id,
        "type": event.type,
        "at": event.occurred_at,
        "title": title,
        "text": text,
        "application_id": event.resource_id,
        "legal": NOTICES[event.type].is_legal,
        "due_on": event.data.get("due_on"),
    }
