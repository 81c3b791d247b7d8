"""The security profile of the guidelines: everything bounded, input closed, output whole, callers named."""

from typing import Any

from api.web.openapi import operations
from tests.contract.walking import Document, responses, schemas

BOUNDED_FORMATS = {"date", "date-time", "uuid"}


def test_numbers_say_how_large_they_are(document: Document) -> None:
    wrong = [
        place
        for kind, formats in (("integer", {"int32", "int64"}), ("number", {"float", "double"}))
        for place, schema in schemas(document, kind)
        if schema.get("format") not in formats
        or not ({"minimum", "exclusiveMinimum", "const", "enum"} & schema.keys())
        or not ({"maximum", "exclusiveMaximum", "const", "enum"} & schema.keys())
    ]

    assert wrong == []


def test_texts_are_bounded(document: Document) -> None:
    wrong = [
        place
        for place, schema in schemas(document, "string")
        if not {"maxLength", "enum", "const", "contentMediaType"} & schema.keys()
        and schema.get("format") not in BOUNDED_FORMATS | {"binary"}
    ]

    assert wrong == []


def test_lists_are_bounded(document: Document) -> None:
    assert [place for place, schema in schemas(document, "array") if "maxItems" not in schema] == []


def is_closed(document: Document, schema: dict[str, Any]) -> bool:
    """Tell whether a schema of a body names all its members."""
    if "anyOf" in schema:
        return all(branch == {"type": "null"} or is_closed(document, branch) for branch in schema["anyOf"])
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return document["components"]["schemas"].get(name, schema).get("additionalProperties") is False


def test_what_comes_in_is_closed(document: Document) -> None:
    """Bodies refuse members that they don't know: nothing can be assigned that the contract does not name."""
    wrong = [
        f"{method} {path}"
        for method, path, operation in operations(document)
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items()
        if media_type.endswith("json") and not is_closed(document, content["schema"])
    ]

    assert wrong == []


def test_what_goes_out_is_always_whole(document: Document) -> None:
    """Members of answers have no defaults: each is always there, null where there is nothing."""
    answered = {
        content["schema"]["$ref"].rsplit("/", 1)[-1]
        for _, code, response in responses(document)
        if code.startswith("2")
        for content in response.get("content", {}).values()
        if "$ref" in content.get("schema", {})
    }
    wrong = [
        name
        for name in answered
        for schema in [document["components"]["schemas"][name]]
        if schema.get("type") == "object" and set(schema.get("properties", {})) != set(schema.get("required", []))
    ]

    assert wrong == []


def test_security_is_declared_with_what_it_is(document: Document) -> None:
    schemes = document["components"]["securitySchemes"]

    assert schemes["bearer"] | {"description": ""} == {
        "type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "",
    }  # fmt: skip
    assert "RFC8725" in schemes["bearer"]["description"]
    assert schemes["oauth2"]["flows"]["clientCredentials"]["tokenUrl"] == "/oauth/token"
    used = {
        scope
        for _, _, operation in operations(document)
        for need in operation.get("security", [])
        for scope in need.get("oauth2", [])
    }
    assert used <= schemes["oauth2"]["flows"]["clientCredentials"]["scopes"].keys()


def test_every_change_needs_a_caller_or_is_known_to_be_open(document: Document) -> None:
    open_to_all = {
        "/oauth/token",
        "/auth/refresh",
        "/auth/logout",
        "/v1/calls/{call_id}/eligibility-checks",
        "/v1/feedback",
        "/v1/assistance-requests",
    }
    wrong = [
        f"{method} {path}"
        for method, path, operation in operations(document)
        if method != "get"
        and path not in open_to_all
        and (not operation.get("security") or {} in operation["security"])
    ]

    assert wrong == []


def test_retries_are_offered_on_every_post_of_a_caller(document: Document) -> None:
    wrong = [
        path
        for method, path, operation in operations(document)
        if method == "post"
        and operation.get("security", [{}])[0] == {"bearer": []}
        and "Idempotency-Key" not in {given["name"] for given in operation.get("parameters", [])}
    ]

    assert wrong == []
