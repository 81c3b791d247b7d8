"""Whose office a message is for, and the office's list."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.calls import Call, read_call
from api.core.errors import FieldError, InvalidPayload, NotFound
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped_to
from api.feedback.models import AssistanceRequest
from api.municipalities import first_municipality_tenant, tenant_of_municipality

OFFICE = (Role.OFFICER, Role.APPROVER)


def office_for(session: Session, municipality_code: str | None, call_id: UUID | None, *, by: Principal) -> int:
    """Return the tenant that a message goes to, its door open: the call's, else the comune's, else the site's own.

    Raises InvalidPayload where the comune has no programme here or the call is not one that the caller can read.
    """
    if call_id is not None:
        return _office_of_call(session, municipality_code, call_id, by)
    if municipality_code is None:
        tenant = first_municipality_tenant(session)
    else:
        tenant = tenant_of_municipality(session, municipality_code)
    if tenant is None:
        raise _wrong("/municipality_code", "unknown_municipality", "This comune runs no programme here.")
    enter_tenants(session, [tenant.id])
    return tenant.id


def list_assistance_requests(session: Session, page: PageRequest, *, by: Principal) -> Page[AssistanceRequest]:
    """Return the requests to the caller's offices, the newest first."""
    offices = by.tenants(*OFFICE)
    enter_tenants(session, offices)
    return paginate(session, scoped_to(AssistanceRequest, offices), [AssistanceRequest.id], page, descending=True)


def _office_of_call(session: Session, municipality_code: str | None, call_id: UUID, by: Principal) -> int:
    try:
        call: Call = read_call(session, call_id, by=by)
    except NotFound as error:
        raise _wrong("/call_id", "unknown_call", "There is no such call.") from error
    tenant = tenant_of_municipality(session, municipality_code) if municipality_code else None
    if municipality_code and (tenant is None or tenant.id != call.tenant_id):
        raise _wrong("/municipality_code", "other_municipality", "The call is another comune's.")
    return call.tenant_id


def _wrong(pointer: str, code: str, message: str) -> InvalidPayload:
    return InvalidPayload([FieldError(pointer, code, message)])
