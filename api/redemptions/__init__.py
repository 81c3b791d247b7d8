"""Redemptions: vouchers spent at the desks of accredited spaces."""

from api.redemptions.expire_holds import expire_holds, overdue_holds
from api.redemptions.lane import RedemptionLane
from api.redemptions.models import Redemption, Reversal

__all__ = ["Redemption", "RedemptionLane", "Reversal", "expire_holds", "overdue_holds"]
