"""``make bench``: one line per ratio, the absolute figures under it. ``VOUCHERS=`` sets how many vouchers there are for
R9's larger side, ``PAIRS=`` and ``PAIR_SECONDS=`` how often and how long each pair is measured.

A ratio compares HTTP against pgbench doing the same work, one after the other in the same run: only ratios are to be
trusted on a machine that others use too.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.click_day import measure_click_day
from tests.bench.prepare import prepared
from tests.bench.redeeming import measure_redeeming
from tests.bench.tools import find_wrk

PORT = 8199
SMALL = 10_000


def main() -> None:
    """Measure and print."""
    vouchers = int(os.environ.get("VOUCHERS", "1000000"))
    pairs, seconds = int(os.environ.get("PAIRS", "5")), int(os.environ.get("PAIR_SECONDS", "4"))
    wrk = find_wrk()
    with TemporaryDirectory() as name:
        folder = Path(name)
        with prepared(SMALL, PORT) as ground:
            small = measure_redeeming(ground, wrk, folder, pairs=pairs, seconds=seconds, connections=(1, 32, 256))
            measure_click_day(ground, wrk, folder, pairs=pairs, seconds=seconds)
        if vouchers > SMALL:
            with prepared(vouchers, PORT) as ground:
                large = measure_redeeming(
                    ground, wrk, folder, pairs=pairs, seconds=seconds, connections=(32,), quiet=True
                )
            _growth(small, large, vouchers)
    sys.stdout.flush()


def _growth(small: dict[int, float], large: dict[int, float], vouchers: int) -> None:
    print(f"R9 {large[32] / small[32]:.2f} (ratio to pgbench at {vouchers:,} vouchers against that at {SMALL:,})")


if __name__ == "__main__":
    main()
