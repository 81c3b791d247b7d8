"""The contract as the code makes it: no database is needed."""

import json
from typing import Any

import pytest

from api.cli import openapi_document


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The document, parsed from the very text that is committed."""
    parsed: dict[str, Any] = json.loads(openapi_document())
    return parsed
