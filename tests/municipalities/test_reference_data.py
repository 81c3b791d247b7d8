"""The shipped list of comuni: whole, consistent, loaded once, written by the owner alone."""

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session

from api.municipalities import Municipality, MunicipalityOutline, Tenant, TenantKind, load_reference
from api.municipalities.rules import search_words
from tests.factories.municipalities import MILANO, add_tenant
from tests.fixtures.database import Database


def count(session: Session, *conditions: object) -> int:
    return session.scalar(select(func.count()).select_from(Municipality).where(*conditions)) or 0  # type: ignore[arg-type]


def test_the_list_holds_todays_comuni_and_those_that_merged(session: Session) -> None:
    assert count(session) == 7905
    assert count(session, Municipality.successor_code.is_not(None)) == 9


def test_every_ended_comune_ended_the_day_before_its_successor_began_or_joined_an_older_one(session: Session) -> None:
    wrong = session.execute(
        text(
            "SELECT m.name FROM municipalities m JOIN municipalities s ON s.istat_code = m.successor_code "
            "WHERE m.valid_to IS NULL OR (s.valid_from > m.valid_to AND s.valid_from <> m.valid_to + 1)"
        )
    ).all()
    assert wrong == []


def test_codes_are_unique_and_well_formed(session: Session) -> None:
    assert count(session, Municipality.istat_code.regexp_match("^[0-9]{6}$")) == 7905
    assert count(session, Municipality.belfiore_code.regexp_match("^[A-Z][0-9]{3}$")) == 7905
    today = Municipality.valid_to.is_(None)
    assert session.scalar(select(func.count(func.distinct(Municipality.belfiore_code))).where(today)) == count(
        session, today
    )


def test_names_lost_no_letter(session: Session) -> None:
    broken = select(Municipality.name).where(
        func.concat(Municipality.name, Municipality.other_name).regexp_match("[?\u0080-\u009f]")
    )
    assert session.scalars(broken).all() == []


def test_all_but_two_have_a_point_within_their_box(session: Session) -> None:
    assert count(session, Municipality.lat.is_(None)) == 2
    outside = text(
        "NOT (lon BETWEEN (bbox->>0)::float AND (bbox->>2)::float AND lat BETWEEN (bbox->>1)::float AND (bbox->>3)::float)"
    )
    assert count(session, outside) == 0


def test_search_keys_are_made_as_searches_are(session: Session) -> None:
    for name, key in session.execute(select(Municipality.name, Municipality.name_key)):
        assert key == search_words(name)


def test_a_second_load_finds_nothing_to_do(database: Database) -> None:
    with Session(database.owner) as owner, owner.begin():
        assert load_reference(owner, outlines_of={MILANO}) is False


def test_a_full_load_brings_every_outline_and_keeps_what_refers_to_a_comune(
    database: Database, session: Session
) -> None:
    add_tenant(session)
    session.commit()
    with Session(database.owner) as owner, owner.begin():
        assert load_reference(owner) is True
    assert session.scalar(select(func.count()).select_from(MunicipalityOutline)) == 7903
    assert session.scalar(select(Tenant.slug)) == "milano"


@pytest.mark.parametrize("table", ["municipalities", "municipality_outlines", "reference_data"])
def test_the_application_cannot_change_reference_data(engine: Engine, table: str) -> None:
    with engine.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        connection.execute(text(f"DELETE FROM {table}"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "Mi lano"},
        {"colour": "red"},
        {"municipality_code": None},
        {"municipality_code": "999999"},
        {"kind": "province"},
        {"id": 0},
        {"id": 1 << 20},
    ],
)
def test_a_tenant_that_cannot_be_is_refused(session: Session, wrong: dict[str, object]) -> None:
    whole = {"municipality_code": MILANO, "slug": "milano", "name": "Milano", "kind": TenantKind.MUNICIPALITY}
    session.add(Tenant(**{**whole, **wrong}))
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_comune_is_switched_on_once(session: Session) -> None:
    add_tenant(session)
    with pytest.raises(IntegrityError):
        add_tenant(session, slug="milano-2")


@pytest.fixture
def engine(database: Database) -> Engine:
    return database.engine
