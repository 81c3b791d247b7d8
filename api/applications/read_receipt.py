"""The receipt of a filed application, as data or as a document to keep."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.models import Application
from api.applications.queries import visible_application
from api.applications.receipt_pdf import render_receipt
from api.applications.show import receipt_of
from api.applications.terms import call_of
from api.core.errors import NotFound
from api.core.principal import Principal
from api.municipalities import get_tenant
from api.spaces import get_space


def read_receipt(session: Session, *, application_id: UUID, by: Principal) -> dict[str, Any]:
    """Return the receipt. Raises NotFound where nothing was filed."""
    receipt = receipt_of(_filed(session, application_id, by))
    return receipt or {}


def print_receipt(session: Session, *, application_id: UUID, by: Principal, language: str, site: str) -> bytes:
    """Return the receipt as a PDF. Raises NotFound where nothing was filed."""
    row = _filed(session, application_id, by)
    space = get_space(session, row.space_id) if row.space_id else None
    named: dict[str, Any] = {"space_name": space.name if space else None, "language": language, "site": site}
    return render_receipt(row, call_of(session, row), get_tenant(session, row.tenant_id), **named)


def _filed(session: Session, application_id: UUID, by: Principal) -> Application:
    row = visible_application(session, application_id, by)
    if row.arrival_number is None:
        raise NotFound()
    return row
