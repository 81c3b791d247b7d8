"""What clients send about spaces."""

from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.web.schemas import Code, Input, IstatCode, Latitude, Longitude, ShortText, WebAddress

DeskKindName = Literal["shared_desk", "reserved_desk", "private_office"]
UnitName = Literal["hour", "day", "month"]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", min_length=5, max_length=5)]
ClosingTime = Annotated[
    str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", min_length=5, max_length=5)
]
PostalCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$", min_length=5, max_length=5)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{3,24}$", min_length=4, max_length=26)]
Quantity = Annotated[int, Field(ge=0, le=10_000, json_schema_extra={"format": "int32"})]
PositiveCents = Annotated[int, Field(ge=1, le=100_000_000, json_schema_extra={"format": "int64"})]
Weekday = Annotated[int, Field(ge=1, le=7, json_schema_extra={"format": "int32"})]
SearchText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


def absent() -> Any:
    """Default of a member that a merge patch leaves out: told apart from null by ``model_fields_set``."""
    return Field(default_factory=lambda: None)


def _valid_vat_number(value: str) -> str:
    from stdnum.it import iva

    if not iva.is_valid(value):
        raise PydanticCustomError("vat_number", "This is not a valid Italian VAT number")
    return value


VatNumber = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{11}$", min_length=11, max_length=11), AfterValidator(_valid_vat_number)
]


class Desks(Input):
    """Desks by kind."""

    shared_desk: Quantity = 0
    reserved_desk: Quantity = 0
    private_office: Quantity = 0


class AddressInput(Input):
    """Where a space is."""

    street: ShortText
    postal_code: PostalCode
    municipality_code: IstatCode
    district: ShortText | None = None


class LocationInput(Input):
    """Coordinates (WGS84)."""

    lat: Latitude
    lon: Longitude


class PriceInput(Input):
    """One price of the list, VAT included."""

    desk_kind: DeskKindName
    unit: UnitName
    price_cents: PositiveCents


class OpeningInput(Input):
    """One opening of a weekday; 1 is Monday, closing at 24:00 is midnight."""

    day: Weekday
    opens: ClockTime
    closes: ClosingTime

    @model_validator(mode="after")
    def _opens_before_closing(self) -> "OpeningInput":
        if self.opens >= self.closes:
            raise PydanticCustomError("opening_hours", "The closing time must follow the opening time")
        return self


def _prices_once(prices: list[PriceInput]) -> list[PriceInput]:
    if len({(price.desk_kind, price.unit) for price in prices}) < len(prices):
        raise PydanticCustomError("price_list", "Each kind of desk has one price per unit")
    return prices


def _hours_apart(hours: list[OpeningInput]) -> list[OpeningInput]:
    ordered = sorted(hours, key=lambda opening: (opening.day, opening.opens))
    for earlier, later in pairwise(ordered):
        if earlier.day == later.day and later.opens < earlier.closes:
            raise PydanticCustomError("opening_hours", "Openings of the same day must not overlap")
    return ordered


PriceList = Annotated[list[PriceInput], Field(max_length=9), AfterValidator(_prices_once)]
OpeningHours = Annotated[list[OpeningInput], Field(max_length=28), AfterValidator(_hours_apart)]
Services = Annotated[list[Code], Field(max_length=40)]


class OperatorInput(Input):
    """The firm or body that runs the space."""

    name: ShortText
    vat_number: VatNumber | None = None
    tax_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{11}$", min_length=11, max_length=11)] | None = None


class SpaceCreate(Input):
    """A new space; its creator becomes its manager."""

    operator: OperatorInput
    name: ShortText
    address: AddressInput
    location: LocationInput | None = None
    desks: Desks
    services: Services = []
    opening_hours: OpeningHours = []
    price_list: PriceList = []
    accessible: bool
    accessibility_note: ShortText | None = None
    website: WebAddress | None = None
    phone: Phone | None = None


class SpacePatch(Input):
    """Changes to a space (merge patch): members left out stay; objects and lists are given whole."""

    name: ShortText = absent()
    address: AddressInput = absent()
    location: LocationInput | None = absent()
    desks: Desks = absent()
    services: Services = absent()
    opening_hours: OpeningHours = absent()
    price_list: PriceList = absent()
    accessible: bool = absent()
    accessibility_note: ShortText | None = absent()
    website: WebAddress | None = absent()
    phone: Phone | None = absent()
