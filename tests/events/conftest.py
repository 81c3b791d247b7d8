"""The desks of the redemption tests: most events come from there."""

from tests.redemptions.conftest import desk, sandbox

__all__ = ["desk", "sandbox"]
