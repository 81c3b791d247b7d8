"""POST /oauth/token and the documents beside it."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
import pytest
from jose import jwt
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from tests.conftest import Tokens
from tests.factories.clients import BOOKING_SCOPES, SECRET, make_client
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

FORM = "application/x-www-form-urlencoded"


def basic(client_id: object, secret: str = SECRET) -> dict[str, str]:
    """The header of HTTP Basic."""
    return {"Authorization": "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()}


def ask(
    api: ApiClient, client_id: object, body: str = "grant_type=client_credentials", **options: Any
) -> httpx.Response:
    """Ask for a token."""
    headers = {"Content-Type": FORM, **basic(client_id, options.pop("secret", SECRET)), **options.pop("headers", {})}
    return api.post("/oauth/token", content=body, headers=headers)


@pytest.fixture
def client_id(database: Database) -> UUID:
    """A registered machine."""
    return registered(database)


def registered(database: Database, **details: Any) -> UUID:
    """Register a machine."""
    with Session(database.engine) as session:
        row_id = make_client(session, **details).id
        session.commit()
    return row_id


def test_a_machine_gets_a_token_that_its_key_verifies(api: ApiClient, client_id: UUID) -> None:
    answer = ask(api, client_id)

    body = answer.json()
    assert answer.status_code == 200
    assert set(body) == {"access_token", "token_type", "expires_in", "scope"}
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 600)
    assert set(body["scope"].split()) == set(BOOKING_SCOPES)
    claims = jwt.decode(
        body["access_token"],
        api.get("/.well-known/jwks.json").json(),
        algorithms=["ES256"],
        audience="http://testserver",
        issuer="http://testserver",
    )
    assert claims["sub"] == str(client_id)


def test_the_answer_is_not_kept_by_anybody(api: ApiClient, client_id: UUID) -> None:
    answer = ask(api, client_id)

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"


def test_fewer_scopes_may_be_asked_for(api: ApiClient, client_id: UUID) -> None:
    answer = ask(api, client_id, "grant_type=client_credentials&scope=redemptions%3Aread+spaces%3Aread")

    assert answer.json()["scope"] == "redemptions:read spaces:read"


def test_an_empty_scope_is_one_that_was_left_out(api: ApiClient, client_id: UUID) -> None:
    assert set(ask(api, client_id, "grant_type=client_credentials&scope=").json()["scope"].split()) == set(
        BOOKING_SCOPES
    )


@pytest.mark.parametrize(
    "scope", ["funding:read", "redemptions:write+funding:read", "*", "REDEMPTIONS:READ", "a++b", "+"]
)
def test_a_scope_that_was_not_given_is_refused(api: ApiClient, client_id: UUID, scope: str) -> None:
    answer = ask(api, client_id, f"grant_type=client_credentials&scope={scope}")

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
    assert "access_token" not in answer.json()


def test_reserved_characters_in_id_and_secret_arrive_percent_encoded(api: ApiClient, database: Database) -> None:
    secret = "a secret: 100% + colons/slashes, long enough"
    known = registered(database, secret=secret)

    assert ask(api, quote(str(known)), secret=quote(secret, safe="")).status_code == 200
    assert ask(api, known, secret=secret).status_code == 401


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Basic"},
        {"Authorization": "Basic %%%"},
        {"Authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()},
        {"Authorization": "Basic " + base64.b64encode(b"no colon").decode()},
        {"Authorization": "Basic " + base64.b64encode(b":").decode()},
        {"Authorization": "Basic " + base64.b64encode(b"x" * 5000 + b":y").decode()},
        {"Authorization": "Bearer abc"},
        {"Authorization": "Digest username=x"},
        basic(uuid4()),
        basic("' OR 1=1 --"),
        basic(uuid4(), ""),
    ],
    ids=range(13),
)
def test_a_client_that_does_not_prove_who_it_is_gets_401(api: ApiClient, header: dict[str, str]) -> None:
    answer = api.post("/oauth/token", content="grant_type=client_credentials", headers={"Content-Type": FORM, **header})

    assert answer.status_code == 401
    assert answer.json()["error"] == "invalid_client"
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/json"


def test_a_wrong_secret_is_refused_like_an_unknown_client(api: ApiClient, client_id: UUID) -> None:
    wrong, unknown = ask(api, client_id, secret="wrong"), ask(api, uuid4())

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        ("", FORM, "invalid_request"),
        ("scope=spaces:read", FORM, "invalid_request"),
        ("grant_type=", FORM, "invalid_request"),
        ("grant_type", FORM, "invalid_request"),
        ("grant_type=client_credentials&grant_type=client_credentials", FORM, "invalid_request"),
        ("grant_type=client_credentials&scope=a&scope=b", FORM, "invalid_request"),
        ("grant_type=client_credentials&client_secret=x", FORM, "invalid_request"),
        ("grant_type=client_credentials&client_id=somebody-else", FORM, "invalid_request"),
        ("grant_type=client_credentials&client_assertion=x", FORM, "invalid_request"),
        ("grant_type=%FF%FE", FORM, "invalid_request"),
        ("grant_type=client_credentials&x=" + "a" * 9000, FORM, "invalid_request"),
        ("&".join(f"p{n}=1" for n in range(50)), FORM, "invalid_request"),
        ("grant_type=password&username=x&password=y", FORM, "unsupported_grant_type"),
        ("grant_type=authorization_code", FORM, "unsupported_grant_type"),
        ("grant_type=CLIENT_CREDENTIALS", FORM, "unsupported_grant_type"),
        ('{"grant_type": "client_credentials"}', "application/json", "invalid_request"),
        ("grant_type=client_credentials", "text/plain", "invalid_request"),
        ("grant_type=client_credentials", "", "invalid_request"),
        ("grant_type=client_credentials", "multipart/form-data; boundary=x", "invalid_request"),
    ],
)
def test_a_request_that_is_none_is_a_400_in_the_form_of_oauth(
    api: ApiClient, client_id: UUID, body: str, content_type: str, error: str
) -> None:
    answer = api.post("/oauth/token", content=body, headers={"Content-Type": content_type, **basic(client_id)})

    assert (answer.status_code, answer.json()["error"]) == (400, error)
    assert set(answer.json()) == {"error", "error_description"}


def test_bytes_that_are_no_text_are_a_400(api: ApiClient, client_id: UUID) -> None:
    answer = api.post(
        "/oauth/token", content=b"grant_type=\xff\x00", headers={"Content-Type": FORM, **basic(client_id)}
    )

    assert answer.status_code == 400


def test_unknown_parameters_are_ignored(api: ApiClient, client_id: UUID) -> None:
    assert ask(api, client_id, f"grant_type=client_credentials&resource=x&client_id={client_id}").status_code == 200


def test_a_revoked_machine_gets_no_token(api: ApiClient, database: Database) -> None:
    with Session(database.engine) as session:
        row = make_client(session)
        row.revoked_at = datetime.now(UTC)
        session.commit()
        revoked = row.id

    assert ask(api, revoked).status_code == 401


def test_the_token_of_a_machine_that_was_revoked_since_is_refused(
    api: ApiClient, database: Database, tokens: Tokens
) -> None:
    with Session(database.engine) as session:
        row = make_client(session, scopes=["funding:read"])
        row.revoked_at = datetime.now(UTC)
        session.commit()
        revoked = row.id

    assert api.get("/v1/funding-lines", token=tokens.client(revoked, ["funding:read"])).status_code == 401


def test_the_old_secret_lives_for_a_day_after_a_rotation(api: ApiClient, database: Database, clock: SetClock) -> None:
    from api.clients.client_secrets import hash_of

    now = clock.at(datetime.now(UTC))
    with Session(database.engine) as session:
        row = make_client(session, secret="the-old-secret")
        row.previous_secret_hash, row.previous_secret_until = row.secret_hash, now + timedelta(hours=24)
        row.secret_hash = hash_of("the-new-secret")
        session.commit()
        rotated = row.id

    assert [ask(api, rotated, secret=f"the-{age}-secret").status_code for age in ("old", "new")] == [200, 200]
    clock.set(now + timedelta(hours=24))
    assert [ask(api, rotated, secret=f"the-{age}-secret").status_code for age in ("old", "new")] == [401, 200]


def test_the_server_says_what_it_offers(api: ApiClient) -> None:
    answer = api.get("/.well-known/oauth-authorization-server")

    found = answer.json()
    assert answer.status_code == 200
    assert found["issuer"] == "http://testserver"
    assert found["token_endpoint"] == "http://testserver/oauth/token"
    assert found["jwks_uri"] == "http://testserver/.well-known/jwks.json"
    assert found["grant_types_supported"] == ["client_credentials"]
    assert found["token_endpoint_auth_methods_supported"] == ["client_secret_basic"]
    assert "redemptions:write" in found["scopes_supported"]


def test_the_key_set_may_be_kept_for_a_while(api: ApiClient) -> None:
    assert "max-age" in api.get("/.well-known/jwks.json").headers["cache-control"]
