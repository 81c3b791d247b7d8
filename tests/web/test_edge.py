"""What every exchange keeps to: ids, limits before anything is buffered, headers, caching."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from api.core.clock import SetClock
from api.settings import Settings
from api.web.middleware import DOCUMENT_LIMIT, JSON_LIMIT
from api.web.openapi import operations
from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web import probe
from tests.web.callers import a_machine, a_person

NOTE = {"number": 1, "title": "One"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def strict_api(settings: Settings, clock: SetClock) -> Iterator[ApiClient]:
    """An application that allows three requests in a minute."""
    from api.main import create_app

    application = create_app(settings.model_copy(update={"rate_limit_per_minute": 3}), clock=clock)
    probe.mount(application)
    with ApiClient(application) as client:
        yield client


async def _endless(part: bytes = b"x" * 65_536) -> AsyncIterator[bytes]:
    for _ in range(1_000_000):
        yield part


def test_a_sane_request_id_is_kept(api: ApiClient) -> None:
    answer = api.get("/livez", headers={"X-Request-Id": "booking-4711.a"})

    assert answer.headers["x-request-id"] == "booking-4711.a"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "with blank in", "new\tline-12345", 'quote"12345678'])
def test_another_one_is_replaced(api: ApiClient, given: str) -> None:
    answer = api.get("/livez", headers={"X-Request-Id": given})

    assert len(answer.headers["x-request-id"]) == 32
    assert answer.headers["x-request-id"] != given


def test_a_trace_gives_the_request_its_id(api: ApiClient) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    answer = api.get("/livez", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})

    assert answer.headers["x-request-id"] == trace


def test_a_problem_names_the_request(api: ApiClient) -> None:
    answer = api.get("/v1/nothing-here", headers={"X-Request-Id": "booking-4711"})

    assert (answer.status_code, answer.json()["request_id"]) == (404, "booking-4711")


def test_a_declared_size_is_refused_before_anything_is_read(api: ApiClient) -> None:
    headers = {**JSON, "Content-Length": str(JSON_LIMIT + 1)}

    answer = api.post("/v1/probe/open-notes", content=_endless(), headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (413, "payload_too_large")


def test_an_endless_body_is_cut_off(api: ApiClient) -> None:
    answer = api.post("/v1/probe/open-notes", content=_endless(), headers=JSON)

    assert (answer.status_code, answer.json()["code"]) == (413, "payload_too_large")


def test_a_document_may_be_ten_megabytes_and_no_more(api: ApiClient) -> None:
    form = {"Content-Type": "multipart/form-data; boundary=x"}

    within = api.post("/v1/probe/open-notes", headers={**form, "Content-Length": str(DOCUMENT_LIMIT)})
    beyond = api.post("/v1/probe/open-notes", headers={**form, "Content-Length": str(DOCUMENT_LIMIT + 1)})

    assert (within.status_code, beyond.status_code) == (415, 413)


def test_a_length_that_lies_helps_nobody(api: ApiClient) -> None:
    answer = api.post("/v1/probe/open-notes", content=_endless(), headers={**JSON, "Content-Length": "10"})

    assert answer.status_code == 413


def test_a_length_that_is_no_number_is_malformed(api: ApiClient) -> None:
    answer = api.post("/v1/probe/open-notes", content=b"{}", headers={**JSON, "Content-Length": "ten"})

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_the_largest_body_that_is_allowed_is_read(api: ApiClient) -> None:
    filled = b'{"number": 1, "title": "One"' + b" " * (JSON_LIMIT - 29) + b"}"

    assert api.post("/v1/probe/open-notes", content=filled, headers=JSON).status_code == 201


def test_a_body_that_never_ends_is_given_up(api: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.web.middleware.JSON_SECONDS", 0.3)

    async def slow() -> AsyncIterator[bytes]:
        yield b'{"number": 1'
        await asyncio.Event().wait()

    answer = api.post("/v1/probe/open-notes", content=slow(), headers=JSON)

    assert (answer.status_code, answer.json()["code"]) == (408, "request_timeout")


@pytest.mark.parametrize(
    "address",
    ["/v1/probe/anyone?q=%00", "/v1/probe/anyone?q=%0a", "/v1/probe/%00", f"/v1/probe/anyone?q={'x' * 9000}"],
)
def test_control_characters_in_addresses_are_malformed(api: ApiClient, address: str) -> None:
    answer = api.get(address)

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "not_found"),
        ("GET", "/auth/nothing", 404, "not_found"),
        ("DELETE", "/v1/probe/anyone", 405, "method_not_allowed"),
        ("GET", "/v1/probe/people/", 404, "not_found"),
    ],
)
def test_the_framework_s_own_refusals_are_problems(
    api: ApiClient, method: str, address: str, status: int, code: str
) -> None:
    answer = api.request(method, address)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/v1/probe/anyone", "/livez", "/docs", "/v1/nothing", "/openapi.json"])
def test_every_answer_carries_the_security_headers(api: ApiClient, address: str) -> None:
    headers = api.get(address).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src 'unsafe-inline'" not in headers["content-security-policy"]
    assert "server" not in headers


def test_what_was_asked_with_a_token_is_never_stored(api: ApiClient, database: Database, tokens: Tokens) -> None:
    token = a_person(database, tokens)

    for address in ("/v1/probe/anyone", "/v1/probe/people", "/v1/site", "/v1/nothing"):
        assert api.get(address, token=token).headers["cache-control"] == "no-store"
    assert api.get("/v1/probe/anyone", headers={"Cookie": "a=b"}).headers["cache-control"] == "no-store"


def test_no_cache_ever_keeps_what_a_caller_read(api: ApiClient, database: Database, tokens: Tokens) -> None:
    """Every read of the contract, as a person and as a visitor: the INPS case of April 2020 can't happen here."""
    token = a_person(database, tokens)
    addresses = [
        re.sub(r"\{[^}]+\}", "015146", path) for method, path, _ in operations(api.app.openapi()) if method == "get"
    ]

    for address in addresses:
        mine, public = api.get(address, token=token), api.get(address)

        assert mine.headers["cache-control"] == "no-store", address
        if public.headers["cache-control"] != "no-store" and address.startswith("/v1"):
            assert "Authorization" in public.headers["vary"], address


