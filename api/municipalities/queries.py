"""Reads of the comuni, and the few ways to find or add a tenant."""

from datetime import date

from sqlalchemy import Select, case, func, or_, select, tuple_
from sqlalchemy.orm import Session

from api.core.errors import FieldError, InvalidPayload, NotFound
from api.core.pagination import Page, PageRequest, decode_cursor, encode_cursor
from api.municipalities.models import Municipality, MunicipalityOutline, Tenant, TenantKind
from api.municipalities.rules import search_words


def list_municipalities(
    session: Session, page: PageRequest, *, today: date, q: str | None = None, region: str | None = None
) -> Page[tuple[Municipality, Tenant | None]]:
    """Return the comuni of today: those whose name begins with ``q`` first, then those with such a word within.

    A comune that ended stays in the list as long as ours does not know what took its place.
    """
    words = search_words(q or "")
    rank = case((Municipality.name_key.startswith(words, autoescape=True), 0), else_=1)
    statement = _with_tenant().where(
        or_(Municipality.valid_to.is_(None), Municipality.valid_to >= today, Municipality.successor_code.is_(None)),
        Municipality.search_key.contains(f" {words}", autoescape=True),
    )
    if region is not None:
        statement = statement.where(
            func.split_part(func.lower(Municipality.region), "/", 1) == region.lower().split("/")[0]
        )
    order = (rank, Municipality.name_key, Municipality.istat_code)
    if page.cursor is not None:
        statement = statement.where(tuple_(*order) > tuple_(*_decoded(page.cursor)))
    rows = [(row.Municipality, row.Tenant) for row in session.execute(statement.order_by(*order).limit(page.limit + 1))]
    if len(rows) <= page.limit:
        return Page(rows, None)
    last = rows[page.limit - 1][0]
    place = [0 if last.name_key.startswith(words) else 1, last.name_key, last.istat_code]
    return Page(rows[: page.limit], encode_cursor(place))


def find_municipality(session: Session, istat_code: str) -> tuple[Municipality, Tenant | None]:
    """Return a comune, of today or of the past, with its tenant. Raises NotFound."""
    row = session.execute(_with_tenant().where(Municipality.istat_code == istat_code)).first()
    if row is None:
        raise NotFound()
    return row.Municipality, row.Tenant


def find_outline(session: Session, istat_code: str) -> MunicipalityOutline | None:
    """Return the outline of a comune, if there is one."""
    return session.get(MunicipalityOutline, istat_code)


def get_tenant(session: Session, tenant_id: int) -> Tenant | None:
    """Return a tenant by its number."""
    return session.get(Tenant, tenant_id)


def tenant_of_slug(session: Session, slug: str) -> Tenant | None:
    """Return a tenant by its name in addresses."""
    return session.scalars(select(Tenant).where(Tenant.slug == slug)).first()


def tenant_of_municipality(session: Session, istat_code: str) -> Tenant | None:
    """Return the tenant of a comune, if it runs its programme here."""
    wanted = select(Tenant).where(Tenant.municipality_code == istat_code, Tenant.kind == TenantKind.MUNICIPALITY)
    return session.scalars(wanted).first()


def first_municipality_tenant(session: Session) -> Tenant | None:
    """Return the comune whose site this is: the one that was switched on first."""
    wanted = select(Tenant).where(Tenant.kind == TenantKind.MUNICIPALITY)
    return session.scalars(wanted.order_by(Tenant.id).limit(1)).first()


def add_municipality_tenant(
    session: Session, istat_code: str, *, slug: str, name: str, tenant_id: int | None = None, **details: object
) -> Tenant:
    """Switch a comune on; ``details``: colour, contact, time_zone."""
    tenant = Tenant(
        id=tenant_id, municipality_code=istat_code, slug=slug, name=name, kind=TenantKind.MUNICIPALITY, **details
    )
    return _added(session, tenant)


def add_sandbox_tenant(session: Session, *, slug: str, name: str) -> Tenant:
    """Add the playground of one sandbox client."""
    return _added(session, Tenant(slug=slug, name=name, kind=TenantKind.SANDBOX))


def _added(session: Session, tenant: Tenant) -> Tenant:
    session.add(tenant)
    session.flush()  # the number, which every row of the tenant begins with, comes from the database
    return tenant


def _with_tenant() -> Select[Municipality, Tenant]:
    mine = (Tenant.municipality_code == Municipality.istat_code) & (Tenant.kind == TenantKind.MUNICIPALITY)
    return select(Municipality, Tenant).outerjoin(Tenant, mine)


def _decoded(cursor: str) -> tuple[int, str, str]:
    rank, name_key, istat_code = decode_cursor(cursor, 3)
    if not (isinstance(rank, int) and isinstance(name_key, str) and isinstance(istat_code, str)):
        raise InvalidPayload([FieldError("/cursor", "invalid_cursor", "This cursor was not given by us.")])
    return rank, name_key, istat_code
