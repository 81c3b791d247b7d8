"""Identifiers: UUIDv7 (RFC 9562) for rows, Crockford base 32 with a check character for codes that people type."""

import os
import secrets
import threading
import time
from uuid import UUID

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_PRIME = 31  # the largest prime within the 32 letters: catches every single wrong letter and every swap
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """Return a UUIDv7; within one process later calls give larger values, so that indexes grow at one end."""
    global _last
    with _lock:
        moment = max(time.time_ns() // 1_000_000 << 12 | (time.time_ns() // 244) & 0xFFF, _last + 1)
        _last = moment
    milliseconds, fraction = moment >> 12, moment & 0xFFF
    tail = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | tail)


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
