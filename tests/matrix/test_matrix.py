"""Operation × caller: what each may, what is refused, what is not even admitted to exist.

The operations come from the contract: a new route without a row in the table fails here.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.core.clock import SetClock
from api.core.tenancy import enter_tenants
from api.integrations.embedded_postgres import EmbeddedPostgres
from api.settings import Settings
from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.fixtures.database import cloned
from tests.matrix.cast import CALLERS, NOW
from tests.matrix.rows import EVERYBODY, JUDGES, Ask, Row
from tests.matrix.table import ANSWERED_ELSEWHERE, TABLE
from tests.matrix.world import World

HIDDEN = {"code": "not_found", "detail": "There is nothing here, or it is not yours."}


@pytest.fixture(scope="module")
def world(server: EmbeddedPostgres, template: str, secrets_dir: Path) -> Iterator[World]:
    """One world for the whole table."""
    from api.main import create_app

    with cloned(server, template) as database:
        settings = Settings.load(
            environment="test", database_url=database.url, data_dir=secrets_dir, base_url="http://testserver"
        )
        app = create_app(settings, clock=SetClock(NOW))
        with ApiClient(app) as api:
            made = World(app, api, database)
            made.build(Tokens(app))
            yield made


@pytest.fixture(scope="module")
def operations(world: World) -> dict[str, str]:
    """Method by operation id."""
    document: dict[str, Any] = world.app.openapi()
    return {op["operationId"]: method for item in document["paths"].values() for method, op in item.items()}


def test_every_operation_has_a_row(operations: dict[str, str]) -> None:
    rows = {row.operation for row in TABLE} | ANSWERED_ELSEWHERE

    assert operations.keys() - rows == set()
    assert rows - operations.keys() == set()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.operation)
def test_each_caller_gets_what_the_table_says(row: Row, world: World, operations: dict[str, str]) -> None:
    # Those who are refused come first: nothing that they try may spoil it for the others.
    callers = sorted(CALLERS, key=lambda caller: row.expected(caller) == "ok")
    shared, wrong = row.ask(world), []
    for caller in callers:
        ask = row.ask(world) if row.fresh else shared
        answer = send(world, operations[row.operation], ask, caller)
        expected, found = row.expected(caller), outcome(answer)
        if found != expected:
            wrong.append(f"{caller}: {found} ({answer.status_code}) instead of {expected}: {answer.text[:150]}")
        elif found == 404 and not answer.json().items() >= HIDDEN.items():
            wrong.append(f"{caller}: a 404 that tells something: {answer.text[:200]}")
        elif found == "ok" and row.sees is not None and (ask.item in answer.text) != (f"[{caller}]" in row.sees):
            wrong.append(f"{caller}: {'sees' if ask.item in answer.text else 'misses'} the item")
    world.forget_new_roles()
    assert wrong == []


OWN_LISTS = [row for row in TABLE if row.sees is not None and row.sees != EVERYBODY]


@pytest.mark.parametrize("row", OWN_LISTS, ids=lambda row: row.operation)
def test_with_the_filters_gone_the_database_still_hides_other_tenants(
    row: Row, world: World, operations: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second fence: row-level security holds where somebody forgets the first."""
    ask = row.ask(world)
    without_filters(monkeypatch)

    for caller in ("foreign_office", "foreign_chamber_officer", "sandbox machine"):
        answer = send(world, operations[row.operation], ask, caller)
        assert answer.status_code < 500
        assert ask.item not in answer.text


def test_with_both_fences_gone_files_would_leak(
    world: World, operations: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: it is the fences that hide them."""
    (queue,) = [row for row in OWN_LISTS if row.operation == "application_list" and row.sees == JUDGES]
    ask = queue.ask(world)
    without_filters(monkeypatch)
    without_doors(monkeypatch)

    assert ask.item in send(world, operations[queue.operation], ask, "foreign_office").text


def without_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the tenant's filter out of every query."""
    for module in modules_with("scoped"):
        monkeypatch.setattr(module, "scoped", lambda model, _: select(model))
    for module in modules_with("scoped_to"):
        monkeypatch.setattr(module, "scoped_to", lambda model, _: select(model))


def without_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open every tenant's door, whatever a use case asks for."""
    for module in modules_with("enter_tenants"):
        monkeypatch.setattr(module, "enter_tenants", lambda session, _: enter_tenants(session, range(10)))


def modules_with(name: str) -> list[ModuleType]:
    """The project's modules that use this part of the tenancy door."""
    known = [module for path, module in sys.modules.items() if path.startswith("api.") and path != "api.core.tenancy"]
    return [module for module in known if hasattr(module, name)]


def send(world: World, method: str, ask: Ask, caller: str) -> httpx.Response:
    """Send the request as this caller."""
    options = dict(ask.options)
    if ask.json is not None:
        options["json"] = ask.json
    if method == "patch":
        return world.api.patch(ask.path, token=world.tokens[caller], **options)
    return world.api.request(method.upper(), ask.path, token=world.tokens[caller], **options)


def outcome(answer: httpx.Response) -> int | str:
    """``ok`` for what went past the guards, even where a rule then refused; a fault is no outcome at all."""
    if answer.status_code >= 500:
        return f"fault {answer.status_code}"
    return answer.status_code if answer.status_code in {401, 403, 404} else "ok"
