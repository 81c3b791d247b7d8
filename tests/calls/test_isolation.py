"""Row-level security alone keeps drafts and their money from other offices, also where the filter is forgotten."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.calls import Call, CoSignature
from api.core.tenancy import enter_tenants, published
from api.funding import FundingLine, FundingLineUsage
from tests.factories.calls import make_call, make_draft
from tests.factories.municipalities import add_tenant


def test_without_a_door_only_published_calls_and_their_lines_are_seen(session: Session, tenant_id: int) -> None:
    public = make_call(session, tenant_id)
    make_draft(session, tenant_id)
    session.commit()

    enter_tenants(session, [])

    assert [call.id for call in session.scalars(published(Call))] == [public.id]
    assert {line.call_id for line in session.scalars(published(FundingLine))} == {public.id}
    assert len(session.scalars(published(FundingLineUsage)).all()) == 1
    assert session.scalars(published(CoSignature)).all() == []


def test_an_open_door_elsewhere_shows_no_draft_of_ours(session: Session, tenant_id: int) -> None:
    make_draft(session, tenant_id)
    roma = add_tenant(session, municipality_code="058091", slug="roma", name="Roma")
    session.commit()

    enter_tenants(session, [roma.id])

    assert session.scalars(published(Call)).all() == []
    assert session.scalars(published(FundingLine)).all() == []


def test_a_published_call_can_be_read_by_all_and_written_by_none_but_its_office(
    session: Session, tenant_id: int
) -> None:
    call = make_call(session, tenant_id)
    session.commit()
    enter_tenants(session, [])

    written = update(Call).where(Call.id == call.id).values(responsible_person="Nessuno").returning(Call.id)

    assert session.execute(written).all() == []
