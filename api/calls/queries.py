"""Reads of calls: by id, by state as the clock sees it, and their locks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, not_, or_
from sqlalchemy.orm import Session

from api.calls.models import Call
from api.calls.status_rules import CallStatus, Window, status_at
from api.core.errors import NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, published, scoped
from api.municipalities import Tenant, TenantKind

OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class CallFilter:
    """What a reader looks for; None: whatever."""

    municipality: str | None = None
    kind: str | None = None
    status: CallStatus | None = None


def get_call(session: Session, call_id: UUID) -> Call | None:
    """Return a call whatever its state, opening its tenant's door: for use cases that check who is asking."""
    tenant_id = tenant_in(call_id)
    enter_tenants(session, [tenant_id])
    return session.scalars(scoped(Call, tenant_id).where(Call.id == call_id)).first()


def lock_call(session: Session, call_id: UUID) -> Call:
    """Lock a call (first in the lock order of the house) and return it fresh. Raises NotFound."""
    tenant_id = tenant_in(call_id)
    enter_tenants(session, [tenant_id])
    wanted = scoped(Call, tenant_id).where(Call.id == call_id).with_for_update()
    call = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if call is None:
        raise NotFound()
    return call


def read_call(session: Session, call_id: UUID, *, by: Principal) -> Call:
    """Return a call for a reader: a draft only for its office, a sandbox's never. Raises NotFound."""
    call = get_call(session, call_id)
    if call is None or (call.status == CallStatus.DRAFT and not by.holds(*OFFICE, tenant_id=call.tenant_id)):
        raise NotFound()
    tenant = session.get(Tenant, call.tenant_id)
    if tenant is None or tenant.kind != TenantKind.MUNICIPALITY:
        raise NotFound()
    return call


def read_source(session: Session, call_id: UUID, *, by: Principal) -> Call:
    """Return a call of the reader's own office. Raises NotFound, Forbidden."""
    call = get_call(session, call_id)
    if call is None:
        raise NotFound()
    by.require_in_tenant(call.tenant_id, Role.OFFICER, Role.APPROVER, Role.AUDITOR)
    return call


def find_calls(session: Session, page: PageRequest, wanted: CallFilter, *, by: Principal, now: datetime) -> Page[Call]:
    """Return the published calls of all municipalities and the drafts of the reader's offices, newest opening first."""
    offices = by.tenants(*OFFICE)
    enter_tenants(session, offices)
    statement: Select[Call] = published(Call).join(Tenant, Tenant.id == Call.tenant_id)
    statement = statement.where(
        Tenant.kind == TenantKind.MUNICIPALITY, or_(Call.status != CallStatus.DRAFT, Call.tenant_id.in_(offices))
    )
    if wanted.municipality is not None:
        statement = statement.where(Tenant.municipality_code == wanted.municipality)
    if wanted.kind is not None:
        statement = statement.where(Call.kind == wanted.kind)
    if wanted.status is not None:
        statement = statement.where(_is_in(wanted.status, now))
    return paginate(session, statement, [Call.opens_at, Call.id], page, descending=True)


def status_of(call: Call, now: datetime) -> CallStatus:
    """Return the state of a call as the clock sees it."""
    is_co_signed = not call.co_signature_required or call.co_signed_at is not None
    return status_at(Window(call.status, call.opens_at, call.closes_at, call.resumes_at, is_co_signed), now)


def _is_in(status: CallStatus, now: datetime) -> ColumnElement[bool]:
    """Return ``status_rules.status_at`` as a condition; a test holds the two equal."""
    co_signed = or_(Call.co_signature_required.is_(False), Call.co_signed_at.is_not(None))
    resumed = and_(Call.status == CallStatus.SUSPENDED, Call.resumes_at.is_not(None), Call.resumes_at <= now)
    runs = or_(Call.status == CallStatus.PUBLISHED, resumed)
    has_begun = and_(Call.opens_at <= now, co_signed)
    if status is CallStatus.OPEN:
        return and_(runs, has_begun, Call.closes_at > now)
    if status is CallStatus.PUBLISHED:
        return and_(runs, not_(has_begun), Call.closes_at > now)
    if status is CallStatus.CLOSED:
        return or_(Call.status == CallStatus.CLOSED, and_(runs, Call.closes_at <= now))
    if status is CallStatus.SUSPENDED:
        return and_(Call.status == CallStatus.SUSPENDED, not_(resumed))
    return Call.status == status
