"""The built single-page client: its files, and its page for every address that is the client's own (deep links)."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.web.files import CompressedFiles

RESERVED = ("/v1", "/auth", "/oauth", "/.well-known", "/demo", "/docs", "/status", "/livez", "/readyz", "/openapi.json")
_FOREVER = "public, max-age=31536000, immutable"
_ALWAYS_ASK = "no-cache"


class SinglePage:
    """Answers what no route matched: a file of the build, else the client's page; reserved paths get 404."""

    def __init__(self, build: Path) -> None:
        self._page = build / "index.html"
        self._files = CompressedFiles(build)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Raises HTTPException 404, 405."""
        if scope["type"] != "http" or _is_reserved(scope["path"]) or not self._page.is_file():
            raise HTTPException(404)
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        response = await self._answer(scope)
        await response(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        path = scope["path"].lstrip("/")
        is_file = "." in path.rsplit("/", 1)[-1]
        if not is_file:
            path = self._page.name
        response = await self._files.get_response(path, scope)
        # The build names its assets by their content; everything else is asked for again each time.
        response.headers["Cache-Control"] = _FOREVER if path.startswith("assets/") else _ALWAYS_ASK
        return response


def _is_reserved(path: str) -> bool:
    return any(path == prefix or path.startswith(prefix + "/") for prefix in RESERVED)
