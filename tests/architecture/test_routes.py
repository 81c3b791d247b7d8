"""Every route: who may call it, and which transaction it runs in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts

from api.web.authorization import Requirement
from api.web.dependencies import unit_of_work
from api.web.routing import ContractRoute

PUBLIC = {
    "GET /status", "GET /livez", "GET /readyz", "GET /v1/site",
    "GET /v1/municipalities", "GET /v1/municipalities/{istat_code}",
    "GET /.well-known/jwks.json", "GET /.well-known/oauth-authorization-server", "POST /oauth/token",
    "GET /auth/login", "GET /auth/callback", "POST /auth/refresh", "POST /auth/logout",
    "POST /v1/calls/{call_id}/eligibility-checks", "GET /v1/call-templates",
    "GET /v1/calls/{call_id}/budget",
}  # fmt: skip


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[RouteContext]:
    """The application's routes; no database is needed to know them."""
    from api.main import create_app
    from api.settings import Settings

    folder: Path = tmp_path_factory.mktemp("data")
    settings = Settings.load(
        environment="test",
        data_dir=folder,
        database_url="postgresql://nobody@localhost/none",
        base_url="http://testserver",
    )
    app: FastAPI = create_app(settings)
    return [route for route in iter_route_contexts(app.routes) if getattr(route, "dependant", None) is not None]


def inner(dependant: Dependant) -> Iterator[Dependant]:
    """Every dependency, at any depth."""
    for child in dependant.dependencies:
        yield child
        yield from inner(child)


def named(route: Any) -> Iterator[str]:
    """Method and path."""
    return (f"{method} {route.path_format}" for method in sorted(route.methods))


def test_every_route_names_who_may_call_it(routes: list[RouteContext]) -> None:
    open_ones = {
        name
        for route in routes
        if route.include_in_schema
        and not any(isinstance(dependency.call, Requirement) for dependency in inner(route.dependant))
        for name in named(route)
    }

    assert open_ones - PUBLIC == set()


def test_every_route_of_the_contract_keeps_its_conventions(routes: list[RouteContext]) -> None:
    wrong = [
        name
        for route in routes
        if str(route.path_format).startswith("/v1/") and not isinstance(route.original_route, ContractRoute)
        for name in named(route)
    ]

    assert wrong == []


def test_transactions_end_before_the_answer_begins(routes: list[RouteContext]) -> None:
    wrong = [
        name
        for route in routes
        for dependency in inner(route.dependant)
        if dependency.call is unit_of_work and dependency.scope != "function"
        for name in named(route)
    ]

    assert wrong == []
