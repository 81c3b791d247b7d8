"""Bodies that other parsers forgive, against real routes: a 4xx problem below 2 kB that echoes nothing, never a 5xx."""

import json
import re
from typing import Any

import httpx
import pytest

from api.web.openapi import operations
from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.callers import a_person

CANARY = "canary-5d1f"
JSON = "application/json"


def note(**members: Any) -> bytes:
    """A good note with some members changed."""
    return json.dumps({"number": 1, "title": "One", **members}).encode()


def raw(member: str, value: str) -> bytes:
    """A note in which one member's value is written as given."""
    return f'{{"number": 1, "title": "One", "{member}": {value}}}'.replace(
        '"number": 1, ', "" if member == "number" else '"number": 1, '
    ).encode()


MALFORMED = {
    "nothing": b"",
    "blank": b"   ",
    "half": b'{"number": 1',
    "two values": b'{"number": 1, "title": "One"} {}',
    "trailing comma": b'{"number": 1, "title": "One",}',
    "single quotes": b"{'number': 1}",
    "comment": b'{"number": 1, /* x */ "title": "One"}',
    "bare word": b'{"number": 1, "title": One}',
    "NaN": raw("number", "NaN"),
    "Infinity": raw("number", "Infinity"),
    "minus Infinity": raw("number", "-Infinity"),
    "1e999": raw("number", "1e999"),
    "1e400 negative": raw("number", "-1e400"),
    "monstrous exponent": raw("number", "1e1000000000000"),
    "5000 digits": raw("number", "9" * 5000),
    "200 decimals": raw("number", "0." + "1" * 200),
    "leading zero": raw("number", "01"),
    "plus": raw("number", "+1"),
    "hexadecimal": raw("number", "0x1"),
    "underscore": raw("number", "1_000"),
    "duplicate member": b'{"number": 1, "number": 2, "title": "One"}',
    "duplicate inside": b'{"number": 1, "title": "One", "answers": {"a": 1, "a": 2}}',
    "lone surrogate": raw("title", '"\\ud800"'),
    "low surrogate first": raw("title", '"\\udc00\\ud800"'),
    "surrogate in a name": b'{"number": 1, "title": "One", "\\ud800": 1}',
    "raw newline in a string": b'{"number": 1, "title": "a\nb"}',
    "raw NUL in a string": b'{"number": 1, "title": "a\x00b"}',
    "bad escape": raw("title", '"\\x41"'),
    "byte order mark": b"\xef\xbb\xbf" + note(),
    "UTF-16": note().decode().encode("utf-16"),
    "Latin-1": '{"number": 1, "title": "è"}'.encode("latin-1"),
    "broken UTF-8": b'{"number": 1, "title": "\xc3\x28"}',
    "overlong UTF-8": b'{"number": 1, "title": "\xc0\xaf"}',
    "33 levels": b'{"number": 1, "title": "One", "answers": ' + b"[" * 32 + b"]" * 32 + b"}",
    "100,000 levels": b"[" * 100_000 + b"]" * 100_000,
    "100,000 objects": b'{"a":' * 50_000,
    "many quotes, many brackets": b'"' + b'\\"[' * 40_000,
    "NUL alone": b"\x00",
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(64),
}
INVALID = {
    "a list": b"[]",
    "a string": b'"x"',
    "null": b"null",
    "a number": b"1",
    "true": b"true",
    "empty object": b"{}",
    "text for a number": note(number="1"),
    "true for 1": note(number=True),
    "1.0 for 1": raw("number", "1.0"),
    "1e0 for 1": raw("number", "1e0"),
    "minus": note(number=-1),
    "too large": note(number=2**31),
    "19 digits": raw("number", "9" * 19),
    "null for a number": note(number=None),
    "number for text": note(title=1),
    "empty title": note(title=""),
    "blank title": note(title="   "),
    "long title": note(title=CANARY * 100),
    "very long title": note(title="x" * 200_000),
    "NUL": note(title=f"{CANARY}\x00"),
    "escape character": note(title="a\x1bb"),
    "line in a title": note(title="a\nb"),
    "C1 control": note(title="a\x85b"),
    "bidi override": note(title="a\u202eb"),
    "bidi isolate": note(text="a\u2066b"),
    "noncharacter": note(title="a\uffffb"),
    "line separator": note(title="a\u2028b"),
    "unknown member": note(**{CANARY: 1}),
    "tenant from outside": note(tenant_id=1),
    "status from outside": note(status="approved"),
    "epoch for a date": note(on=1_700_000_000),
    "epoch text for a date": note(on="1700000000"),
    "instant for a date": note(on="2026-12-01T00:00:00Z"),
    "no such day": note(on="2026-02-30"),
    "Arabic digits for a date": note(on="٢٠٢٦-12-01"),
    "instant without offset": note(at="2026-12-01T00:00:00"),
    "epoch for an instant": note(at=1_700_000_000),
    "instant out of range": note(at="0001-01-01T00:00:00+23:59"),
    "no UUID": note(row_id=CANARY),
    "number for a UUID": note(row_id=5),
    "fraction in answers": note(answers={"a": 1.5}),
    "object in answers": note(answers={"a": {"b": 1}}),
    "bad name in answers": note(answers={f"{CANARY} NAME": 1}),
    "control in answers": note(answers={"a": "x\x07"}),
}
assert len(MALFORMED) + len(INVALID) >= 60


