"""Facts about vouchers for which something is refused."""

from api.core.errors import DomainError


class ApplicationNotAwarded(DomainError):
    """A voucher is issued from an award alone."""

    code = "application_not_awarded"
    title = "The application has no award to issue a voucher from"


class VoucherNotIssued(DomainError):
    """Nothing to accept yet."""

    code = "voucher_not_issued"
    title = "The office has not issued the voucher yet"


class VoucherNotActive(DomainError):
    """Not accepted yet, or revoked."""

    code = "voucher_not_active"
    title = "This voucher can't be used"


class VoucherSuspended(DomainError):
    """Suspended by the office."""

    code = "voucher_suspended"
    title = "This voucher can't be used today"


class VoucherExpired(DomainError):
    """Its last day has passed."""

    code = "voucher_expired"
    title = "This voucher has expired"


class VoucherExhausted(DomainError):
    """Nothing is left on it."""

    code = "voucher_exhausted"
    title = "The voucher is used up"


OF_STATUS: dict[str, type[DomainError]] = {
    "issued": VoucherNotActive,
    "revoked": VoucherNotActive,
    "suspended": VoucherSuspended,
    "expired": VoucherExpired,
    "exhausted": VoucherExhausted,
}
