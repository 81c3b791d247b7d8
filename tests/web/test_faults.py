"""What the database says becomes an answer: try again, refused, or our fault; and what is logged names nobody."""

import logging
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.constraints import means
from api.core.errors import Conflict
from api.web.dependencies import SessionDep
from api.web.routing import ContractRoute, add_routes
from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.callers import a_person

router = APIRouter(route_class=ContractRoute, tags=["probe"])
STATEMENTS = {
    "lock": "SET LOCAL lock_timeout = '50ms'; LOCK TABLE probe_rows",
    "slow": "SET LOCAL statement_timeout = '50ms'; SELECT pg_sleep(5)",
    "unnamed": "INSERT INTO probe_rows VALUES (1, 'a'), (1, 'b')",
    "named": "INSERT INTO probe_rows VALUES (2, 'twice'), (3, 'twice')",
    "check": "INSERT INTO probe_rows VALUES (-1, 'negative')",
    "null": "INSERT INTO probe_rows VALUES (4, NULL)",
    "syntax": "SELEKT",
    "number": "SELECT 10000000000::int",
}


class TakenTwice(Conflict):
    """What the constraint means."""

    code = "taken_twice"
    title = "This was taken already"


means("uq_probe_rows_name", TakenTwice)


@router.post("/v1/faults/{name}")
def fault_make(name: str, session: SessionDep) -> dict[str, Any]:
    """Run into a fault of the database."""
    for statement in STATEMENTS[name].split(";"):
        session.execute(text(statement))
    return {}


@pytest.fixture
def app(app: FastAPI, database: Database) -> FastAPI:
    """The application with a table that knows constraints."""
    with database.owner.begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE probe_rows (id int CONSTRAINT pk_probe_rows PRIMARY KEY CHECK (id > 0), "
                "name text NOT NULL CONSTRAINT uq_probe_rows_name UNIQUE)"
            )
        )
    add_routes(app, router)
    return app


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("slow", 503, "overloaded"),
        ("unnamed", 409, "conflict"),
        ("named", 409, "taken_twice"),
        ("check", 409, "conflict"),
        ("null", 500, "internal_error"),
        ("syntax", 500, "internal_error"),
        ("number", 422, "invalid_payload"),
    ],
)
def test_each_fault_has_its_answer(api: ApiClient, fault: str, status: int, code: str) -> None:
    answer = api.post(f"/v1/faults/{fault}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "probe_rows" not in answer.text
    assert ("retry-after" in answer.headers) == (status == 503)


def test_a_lock_that_does_not_come_is_try_again(api: ApiClient, database: Database) -> None:
    with Session(database.owner) as holder:
        holder.execute(text("LOCK TABLE probe_rows"))
        answer = api.post("/v1/faults/lock")

    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")


def test_a_database_that_went_away_is_try_again_and_comes_back(api: ApiClient, database: Database) -> None:
    assert api.get("/v1/site").status_code == 200
    with database.owner.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )

    assert api.get("/v1/site").status_code == 200


def test_the_access_log_names_nobody(
    api: ApiClient, database: Database, tokens: Tokens, caplog: pytest.LogCaptureFixture
) -> None:
    token = a_person(database, tokens)
    with caplog.at_level(logging.INFO, logger="postazione.access"):
        api.get("/v1/probe/anyone", params={"q": "RSSMRA80A01H501U"}, token=token)
        api.get("/v1/spaces/RSSMRA80A01H501U")

    lines = [record.getMessage() for record in caplog.records if record.name == "postazione.access"]
    assert len(lines) == 2
    assert "route=/v1/probe/anyone" in lines[0]
    assert "caller=person:" in lines[0]
    assert not [line for line in lines if "RSSMRA" in line or token in line or "127.0.0.1" in line]
