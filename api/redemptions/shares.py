"""How a voucher's share is borne by its funding lines, pure: to the cent, and never beyond what a line has left."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from api.core.money import split


def spread(cents: int, lines: Sequence[tuple[UUID, int, int]]) -> dict[UUID, int]:
    """Spread an amount over a voucher's funding lines, given as (line, granted, already used), in proportion to what each
    granted; the parts sum to the whole, and no line pays beyond what it has left.
    """
    parts = split(cents, [granted for _, granted, _ in lines], [used for _, _, used in lines])
    shares, excess = {}, 0
    for (line, granted, used), part in zip(lines, parts, strict=True):
        shares[line] = min(part, granted - used)
        excess += part - shares[line]
    for line, granted, used in lines:
        more = min(excess, granted - used - shares[line])
        shares[line], excess = shares[line] + more, excess - more
    return {line: part for line, part in shares.items() if part}


def portion(cents: int, shares: Mapping[UUID, int]) -> dict[UUID, int]:
    """Take an amount out of what the lines pay, in proportion; the parts sum to the amount."""
    lines = list(shares)
    parts = split(cents, [shares[line] for line in lines]) if cents else [0] * len(lines)
    return {line: part for line, part in zip(lines, parts, strict=True) if part}
