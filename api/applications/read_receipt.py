"""The receipt of a filed application, as data or as a document to keep."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.queries import visible_application
from api.applications.show import receipt_of
from api.core.errors import NotFound
from api.core.principal import Principal


def read_receipt(session: Session, *, application_id: UUID, by: Principal) -> dict[str, Any]:
    """Return the receipt. Raises NotFound where nothing was filed."""
    receipt = receipt_of(visible_application(session, application_id, by))
    if receipt is None:
        raise NotFound()
    return receipt
