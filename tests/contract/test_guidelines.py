"""The rules of the Italian guidelines on interoperability (and of their security profile), as far as a document shows them.

Learned from the public rule set of the guidelines' checker; written anew. Each test collects all offenders, so that one run
tells everything.
"""

import re

from api.web.openapi import operations
from tests.contract.walking import Document, nodes, parameters, responses

PROBLEM = "application/problem+json"
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?")
KEBAB = re.compile(r"(/([a-z0-9]+(-[a-z0-9]+)*|\.well-known|\{[a-z_]+\})(\.(csv|json))?)+")
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
VERBS = {"get", "post", "put", "patch", "delete", "head", "options", "fetch"}
SECRET = re.compile(r"token|secret|password|api_?key|tax_?code|iban|voucher_?code", re.IGNORECASE)
RATE_LIMIT = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}


def test_who_answers_for_the_api_is_said(document: Document) -> None:
    about = document["info"]

    assert document["openapi"].startswith("3.1")
    assert SEMVER.fullmatch(about["version"])
    assert len(about["description"]) > 100
    assert {"name", "url", "email"} <= about["contact"].keys()
    assert about["termsOfService"].startswith("https://")
    assert 10 < len(about["x-summary"]) <= 120
    assert re.fullmatch(r"[0-9a-f-]{36}", about["x-api-id"])
    assert about["license"]["identifier"] == "EUPL-1.2"


def test_servers_are_encrypted_and_described(document: Document) -> None:
    assert document["servers"]
    assert [s for s in document["servers"] if not s["url"].startswith("https://") or not s.get("description")] == []


def test_there_is_a_status(document: Document) -> None:
    answers = document["paths"]["/status"]["get"]["responses"]

    assert "application/json" in answers["200"]["content"]
    assert PROBLEM in answers["503"]["content"]


def test_every_error_is_a_problem(document: Document) -> None:
    wrong = [
        where
        for where, code, response in responses(document)
        if code[0] in "45" and "/oauth/" not in where
        and response.get("content", {}).get(PROBLEM, {}).get("schema") != {"$ref": "#/components/schemas/Problem"}
    ]  # fmt: skip

    assert wrong == []
    assert {"type", "title", "status", "detail"} <= document["components"]["schemas"]["Problem"]["properties"].keys()
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_operation_says_what_may_go_wrong(document: Document) -> None:
    missing = []
    for method, path, operation in operations(document):
        expected = {"400", "429", "503"}
        expected |= {"413", "415", "422"} if "requestBody" in operation else set()
        expected |= {"404"} if "{" in path else set()
        expected |= {"401"} if operation.get("security") else set()
        lacking = expected - operation["responses"].keys()
        if lacking and "/oauth/" not in path:
            missing.append((method, path, lacking))

    assert missing == []


def test_paths_are_kebab_case_nouns(document: Document) -> None:
    assert [path for path in document["paths"] if not KEBAB.fullmatch(path)] == []


def test_the_version_is_in_the_path(document: Document) -> None:
    outside = {path for path in document["paths"] if not path.startswith("/v1/")}

    assert {
        path for path in outside if not re.match(r"/(status|livez|readyz|auth/|oauth/|\.well-known/)", path)
    } == set()


def test_operation_ids_are_unique_and_free_of_http_verbs(document: Document) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(document)]

    assert sorted(ids) == sorted(set(ids))
    assert [name for name in ids if not SNAKE.fullmatch(name) or VERBS & set(name.split("_"))] == []


def test_every_operation_is_described_and_filed(document: Document) -> None:
    known = {tag["name"] for tag in document["tags"] if len(tag.get("description", "")) > 5}
    wrong = [
        f"{method} {path}"
        for method, path, operation in operations(document)
        if not operation.get("summary")
        or len(operation.get("description", "")) < 15
        or not operation.get("tags")
        or not set(operation["tags"]) <= known
    ]

    assert wrong == []


def test_a_patch_is_a_merge_patch_with_a_version(document: Document) -> None:
    wrong = []
    for method, path, operation in operations(document):
        if method != "patch":
            continue
        names = {given["name"]: given for given in operation["parameters"]}
        body = operation["requestBody"]
        if (
            list(body["content"]) != ["application/merge-patch+json"]
            or not body.get("required")
            or not names.get("If-Match", {}).get("required")
            or not {"412", "428"} <= operation["responses"].keys()
        ):
            wrong.append(path)

    assert wrong == []


def test_reading_and_deleting_take_no_body(document: Document) -> None:
    wrong = [
        path
        for method, path, operation in operations(document)
        if method in {"get", "delete"} and "requestBody" in operation
    ]

    assert wrong == []


def test_no_content_has_no_content(document: Document) -> None:
    assert [
        where for where, code, response in responses(document) if code in {"204", "205"} and "content" in response
    ] == []


def test_lists_are_objects(document: Document) -> None:
    wrong = [
        where
        for where, _, response in responses(document)
        for media_type, content in response.get("content", {}).items()
        if media_type == "application/json" and content.get("schema", {}).get("type") == "array"
    ]

    assert wrong == []


def test_success_has_a_described_form(document: Document) -> None:
    wrong = [
        where
        for where, code, response in responses(document)
        if code.startswith("2")
        for content in response.get("content", {}).values()
        if not content.get("schema")
    ]

    assert wrong == []


def test_limits_are_told_with_their_headers(document: Document) -> None:
    wrong = []
    for where, code, response in responses(document):
        told = response.get("headers", {}).keys()
        needed: set[str] = set()
        if code == "429":
            needed = RATE_LIMIT | {"Retry-After"}
        elif code == "503":
            needed = {"Retry-After"}
        elif code.startswith("2") and " /v1/" in where:
            needed = RATE_LIMIT
        if not needed <= told:
            wrong.append(where)

    assert wrong == []


def test_headers_that_belong_to_http_are_no_parameters(document: Document) -> None:
    taken = {"accept", "content-type", "authorization"}
    wrong = [
        where
        for where, given in parameters(document)
        if given["in"] == "header" and (given["name"].lower() in taken or given["name"].lower().startswith("x-"))
    ]

    assert wrong == []


def test_no_secret_or_personal_datum_is_in_an_address(document: Document) -> None:
    wrong = [
        where
        for where, given in parameters(document)
        if given["in"] in {"query", "path"} and SECRET.search(given["name"])
    ]

    assert wrong == []


def test_names_are_snake_case(document: Document) -> None:
    wrong = [
        f"{place}/{name}"
        for place, node in nodes(document["components"]["schemas"])
        if place.endswith("/properties")
        for name in node
        if not SNAKE.fullmatch(name)
    ]
    wrong += [
        where for where, given in parameters(document) if given["in"] != "header" and not SNAKE.fullmatch(given["name"])
    ]

    assert wrong == []


def test_people_are_named_as_the_national_vocabulary_names_them(document: Document) -> None:
    foreign = {
        "surname",
        "fiscal_code",
        "codice_fiscale",
        "first_name",
        "last_name",
        "nome",
        "cognome",
        "date_of_birth",
    }
    used = {
        name
        for place, node in nodes(document["components"]["schemas"])
        if place.endswith("/properties")
        for name in node
    }

    assert used & foreign == set()
