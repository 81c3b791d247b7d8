"""What a desk can ask for, turned into jobs of the lane."""

from dataclasses import dataclass
from uuid import UUID

from api.core.principal import Principal
from api.redemptions.acts import Act, Authorize, Capture, Job, Key, Quote, Release, Reply, Reverse
from api.redemptions.lane import DESK_ROLES, RedemptionLane
from api.redemptions.rules import Request
from api.redemptions.schemas import CaptureCreate, QuoteRequest, RedemptionCreate, ReversalCreate
from api.vouchers import token_hash


@dataclass(frozen=True, slots=True)
class Asked:
    """A request at the edge: by whom, under which id, with which idempotency key."""

    by: Principal
    request_id: str
    key: Key | None = None


class Desk:
    """The money path as routes see it. Each method raises NotFound or Forbidden for another space's affairs."""

    def __init__(self, lane: RedemptionLane, token_key: bytes) -> None:
        self._lane, self._token_key = lane, token_key

    async def quote(self, body: QuoteRequest, asked: Asked) -> Reply:
        """Tell what a voucher would pay."""
        asked.by.require_space(body.space_id, *DESK_ROLES)
        return await self._do(Quote(token_hash(self._token_key, body.presentation), _request(body)), asked)

    async def authorize(self, body: RedemptionCreate, asked: Asked) -> Reply:
        """Charge or hold."""
        asked.by.require_space(body.space_id, *DESK_ROLES)
        hashed = token_hash(self._token_key, body.presentation)
        return await self._do(Authorize(hashed, _request(body), body.external_reference, body.capture), asked)

    async def capture(self, redemption_id: UUID, body: CaptureCreate, asked: Asked) -> Reply:
        """Charge what was held."""
        return await self._do(Capture(redemption_id, body.price_cents), asked)

    async def release(self, redemption_id: UUID, asked: Asked) -> Reply:
        """Let a hold go."""
        return await self._do(Release(redemption_id), asked)

    async def reverse(self, redemption_id: UUID, body: ReversalCreate, asked: Asked) -> Reply:
        """Give back."""
        return await self._do(Reverse(redemption_id, body.amount_cents, body.reason), asked)

    async def _do(self, act: Act, asked: Asked) -> Reply:
        return await self._lane.do(Job(act, asked.by, asked.request_id, asked.key))


def _request(body: QuoteRequest) -> Request:
    return Request(body.space_id, body.desk_kind, body.price_cents, body.starts_on, body.ends_on)
