"""The chamber tells whether an applicant is in its register; its answer overrides what was declared (contract §1.4).

Nobody is asked for a certificate of what an administration already holds (art. 43 D.P.R. 445/2000).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.award_queue import award_queue, lock_call
from api.applications.errors import AlreadyAnswered
from api.applications.history import record, touch
from api.applications.models import Application, RegistrationCheck
from api.applications.rules import CheckStatus
from api.applications.terms import refresh_eligibility, terms_of
from api.core.errors import Forbidden, NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, published, scoped, scoped_to
from api.funding import FundingLine, lock_lines


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What the register says of one enterprise."""

    outcome: CheckStatus
    checked_at: datetime
    rea: str | None = None
    vat_number: str | None = None
    ateco: str | None = None
    note: str | None = None


def pending_checks(
    session: Session, status: str | None, page: PageRequest, *, by: Principal
) -> tuple[Page[RegistrationCheck], dict[UUID, Application]]:
    """Return the questions to the caller's chamber and the files they are about."""
    chambers = _chambers_of(by)
    funded = published(FundingLine).where(FundingLine.chamber_id.in_(chambers))
    tenants = sorted({line.tenant_id for line in session.scalars(funded)})
    enter_tenants(session, tenants)
    wanted = scoped_to(RegistrationCheck, tenants).where(RegistrationCheck.chamber_id.in_(chambers))
    if status is not None:
        wanted = wanted.where(RegistrationCheck.status == status)
    found = paginate(session, wanted, [RegistrationCheck.id], page)
    files = scoped_to(Application, tenants).where(Application.id.in_([check.application_id for check in found.items]))
    return found, {row.id: row for row in session.scalars(files)}


def answer_check(
    session: Session, *, check_id: UUID, answer: RegisterAnswer, by: Principal, now: datetime
) -> tuple[RegistrationCheck, Application]:
    """Write the register's answer; who now may, or may no longer, be paid by a line is worked out again.

    Raises NotFound, AlreadyAnswered.
    """
    tenant_id = tenant_in(check_id)
    enter_tenants(session, [tenant_id])
    wanted = scoped(RegistrationCheck, tenant_id).where(RegistrationCheck.id == check_id)
    seen = session.scalars(wanted).first()
    if seen is None or seen.chamber_id not in _chambers_of(by):
        raise NotFound()
    row = session.get_one(Application, (tenant_id, seen.application_id))
    lock_call(session, tenant_id, row.call_id)
    lock_lines(session, tenant_id, row.call_id)
    check = session.scalars(wanted.with_for_update().execution_options(populate_existing=True)).one()
    if check.status != CheckStatus.PENDING:
        raise AlreadyAnswered()
    check.status, check.checked_at = answer.outcome, answer.checked_at
    check.rea, check.vat_number, check.ateco, check.note = answer.rea, answer.vat_number, answer.ateco, answer.note
    check.answered_at, check.answered_by = now, by.actor_id
    refresh_eligibility(session, row, terms_of(session, row), now)
    touch(row, now)
    record(session, row, "registration_checked", by=by, now=now, data={"outcome": answer.outcome})
    award_queue(session, tenant_id, row.call_id, by, now)
    return check, row


def _chambers_of(by: Principal) -> list[UUID]:
    held = {m.chamber_id for m in by.memberships if m.role == Role.CHAMBER_OFFICER and m.chamber_id}
    chambers = held | ({by.client_chamber_id} if by.client_chamber_id else set())
    if not chambers:
        raise Forbidden("Only a chamber of commerce can do this.")
    return sorted(chambers)
