"""Writes a call: an officer drafts it, and changes it until somebody else publishes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.errors import CallFrozen
from api.calls.models import Call
from api.calls.queries import lock_call
from api.calls.status_rules import CallStatus
from api.core import audit
from api.core.errors import FieldError, InvalidPayload, NotFound, StaleVersion
from api.core.ids import uuid7
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants
from api.funding import plan_lines
from api.municipalities import tenant_of_municipality

AFTER_PUBLICATION = frozenset({"service_sheet"})
"""What may still be written once the call is public: contacts, questions, attachments; never what the hash covers."""


def create_call(session: Session, draft: Mapping[str, Any], *, by: Principal, now: datetime) -> Call:
    """Add a draft (members of ``CallCreate``). Raises NotFound, Forbidden, InvalidPayload."""
    values = dict(draft)
    tenant = tenant_of_municipality(session, values.pop("municipality_code"))
    if tenant is None:
        raise NotFound()
    by.require_in_tenant(tenant.id, Role.OFFICER)
    enter_tenants(session, [tenant.id])
    call = add_call(session, tenant.id, values, author_id=by.require_person(), now=now)
    audit.record(session, tenant.id, by, "call.created", "call", call.id, at=now)
    return call


def add_call(session: Session, tenant_id: int, draft: Mapping[str, Any], *, author_id: UUID, now: datetime) -> Call:
    """Add a draft with its funding lines (members of ``CallDraft``)."""
    values = dict(draft)
    lines = values.pop("funding_lines")
    ensure_consistent(values)
    call = Call(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        status=CallStatus.DRAFT,
        co_signature_required=False,
        created_by=author_id,
        edited_by=[str(author_id)],
        created_at=now,
        updated_at=now,
        version=1,
        **values,
    )
    session.add(call)
    session.flush()  # the lines refer to their call
    plan_lines(session, tenant_id, call.id, lines)
    return call


def change_call(
    session: Session, call_id: UUID, changes: Mapping[str, Any], *, version: int, by: Principal, now: datetime
) -> Call:
    """Apply the given members (of ``CallPatch``). Raises NotFound, Forbidden, StaleVersion, CallFrozen, InvalidPayload."""
    call = lock_call(session, call_id)
    by.require_in_tenant(call.tenant_id, Role.OFFICER)
    if call.version != version:
        raise StaleVersion()
    if call.status != CallStatus.DRAFT and not changes.keys() <= AFTER_PUBLICATION:
        raise CallFrozen()
    _apply(session, call, changes)
    author = str(by.require_person())
    call.edited_by = [*(editor for editor in call.edited_by if editor != author), author]
    call.updated_at = now
    call.version += 1
    data = {"members": sorted(changes)}
    audit.record(session, call.tenant_id, by, "call.changed", "call", call.id, at=now, data=data)
    return call


def ensure_consistent(values: Mapping[str, Any]) -> None:
    """Check what no single member can tell. Raises InvalidPayload."""
    errors = []
    if values["opens_at"] >= values["closes_at"]:
        errors.append(FieldError("/closes_at", "window_empty", "A call closes after it opens."))
    if (values["kind"] == "voucher") != (values["voucher_terms"] is not None):
        errors.append(
            FieldError("/voucher_terms", "terms_of_vouchers", "A voucher call has terms, an accreditation none.")
        )
    if errors:
        raise InvalidPayload(errors)


def _apply(session: Session, call: Call, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        if name != "funding_lines":
            setattr(call, name, value)
    names = ("opens_at", "closes_at", "kind", "voucher_terms")
    with session.no_autoflush:
        ensure_consistent({name: getattr(call, name) for name in names})
    if "funding_lines" in changes:
        plan_lines(session, call.tenant_id, call.id, changes["funding_lines"])
