"""Reading the feed as a booking system does."""

from time import monotonic
from typing import Any

from tests.fixtures.client import ApiClient


def read_feed(api: ApiClient, token: str, *, least: int, query: str = "") -> list[dict[str, Any]]:
    """Poll until so many events are there.

    An event shows once no older transaction runs on the server; tests share theirs with others, so it may take a moment.
    """
    deadline = monotonic() + 30
    while True:
        items: list[dict[str, Any]] = api.get(f"/v1/events?{query}", token=token).json()["items"]
        if len(items) >= least or monotonic() > deadline:
            return items
