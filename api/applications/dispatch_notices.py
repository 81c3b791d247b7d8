"""Sends the notices that wait in the outbox by e-mail; several workers may run, each takes what the others have not."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.accounts import Person, get_people
from api.applications.notices import MAILED, worded
from api.core.outbox import Event
from api.core.tenancy import enter_tenants, scoped_to
from api.integrations.email import Letter, Mailer, MailNotSent

GIVE_UP_AFTER = timedelta(days=3)
log = logging.getLogger(__name__)


def dispatch_notices(
    session: Session, mailer: Mailer, *, tenant_ids: Iterable[int], base_url: str, now: datetime, limit: int = 20
) -> int:
    """Send up to ``limit`` notices and return how many are done with; the caller commits, often.

    A letter goes out at least once: if the commit after it is lost it is sent again, under the same Message-ID. One that
    the server refuses for good, or for three days, is given up; the notice stays in the personal area.
    """
    tenants = sorted(set(tenant_ids))
    enter_tenants(session, tenants)
    waiting = scoped_to(Event, tenants).where(
        Event.dispatched_at.is_(None), Event.person_id.is_not(None), Event.type.in_(MAILED)
    )
    events = session.scalars(waiting.order_by(Event.id).limit(limit).with_for_update(skip_locked=True)).all()
    people = get_people(session, [event.person_id for event in events if event.person_id])
    done = 0
    for event in events:
        person = people.get(event.person_id) if event.person_id else None
        if _settled(mailer, event, person, base_url, now):
            event.dispatched_at = now
            done += 1
    return done


def _settled(mailer: Mailer, event: Event, person: Person | None, base_url: str, now: datetime) -> bool:
    if person is None or not person.email:
        return True
    try:
        mailer.send(_letter(event, person.email, base_url))
    except MailNotSent as failure:
        gives_up = failure.permanent or now - event.occurred_at > GIVE_UP_AFTER
        log.warning("notice %s not sent (%s), %s", event.id, failure, "given up" if gives_up else "kept for later")
        return gives_up
    return True


def _letter(event: Event, to: str, base_url: str) -> Letter:
    (title_it, text_it), (title_en, text_en) = (worded(event.type, event.data, language) for language in ("it", "en"))
    link = f"{base_url}/area-personale/pratiche/{event.resource_id}"
    text = f"{text_it}\n\nLa tua pratica: {link}\n\n—\n\n{text_en}\n\nYour file: {link}\n"
    return Letter(to=to, subject=f"{title_it} / {title_en}", text=text, reference=str(event.id))
