"""The rules of the house that a compiler can't see. Each list of exceptions says why."""

import ast
from collections.abc import Iterator

import pytest

import api.models  # noqa: F401 - every table is known after this
from api.core.tenancy import TenantScoped
from tests.architecture.source import ROOT, calls, features, imports, modules

MOST_LINES = 250
MOST_TEST_LINES = 320  # a test file is read as a list, from case to case
MOST_FUNCTION_LINES = 30
LONG_FILES = {
    "tests/web/bad_tokens.py": "one table of bad tokens, meant to be read as a list",
}
LONG_FUNCTIONS = {
    "api/calls/templates/": "texts of whole calls as data: a form or a set of rules is one value",
}
READS_THE_CLOCK = {
    "api/demo/serve.py": "the demo is told around today",
    "api/core/clock.py": "the one place",
    "api/core/ids.py": "a UUIDv7 holds the machine's milliseconds",
}
COMMITS = {
    "api/web/unit_of_work.py": "the edge: one commit per request",
    "api/redemptions/lane.py": "a lane commits its batch before it answers anybody",
}
OPEN_THE_WEB = ("routes", "permissions", "schemas")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def tenant_models() -> set[str]:
    """Names of the tables that are fenced by tenant."""
    waiting, found = [TenantScoped], set()
    while waiting:
        children = waiting.pop().__subclasses__()
        found |= {child.__name__ for child in children}
        waiting += children
    return found


def test_files_are_short() -> None:
    too_long = {
        path: lines
        for folder, limit in (("api", MOST_LINES), ("tests", MOST_TEST_LINES), ("migrations", MOST_TEST_LINES))
        for path in modules(folder)
        if (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > limit and path not in LONG_FILES
    }

    assert too_long == {}


def test_functions_are_short() -> None:
    too_long = {
        f"{path}::{function.name}": length(function)
        for path, tree in modules().items()
        for function in functions(tree)
        if length(function) > MOST_FUNCTION_LINES and not path.startswith(tuple(LONG_FUNCTIONS))
    }

    assert too_long == {}


def test_nobody_commits_but_the_edge() -> None:
    offenders = {
        path
        for path, tree in features().items()
        for name, _ in calls(tree)
        if name.endswith((".commit", ".rollback")) and path not in COMMITS
    }

    assert offenders == set()


def test_routes_hold_no_queries() -> None:
    offenders = {
        path
        for path, tree in features().items()
        if path.rsplit("/", 1)[-1].startswith("routes") or path.endswith("_routes.py")
        for name, _ in calls(tree)
        if name in {"select", "sqlalchemy.select", "text", "session.execute", "session.scalars", "session.query"}
    }

    assert offenders == set()


def test_time_is_injected() -> None:
    forbidden = {
        "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
        "datetime.datetime.now", "datetime.date.today", "func.now", "func.current_timestamp",
    }  # fmt: skip
    offenders = {
        f"{path}: {name}"
        for path, tree in modules().items()
        for name, _ in calls(tree)
        if name in forbidden and path not in READS_THE_CLOCK and not path.endswith("/models.py")
    }

    assert offenders == set()


def test_tables_of_tenants_are_read_through_the_door() -> None:
    fenced = tenant_models()
    offenders = []
    for path, tree in modules().items():
        if path == "api/core/tenancy.py":
            continue
        for function in functions(tree):
            said = ast.unparse(function)
            for name, call in calls(function):
                if name not in {"select", "session.query", "session.get"} or not call.args:
                    continue
                whole = {argument.id for argument in call.args if isinstance(argument, ast.Name)}
                parts = {ast.unparse(argument).split(".")[0] for argument in call.args if "." in ast.unparse(argument)}
                keyed = name == "session.get" and "tenant" in ast.unparse(call)
                if (whole & fenced and not keyed) or (parts & fenced and "tenant_id" not in said):
                    offenders.append(f"{path}:{call.lineno} {ast.unparse(call)[:60]}")

    assert offenders == []


def test_only_the_token_service_knows_jose() -> None:
    offenders = {
        path
        for path, tree in modules().items()
        if path != "api/web/tokens.py" and any(name.split(".")[0] == "jose" for name in imports(tree))
    }

    assert offenders == set()


def test_only_routes_and_permissions_know_the_web() -> None:
    offenders = {
        f"{path}: {name}"
        for path, tree in features().items()
        for name in imports(tree)
        if name.split(".")[0] in {"fastapi", "starlette"} or name.startswith("api.web")
        if not any(part in path.rsplit("/", 1)[-1] for part in OPEN_THE_WEB)
    }

    assert offenders == set()


def test_no_feature_looks_into_another() -> None:
    """A feature is used through what its package offers, never through its inner modules."""
    offenders = {
        f"{path}: {name}"
        for path, tree in features().items()
        for name in imports(tree)
        if name.startswith("api.") and name.count(".") >= 2
        if name.split(".")[1] not in {"core", "web", "integrations", path.split("/")[1]}
    }

    assert offenders == set()


@pytest.mark.parametrize("folder", ["api", "tests", "migrations"])
def test_every_module_and_public_name_of_the_product_says_what_it_is(folder: str) -> None:
    silent = [path for path, tree in modules(folder).items() if ast.get_docstring(tree) is None and tree.body]
    if folder == "api":
        silent += [
            f"{path}::{node.name}"
            for path, tree in modules(folder).items()
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if not node.name.startswith("_") and ast.get_docstring(node) is None
        ]

    assert silent == []
