"""The committed contract is the code's, and each version of it is told of."""

import json
from pathlib import Path
from typing import Any

from api.cli import OPENAPI, openapi_document


def test_the_committed_document_is_what_the_code_says(document: dict[str, Any]) -> None:
    committed = json.loads(OPENAPI.read_text(encoding="utf-8"))

    changed = {
        path for path in committed["paths"].keys() | document["paths"].keys()
        if committed["paths"].get(path) != document["paths"].get(path)
    }  # fmt: skip
    assert not changed, f"run `make openapi` and tell of it in openapi/CHANGELOG.md: {sorted(changed)}"
    assert OPENAPI.read_text(encoding="utf-8") == openapi_document(), "run `make openapi`"


def test_the_same_code_gives_the_same_bytes() -> None:
    assert openapi_document() == openapi_document()


def test_this_version_is_in_the_changelog(document: dict[str, Any]) -> None:
    changelog = Path(OPENAPI).with_name("CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## {document['info']['version']}" in changelog
