"""The contract as OpenAPI 3.1, completed from what the code says: problems, security, headers, media types.

It keeps the Italian guidelines on interoperability; ``tests/contract`` has their rules as tests.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from api.core.principal import Scope
from api.web import openapi_info as info
from api.web.authorization import Requirement
from api.web.idempotency import required_idempotency_key
from api.web.problems import MEDIA_TYPE, Problem
from api.web.routing import JSON, MERGE_PATCH

_REF = {"$ref": "#/components/schemas/Problem"}
_SCHEMA_REF = "#/components/schemas/{model}"
_METHODS = ("get", "post", "put", "patch", "delete")
_FIRST_SENTENCE = re.compile(r"(.+?)(?:[.;:](?:\s|$)|$)", re.DOTALL)
_HTTP_BEARER = "bearer"
_OAUTH = "oauth2"
_LARGEST_INT32 = 2**31 - 1


def describe(app: FastAPI) -> None:
    """Make ``app.openapi()`` return the completed document; it is made once, when first asked for."""
    app.summary, app.description = info.SUMMARY, info.DESCRIPTION
    app.license_info, app.terms_of_service = dict(info.LICENSE), info.TERMS
    app.servers = [dict(server) for server in info.SERVERS]
    generate = app.openapi
    done: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not done:
            done.update(_completed(generate(), app))
        return done

    app.openapi = openapi  # type: ignore[method-assign]


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield method, path and operation of a document."""
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield method, path, item[method]


def _completed(document: dict[str, Any], app: FastAPI) -> dict[str, Any]:
    document["info"] |= {"contact": info.CONTACT, "x-summary": info.SUMMARY, "x-api-id": info.API_ID}
    dependants = _dependants(app)
    for method, path, operation in operations(document):
        found = dependants[(method, path)]
        _complete_text(operation)
        _complete_security(operation, found)
        if method == "patch":
            _rename_media_type(operation["requestBody"])
        _complete_parameters(method, operation, found)
        _complete_responses(method, path, operation)
    _complete_components(document)
    document["paths"] = dict(sorted(document["paths"].items()))
    used = {tag for _, _, operation in operations(document) for tag in operation.get("tags", [])}
    document["tags"] = [{"name": name, "description": info.TAGS.get(name, name.capitalize())} for name in sorted(used)]
    return document


def _dependants(app: FastAPI) -> dict[tuple[str, str], Dependant]:
    found: dict[tuple[str, str], Dependant] = {}
    for route in iter_route_contexts(app.routes):
        dependant = getattr(route, "dependant", None)
        if dependant is not None:
            found |= {(method.lower(), str(route.path_format)): dependant for method in route.methods or ()}
    return found


def _calls(dependant: Dependant) -> Iterator[Any]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)


def _complete_text(operation: dict[str, Any]) -> None:
    description = operation.get("description", "")
    generated = operation["operationId"].replace("_", " ").title()
    sentence = _FIRST_SENTENCE.match(description)
    if sentence and operation.get("summary") == generated:
        operation["summary"] = " ".join(sentence[1].split())


def _complete_security(operation: dict[str, Any], dependant: Dependant) -> None:
    needs = [call for call in _calls(dependant) if isinstance(call, Requirement)]
    if not needs:
        return  # what a route says of itself stays: the token endpoint authenticates machines its own way
    scopes = sorted({scope for need in needs for scope in need.scopes})
    security: list[dict[str, list[str]]] = [{_HTTP_BEARER: []}]
    if scopes:
        security.append({_OAUTH: scopes})
    if all(need.allow_anonymous for need in needs):
        security.insert(0, {})
    operation["security"] = security


def _rename_media_type(body: dict[str, Any]) -> None:
    body["required"] = True
    body["content"] = {MERGE_PATCH: body["content"].get(JSON) or body["content"][MERGE_PATCH]}


