"""Documents over HTTP: PDF, JPG and PNG by content, up to 10 MB, downloaded as attachments, removed while a draft."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.applications.documents import LARGEST, attach_document, clean_file_name
from api.applications.models import Application
from api.core.principal import Principal
from api.core.tenancy import enter_tenants
from api.integrations.object_store import FolderStore
from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.applications import FILED_AT, Office, make_application, make_under_review
from tests.fixtures.client import ApiClient

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def png() -> bytes:
    """A whole picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    )


JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(64) + bytes.fromhex("ffd9")


@pytest.fixture
def draft(session: Session, office: Office) -> Application:
    """A draft."""
    row = make_application(session, office)
    session.commit()
    return row


def attach(
    api: ApiClient, row: Application, token: str, content: bytes, *, name: str = "cv.pdf", kind: str = "curriculum"
) -> Any:
    files = {"file": (name, content, "application/pdf")}
    return api.post(f"/v1/applications/{row.id}/documents", token=token, data={"kind": kind}, files=files)


def kept_files(secrets_dir: Path) -> set[Path]:
    return {path for path in (secrets_dir / "documents").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("content", "name", "media_type", "shown"),
    [
        (PDF, "cv.pdf", "application/pdf", "cv.pdf"),
        (png(), "foto.pdf", "image/png", "foto.pdf.png"),
        (JPG, "C:\\temp\\carta.jpeg", "image/jpeg", "carta.jpeg"),
    ],
)
def test_a_document_is_kept_and_given_back(
    *, api: ApiClient, draft: Application, tokens: Tokens, content: bytes, name: str, media_type: str, shown: str
) -> None:
    token = tokens.person(draft.person_id)
    answer = attach(api, draft, token, content, name=name)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["media_type"], answer.json()["file_name"]) == (media_type, shown)
    back = api.get(answer.headers["location"], token=token)
    assert back.content == content
    assert back.headers["content-type"] == media_type
    assert back.headers["content-disposition"].startswith("attachment")
    assert back.headers["x-content-type-options"] == "nosniff"
    assert [document["id"] for document in api.get(f"/v1/applications/{draft.id}", token=token).json()["documents"]]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"MZ\x90\x00" + bytes(100), 415, "document_type_refused"),
        (b"<html><script>alert(1)</script></html>", 415, "document_type_refused"),
        (b"PK\x03\x04" + bytes(100), 415, "document_type_refused"),
        (b"", 415, "document_type_refused"),
        (PDF + bytes(LARGEST), 413, "document_too_large"),
    ],
)
def test_anything_else_is_refused_and_leaves_nothing(
    *, api: ApiClient, draft: Application, tokens: Tokens, secrets_dir: Path, content: bytes, status: int, code: str
) -> None:
    before = kept_files(secrets_dir)
    answer = attach(api, draft, tokens.person(draft.person_id), content)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert kept_files(secrets_dir) == before


def test_a_transaction_that_does_not_end_well_leaves_nothing(
    session: Session, draft: Application, tmp_path: Path
) -> None:
    enter_tenants(session, [draft.tenant_id])
    by = Principal(person_id=draft.person_id)
    what = {"kind": "curriculum", "file_name": "cv.pdf", "stream": io.BytesIO(PDF)}
    attach_document(session, FolderStore(tmp_path), application_id=draft.id, **what, by=by, now=FILED_AT)  # type: ignore[arg-type]
    assert [path for path in tmp_path.rglob("*") if path.is_file()]
    session.rollback()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_kind_that_the_call_does_not_ask_for(api: ApiClient, draft: Application, tokens: Tokens) -> None:
    answer = attach(api, draft, tokens.person(draft.person_id), PDF, kind="love_letter")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/kind")


def test_a_document_of_a_draft_is_removed(
    api: ApiClient, draft: Application, tokens: Tokens, secrets_dir: Path
) -> None:
    token = tokens.person(draft.person_id)
    before = kept_files(secrets_dir)
    path = attach(api, draft, token, PDF).headers["location"]
    assert api.delete(path, token=token).status_code == 204
    assert api.get(path, token=token).status_code == 404
    assert kept_files(secrets_dir) == before


def test_what_was_filed_stays(api: ApiClient, draft: Application, tokens: Tokens) -> None:
    token = tokens.person(draft.person_id)
    path = attach(api, draft, token, PDF).headers["location"]
    assert api.post(f"/v1/applications/{draft.id}/submission", token=token, json={}).status_code == 201
    assert api.delete(path, token=token).json()["code"] == "not_editable"
    assert attach(api, draft, token, PDF).json()["code"] == "not_editable"


def test_the_hash_of_the_documents_is_in_what_was_filed(
    api: ApiClient, draft: Application, tokens: Tokens, session: Session
) -> None:
    token = tokens.person(draft.person_id)
    sha256 = attach(api, draft, token, PDF).json()["sha256"]
    api.post(f"/v1/applications/{draft.id}/submission", token=token, json={})
    enter_tenants(session, [draft.tenant_id])
    session.refresh(draft)
    assert draft.filed is not None
    assert draft.filed["documents"][0]["sha256"] == sha256


def test_others_neither_read_nor_attach(api: ApiClient, draft: Application, tokens: Tokens, session: Session) -> None:
    path = attach(api, draft, tokens.person(draft.person_id), PDF).headers["location"]
    stranger = make_person(session)
    session.commit()
    token = tokens.person(stranger.id)
    assert api.get(path, token=token).status_code == 404
    assert attach(api, draft, token, PDF).status_code == 404


def test_during_a_completion_only_the_document_that_was_asked_for(
    api: ApiClient, session: Session, office: Office, tokens: Tokens
) -> None:
    row = make_under_review(session, office, 1)
    session.commit()
    body = {"items": ["curriculum"], "message": "Manca il curriculum."}
    officer, applicant = tokens.person(office.officer.id), tokens.person(row.person_id)
    assert attach(api, row, applicant, PDF).json()["code"] == "not_editable"
    api.post(f"/v1/applications/{row.id}/completion-requests", token=officer, json=body)
    assert attach(api, row, applicant, PDF, kind="identity_document").json()["code"] == "not_editable"
    path = attach(api, row, applicant, PDF).headers["location"]
    assert api.get(path, token=officer).status_code == 200


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("con\0trollo\n.pdf", "controllo.pdf"),
        ("", "document.pdf"),
        ("x" * 500, "x" * 150 + ".pdf"),
        ("Città però.PDF", "Città però.PDF"),
    ],
)
def test_file_names_are_safe_to_save_under(given: str, shown: str) -> None:
    assert clean_file_name(given, "application/pdf") == shown
