"""Identifiers: UUIDv7 (RFC 9562) for rows, Crockford base 32 with a check character for codes that people type."""

import os
import secrets
import threading
import time
from uuid import UUID

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_PRIME = 31  # the largest prime within the 32 letters: catches every single wrong letter and every swap
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_TENANT_MASK = (1 << 20) - 1
_RANDOM_BITS = 42
_lock = threading.Lock()
_last = 0


def uuid7(tenant_id: int = 0) -> UUID:
    """Return a UUIDv7 that carries its tenant in 20 of its 62 free bits (RFC 9562 §5.7 leaves them to us).

    Every tenant's rows are keyed by (tenant, id); an id alone tells where to look, with no index across tenants and no
    lookup past row-level security. Within one process later calls give larger values: indexes grow at one end.
    """
    global _last
    with _lock:
        moment = max(time.time_ns() // 1_000_000 << 12 | (time.time_ns() // 244) & 0xFFF, _last + 1)
        _last = moment
    milliseconds, fraction = moment >> 12, moment & 0xFFF
    tail = (tenant_id & _TENANT_MASK) << _RANDOM_BITS | int.from_bytes(os.urandom(6), "big") & (1 << _RANDOM_BITS) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | tail)


def tenant_in(row_id: UUID) -> int:
    """Return the tenant that an id of ours carries; an id that is not ours gives some tenant where nothing is found."""
    return row_id.int >> _RANDOM_BITS & _TENANT_MASK


def earliest_id(row_id: UUID, *, hours_before: int) -> UUID:
    """Return the smallest id that could have been made so many hours before ``row_id``."""
    milliseconds = max((row_id.int >> 80) - hours_before * 3_600_000, 0)
    return UUID(int=milliseconds << 80)


def new_code(length: int = 12) -> str:
    """Return ``length`` random letters (5 bits each) and one check character."""
    letters = "".join(secrets.choice(CROCKFORD) for _ in range(length))
    return letters + check_character(letters)


def check_character(letters: str) -> str:
    """Return the check character: weighted sum modulo 31."""
    total = sum((place + 1) * CROCKFORD.index(letter) for place, letter in enumerate(letters))
    return CROCKFORD[total % _CHECK_PRIME]


def normalise_code(typed: str) -> str | None:
    """Return the code as issued, or None where it can't be one: case, blanks, hyphens and look-alikes are forgiven."""
    letters = "".join(typed.upper().split()).replace("-", "").translate(_LOOKALIKES)
    if len(letters) != 13 or any(letter not in CROCKFORD for letter in letters):
        return None
    return letters if check_character(letters[:-1]) == letters[-1] else None
