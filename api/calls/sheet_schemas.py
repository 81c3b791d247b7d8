"""The service sheet: the sections that the national model of municipal sites obliges, in both languages."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.web.schemas import Date, Input, Localised, LocalisedTitle, Sha256, ShortText, WebAddress


class Deadline(Input):
    """A dated line of the timetable."""

    label: LocalisedTitle
    on: Date | None = None


class Office(Input):
    """Who answers."""

    name: LocalisedTitle
    email: (
        Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", min_length=5, max_length=200)] | None
    ) = None
    phone: ShortText | None = None
    address: ShortText | None = None


class Question(Input):
    """A frequent question."""

    question: LocalisedTitle
    answer: Localised


class Attachment(Input):
    """A document to download."""

    title: LocalisedTitle
    url: WebAddress
    format: ShortText
    size_bytes: Annotated[int, Field(ge=0, le=10**10, json_schema_extra={"format": "int64"})] | None = None
    sha256: Sha256 | None = None


class ServiceSheet(Input):
    """The sections that the national model of municipal sites obliges."""

    category: LocalisedTitle
    topics: Annotated[list[LocalisedTitle], Field(max_length=20)]
    addressed_to: Localised
    how_to: Annotated[list[Localised], Field(max_length=20)]
    needed: Annotated[list[Localised], Field(max_length=30)]
    obtained: Localised
    deadlines: Annotated[list[Deadline], Field(max_length=20)]
    costs: Localised
    answer_days: Annotated[int, Field(ge=1, le=180, json_schema_extra={"format": "int32"})]
    office: Office
    appointment_url: WebAddress | None = None
    terms: Localised
    faq: Annotated[list[Question], Field(max_length=50)] = []
    attachments: Annotated[list[Attachment], Field(max_length=50)] = []
    legal_references: Annotated[list[LocalisedTitle], Field(max_length=30)] = []
