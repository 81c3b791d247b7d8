"""Money in integer cents, percentages in basis points; never a float."""

from collections.abc import Sequence

BASIS = 10_000


def share_of(amount_cents: int, basis_points: int) -> int:
    """Return the share in cents, rounded down: ``floor(amount × basis points / 10,000)`` (contract §1.2)."""
    return amount_cents * basis_points // BASIS


def split(amount_cents: int, weights: Sequence[int], carried: Sequence[int] | None = None) -> list[int]:
    """Split an amount by weights so that the parts always sum to the whole.

    ``carried`` holds what each part was given by earlier splits with the same weights. The cents left over by rounding
    down go to the parts with the largest accumulated shortfall, so that a long run never drifts by a cent or more.
    Zero weights get nothing. Raises ValueError for a negative amount or no positive weight.
    """
    total = sum(weights)
    if amount_cents < 0 or total <= 0 or min(weights) < 0:
        raise ValueError("an amount and at least one positive weight are needed")
    given = list(carried) if carried is not None else [0] * len(weights)
    parts = [amount_cents * weight // total for weight in weights]
    whole = sum(given) + amount_cents
    shortfall = [whole * weight - (given[i] + parts[i]) * total for i, weight in enumerate(weights)]
    candidates = sorted((i for i, weight in enumerate(weights) if weight), key=lambda i: (-shortfall[i], i))
    for i in candidates[: amount_cents - sum(parts)]:
        parts[i] += 1
    return parts
