"""What schemas of all features are made of: strict bounded input, output without defaults, the contract's own types."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from api.web.text import clean_line, clean_text

Language = Literal["it", "en"]
Item = TypeVar("Item")
LARGEST_AMOUNT = 1_000_000_000_000
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class RawObject(dict[str, Any]):
    """A JSON object as it arrived, with its bytes, already found to be strict JSON."""

    def __init__(self, members: dict[str, Any], raw: bytes) -> None:
        super().__init__(members)
        self.raw = raw


class Input(BaseModel):
    """Base of everything that clients send: unknown members refused, strict types (no ``"1"`` for 1, no ``true`` for 1)."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="wrap")
    @classmethod
    def _read_as_json(cls, value: Any, handler: Callable[[Any], Any]) -> Any:
        # Strict types accept "2026-12-01" for a date only where the value is known to come from JSON: the web framework
        # hands us Python objects, so a request body is read again from its bytes by pydantic's own JSON reader.
        if isinstance(value, RawObject):
            return cls.__pydantic_validator__.validate_json(value.raw)
        return handler(value)


class Output(BaseModel):
    """Base of everything that we answer: read from rows, no member has a default, so none is ever left out."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Empty(Input):
    """The body ``{}`` of a step that needs no data."""


class Page(Output, Generic[Item]):
    """One page of a list: ``next_cursor`` is null at the end."""

    items: Annotated[list[Item], Field(max_length=100)]
    next_cursor: Annotated[str, Field(max_length=2048)] | None

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Name ``Page[VoucherRead]`` as ``VoucherPage``."""
        return f"{params[0].__name__.removesuffix('Read')}Page"


def _instant(value: Any) -> datetime:
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            value = datetime.fromisoformat(value.upper())
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError("instant", "An instant like 2026-12-01T09:30:00Z is needed")


def _date(value: Any) -> date:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("date", "A date like 2026-12-01 is needed")


Cents = Annotated[int, Field(ge=0, le=LARGEST_AMOUNT, json_schema_extra={"format": "int64"})]
"""Euro cents, never negative."""
SignedCents = Annotated[int, Field(ge=-LARGEST_AMOUNT, le=LARGEST_AMOUNT, json_schema_extra={"format": "int64"})]
BasisPoints = Annotated[int, Field(ge=0, le=10_000, json_schema_extra={"format": "int32"})]
"""Hundredths of a percent: 5000 is 50 %."""
Int32 = Annotated[int, Field(ge=0, le=2**31 - 1, json_schema_extra={"format": "int32"})]
Latitude = Annotated[float, Field(ge=-90, le=90, json_schema_extra={"format": "double"})]
Longitude = Annotated[float, Field(ge=-180, le=180, json_schema_extra={"format": "double"})]

ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(clean_line)
]
"""One line, 1–200 characters."""
LongText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), AfterValidator(clean_text)
]
"""Several lines, 1–10,000 characters."""
Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[a-z0-9][a-z0-9_.:\-]*$")]
"""A stable machine word, like ``shared_desk``."""
IstatCode = Annotated[str, StringConstraints(min_length=6, max_length=6, pattern=r"^[0-9]{6}$")]
Sha256 = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")]
Month = Annotated[str, StringConstraints(min_length=7, max_length=7, pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
WebAddress = Annotated[
    str,
    StringConstraints(min_length=8, max_length=500, pattern=r"^https?://[^\s]+$"),
    AfterValidator(clean_line),
    AfterValidator(lambda value: AnyHttpUrl(value) and value),
    WithJsonSchema({"type": "string", "format": "uri", "minLength": 8, "maxLength": 500}),
]
Instant = Annotated[
    datetime,
    BeforeValidator(_instant),
    WithJsonSchema({"type": "string", "format": "date-time", "minLength": 20, "maxLength": 32}),
]
"""An instant; always given with ``Z``."""
Date = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "minLength": 10, "maxLength": 10}),
]
Answer = (
    StrictBool
    | Annotated[StrictInt, Field(ge=-LARGEST_AMOUNT, le=LARGEST_AMOUNT, json_schema_extra={"format": "int64"})]
    | LongText
    | Annotated[list[ShortText], Field(max_length=50)]
    | None
)
Answers = Annotated[dict[Code, Answer], Field(max_length=200)]
"""Answers to a form that is data: by the field's code."""


class Localised(Input):
    """A text in both languages."""

    it: LongText
    en: LongText


class LocalisedTitle(Input):
    """One line in both languages."""

    it: ShortText
    en: ShortText


def in_language(texts: dict[str, str] | None, language: str) -> str:
    """Return the text in the reader's language, else in Italian; empty where there is none."""
    texts = texts or {}
    return texts.get(language) or texts.get("it") or next(iter(texts.values()), "")


Secret = Annotated[str, Field(min_length=1, max_length=4096), PlainSerializer(str)]
"""A value shown once (a client's secret, a token): never logged."""
