"""The hottest call without the framework's dependency solver, which costs as much as the whole rest of the request.

The declaration in ``routes`` stays what the contract is exported from; a test holds both to the same answers.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import ValidationError

from api.core import idempotency
from api.core.principal import Principal, Role, Scope
from api.redemptions.acts import Key, Reply
from api.redemptions.desk import Asked, Desk
from api.redemptions.schemas import RedemptionCreate
from api.web.authentication import bearer, identify
from api.web.authorization import require
from api.web.idempotency import idempotency_key, route_name
from api.web.problems import request_id_of
from api.web.routing import ContractRoute, StrictRequest

may_write = require(Role.DESK_STAFF, Role.SPACE_MANAGER, scopes={Scope.REDEMPTIONS_WRITE})


def answer(reply: Reply) -> Response:
    """Return the lane's answer as it goes out."""
    headers = {**reply.headers, "Idempotency-Replayed": "true"} if reply.replayed else reply.headers
    return Response(reply.body, reply.status, headers=headers, media_type="application/json")


def asked_once(request: StrictRequest, by: Principal, key: str) -> Asked:
    """Return a request with what makes it once: its route, its key and its meaning."""
    meaning = idempotency.fingerprint(request.scope["path"], request.parsed)
    return Asked(by, request_id_of(request), Key(route_name(request), key, meaning))


async def redeem(request: StrictRequest) -> Response:
    """Answer ``POST /v1/redemptions``: the same steps in the same order as the declared route."""
    by = await may_write(await identify(request, await bearer(request)))
    asked = asked_once(request, by, idempotency_key(request) or "")
    try:
        body = RedemptionCreate.model_validate_json(await request.body())
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults, body=request.parsed) from error
    desk: Desk = request.app.state.desk
    return answer(await desk.authorize(body, asked))


class _Solved(APIRoute):
    """A route that is already solved: the framework's part is one function."""

    def get_route_handler(self) -> Callable[[Any], Coroutine[Any, Any, Response]]:
        """Return the function."""
        return redeem


class FastRoute(ContractRoute, _Solved):
    """The contract's conventions around the solved route."""
