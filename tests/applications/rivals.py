"""What every good client does when the server says that it is too busy and did nothing: try again."""

from collections.abc import Callable
from typing import Any


def persistently(ask: Callable[[], Any]) -> Any:
    """Ask until the answer is anything but 503."""
    while (answer := ask()).status_code == 503:
        assert answer.json()["code"] == "overloaded"
        assert int(answer.headers["retry-after"]) >= 1
    return answer
