"""The project's Python sources as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_FEATURES = {"core", "web", "integrations", "demo"}


@cache
def modules(folder: str = "api") -> dict[str, ast.Module]:
    """Return every module of a folder by its path from the project's root."""
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        found[path.relative_to(ROOT).as_posix()] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def features() -> dict[str, ast.Module]:
    """Return the modules of features alone."""
    return {
        path: tree
        for path, tree in modules().items()
        if path.count("/") >= 2 and path.split("/")[1] not in NOT_FEATURES
    }  # fmt: skip


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield what is called, as dotted text, with the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the names of imported modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
