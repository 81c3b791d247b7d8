"""JSON read strictly (RFC 8259, I-JSON): what other parsers forgive is refused as malformed, never guessed.

Refused: other encodings than UTF-8 and byte order marks, duplicate members, NaN and Infinity, numbers that overflow, more
than 32 levels, integers of more than 19 digits, lone surrogates.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from api.core.errors import Malformed

DEEPEST = 32
_LONGEST_INTEGER = 20
_LONGEST_NUMBER = 64
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")


def loads(raw: bytes) -> Any:
    """Return the value. Raises Malformed for anything that is not strict JSON."""
    try:
        text = raw.decode("utf-8")
        value = _decoder.decode(text)
        _refuse_depth(raw, value)
        if _SURROGATE_ESCAPE.search(raw):
            json.dumps(value, ensure_ascii=False).encode("utf-8")  # fails for a surrogate without its pair
    except UnicodeError:
        raise Malformed("The body is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise Malformed("The body is not valid JSON.") from None
    return value


def _refuse_depth(raw: bytes, value: Any) -> None:
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return
    level = [value]
    for _ in range(DEEPEST):
        level = [child for parent in level for child in _children(parent) if isinstance(child, dict | list)]
        if not level:
            return
    raise ValueError("too deep")


def _children(parent: Any) -> Iterable[Any]:
    return parent.values() if isinstance(parent, dict) else parent if isinstance(parent, list) else ()


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError("not a number")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError("too long")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")
    if value in {float("inf"), float("-inf")}:
        raise ValueError("too large")
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("duplicate member")
    return members


_decoder = json.JSONDecoder(
    object_pairs_hook=_members, parse_constant=_refuse_constant, parse_int=_integer, parse_float=_number
)
