"""What is read about spaces (contract §1.6)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.core.pagination import Page as FoundPage
from api.spaces.input_schemas import (
    ClockTime,
    ClosingTime,
    DeskKindName,
    Phone,
    PostalCode,
    Services,
    UnitName,
    Weekday,
)
from api.spaces.models import Space
from api.spaces.rules import DeskKind, PriceVersion, Unit, prices_after, prices_on
from api.web.schemas import (
    Cents,
    Date,
    Instant,
    Int32,
    IstatCode,
    Latitude,
    Longitude,
    Output,
    Page,
    ShortText,
    WebAddress,
)


class AddressRead(Output):
    """Where a space is."""

    street: ShortText
    postal_code: PostalCode
    municipality_code: IstatCode
    district: ShortText | None


class LocationRead(Output):
    """Coordinates (WGS84)."""

    lat: Latitude
    lon: Longitude


class DesksRead(Output):
    """Desks by kind."""

    shared_desk: Int32
    reserved_desk: Int32
    private_office: Int32


class OpeningRead(Output):
    """One opening of a weekday."""

    day: Weekday
    opens: ClockTime
    closes: ClosingTime


class PriceRead(Output):
    """One price of the list in force."""

    desk_kind: DeskKindName
    unit: UnitName
    price_cents: Cents


class PriceChangeRead(Output):
    """A price that is announced and not yet in force; null: no longer offered from that day."""

    desk_kind: DeskKindName
    unit: UnitName
    price_cents: Cents | None
    valid_from: Date


class ListingRead(Output):
    """The space's place in a municipality's list."""

    municipality_code: IstatCode
    status: Literal["accredited", "suspended", "renewal_due", "expired", "revoked", "withdrawn"]
    since_on: Date


class SpaceRead(Output):
    """A space as anyone reads it."""

    id: UUID
    name: ShortText
    operator_name: ShortText
    address: AddressRead
    location: LocationRead | None
    desks: DesksRead
    services: Services
    opening_hours: Annotated[list[OpeningRead], Field(max_length=28)]
    price_list: Annotated[list[PriceRead], Field(max_length=9)]
    price_changes: Annotated[list[PriceChangeRead], Field(max_length=100)]
    accessible: bool
    accessibility_note: ShortText | None
    open_24h: bool
    website: WebAddress | None
    phone: Phone | None
    accreditations: Annotated[list[ListingRead], Field(max_length=10_000)]
    distance_m: Int32 | None
    updated_at: Instant
    version: Int32

    @classmethod
    def of(cls, space: Space, *, on: date, distance_m: int | None = None) -> "SpaceRead":
        """Show a row whose parts are loaded, with the prices in force on a day."""
        versions = [
            PriceVersion(DeskKind(row.desk_kind), Unit(row.unit), row.valid_from, row.price_cents)
            for row in space.prices
        ]
        desks = {desk.desk_kind: desk.quantity for desk in space.desks}
        located = space.lat is not None and space.lon is not None
        return cls.model_validate(
            {
                **{name: getattr(space, name) for name in _SAME},
                "operator_name": space.operator.name,
                "address": space,
                "location": space if located else None,
                "desks": {kind.value: desks.get(kind.value, 0) for kind in DeskKind},
                "opening_hours": space.hours,
                "price_list": prices_on(versions, on),
                "price_changes": prices_after(versions, on),
                "accreditations": space.listings,
                "distance_m": distance_m,
            }
        )


_SAME = (
    *("id", "name", "services", "accessible", "accessibility_note", "open_24h", "website", "phone"),
    *("updated_at", "version"),
)


SpacePage = Page[SpaceRead]


def feature_collection(page: FoundPage[SpaceRead]) -> dict[str, Any]:
    """Return spaces as GeoJSON (RFC 7946); one without a place has a null geometry."""
    features = []
    for space in page.items:
        place = space.location and {"type": "Point", "coordinates": [space.location.lon, space.location.lat]}
        properties = space.model_dump(mode="json", exclude={"location"})
        features.append({"type": "Feature", "id": str(space.id), "geometry": place, "properties": properties})
    return {"type": "FeatureCollection", "features": features, "next_cursor": page.next_cursor}
