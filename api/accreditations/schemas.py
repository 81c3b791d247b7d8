"""What clients send and read about accreditations."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.accreditations.queries import Listed
from api.web.schemas import Date, Input, Instant, Int32, IstatCode, LongText, Output, Page, ShortText

AccreditationStatusName = Literal["accredited", "suspended", "renewal_due", "expired", "revoked", "withdrawn"]


class AccreditationStep(Input):
    """Why: the space reads it, the public does not."""

    reason: LongText


class AccreditationRead(Output):
    """A space's place in a municipality's list."""

    id: UUID
    municipality_code: IstatCode | None
    space_id: UUID
    space_name: ShortText
    operator_id: UUID
    call_id: UUID | None
    application_id: UUID | None
    status: AccreditationStatusName
    since_on: Date
    until_on: Date | None
    desks: Annotated[dict[str, Int32], Field(max_length=3)]
    reason: LongText | None
    changed_at: Instant
    version: Int32

    @classmethod
    def of(cls, found: Listed) -> "AccreditationRead":
        """Show an accreditation with its space's name."""
        same = {name: getattr(found.row, name) for name in _OF_ROW}
        return cls.model_validate(
            {**same, "municipality_code": found.municipality_code, "space_name": found.space.name}
        )


_OF_ROW = (
    *("id", "space_id", "operator_id", "call_id", "application_id", "status", "since_on", "until_on"),
    *("desks", "reason", "changed_at", "version"),
)
AccreditationPage = Page[AccreditationRead]
