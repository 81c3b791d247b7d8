"""Reads of files: one by its id with the caller's right to see it, lists, and what belongs to a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from api.applications.models import (
    Application,
    ApplicationDocument,
    Assessment,
    CompletionRequest,
    RegistrationCheck,
)
from api.applications.rules import ENDED
from api.core.errors import Forbidden, NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped, scoped_to

OFFICE = (Role.OFFICER, Role.APPROVER, Role.AUDITOR)


def find_application(session: Session, application_id: UUID, *, lock: bool = False) -> Application:
    """Open the file's tenant and return the file, whoever asks. Raises NotFound."""
    tenant_id = tenant_in(application_id)
    enter_tenants(session, [tenant_id])
    wanted = scoped(Application, tenant_id).where(Application.id == application_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    row = session.scalars(wanted).first()
    if row is None:
        raise NotFound()
    return row


def own_application(session: Session, application_id: UUID, by: Principal, *, lock: bool = False) -> Application:
    """Return the caller's own file. Raises NotFound."""
    row = find_application(session, application_id, lock=lock)
    if row.person_id != by.require_person():
        raise NotFound()
    return row


def office_application(
    session: Session, application_id: UUID, by: Principal, *roles: Role, lock: bool = False
) -> Application:
    """Return a file to people of its office; a draft is nobody's but its writer's. Raises NotFound, Forbidden."""
    row = find_application(session, application_id, lock=lock)
    by.require_in_tenant(row.tenant_id, *roles)
    if row.received_at is None:
        raise NotFound()
    if row.person_id == by.person_id:
        raise Forbidden("Nobody works on their own application.")  # art. 6-bis L. 241/1990: conflict of interest
    return row


def visible_application(session: Session, application_id: UUID, by: Principal) -> Application:
    """Return a file to its applicant or to its office. Raises NotFound, Forbidden."""
    row = find_application(session, application_id)
    if row.person_id == by.person_id:
        return row
    by.require_in_tenant(row.tenant_id, *OFFICE)
    if row.received_at is None:
        raise NotFound()
    return row


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to."""

    status: str | None = None
    call_id: UUID | None = None
    mine_to_do: bool = False


def own_applications(session: Session, by: Principal, filters: Filters, page: PageRequest) -> Page[Application]:
    """Return the caller's files in all municipalities, the newest first."""
    person_id = by.require_person()
    enter_tenants(session, by.person_tenant_ids)
    wanted = scoped_to(Application, by.person_tenant_ids).where(Application.person_id == person_id)
    return paginate(session, _narrowed(wanted, filters), [Application.id], page, descending=True)


def office_queue(session: Session, by: Principal, filters: Filters, page: PageRequest) -> Page[Application]:
    """Return the files of the caller's offices in the order in which they were received: the oldest is due first."""
    tenant_ids = by.tenants(*OFFICE)
    if not tenant_ids:
        raise Forbidden()
    enter_tenants(session, tenant_ids)
    wanted = scoped_to(Application, tenant_ids).where(Application.received_at.is_not(None))
    if filters.mine_to_do:
        wanted = wanted.where(Application.assignee_id == by.person_id)
    keys = [Application.received_at, Application.id]
    return paginate(session, _narrowed(wanted, filters), keys, page)


def _narrowed(wanted: Select[Any], filters: Filters) -> Select[Any]:
    if filters.status is not None:
        wanted = wanted.where(Application.status == filters.status)
    if filters.call_id is not None:
        wanted = wanted.where(Application.call_id == filters.call_id)
    return wanted


def documents_of(session: Session, application: Application) -> list[ApplicationDocument]:
    """Return the documents of a file in the order of their arrival."""
    return list(session.scalars(_of(ApplicationDocument, application).order_by(ApplicationDocument.id)))


def completions_of(session: Session, application: Application) -> list[CompletionRequest]:
    """Return what the office asked to complete, the oldest first."""
    return list(session.scalars(_of(CompletionRequest, application).order_by(CompletionRequest.id)))


def completions_of_all(session: Session, applications: Sequence[Application]) -> dict[UUID, list[CompletionRequest]]:
    """Return the completion requests of several files."""
    found: dict[UUID, list[CompletionRequest]] = {row.id: [] for row in applications}
    wanted = scoped_to(CompletionRequest, {row.tenant_id for row in applications})
    for request in session.scalars(
        wanted.where(CompletionRequest.application_id.in_(found)).order_by(CompletionRequest.id)
    ):
        found[request.application_id].append(request)
    return found


def assessments_of(session: Session, application: Application) -> list[Assessment]:
    """Return the proposals, the oldest first."""
    return list(session.scalars(_of(Assessment, application).order_by(Assessment.id)))


def check_of(session: Session, application: Application) -> RegistrationCheck | None:
    """Return the question to the chamber's register, if there is one."""
    return session.scalars(_of(RegistrationCheck, application)).first()


def checks_of_all(session: Session, tenant_id: int, application_ids: Iterable[UUID]) -> dict[UUID, RegistrationCheck]:
    """Return the register checks of several files of one tenant, by file."""
    wanted = scoped(RegistrationCheck, tenant_id).where(RegistrationCheck.application_id.in_(list(application_ids)))
    return {check.application_id: check for check in session.scalars(wanted)}


def live_application_of(session: Session, tenant_id: int, call_id: UUID, person_id: UUID) -> Application | None:
    """Return the person's file in a call that is not at its end."""
    wanted = scoped(Application, tenant_id).where(
        Application.call_id == call_id, Application.person_id == person_id, Application.status.not_in(ENDED)
    )
    return session.scalars(wanted).first()


def _of(model: Any, application: Application) -> Select[Any]:
    wanted: Select[Any] = scoped(model, application.tenant_id).where(model.application_id == application.id)
    return wanted
