"""The HTTP server's own fences: without them half a request holds its socket for ever (measured), and headers have no size.

A reverse proxy in front usually guards this; a bare installation must hold too.
"""

import asyncio
import json
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.core.errors import Malformed

HEADER_SECONDS = 10.0
MOST_HEADER_BYTES = 32 * 1024
_PROBLEM = {
    "type": f"urn:postazione:problem:{Malformed.code}",
    "title": Malformed.title,
    "status": 400,
    "detail": "This is not an HTTP request that can be read.",
    "code": Malformed.code,
    "request_id": "unread-request",
}


class GuardedHttpProtocol(HttpToolsProtocol):
    """Closes a connection whose request line and headers don't come in time, refuses headers without end."""

    _deadline: asyncio.TimerHandle | None = None
    _header_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; the first bytes after an answer begin a new wait."""
        if self._deadline is None and (self.cycle is None or self.cycle.response_complete):
            self._await_headers()
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Count the next request's headers."""
        self._header_bytes = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Count the address."""
        self._weigh(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header."""
        self._weigh(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The headers came in time."""
        self._stop_waiting()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP with a problem, as everything else."""
        body = json.dumps(_PROBLEM).encode()
        head = (
            "HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\n"
            f"content-length: {len(body)}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def _weigh(self, size: int) -> None:
        self._header_bytes += size
        if self._header_bytes > MOST_HEADER_BYTES:
            raise ValueError("the headers are too large")

    def _await_headers(self) -> None:
        self._deadline = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.close()


def server_options() -> dict[str, Any]:
    """Return the options of uvicorn that belong to the edge."""
    return {
        "http": GuardedHttpProtocol,
        "ws": "none",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
    }
