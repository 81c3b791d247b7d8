"""The strict reading of a compact JWS (RFC 7515 §7.1) that comes before any cryptography.

python-jose forgives much: duplicate members, padding, unknown ``crit``, a last base64 character with stray bits. What it
forgives, a second reader may read otherwise; here a token has one spelling or none.
"""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_TOKEN = 8192
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


class NotCompact(ValueError):
    """The text is not a compact JWS in its one spelling."""


@dataclass(frozen=True, slots=True)
class CompactJws:
    """A token taken apart; nothing in it is verified yet."""

    header: Mapping[str, Any]
    payload: bytes


def read_compact(token: object, *, required: frozenset[str], optional: frozenset[str] = frozenset()) -> CompactJws:
    """Take a token apart whose header has the ``required`` members, perhaps ``optional`` ones, and no other.

    Naming the members is what keeps ``jku``, ``jwk``, ``x5u``, ``x5c``, ``crit``, ``b64`` and ``zip`` out. Raises NotCompact.
    """
    if type(token) is not str or len(token) > LONGEST_TOKEN:
        raise NotCompact
    parts = token.split(".")
    if len(parts) != 3:
        raise NotCompact
    header = read_object(decode_part(parts[0]))
    decode_part(parts[2])
    if not required <= header.keys() <= required | optional:
        raise NotCompact
    if any(type(value) is not str for value in header.values()):
        raise NotCompact
    return CompactJws(header, decode_part(parts[1]))


def decode_part(part: str) -> bytes:
    """Return the bytes of an unpadded base64url text that re-encodes to itself. Raises NotCompact."""
    if not _ALPHABET.fullmatch(part) or len(part) % 4 == 1:
        raise NotCompact
    decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if encode_part(decoded) != part:
        raise NotCompact
    return decoded


def encode_part(content: bytes) -> str:
    """Return unpadded base64url."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def read_object(content: bytes) -> dict[str, Any]:
    """Return a JSON object that has each member once and no NaN or Infinity. Raises NotCompact."""
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotCompact from error
    if type(found) is not dict:
        raise NotCompact
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotCompact
    return members


def _refuse(constant: str) -> Any:
    raise NotCompact(constant)
