"""Events as they are read (contract §1.3)."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.web.schemas import Code, Instant, Output

EventType = Literal[
    "redemption.authorized", "redemption.captured", "redemption.released", "redemption.expired", "redemption.reversed",
    "voucher.suspended", "voucher.reinstated", "voucher.revoked", "voucher.expired",
    "space.suspended", "space.reinstated", "space.revoked",
    "claim.submitted", "claim.approved", "claim.paid",
    "funding_line.committed", "funding_line.exhausted", "funding_line.released",
    "call.published", "call.opened", "call.closed", "call.ranking_published",
]  # fmt: skip


class EventResource(Output):
    """What it happened to."""

    type: Code
    id: UUID


class EventRead(Output):
    """Something that happened; ``data`` holds ids, states and amounts, never a person."""

    id: UUID
    type: EventType
    occurred_at: Instant
    resource: EventResource
    data: Annotated[dict[str, Any], Field(max_length=50)]
