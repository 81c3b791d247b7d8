"""Funding lines, made directly: a published call with lines of some amounts."""

from sqlalchemy.orm import Session

from api.calls import Call
from api.funding import FundingLine, lines_of
from tests.factories.calls import make_call, voucher_draft


def make_line(session: Session, tenant_id: int, cents: int = 150_000) -> FundingLine:
    """Make a municipality's line with this much money; the tenant's door must be open."""
    call = make_call(session, tenant_id, voucher_draft(municipality_cents=cents))
    return line_of(session, call)


def line_of(session: Session, call: Call, position: int = 1) -> FundingLine:
    """Return a line of a call by its place in the order of use."""
    return lines_of(session, call.tenant_id, call.id)[position - 1]
