"""How a ratio is reported: the median of its pairs, and the spread that tells how far to trust it."""

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Ratio:
    """Pairs (ours, limit) measured one after the other, several times."""

    name: str
    meaning: str
    pairs: list[tuple[float, float]] = field(default_factory=list)

    def add(self, ours: float, limit: float) -> None:
        """Add one pair."""
        self.pairs.append((ours, limit))

    def line(self) -> str:
        """Return the line of the report, like ``R1 0.53 (min 0.50, max 0.57, n 5)``."""
        ratios = [ours / limit for ours, limit in self.pairs]
        spread = f"(min {min(ratios):.2f}, max {max(ratios):.2f}, n {len(ratios)})"
        ours, limit = (median(side) for side in zip(*self.pairs, strict=True))
        return f"{self.name} {median(ratios):.2f} {spread}\n    {self.meaning}: {ours:,.0f}/s against {limit:,.0f}/s"
