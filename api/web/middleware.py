"""The outermost layer, plain ASGI: request ids, limits on size and time before anything is buffered, headers, access log."""

import asyncio
import itertools
import logging
import re
import secrets
import time

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.core.errors import DomainError, Malformed
from api.core.principal import Principal
from api.web.faults import InternalError, PayloadTooLarge
from api.web.problems import problem_response
from api.web.rate_limit import RateLimits, TooManyRequests, allowance_in
from api.web.security_headers import SecurityHeaders

JSON_LIMIT = 256 * 1024
DOCUMENT_LIMIT = 10 * 1024 * 1024 + 64 * 1024
JSON_SECONDS = 15.0
DOCUMENT_SECONDS = 90.0
LONGEST_QUERY = 8192
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_TRACE = re.compile(rb"00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
_CONTROL_ESCAPE = re.compile(rb"%(?:[01][0-9a-fA-F]|7[fF])")
_TOKEN_IN_QUERY = re.compile(rb"(?:^|&)(?:access_token|token|id_token)=", re.IGNORECASE)
_PROCESS = secrets.token_hex(8)
_numbers = itertools.count(secrets.randbits(32))
log = logging.getLogger(__name__)
access = logging.getLogger("postazione.access")


class Edge:
    """Wraps the application; one object per process."""

    def __init__(self, app: ASGIApp, *, limits: RateLimits, headers: SecurityHeaders) -> None:
        self._app = app
        self._limits = limits
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(scope, send, self._limits, self._headers)
        try:
            exchange.admit()
            body = GuardedBody(scope, receive, exchange.request)
            await self._app(scope, body.receive, exchange.send)
        except DomainError as refusal:
            await problem_response(exchange.request_id, refusal)(scope, receive, exchange.send)
        except Exception as error:
            log.exception("request %s failed", exchange.request_id)
            if exchange.started:
                raise
            await problem_response(exchange.request_id, InternalError())(scope, receive, exchange.send)
            del error
        finally:
            exchange.write_log()


class Exchange:
    """One request and its answer: what the edge found out and adds."""

    def __init__(self, scope: Scope, send: Send, limits: RateLimits, headers: SecurityHeaders) -> None:
        self.request = dict(scope["headers"])
        self.request_id = _request_id(self.request)
        self.started = False
        self._status = 0
        self._began = time.perf_counter()
        self._scope, self._send, self._limits, self._security = scope, send, limits, headers
        scope["postazione.request_id"] = self.request_id

    def admit(self) -> None:
        """Let a sane request pass. Raises Malformed, PayloadTooLarge, TooManyRequests."""
        query: bytes = self._scope["query_string"]
        if query and (len(query) > LONGEST_QUERY or _CONTROL_ESCAPE.search(query)):
            raise Malformed("The query is too long or holds control characters.")
        if query and self._is_api and _TOKEN_IN_QUERY.search(query):
            raise Malformed("A token is never accepted in an address.")
        if _CONTROL_ESCAPE.search(self._scope.get("raw_path") or b""):
            raise Malformed("The path holds control characters.")
        if self._is_api and b"authorization" not in self.request:
            self._limits.count_caller(self._scope, self._address)

    async def send(self, message: Message) -> None:
        """Pass the answer on, with the headers that each one carries."""
        if message["type"] == "http.response.start":
            self.started = True
            self._status = message["status"]
            message = {**message, "headers": self._completed(list(message["headers"]))}
        await self._send(message)

    def write_log(self) -> None:
        """Write one line without personal data: the route's pattern, never the address; who by id alone."""
        if not access.isEnabledFor(logging.INFO):
            return
        route = getattr(self._scope.get("route"), "path", "-")
        caller: Principal | None = self._scope.get("state", {}).get("principal")
        who = f"{caller.actor_kind}:{caller.actor_id}" if caller else "anonymous"
        milliseconds = (time.perf_counter() - self._began) * 1000
        trace = _TRACE.fullmatch(self.request.get(b"traceparent", b""))
        access.info(
            "method=%s route=%s status=%d ms=%.1f caller=%s request_id=%s trace=%s",
            self._scope["method"], route, self._status, milliseconds, who, self.request_id,
            trace[1].decode() if trace else "-",
        )  # fmt: skip

    @property
    def _is_api(self) -> bool:
        return bool(self._scope["path"].startswith("/v1/"))

    @property
    def _address(self) -> str:
        client = self._scope.get("client")
        return client[0] if client else "unknown"

    def _completed(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        known = dict(headers)
        with_secrets = b"authorization" in self.request or b"cookie" in self.request or b"set-cookie" in known
        if self._is_private(with_secrets, known):
            headers = [pair for pair in headers if pair[0] != b"cache-control"]
            headers.append((b"cache-control", b"no-store"))
        headers.append((b"x-request-id", self.request_id.encode()))
        for pair in self._security.of(known.get(b"content-type", b""), self._status):
            if pair[0] not in known:
                headers.append(pair)
        if self._is_api:
            allowance = allowance_in(self._scope) or self._limits.allowance(self._address)
            headers.extend(allowance.headers())
        return headers

    def _is_private(self, with_secrets: bool, known: dict[bytes, bytes]) -> bool:
        if b"cache-control" not in known:
            return True
        is_file = b"immutable" in known[b"cache-control"]  # a built asset is the same for everybody
        return with_secrets and not is_file


class GuardedBody:
    """Counts and times the body while it arrives: nobody fills our memory or holds a connection by being slow."""

    def __init__(self, scope: Scope, receive: Receive, headers: dict[bytes, bytes]) -> None:
        is_document = headers.get(b"content-type", b"").lower().startswith(b"multipart/form-data")
        self._limit = DOCUMENT_LIMIT if is_document else JSON_LIMIT
        self._deadline = time.monotonic() + (DOCUMENT_SECONDS if is_document else JSON_SECONDS)
        self._receive = receive
        self._left = self._limit
        self._ended = False
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or len(declared) > 18:
            raise Malformed("Content-Length is not a number.")
        if int(declared) > self._limit:
            raise PayloadTooLarge()

    async def receive(self) -> Message:
        """Return the next part. Raises HTTPException (408, 413), which the application turns into a problem."""
        if self._ended:
            return await self._receive()
        try:
            async with asyncio.timeout(max(self._deadline - time.monotonic(), 0.001)):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, headers={"Connection": "close"}) from None
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            self._ended = not message.get("more_body", False)
            if self._left < 0:
                raise HTTPException(413, headers={"Connection": "close"})
        return message


def _request_id(headers: dict[bytes, bytes]) -> str:
    given = headers.get(b"x-request-id", b"")
    if _REQUEST_ID.fullmatch(given):
        return given.decode()
    trace = _TRACE.fullmatch(headers.get(b"traceparent", b""))
    return trace[1].decode() if trace else f"{_PROCESS}{next(_numbers):016x}"


__all__ = ["Edge", "TooManyRequests"]
