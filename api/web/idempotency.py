"""Idempotency-Key at the edge: one effect per key, and the first answer again for every later try.

For calm routes the key is claimed in the request's own transaction, after authorisation and before the use case. The use case
runs inside a savepoint: where a rule refuses, its changes are undone and the refusal is kept in the same transaction, so
that no rival can slip in between. A try while the first one runs is told so at once (an advisory lock, never a wait).
The lanes (asynchronous routes) keep their keys themselves, with the helpers at the end.
"""

import functools
import hashlib
import json
import re
from collections.abc import Callable, Coroutine, Mapping
from contextvars import ContextVar
from inspect import iscoroutinefunction
from typing import Annotated, Any

from anyio import to_thread
from fastapi import Depends, Request, Response, UploadFile
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.core import idempotency as keys
from api.core.errors import DomainError, Forbidden, Malformed
from api.core.idempotency import IdempotencyInFlight, IdempotencyKey, IdempotencyKeyRequired, IdempotencyMismatch
from api.core.principal import Principal
from api.web.faults import as_domain_error
from api.web.problems import problem_response, request_id_of
from api.web.schemas import RawObject

_KEY = re.compile(keys.KEY_PATTERN)
_KEPT_HEADERS = ("content-type", "location", "etag")
_RIGHTS = "rights"
_NEVER_KEPT = {401, 403, 429}
_request: ContextVar[Request] = ContextVar("request")
_CLAIM = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")


def idempotency_key(request: Request, *, required: bool = True) -> str | None:
    """Return the request's key. Raises IdempotencyKeyRequired where it is missing, Malformed where it is no key."""
    given = request.headers.get("idempotency-key")
    if given is None and required:
        raise IdempotencyKeyRequired()
    if given is not None and not _KEY.fullmatch(given):
        raise Malformed("An Idempotency-Key is 16 to 255 visible ASCII characters.")
    return given


def replay(status: int, headers: Mapping[str, str] | None, body: bytes | None) -> Response:
    """Return the first answer again."""
    return Response(body, status, headers={**(headers or {}), "Idempotency-Replayed": "true"})


def route_name(request: Request) -> str:
    """Return what a key is bound to besides its caller: the method and the route's pattern."""
    return f"{request.method} {request.scope['route'].path}"


def once_per_key(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a calm endpoint so that a request with a key runs once; lanes (coroutines) are left alone."""
    if iscoroutinefunction(endpoint):
        return endpoint

    @functools.wraps(endpoint)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        request = _request.get()
        session: Session | None = getattr(request.state, "session", None)
        caller: Principal | None = getattr(request.state, "principal", None)
        key = idempotency_key(request, required=False)
        if key is None or session is None or caller is None:
            return endpoint(*args, **kwargs)
        meaning = _fingerprint(request, kwargs)
        known = _claim(session, request, caller, key, meaning)
        if known is not None:
            return known
        return _run(session, request, functools.partial(endpoint, *args, **kwargs))

    return guarded


SHOWN_ONCE = "shown-once"


async def keep_answer(request: Request, handle: Callable[[Request], Coroutine[Any, Any, Response]]) -> Response:
    """Handle the request; where it claimed a key, store the answer in the transaction that is about to be committed."""
    token = _request.set(request)
    try:
        response = await handle(request)
    finally:
        _request.reset(token)
    claimed: IdempotencyKey | None = getattr(request.state, "claimed_key", None)
    if claimed is not None and response.status_code < 500 and response.status_code not in _NEVER_KEPT:
        claimed.status = response.status_code
        kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
        claimed.headers = {**kept, _RIGHTS: _rights(request.state.principal)}
        claimed.body = _without_secrets(bytes(response.body))
        await to_thread.run_sync(request.state.session.flush)
    return response


def _without_secrets(body: bytes) -> bytes:
    """Blank what is shown once and kept only as a hash: a replay tells that the client was made, never its secret."""
    if b'"client_secret"' not in body:
        return body
    return json.dumps({**json.loads(body), "client_secret": SHOWN_ONCE}, ensure_ascii=False).encode()


def _claim(session: Session, request: Request, caller: Principal, key: str, meaning: bytes) -> Response | None:
    """Take the key, or return the first answer. Raises IdempotencyInFlight, IdempotencyMismatch."""
    identity = (caller.actor_id, route_name(request), key)
    if not session.execute(_CLAIM, {"name": "|".join(map(str, identity))}).scalar_one():
        raise IdempotencyInFlight()
    values = dict(zip(("caller_id", "route", "key"), identity, strict=True), fingerprint=meaning)
    created_at = session.info["transaction_time"]
    claim = insert(IdempotencyKey).values(**values, created_at=created_at).on_conflict_do_nothing()
    taken = session.execute(claim.returning(IdempotencyKey.key)).first()
    row = session.get_one(IdempotencyKey, identity)
    if taken is not None:
        request.state.claimed_key = row
        return None
    if row.fingerprint != meaning:
        raise IdempotencyMismatch()
    if row.status is None:
        raise IdempotencyInFlight()
    headers = dict(row.headers or {})
    if not set(headers.pop(_RIGHTS, ())) <= set(_rights(caller)):
        raise Forbidden("You no longer hold the rights under which this was done.")
    return replay(row.status, headers, row.body)


def _rights(caller: Principal) -> list[str]:
    """What the caller may do, as it is kept with an answer: who lost any of it does not get the answer again."""
    held = [f"{m.role}:{m.tenant_id}:{m.space_id}:{m.chamber_id}" for m in caller.memberships]
    return sorted([*held, *caller.scopes, *map(str, caller.client_space_ids), str(caller.client_chamber_id)])


def _run(session: Session, request: Request, endpoint: Callable[[], Any]) -> Any:
    try:
        with session.begin_nested():
            return endpoint()
    except (DomainError, IntegrityError) as raised:
        error = as_domain_error(raised)
        if error.status >= 500 or error.status in _NEVER_KEPT:
            raise
        return problem_response(request_id_of(request), error)


def _fingerprint(request: Request, arguments: Mapping[str, Any]) -> bytes:
    parsed = getattr(request, "parsed", None)
    if isinstance(parsed, RawObject):
        return keys.fingerprint(request.url.path, parsed)
    return keys.fingerprint(request.url.path, {name: _meaning(value) for name, value in arguments.items()})


def _meaning(value: Any) -> Any:
    if isinstance(value, UploadFile):
        digest = hashlib.sha256(value.file.read()).hexdigest()
        value.file.seek(0)
        return [value.filename, value.content_type, digest]
    return value if isinstance(value, str | int) else None


async def required_idempotency_key(request: Request) -> str:
    """Return the key of a call that moves money. Raises IdempotencyKeyRequired, Malformed."""
    return idempotency_key(request) or ""


RequiredIdempotencyKey = Annotated[str, Depends(required_idempotency_key)]
