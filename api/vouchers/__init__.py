"""Vouchers: issue, acceptance, presentations, suspension and end; their balances move in redemptions."""

from api.vouchers.accept_voucher import accept_voucher
from api.vouchers.create_sandbox import Sandbox, create_sandbox
from api.vouchers.end_voucher import purge_presentations, sweep_voucher, vouchers_to_sweep
from api.vouchers.errors import VoucherExhausted, VoucherExpired, VoucherNotActive, VoucherSuspended
from api.vouchers.issue_voucher import issue_voucher
from api.vouchers.models import Presentation, Voucher, VoucherFunding, VoucherMonth
from api.vouchers.present_voucher import MadePresentation, present_voucher
from api.vouchers.queries import readable_voucher
from api.vouchers.steer_voucher import reinstate_voucher, revoke_voucher, suspend_voucher
from api.vouchers.tokens import token_hash

__all__ = [
    "MadePresentation",
    "Presentation",
    "Sandbox",
    "Voucher",
    "VoucherExhausted",
    "VoucherExpired",
    "VoucherFunding",
    "VoucherMonth",
    "VoucherNotActive",
    "VoucherSuspended",
    "accept_voucher",
    "create_sandbox",
    "issue_voucher",
    "present_voucher",
    "purge_presentations",
    "readable_voucher",
    "reinstate_voucher",
    "revoke_voucher",
    "suspend_voucher",
    "sweep_voucher",
    "token_hash",
    "vouchers_to_sweep",
]
