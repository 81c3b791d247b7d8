"""Keyset pages behind an opaque cursor; never an offset (its cost grows with depth)."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import Session

from api.core.errors import FieldError, InvalidPayload

T = TypeVar("T")
MAX_LIMIT = 100
DEFAULT_LIMIT = 25
_DECODERS: dict[str, Callable[[str], Any]] = {"s": str, "i": int, "u": UUID, "d": datetime.fromisoformat}


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What the caller asked: at most ``limit`` rows (1–100) after ``cursor``."""

    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows, and where to go on (None at the end)."""

    items: Sequence[T]
    next_cursor: str | None


def encode_cursor(values: Sequence[Any]) -> str:
    """Return the opaque form of a key."""
    packed = [[_kind(value), value.isoformat() if isinstance(value, datetime) else str(value)] for value in values]
    return base64.urlsafe_b64encode(json.dumps(packed, separators=(",", ":")).encode()).rstrip(b"=").decode()


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """Return the key. Raises InvalidPayload for anything that ``encode_cursor`` did not make."""
    try:
        packed = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [_DECODERS[kind](str(text)) for kind, text in packed]
        "".join(value for value in values if isinstance(value, str)).encode()  # no lone surrogates
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise _bad_cursor() from error
    if len(values) != length or any(isinstance(value, str) and "\0" in value for value in values):
        raise _bad_cursor()
    return values


def paginate(
    session: Session,
    statement: Select[Any],
    keys: Sequence[ColumnElement[Any] | Any],
    page: PageRequest,
    *,
    descending: bool = False,
) -> Page[Any]:
    """Run one page of a statement whose rows are ordered by ``keys`` (unique together, selected entity's attributes)."""
    order = [key.desc() if descending else key.asc() for key in keys]
    if page.cursor is not None:
        values = decode_cursor(page.cursor, len(keys))
        bound = [_typed(key, value) for key, value in zip(keys, values, strict=True)]
        row = tuple_(*keys)
        statement = statement.where(row < tuple_(*bound) if descending else row > tuple_(*bound))
    rows = list(session.scalars(statement.order_by(*order).limit(page.limit + 1)))
    if len(rows) <= page.limit:
        return Page(rows, None)
    last = rows[page.limit - 1]
    return Page(rows[: page.limit], encode_cursor([getattr(last, str(key.key)) for key in keys]))


def _typed(key: Any, value: Any) -> Any:
    try:
        matches = isinstance(value, key.type.python_type)
    except NotImplementedError:
        matches = True
    if not matches:
        raise _bad_cursor()
    return value


def _kind(value: Any) -> str:
    return {int: "i", UUID: "u", datetime: "d"}.get(type(value), "s")


def _bad_cursor() -> InvalidPayload:
    return InvalidPayload([FieldError("/cursor", "invalid_cursor", "This cursor was not given by us.")])
