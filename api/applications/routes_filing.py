"""Applications: what is filed. Documents, the submission's lane, the receipt."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from api.applications.documents import attach_document, open_document, remove_document
from api.applications.errors import (
    AlreadySubmitted,
    ApplicationIncomplete,
    CallNotOpen,
    DocumentTooLarge,
    DocumentTypeRefused,
    NotEditable,
    RuleNotMet,
    TooManyDocuments,
)
from api.applications.permissions import Apply, ReadApplications
from api.applications.read_receipt import print_receipt, read_receipt
from api.applications.routes_desk import DeskDep
from api.applications.schemas import ApplicationDocumentRead, ReceiptRead
from api.applications.submission_data import Submission
from api.applications.submit_application import Filed
from api.core.errors import InvalidTransition, NotFound
from api.core.idempotency import fingerprint
from api.web.authentication import by_token_alone
from api.web.dependencies import SettingsDep
from api.web.idempotency import idempotency_key, replay, route_name
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Code, Empty

router = APIRouter(route_class=ContractRoute)
PDF = "application/pdf"
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_DOCUMENT_TYPES = dict.fromkeys(("application/pdf", "image/jpeg", "image/png"), _BINARY)


@router.post(
    "/v1/applications/{application_id}/documents",
    status_code=201,
    summary="Attach a document",
    responses=problems(NotFound, NotEditable, TooManyDocuments, DocumentTooLarge, DocumentTypeRefused),
)
def document_create(
    *,
    application_id: UUID,
    desk: DeskDep,
    by: Apply,
    kind: Annotated[Code, Form(description="Code of the document that the call asks for.")],
    file: Annotated[UploadFile, File(description="PDF, JPG or PNG, at most 10 MB.")],
) -> ApplicationDocumentRead:
    """Attach a document: kept whole or not at all, judged by its content."""
    what: dict[str, Any] = {"kind": kind, "file_name": file.filename or "", "stream": file.file}
    row = attach_document(desk.session, desk.store, application_id=application_id, **what, by=by, now=desk.now)
    desk.response.headers["Location"] = f"/v1/applications/{application_id}/documents/{row.id}"
    return ApplicationDocumentRead.model_validate(row)


@router.get(
    "/v1/applications/{application_id}/documents/{document_id}",
    summary="Download a document",
    response_class=Response,
    responses={200: {"content": _DOCUMENT_TYPES}, **problems(NotFound)},
)
def document_read(*, application_id: UUID, document_id: UUID, desk: DeskDep, by: ReadApplications) -> Response:
    """Download a document; the office's look is recorded."""
    where = {"application_id": application_id, "document_id": document_id}
    document, content = open_document(desk.session, desk.store, **where, by=by, now=desk.now)
    return StreamingResponse(content, media_type=document.media_type, headers=_as_attachment(document.file_name))


@router.delete(
    "/v1/applications/{application_id}/documents/{document_id}",
    status_code=204,
    summary="Remove a document",
    responses=problems(NotFound, NotEditable),
)
def document_remove(*, application_id: UUID, document_id: UUID, desk: DeskDep, by: Apply) -> None:
    """Remove a document that was not filed."""
    where = {"application_id": application_id, "document_id": document_id}
    remove_document(desk.session, desk.store, **where, by=by, now=desk.now)


@router.post(
    "/v1/applications/{application_id}/submission",
    status_code=201,
    summary="Submit an application",
    response_model=ReceiptRead,
    responses=problems(NotFound, ApplicationIncomplete, CallNotOpen, RuleNotMet, AlreadySubmitted, InvalidTransition),
)
@by_token_alone
async def application_submission(
    *, application_id: UUID, request: Request, by: Apply, body: Empty | None = None
) -> Response:
    """File the application: complete and within the call's window by the server's clock, or refused with the reason.

    The answer is the signed receipt. The same Idempotency-Key gives the same receipt again.
    """
    key = idempotency_key(request, required=False)
    meaning = fingerprint(request.url.path, {})
    job = Submission(application_id, by.require_person(), route_name(request), key, meaning)
    return _receipt_answer(await request.app.state.lanes["submissions"].do(job))


@router.get(
    "/v1/applications/{application_id}/receipt",
    summary="Read the receipt",
    response_model=ReceiptRead,
    responses={200: {"content": {PDF: _BINARY}}, **problems(NotFound)},
)
def application_receipt(
    *, application_id: UUID, request: Request, desk: DeskDep, by: ReadApplications, settings: SettingsDep
) -> Any:
    """Read the receipt, or with `Accept: application/pdf` get it as a document to keep.

    To verify it offline: take the JSON without `signature`, members sorted, no blanks (UTF-8); check the detached JWS
    with the keys of `/.well-known/jwks.json`. `chain_hash` is SHA-256 over a zero byte, the same canonical form without
    `previous_hash` and `chain_hash`, and the bytes of `previous_hash`.
    """
    what: dict[str, Any] = {"application_id": application_id, "by": by}
    if PDF not in request.headers.get("accept", ""):
        return read_receipt(desk.session, **what)
    content = print_receipt(desk.session, **what, language=desk.language, site=settings.base_url)
    return Response(content, media_type=PDF, headers=_as_attachment("ricevuta.pdf"))


def _receipt_answer(filed: Filed) -> Response:
    if filed.is_replay:
        return replay(201, {"content-type": "application/json"}, filed.body)
    return Response(filed.body, 201, media_type="application/json")


def _as_attachment(file_name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name)}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