def test_public_reads_carry_a_validator_and_live_briefly(api: ApiClient) -> None:
    first = api.get("/v1/probe/anyone")

    again = api.get("/v1/probe/anyone", headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["cache-control"] == "public, max-age=10"
    assert "Authorization" in first.headers["vary"]
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_changes_and_refusals_are_never_stored(api: ApiClient) -> None:
    assert api.post("/v1/probe/open-notes", json=NOTE).headers["cache-control"] == "no-store"
    assert api.get("/v1/nothing").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", "it"),
        ("en", "en"),
        ("en-GB,it;q=0.5", "en"),
        ("de, it;q=0.8, en;q=0.7", "it"),
        ("fr", "it"),
        ("*;q=x,,", "it"),
    ],
)
def test_the_reader_s_language_is_one_of_two(api: ApiClient, asked: str, given: str) -> None:
    assert api.get("/v1/probe/anyone", headers={"Accept-Language": asked}).json()["language"] == given


def test_a_patch_needs_the_version_it_changes(api: ApiClient, subtests: pytest.Subtests) -> None:
    cases: list[tuple[Any, int, str]] = [
        (None, 428, "version_required"),
        ("*", 412, "stale_version"),
        ('W/"1"', 412, "stale_version"),
    ]
    for version, status, code in cases:
        with subtests.test(str(version)):
            answer = api.patch("/v1/probe/notes/1", version=version, json=NOTE)

            assert (answer.status_code, answer.json()["code"]) == (status, code)

    answer = api.patch("/v1/probe/notes/1", version=7, json=NOTE)

    assert (answer.status_code, answer.headers["etag"], answer.json()) == (200, '"8"', {"version": 7})


def test_a_patch_is_a_merge_patch(api: ApiClient) -> None:
    answer = api.patch("/v1/probe/notes/1", version=1, json=NOTE, headers=JSON)

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_every_answer_of_the_api_tells_the_limit(api: ApiClient) -> None:
    first, second = (api.get("/v1/probe/anyone").headers for _ in range(2))

    assert int(first["x-ratelimit-remaining"]) == int(second["x-ratelimit-remaining"]) + 1
    assert int(first["x-ratelimit-limit"]) > 1000
    assert 0 <= int(first["x-ratelimit-reset"]) <= 60


def test_beyond_the_limit_there_is_429(strict_api: ApiClient) -> None:
    answers = [strict_api.get("/v1/probe/anyone") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].json()["code"] == "too_many_requests"
    assert 1 <= int(answers[3].headers["retry-after"]) <= 60
    assert answers[3].headers["x-ratelimit-remaining"] == "0"


def test_a_caller_has_a_limit_of_their_own(strict_api: ApiClient, database: Database) -> None:
    mine = Tokens(strict_api.app)
    noisy, quiet = (a_machine(database, mine, "redemptions:write") for _ in range(2))

    answers = [strict_api.get("/v1/probe/machines", token=noisy).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert strict_api.get("/v1/probe/machines", token=quiet).status_code == 200
    assert strict_api.get("/v1/probe/anyone").status_code == 200
