"""Makes a presentation: the code that a holder shows at a desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.errors import FieldError, InvalidPayload
from api.core.ids import uuid7
from api.core.principal import Principal
from api.spaces import SpaceListing
from api.vouchers.errors import OF_STATUS, VoucherExpired
from api.vouchers.models import Presentation, Voucher
from api.vouchers.queries import own_voucher
from api.vouchers.rules import VoucherStatus, grouped, new_token, presentation_seconds
from api.vouchers.tokens import token_hash


@dataclass(frozen=True, slots=True)
class MadePresentation:
    """A presentation and its token: the only moment at which we know it."""

    id: UUID
    token: str
    token_grouped: str
    expires_at: datetime
    space_id: UUID | None


def present_voucher(
    session: Session, voucher_id: UUID, *, space_id: UUID | None, token_key: bytes, by: Principal, now: datetime
) -> MadePresentation:
    """Make a token of 60 s; with a space one of ten minutes that is good there alone, for those who need time.

    Raises NotFound, InvalidPayload, and the reason for which a voucher can't be used: its holder may read it.
    """
    voucher = own_voucher(session, voucher_id, by)
    if voucher.status != VoucherStatus.ACTIVE:
        raise OF_STATUS[voucher.status](voucher.reason)
    if now >= voucher.expires_at:
        raise VoucherExpired()
    if space_id is not None and session.get(SpaceListing, (space_id, voucher.tenant_id)) is None:
        raise InvalidPayload([FieldError("/space_id", "space_not_in_list", "This space is not in the list.")])
    lifetime = timedelta(seconds=presentation_seconds(bound_to_space=space_id is not None))
    return make_presentation(session, voucher, token_key, now=now, lifetime=lifetime, space_id=space_id)


def make_presentation(
    session: Session,
    voucher: Voucher,
    token_key: bytes,
    *,
    now: datetime,
    lifetime: timedelta,
    space_id: UUID | None = None,
) -> MadePresentation:
    """Make a presentation of a voucher and return it with its token."""
    token = new_token()
    row = Presentation(
        tenant_id=voucher.tenant_id,
        id=uuid7(voucher.tenant_id),
        voucher_id=voucher.id,
        token_hash=token_hash(token_key, token),
        space_id=space_id,
        created_at=now,
        expires_at=now + lifetime,
        reusable=False,
    )
    session.add(row)
    return MadePresentation(row.id, token, grouped(token), row.expires_at, space_id)
