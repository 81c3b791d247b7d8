"""Files of a build, small on the wire: text is compressed once and kept, as builds are small and never change."""

import gzip
import hashlib
import mimetypes
from collections.abc import Callable
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_COMPRESSIBLE = {".js", ".css", ".svg", ".json", ".html", ".map", ".txt", ".webmanifest"}
_SMALLEST = 1024
_LARGEST = 4 * 1024 * 1024
_MOST_KEPT = 300


class CompressedFiles(StaticFiles):
    """Static files; those made of text go out as gzip to whoever takes it."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._kept: dict[tuple[str, float], bytes] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, compressed where that helps. Raises HTTPException 404, 405."""
        response = await super().get_response(path, scope)
        file = Path(str(getattr(response, "path", "")))
        if response.status_code != 200 or file.suffix not in _COMPRESSIBLE or not _takes_gzip(scope):
            return response
        found = getattr(response, "stat_result", None)
        if found is None or not _SMALLEST <= found.st_size <= _LARGEST:
            return response
        packed = await to_thread.run_sync(self._packed, file, found.st_mtime)
        return answer_with(packed, mimetypes.guess_type(file.name)[0] or "text/plain", scope, packed=True)

    def _packed(self, file: Path, changed_at: float) -> bytes:
        key = (str(file), changed_at)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = gzip.compress(file.read_bytes(), mtime=0)
        return self._kept[key]


def answer_with(content: bytes, media_type: str, scope: Scope, *, packed: bool) -> Response:
    """Return bytes (gzip already where ``packed``) with a validator; 304 to a reader who has them."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding"}
    if tag in Headers(scope=scope).get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    body = content if scope["method"] == "GET" else b""
    response = Response(body, headers=headers, media_type=media_type)
    response.headers["Content-Length"] = str(len(content))
    return response


def _takes_gzip(scope: Scope) -> bool:
    return "gzip" in Headers(scope=scope).get("accept-encoding", "") and "range" not in Headers(scope=scope)


class KeptDocument:
    """One document that never changes while the process runs, made when it is first asked for."""

    def __init__(self, make: Callable[[], bytes], media_type: str) -> None:
        self._make = make
        self._media_type = media_type
        self._plain = self._packed = b""

    def answer(self, scope: Scope) -> Response:
        """Return the document as this reader takes it."""
        if not self._plain:
            self._plain = self._make()
            self._packed = gzip.compress(self._plain, mtime=0)
        packed = _takes_gzip(scope)
        return answer_with(self._packed if packed else self._plain, self._media_type, scope, packed=packed)
