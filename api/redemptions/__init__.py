"""Redemptions: vouchers spent at the desks of accredited spaces."""

from api.redemptions.models import Redemption, Reversal

__all__ = ["Redemption", "Reversal"]
