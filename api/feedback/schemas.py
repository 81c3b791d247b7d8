"""What visitors send, and what the office reads."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from api.feedback.rules import AssistanceCategory, RatedThing, RatingAnswer
from api.web.schemas import Input, Instant, IstatCode, Language, Output, Page, ShortText
from api.web.text import clean_line, clean_text

Comment = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(clean_text)
]
Message = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), AfterValidator(clean_text)
]
EmailAddress = Annotated[
    str,
    StringConstraints(min_length=6, max_length=254, pattern=r"^[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]{2,}$"),
    AfterValidator(clean_line),
]
Reference = Annotated[str, Field(min_length=1, max_length=20)]
Stars = Annotated[int, Field(ge=1, le=5, json_schema_extra={"format": "int32"})]


class FeedbackCreate(Input):
    """A rating: stars, then what worked (4–5 stars) or what was difficult (1–3)."""

    rated: RatedThing
    call_id: UUID | None = None
    municipality_code: IstatCode | None = None
    stars: Stars
    answers: Annotated[list[RatingAnswer], Field(max_length=5)] = []
    comment: Comment | None = None
    language: Language


class FeedbackRead(Output):
    """Thanks: the rating as it was kept."""

    id: UUID
    stars: Stars
    received_at: Instant


class AssistanceRequestCreate(Input):
    """A request for help. Nothing is received unless the privacy notice was accepted."""

    given_name: ShortText
    family_name: ShortText
    email: EmailAddress
    category: AssistanceCategory
    call_id: UUID | None = None
    municipality_code: IstatCode | None = None
    message: Message
    language: Language
    privacy_accepted: Literal[True]


class AssistanceReceipt(Output):
    """What the sender keeps."""

    reference: Reference
    received_at: Instant


class AssistanceRequestRead(Output):
    """A request as the office reads it."""

    id: UUID
    reference: Reference
    given_name: ShortText
    family_name: ShortText
    email: EmailAddress
    category: AssistanceCategory
    call_id: UUID | None
    message: Message
    language: Language
    received_at: Instant


AssistanceRequestPage = Page[AssistanceRequestRead]
