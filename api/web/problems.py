"""Problems (RFC 9457): every 4xx and 5xx in one form, below 2 kB, never echoing what was sent."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.core.errors import DomainError, FieldError, InvalidPayload

MEDIA_TYPE = "application/problem+json"
_REF = {"$ref": "#/components/schemas/Problem"}
_MOST_FIELD_ERRORS = 8
_LONGEST_DETAIL = 500
_LARGEST = 2000
_TYPE = "urn:postazione:problem:"


class ProblemField(BaseModel):
    """One wrong member of a payload."""

    pointer: Annotated[
        str, Field(max_length=300, description="JSON pointer (RFC 6901) into the body or to a parameter.")
    ]
    code: Annotated[str, Field(max_length=64)]
    message: Annotated[str, Field(max_length=300)]


class Problem(BaseModel):
    """What went wrong (RFC 9457). `code` is stable; other members may follow, as the code needs them."""

    type: Annotated[str, Field(max_length=120, json_schema_extra={"format": "uri-reference"})]
    title: Annotated[str, Field(max_length=200)]
    status: Annotated[int, Field(ge=400, le=599, json_schema_extra={"format": "int32"})]
    detail: Annotated[str, Field(max_length=_LONGEST_DETAIL)]
    code: Annotated[str, Field(max_length=64, pattern="^[a-z][a-z0-9_]*$")]
    request_id: Annotated[str, Field(max_length=64)]
    errors: Annotated[list[ProblemField], Field(max_length=_MOST_FIELD_ERRORS)] = []


def problems(*errors: type[DomainError]) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses=`` of a route that may refuse with these errors (the general ones come by themselves)."""
    found: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        entry = found.setdefault(error.status, {"description": "", "content": {MEDIA_TYPE: {"schema": _REF}}})
        examples = entry["content"][MEDIA_TYPE].setdefault("examples", {})
        examples[error.code] = {"summary": error.title, "value": _example(error)}
        entry["description"] = " · ".join(f"`{code}`" for code in examples)
    return found


def _example(error: type[DomainError]) -> dict[str, Any]:
    return {
        "type": _TYPE + error.code,
        "title": error.title,
        "status": error.status,
        "detail": error.title,
        "code": error.code,
        "request_id": "0192f0c1a2b37c4d8e5f60718293a4b5",
    }


def problem_response(request_id: str, error: DomainError, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer to a refused request."""
    body: dict[str, Any] = {
        "type": _TYPE + error.code,
        "title": error.title,
        "status": error.status,
        "detail": error.detail[:_LONGEST_DETAIL],
        "code": error.code,
        "request_id": request_id,
    }
    if isinstance(error, InvalidPayload):
        body["errors"] = [_field(field) for field in error.errors[:_MOST_FIELD_ERRORS]]
    return Response(
        _bounded(body, error.extensions),
        error.status,
        headers={**_headers(error), **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def request_id_of(request: Request) -> str:
    """Return the id under which this request is logged."""
    return str(request.scope.get("postazione.request_id", ""))


def _field(field: FieldError) -> dict[str, str]:
    return {"pointer": field.pointer[:120], "code": field.code[:64], "message": field.message[:120]}


def _bounded(body: dict[str, Any], extensions: Mapping[str, Any]) -> bytes:
    whole = _encode({**extensions, **body})
    if len(whole) <= _LARGEST:
        return whole
    # Too long with all that explains it: the code and the sentence matter most.
    if "errors" in body:
        body["errors"] = body["errors"][:3]
    for dropped in ({**extensions, **body}, body):
        whole = _encode(dropped)
        if len(whole) <= _LARGEST:
            return whole
    body["errors"], body["detail"] = [], body["title"]
    return _encode(body)


def _encode(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=True, separators=(",", ":"), default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value)


def _headers(error: DomainError) -> dict[str, str]:
    headers: dict[str, str] = {"Cache-Control": "no-store"}
    if error.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="postazione", error="invalid_token"'
    retry_after = getattr(error, "retry_after_seconds", None)
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return headers
