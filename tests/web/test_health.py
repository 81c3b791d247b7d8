"""Is it up, and whose site is it."""

from sqlalchemy import text
from sqlalchemy.orm import Session

import api as package
from tests.factories.municipalities import add_tenant
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database


def test_all_is_well(api: ApiClient) -> None:
    for address in ("/status", "/readyz", "/livez"):
        answer = api.get(address)

        assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": package.__version__})
        assert answer.headers["cache-control"] == "no-store"


def test_a_database_of_another_version_is_not_ready(api: ApiClient, database: Database) -> None:
    with database.owner.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    for address in ("/status", "/readyz"):
        answer = api.get(address)

        assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) > 0
    assert api.get("/livez").status_code == 200


def test_a_process_that_shuts_down_takes_no_more(api: ApiClient) -> None:
    api.app.state.draining = True

    assert api.get("/readyz").status_code == 503


def test_the_site_is_the_first_municipality_s(api: ApiClient, database: Database) -> None:
    with Session(database.engine) as session:
        tenant = add_tenant(session)
        name, code = tenant.name, tenant.municipality_code
        session.commit()

    site = api.get("/v1/site").json()

    assert (site["municipality_name"], site["municipality_code"], site["environment"]) == (name, code, "test")
    assert site["contact"].keys() == {"office", "email", "phone", "certified_email", "address", "web", "tax_code"}


def test_an_installation_without_municipality_says_so(api: ApiClient) -> None:
    site = api.get("/v1/site").json()

    assert (site["municipality_code"], site["slug"], site["colour"]) == (None, None, "#0066cc")
