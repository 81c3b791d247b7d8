"""Quote a use of a voucher, or make it: charged at once or held."""

from datetime import timedelta
from uuid import UUID

from api.core.errors import DomainError, Unauthenticated
from api.core.ids import uuid7
from api.core.ledger import Account, EntryKind, Move
from api.core.principal import Principal
from api.redemptions.acts import Authorize, Quote, Reply, first_of_month
from api.redemptions.answers import quote_reply, redemption_reply
from api.redemptions.book import Book, PresentationState, RedemptionState
from api.redemptions.errors import OF_REFUSAL, ExternalReferenceUsed, PresentationInvalid
from api.redemptions.release import end_overdue_holds
from api.redemptions.rules import (
    Facts,
    RedemptionStatus,
    Refusal,
    Request,
    judge,
    most_desks_taken,
    overlaps,
)
from api.redemptions.shares import spread
from api.spaces import DeskKind, price_ceiling, prices_on


def quote(book: Book, act: Quote) -> Reply:
    """Answer what the voucher would pay; nothing changes, the presentation stays good."""
    presentation = _presented(book, act.token_hash, act.request)
    facts = _facts(book, presentation, act.request)
    verdict = judge(act.request, facts, book.now)
    return quote_reply(act.request, verdict, facts.voucher.available_cents, presentation.expires_at)


def authorize(book: Book, act: Authorize, by: Principal) -> Reply:
    """Spend the presentation: hold the voucher's share, or charge it at once."""
    presentation = _presented(book, act.token_hash, act.request)
    facts = _facts(book, presentation, act.request)
    known = book.references.get((_caller(by), act.external_reference))
    facts.reference_used = known is not None
    verdict = judge(act.request, facts, book.now)
    if verdict.refusals:
        raise _refused(verdict.refusals, facts, known)
    redemption = _new(book, act, by, facts, verdict.voucher_share_cents)
    book.add(redemption)
    _spend(book, presentation, redemption)
    _charge(book, redemption)
    book.record(redemption, by, redemption.status, {})
    return redemption_reply(redemption, facts.voucher.available_cents, status=201)


def _caller(by: Principal) -> UUID:
    if by.actor_id is None:
        raise Unauthenticated()
    return by.actor_id


def _presented(book: Book, token_hash: bytes, request: Request) -> PresentationState:
    # Only lists in which the space stands, or once stood, are looked into: another municipality's token is unknown.
    for tenant_id in book.accreditations.get(request.space_id, ()):
        found = book.presentations.get((tenant_id, token_hash))
        if found is not None and _is_good(found, request, book):
            return found
    raise PresentationInvalid()


def _is_good(found: PresentationState, request: Request, book: Book) -> bool:
    bound_elsewhere = found.space_id is not None and found.space_id != request.space_id
    return found.spent_at is None and book.now < found.expires_at and not bound_elsewhere


def _facts(book: Book, presentation: PresentationState, request: Request) -> Facts:
    end_overdue_holds(book, presentation.voucher_id)
    voucher = book.vouchers[presentation.voucher_id]
    facts = Facts(
        voucher=voucher,
        accreditation=book.accreditation(presentation.tenant_id, request.space_id),
        test_refusal=presentation.test_refusal,
        month_used_cents=book.months[voucher.id, first_of_month(request.starts_on)],
    )
    if voucher.strict:
        _add_list_and_room(book, facts, request)
    return facts


def _add_list_and_room(book: Book, facts: Facts, request: Request) -> None:
    place = (request.space_id, request.desk_kind)
    period = (request.starts_on, request.ends_on)
    prices = prices_on(book.prices.get(request.space_id, ()), request.starts_on)
    hours = book.hours.get(request.space_id, [])
    facts.price_ceiling_cents = price_ceiling(prices, DeskKind(request.desk_kind), *period, hours)
    facts.overlaps = overlaps(list(book.voucher_uses[facts.voucher.id].values()), *period)
    facts.desks_left = book.desks.get(place, 0) - most_desks_taken(list(book.space_uses[place].values()), *period)


def _refused(refusals: tuple[Refusal, ...], facts: Facts, known: tuple[object, object] | None) -> DomainError:
    error = OF_REFUSAL[refusals[0]]
    extensions: dict[str, object] = {"reasons": [refusal.value for refusal in refusals]}
    if facts.test_refusal is not None:
        pass  # a sandbox's fixed case: there is no list behind it
    elif refusals[0] is Refusal.PRICE_ABOVE_LIST:
        extensions["list_price_cents"] = facts.price_ceiling_cents
    elif refusals[0] is Refusal.BELOW_MINIMUM:
        extensions["minimum_cost_cents"] = facts.voucher.minimum_cost_cents
    elif refusals[0] is Refusal.OUTSIDE_VALIDITY:
        extensions["valid_from"], extensions["valid_until"] = facts.voucher.valid_from, facts.voucher.valid_until
    elif error is ExternalReferenceUsed and known:
        extensions["redemption_id"] = known[0]
    return PresentationInvalid() if error is PresentationInvalid else error(extensions=extensions)


def _new(book: Book, act: Authorize, by: Principal, facts: Facts, share: int) -> RedemptionState:
    request, voucher = act.request, facts.voucher
    lines = [(line.line_id, line.granted_cents, line.used_cents) for line in book.lines[voucher.id]]
    return RedemptionState(
        tenant_id=voucher.tenant_id,
        id=uuid7(voucher.tenant_id),
        voucher_id=voucher.id,
        space_id=request.space_id,
        caller_kind=by.actor_kind,
        caller_id=_caller(by),
        desk_kind=request.desk_kind,
        price_cents=request.price_cents,
        voucher_share_cents=share,
        coworker_share_cents=request.price_cents - share,
        reversed_cents=0,
        line_shares=spread(share, lines),
        status=(RedemptionStatus.CAPTURED if act.capture else RedemptionStatus.AUTHORIZED).value,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        external_reference=act.external_reference,
        authorized_at=book.now,
        captured_at=book.now if act.capture else None,
        expires_at=None if act.capture else book.now + timedelta(hours=voucher.hold_hours),
        ended_at=None,
        claimed_at=None,
        cup=voucher.cup,
    )


def _spend(book: Book, presentation: PresentationState, redemption: RedemptionState) -> None:
    if presentation.reusable:  # a sandbox's fixed presentation
        return
    presentation.spent_at = book.now
    book.writes.spent[presentation.id] = {
        "tenant_id": presentation.tenant_id,
        "id": presentation.id,
        "redemption_id": redemption.id,
    }


def _charge(book: Book, redemption: RedemptionState) -> None:
    voucher, share = book.vouchers[redemption.voucher_id], redemption.voucher_share_cents
    if redemption.status == RedemptionStatus.CAPTURED:
        voucher.captured_cents += share
        kind, target = EntryKind.CAPTURE, Account.ACCRUED
    else:
        voucher.held_cents += share
        kind, target = EntryKind.HOLD, Account.HELD
    book.post(
        redemption,
        kind,
        [Move(line, Account.COMMITTED, target, cents) for line, cents in redemption.line_shares.items()],
    )
