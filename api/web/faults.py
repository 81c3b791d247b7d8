"""From whatever was raised to a domain error: framework refusals, wrong payloads, a database that can't serve now."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from psycopg_pool import PoolTimeout
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from starlette.exceptions import HTTPException

from api.core.constraints import meaning_of
from api.core.errors import (
    Conflict,
    DomainError,
    FieldError,
    Forbidden,
    InvalidPayload,
    Malformed,
    NotFound,
    Overloaded,
    Unauthenticated,
)
from api.web.problems import problem_response, request_id_of

log = logging.getLogger(__name__)
_PARAMETERS = {"query", "path", "header", "cookie"}
_PLAIN_STEP = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_TRY_AGAIN = {"55P03", "40001", "40P01", "57014", "53300", "57P01", "57P02", "57P03", "25P03"}


class MethodNotAllowed(DomainError):
    """405."""

    code = "method_not_allowed"
    title = "This method is not offered here"
    status = 405


class PayloadTooLarge(DomainError):
    """413."""

    code = "payload_too_large"
    title = "The body is too large"
    status = 413


class UnsupportedMediaType(DomainError):
    """415."""

    code = "unsupported_media_type"
    title = "This content type is not accepted here"
    status = 415


class InternalError(DomainError):
    """500: our fault; the request's id finds the trace."""

    code = "internal_error"
    title = "Something went wrong on our side"
    status = 500


class OtherRefusal(DomainError):
    """Any other status that the framework gives."""

    code = "refused"
    statuses: ClassVar[Mapping[int, tuple[str, str]]] = {
        406: ("not_acceptable", "None of the accepted media types is offered"),
        408: ("request_timeout", "The body came too slowly"),
        414: ("uri_too_long", "The address is too long"),
    }

    def __init__(self, status: int) -> None:
        code, title = self.statuses.get(status, (self.code, "The request was refused"))
        self.__dict__.update(status=status, code=code, title=title)
        super().__init__(title)


_BY_STATUS: dict[int, type[DomainError]] = {
    400: Malformed,
    401: Unauthenticated,
    403: Forbidden,
    405: MethodNotAllowed,
    413: PayloadTooLarge,
    415: UnsupportedMediaType,
    500: InternalError,
    503: Overloaded,
}


def install(app: FastAPI) -> None:
    """Make every refusal a problem."""
    app.add_exception_handler(DomainError, _answer)
    app.add_exception_handler(RequestValidationError, _answer)
    app.add_exception_handler(HTTPException, _answer)
    app.add_exception_handler(SQLAlchemyError, _answer)
    app.add_exception_handler(psycopg.Error, _answer)
    app.add_exception_handler(PoolTimeout, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    headers = error.headers if isinstance(error, HTTPException) else None
    return problem_response(request_id_of(request), as_domain_error(error), headers)


def as_domain_error(error: Exception) -> DomainError:
    """Return what an exception means to the caller; an unknown one is our fault and is logged."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, RequestValidationError):
        return InvalidPayload([_field_error(fault, error.body) for fault in error.errors()])
    if isinstance(error, HTTPException):
        return _of_status(error.status_code)
    if isinstance(error, PoolIsEmpty | PoolTimeout):
        return Overloaded()
    if isinstance(error, DBAPIError):
        return _of_database(error.orig, lost=error.connection_invalidated)
    if isinstance(error, psycopg.Error):
        return _of_database(error, lost=False)
    log.error("unexpected %s", type(error).__name__, exc_info=error)
    return InternalError()


def _of_status(status: int) -> DomainError:
    if status == 404:
        return NotFound()
    known = _BY_STATUS.get(status)
    return known() if known else OtherRefusal(status)


def _of_database(error: BaseException | None, *, lost: bool) -> DomainError:
    if not isinstance(error, psycopg.Error):
        return Overloaded() if lost else _unexpected(error)
    state = error.sqlstate or ""
    known = meaning_of(error.diag.constraint_name)
    if known is not None:
        return known()
    if (
        lost
        or state in _TRY_AGAIN
        or state.startswith("08")
        or (not state and isinstance(error, psycopg.OperationalError))
    ):
        return Overloaded()
    if isinstance(error, psycopg.DataError):
        return InvalidPayload([FieldError("", "not_storable", "A value can't be stored.")])
    if isinstance(error, psycopg.IntegrityError) and state != "23502":
        log.error("the constraint %s has no meaning registered", error.diag.constraint_name)
        return Conflict()
    return _unexpected(error)


def _unexpected(error: BaseException | None) -> DomainError:
    log.error("unexpected %s", type(error).__name__, exc_info=error)
    return InternalError()


def _field_error(fault: Mapping[str, Any], body: Any) -> FieldError:
    place, *path = fault["loc"]
    kind, message = str(fault["type"]), str(fault["msg"])
    if kind.endswith("_parsing"):
        message = message.partition(",")[0]  # what follows quotes the value
    if place in _PARAMETERS:
        return FieldError(f"/{path[0] if path else ''}", kind, message)
    if kind == "extra_forbidden":  # an unknown member's name is the client's own text: its parent is pointed at
        return FieldError(_pointer(_steps(path, body)[:-1]), "unknown_field", "Unknown members are not accepted")
    return FieldError(_pointer(_steps(path, body)), kind, message)


def _pointer(steps: Sequence[str | int]) -> str:
    pointer = ""
    for step in steps:
        if not _PLAIN_STEP.fullmatch(str(step)):
            break
        pointer += f"/{step}"
    return pointer


def _steps(path: Sequence[str | int], body: Any) -> list[str | int]:
    """Follow the location through the payload: what is no member of it names a branch of a union, not a place."""
    steps: list[str | int] = []
    value = body
    for step in path:
        if isinstance(value, dict):
            steps.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            steps.append(step)
            value = value[step] if step < len(value) else None
    return steps
