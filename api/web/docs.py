"""The contract to read and to try, at ``/docs``: assets from our own machine, no inline script, no address of others."""

import json
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from api.web.files import CompressedFiles, KeptDocument

_PACKAGE = find_spec("fastapi_offline")  # found, not imported: only its files are wanted
_ASSETS = Path(_PACKAGE.origin or "").parent / "static" if _PACKAGE else Path()
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Postazione API</title>
<link rel="icon" href="/docs/assets/favicon.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<main id="contract" aria-label="Postazione API"></main>
<noscript>The contract itself: <a href="/openapi.json">/openapi.json</a></noscript>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = """fetch("/openapi.json")
  .then((answer) => answer.json())
  .then((contract) => {
    contract.servers = [{ url: window.location.origin, description: "This installation" }];
    window.SwaggerUIBundle({
      spec: contract,
      dom_id: "#contract",
      deepLinking: true,
      validatorUrl: null,
      presets: [window.SwaggerUIBundle.presets.apis],
    });
  });
"""

_JSON = "application/json"


def mount_docs(app: FastAPI) -> None:
    """Offer the page, its script and assets, and the contract itself (whose text is made once: it is large)."""
    router = APIRouter(include_in_schema=False)
    contract = KeptDocument(lambda: json.dumps(app.openapi(), ensure_ascii=False).encode(), _JSON)

    @router.get("/openapi.json")
    async def contract_read(request: Request) -> Response:
        return _asked_again(contract.answer(request.scope))

    @router.get("/docs")
    async def docs_page() -> Response:
        return _asked_again(HTMLResponse(_PAGE))

    @router.get("/docs/start.js")
    async def docs_start() -> Response:
        return _asked_again(Response(_START, media_type="text/javascript"))

    app.include_router(router)
    app.mount("/docs/assets", CompressedFiles(_ASSETS), name="docs-assets")


def _asked_again(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    return response
