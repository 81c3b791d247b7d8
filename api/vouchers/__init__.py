"""Vouchers: issue, acceptance, presentations, suspension and end; their balances move in redemptions."""

from api.vouchers.errors import VoucherExhausted, VoucherExpired, VoucherNotActive, VoucherSuspended
from api.vouchers.models import Presentation, Voucher, VoucherFunding, VoucherMonth
from api.vouchers.queries import readable_voucher
from api.vouchers.tokens import token_hash

__all__ = [
    "Presentation",
    "Voucher",
    "VoucherExhausted",
    "VoucherExpired",
    "VoucherFunding",
    "VoucherMonth",
    "VoucherNotActive",
    "VoucherSuspended",
    "readable_voucher",
    "token_hash",
]
