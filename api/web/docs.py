"""The contract to read and to try, at ``/docs``: assets from our own machine, no inline script, no address of others."""

from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

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

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs_page() -> Response:
    """The page."""
    return HTMLResponse(_PAGE, headers={"Cache-Control": "no-cache"})


@router.get("/docs/start.js")
async def docs_start() -> Response:
    """Its script."""
    return Response(_START, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def mount_docs(app: FastAPI) -> None:
    """Offer the page and its assets."""
    app.include_router(router)
    app.mount("/docs/assets", StaticFiles(directory=_ASSETS), name="docs-assets")