def _complete_parameters(method: str, operation: dict[str, Any], dependant: Dependant) -> None:
    parameters = [given for given in operation.get("parameters", []) if given["name"] != "Idempotency-Key"]
    required = any(call is required_idempotency_key for call in _calls(dependant))
    if method == "post" and (required or {_HTTP_BEARER: []} in operation.get("security", [])):
        parameters.append({**info.IDEMPOTENCY_KEY, "required": required})
    if any(given["name"] == "If-Match" for given in parameters):
        operation["responses"] |= {code: {} for code in ("412", "428") if code not in operation["responses"]}
        for given in parameters:
            given["required"] = given["required"] or given["name"] == "If-Match"
    if parameters:
        operation["parameters"] = parameters


def _complete_responses(method: str, path: str, operation: dict[str, Any]) -> None:
    responses: dict[str, Any] = operation["responses"]
    responses |= {code: {} for code in _general(method, operation) if code not in responses}
    for code, response in responses.items():
        if code[0] in "45":
            _complete_problem(code, response, oauth=path.startswith("/oauth/"))
        elif path.startswith("/v1"):
            _complete_success(code, response, operation)
    operation["responses"] = dict(sorted(responses.items()))


def _general(method: str, operation: Mapping[str, Any]) -> list[str]:
    codes = ["400", "429", "503"]
    parameters = operation.get("parameters", [])
    if "requestBody" in operation:
        codes += ["413", "415", "422"]
    if any(given["in"] in {"query", "path"} for given in parameters):
        codes.append("422")
    if any(given["in"] == "path" for given in parameters):
        codes.append("404")
    if "security" in operation:
        codes.append("401")
        codes += [] if {} in operation["security"] else ["403"]
    if any(given["name"] == "Idempotency-Key" for given in parameters):
        codes += ["409", "422"]
    return codes


def _complete_problem(code: str, response: dict[str, Any], *, oauth: bool) -> None:
    if oauth and JSON in response.get("content", {}):
        response["content"][MEDIA_TYPE] = {"schema": _REF}  # RFC 6749 §5.2 beside what the edge itself refuses
        return
    examples = response.get("content", {}).get(MEDIA_TYPE, {}).get("examples")
    general = info.GENERAL_PROBLEMS.get(code, "Refused.")
    own = response.get("description", "") if examples else ""
    response["description"] = own or general
    response["content"] = {MEDIA_TYPE: {"schema": _REF, **({"examples": examples} if examples else {})}}
    if code == "429":
        response["headers"] = _headers("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After")
    if code == "503":
        response["headers"] = _headers("Retry-After")


def _complete_success(code: str, response: dict[str, Any], operation: Mapping[str, Any]) -> None:
    headers = _headers("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
    if code == "201":
        headers |= _headers("Location")
    if "412" in operation["responses"]:
        headers |= _headers("ETag")
    response["headers"] = {**headers, **response.get("headers", {})}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _complete_components(document: dict[str, Any]) -> None:
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template=_SCHEMA_REF)
    schemas |= problem.pop("$defs")
    schemas["Problem"] = problem
    components["schemas"] = dict(sorted(schemas.items()))
    components["headers"] = info.HEADERS
    flow = {"tokenUrl": "/oauth/token", "scopes": {str(scope): _scope_text(scope) for scope in Scope}}
    description = "Client credentials of a space's or a chamber's system. Tokens are JWT as RFC8725 advises."
    components.setdefault("securitySchemes", {})[_OAUTH] = {
        "type": "oauth2",
        "description": description,
        "flows": {"clientCredentials": flow},
    }
    basic = {"type": "http", "scheme": "basic", "description": "The client's id and secret (RFC 6749 §2.3.1)."}
    components["securitySchemes"]["client_credentials"] = basic
    for schema in _walk(document):
        _complete_schema(schema)


def _complete_schema(schema: dict[str, Any]) -> None:
    kind = schema.get("type")
    if kind == "string" and schema.get("format") == "uuid":
        schema.setdefault("maxLength", 36)
    elif kind == "integer":
        largest = schema.get("maximum", schema.get("exclusiveMaximum", 0))
        schema.setdefault("format", "int32" if largest <= _LARGEST_INT32 else "int64")
    elif kind == "number":
        schema.setdefault("format", "double")


def _scope_text(scope: Scope) -> str:
    subject, _, act = scope.partition(":")
    return f"{act.capitalize()} {subject}"


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from _walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from _walk(child)
