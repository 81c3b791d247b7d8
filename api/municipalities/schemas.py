"""What is shown of a comune."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field

from api.municipalities.models import Municipality, MunicipalityOutline, Tenant
from api.web.schemas import Date, IstatCode, Latitude, Longitude, Output, Page, ShortText

Position = Annotated[
    list[Annotated[float, Field(ge=-180, le=180, json_schema_extra={"format": "double"})]],
    Field(min_length=2, max_length=2),
]
Ring = Annotated[list[Position], Field(max_length=20_000)]
Polygon = Annotated[list[Ring], Field(max_length=1_000)]
ATTRIBUTION = "Confini amministrativi: ISTAT, CC BY 4.0"


class MunicipalityPoint(Output):
    """A point within the comune (WGS84)."""

    lat: Latitude
    lon: Longitude


class MunicipalityOutlineRead(Output):
    """The limits of the comune as GeoJSON (RFC 7946), simplified to about 80 m."""

    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[Polygon], Field(max_length=1_000)]


class MunicipalityProgramme(Output):
    """How the comune presents itself here, where it runs its programme."""

    slug: ShortText
    name: ShortText
    colour: Annotated[str, Field(max_length=7, pattern="^#[0-9a-f]{6}$")]
    time_zone: ShortText


class MunicipalityRead(Output):
    """A comune. `active` tells that it runs its programme on this installation, under `slug`."""

    istat_code: IstatCode
    name: ShortText
    other_name: ShortText | None
    belfiore_code: Annotated[str, Field(max_length=4, pattern="^[A-Z][0-9]{3}$")]
    province_code: Annotated[str, Field(max_length=2, pattern="^[A-Z]{2}$")]
    province: ShortText
    region: ShortText
    location: MunicipalityPoint | None
    valid_from: Date | None
    valid_to: Date | None
    successor_code: IstatCode | None
    active: bool
    slug: ShortText | None

    @classmethod
    def of(cls, municipality: Municipality, tenant: Tenant | None) -> Self:
        """Return what is shown of a row and, where there is one, its tenant."""
        return cls.model_validate(facts(municipality, tenant))


class MunicipalityDetailRead(MunicipalityRead):
    """A comune with its limits."""

    bbox: Annotated[list[Longitude], Field(min_length=4, max_length=4)] | None
    outline: MunicipalityOutlineRead | None
    attribution: ShortText
    programme: MunicipalityProgramme | None

    @classmethod
    def of_outlined(
        cls, municipality: Municipality, tenant: Tenant | None, outline: MunicipalityOutline | None
    ) -> Self:
        """Return all that is known of a comune."""
        shape = None if outline is None else {"type": "MultiPolygon", "coordinates": outline.outline}
        more = {"bbox": municipality.bbox, "outline": shape, "attribution": ATTRIBUTION, "programme": tenant}
        return cls.model_validate(facts(municipality, tenant) | more)


MunicipalityPage = Page[MunicipalityRead]


def facts(municipality: Municipality, tenant: Tenant | None) -> dict[str, Any]:
    """Return the members that every form of a comune shows."""
    names: tuple[str, ...] = (
        "istat_code",
        "name",
        "other_name",
        "belfiore_code",
        "province_code",
        "province",
        "region",
    )
    names += ("valid_from", "valid_to", "successor_code")
    located = municipality.lat is not None and municipality.lon is not None
    return {
        **{name: getattr(municipality, name) for name in names},
        "location": {"lat": municipality.lat, "lon": municipality.lon} if located else None,
        "active": tenant is not None,
        "slug": tenant.slug if tenant else None,
    }