def assert_problem(answer: httpx.Response, status: int, code: str) -> None:
    """A small problem that echoes nothing."""
    assert answer.status_code == status, answer.text
    assert answer.json()["code"] == code
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 2048
    assert CANARY not in answer.text


def test_what_is_no_strict_json_is_malformed(api: ApiClient, subtests: pytest.Subtests) -> None:
    for name, body in MALFORMED.items():
        with subtests.test(name):
            answer = api.post("/v1/probe/open-notes", content=body, headers={"Content-Type": JSON})

            assert_problem(answer, 400, "malformed")


def test_wrong_values_are_pointed_at(api: ApiClient, subtests: pytest.Subtests) -> None:
    for name, body in INVALID.items():
        with subtests.test(name):
            answer = api.post("/v1/probe/open-notes", content=body, headers={"Content-Type": JSON})

            assert_problem(answer, 422, "invalid_payload")
            assert answer.json()["errors"]


@pytest.mark.parametrize(
    ("members", "pointer", "code"),
    [
        ({"number": True}, "/number", "int_type"),
        ({"title": None}, "/title", "string_type"),
        ({"answers": {"monthly_cost": 1.5}}, "/answers/monthly_cost", "int_type"),
        ({"surprise": 1}, "", "unknown_field"),
    ],
)
def test_each_error_has_its_place_and_its_code(
    api: ApiClient, members: dict[str, Any], pointer: str, code: str
) -> None:
    answer = api.post("/v1/probe/open-notes", content=note(**members), headers={"Content-Type": JSON})

    assert {"pointer": pointer, "code": code} in [
        {"pointer": error["pointer"], "code": error["code"]} for error in answer.json()["errors"]
    ]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "application/json; charset=utf-16",
        "application/merge-patch+json",
    ],
)
def test_another_content_type_is_refused(api: ApiClient, content_type: str) -> None:
    headers = {"Content-Type": content_type} if content_type else {}

    answer = api.post("/v1/probe/open-notes", content=note(), headers=headers)

    assert_problem(answer, 415, "unsupported_media_type")


def test_a_compressed_body_is_refused(api: ApiClient) -> None:
    headers = {"Content-Type": JSON, "Content-Encoding": "gzip"}

    assert_problem(api.post("/v1/probe/open-notes", content=note(), headers=headers), 415, "unsupported_media_type")


def test_what_is_right_is_taken_and_brought_to_one_form(api: ApiClient) -> None:
    body = note(title="  Caffe\u0301 ", on="2026-12-01", at="2026-12-01T10:00:00+01:00", answers={"a": [], "b": True})

    answer = api.post("/v1/probe/open-notes", content=body, headers={"Content-Type": "application/json; charset=UTF-8"})

    assert answer.status_code == 201
    assert answer.json()["title"] == "Caffé"


def test_every_route_that_takes_json_reads_as_strictly(
    api: ApiClient, database: Database, tokens: Tokens, subtests: pytest.Subtests
) -> None:
    token = a_person(database, tokens)
    nobody = "01a20257-2df4-77b5-8000-02242e052d15"
    for method, path, operation in operations(api.app.openapi()):
        accepted = list(operation.get("requestBody", {}).get("content", {}))
        if not accepted or not accepted[0].endswith("json"):
            continue
        for name in ("NaN", "duplicate member", "lone surrogate"):
            with subtests.test(f"{method} {path} {name}"):
                headers = {"Content-Type": accepted[0], "If-Match": '"1"', "Idempotency-Key": "key-0123456789abcdef"}
                address = re.sub(r"\{[^}]+\}", nobody, path)

                answer = api.request(method.upper(), address, content=MALFORMED[name], headers=headers, token=token)

                assert_problem(answer, 400, "malformed")
