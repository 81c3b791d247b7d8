"""Documents of a file: attached whole or not at all, named by chance in the store, told by content and not by name."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from api.applications.errors import DocumentTooLarge, DocumentTypeRefused, NotEditable, TooManyDocuments
from api.applications.history import touch
from api.applications.models import Application, ApplicationDocument
from api.applications.queries import documents_of, own_application, visible_application
from api.applications.request_completion import open_request
from api.applications.rules import ApplicationStatus
from api.applications.terms import terms_of
from api.core import audit
from api.core.errors import FieldError, InvalidPayload, NotFound
from api.core.ids import uuid7
from api.core.principal import Principal
from api.integrations.object_store import ObjectMissing, ObjectStore, ObjectTooLarge, StoredObject

LARGEST = 10 * 1024 * 1024
MOST = 30
MEDIA_TYPES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def attach_document(
    session: Session,
    store: ObjectStore,
    *,
    application_id: UUID,
    kind: str,
    file_name: str,
    stream: BinaryIO,
    by: Principal,
    now: datetime,
) -> ApplicationDocument:
    """Keep a document. Raises DocumentTooLarge, DocumentTypeRefused, TooManyDocuments, NotEditable, InvalidPayload."""
    row = own_application(session, application_id, by, lock=True)
    _ensure_wanted(session, row, kind)
    if len(documents_of(session, row)) >= MOST:
        raise TooManyDocuments()
    sniffed = _Sniffer()
    try:
        stored = store.put(stream, largest=LARGEST, accept=sniffed.accept)
    except ObjectTooLarge as error:
        raise DocumentTooLarge() from error
    _forget_unless_committed(session, store, stored)
    document = ApplicationDocument(
        tenant_id=row.tenant_id,
        id=uuid7(row.tenant_id),
        application_id=row.id,
        kind=kind,
        file_name=clean_file_name(file_name, sniffed.media_type),
        media_type=sniffed.media_type,
        size_bytes=stored.size_bytes,
        sha256=stored.sha256,
        object_name=stored.name,
        uploaded_at=now,
    )
    session.add(document)
    touch(row, now)
    try:
        session.flush()  # refused now rather than at the commit: a request with a key survives a refusal, its file must not
    except Exception:
        store.delete(stored.name)
        raise
    return document


def remove_document(
    session: Session, store: ObjectStore, *, application_id: UUID, document_id: UUID, by: Principal, now: datetime
) -> Application:
    """Take a document away from a draft; what was filed stays. Raises NotFound, NotEditable."""
    row = own_application(session, application_id, by, lock=True)
    document = _document(session, row, document_id)
    filed = {entry["id"] for entry in (row.filed or {}).get("documents", [])}
    if str(document.id) in filed:
        raise NotEditable("This document was filed with the application.")
    _ensure_wanted(session, row, document.kind)
    session.delete(document)
    touch(row, now)
    event.listen(session, "after_commit", lambda _: store.delete(document.object_name), once=True)
    return row


def open_document(
    session: Session, store: ObjectStore, *, application_id: UUID, document_id: UUID, by: Principal, now: datetime
) -> tuple[ApplicationDocument, Iterator[bytes]]:
    """Return a document and its bytes, to its applicant or the office; the office's look is in the audit."""
    row = visible_application(session, application_id, by)
    document = _document(session, row, document_id)
    try:
        content = store.read(document.object_name)
    except ObjectMissing as error:
        raise NotFound() from error
    if row.person_id != by.person_id:
        data = {"document_id": str(document.id)}
        audit.record(
            session, row.tenant_id, by, "application.document_opened", "application", row.id, at=now, data=data
        )
    return document, content


def clean_file_name(given: str, media_type: str) -> str:
    """Return a name that is safe to show and to save under: no path, no control characters, the right extension."""
    base = given.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in base if letter.isprintable()).strip(" .")[:150]
    suffix = MEDIA_TYPES[media_type]
    return shown if shown.lower().endswith((suffix, ".jpeg")) else f"{shown or 'document'}{suffix}"


class _Sniffer:
    """Remembers what the first bytes say the document is."""

    media_type: str

    def accept(self, first_bytes: bytes) -> None:
        """Raise DocumentTypeRefused for anything but PDF, JPG and PNG."""
        import puremagic  # its table of signatures is wanted by few requests

        try:
            guesses = puremagic.magic_string(first_bytes)
        except (puremagic.PureError, ValueError) as error:
            raise DocumentTypeRefused() from error
        if not guesses or guesses[0].mime_type not in MEDIA_TYPES:
            raise DocumentTypeRefused()
        self.media_type = guesses[0].mime_type


def _ensure_wanted(session: Session, row: Application, kind: str) -> None:
    known = {document["code"] for document in terms_of(session, row).documents}
    if kind not in known:
        raise InvalidPayload([FieldError("/kind", "unknown_document", "The call asks for no such document.")])
    if row.status == ApplicationStatus.DRAFT:
        return
    request = open_request(session, row)
    if request is None or kind not in request.items:
        raise NotEditable()


def _document(session: Session, row: Application, document_id: UUID) -> ApplicationDocument:
    found = next((document for document in documents_of(session, row) if document.id == document_id), None)
    if found is None:
        raise NotFound()
    return found


def _forget_unless_committed(session: Session, store: ObjectStore, stored: StoredObject) -> None:
    """Remove the object when its transaction ends without a commit: half an upload leaves nothing."""
    committed: list[bool] = []

    def _ended(_: Session, transaction: Any) -> None:
        if transaction.parent is None and not committed:
            store.delete(stored.name)

    event.listen(session, "after_commit", lambda _: committed.append(True), once=True)
    event.listen(session, "after_transaction_end", _ended)
