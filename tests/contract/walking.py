"""Walking an OpenAPI document."""

from collections.abc import Iterator
from typing import Any

from api.web.openapi import operations

Document = dict[str, Any]


def nodes(node: Any, place: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a document with its place."""
    if isinstance(node, dict):
        yield place, node
        for name, child in node.items():
            if name not in {"example", "examples", "default", "enum", "const"}:
                yield from nodes(child, f"{place}/{name}")
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from nodes(child, f"{place}/{number}")


def schemas(document: Document, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of a type."""
    for place, node in nodes(document):
        if node.get("type") == kind and not place.endswith("/properties"):
            yield place, node


def responses(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every response: where, code, what."""
    for method, path, operation in operations(document):
        for code, response in operation["responses"].items():
            yield f"{method} {path} {code}", code, response


def parameters(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every parameter."""
    for method, path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            yield f"{method} {path} {parameter['name']}", parameter
