"""Schemathesis over the whole contract: no input gives a 5xx, every answer is one that the contract tells of.

Each operation is tried as a visitor, as an officer with every role of a municipality, and as a booking system.
"""

from typing import Any, cast

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy.orm import Session

from api.core.principal import Role, Scope
from tests.conftest import Tokens
from tests.factories.accounts import give_role, make_person
from tests.factories.clients import make_client
from tests.factories.municipalities import add_tenant
from tests.fixtures.database import Database
from tests.fixtures.served import served

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
pytestmark = pytest.mark.slow


@pytest.fixture
def callers(database: Database, tokens: Tokens) -> dict[str, str]:
    """Tokens by who calls."""
    with Session(database.engine) as session:
        tenant_id = add_tenant(session).id
        officer = make_person(session, email="officer@example.org")
        for role in (Role.OFFICER, Role.APPROVER, Role.AUDITOR, Role.TREASURER):
            give_role(session, officer, role, tenant_id=tenant_id)
        person_id, client_id = officer.id, make_client(session, scopes=[str(scope) for scope in Scope]).id
        session.commit()
    return {
        "visitor": "",
        "officer": tokens.person(person_id),
        "machine": tokens.client(client_id, [str(scope) for scope in Scope]),
    }


def try_operation(operation: Any, callers: dict[str, str]) -> None:
    """Send generated requests, good and bad, as each caller."""

    @settings(max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def attempt(case: Any) -> None:
        for token in callers.values():
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            case.call_and_validate(headers=headers, checks=CHECKS)

    attempt()


def test_no_input_breaks_it(app: FastAPI, callers: dict[str, str], subtests: pytest.Subtests) -> None:
    with served(app) as (host, port):
        contract = schemathesis.openapi.from_url(f"http://{host}:{port}/openapi.json")
        for found in contract.get_all_operations():
            operation = cast(Any, found).ok()
            with subtests.test(operation.label):
                try_operation(operation, callers)
