# ruff: noqa: S608 (nothing from outside is put into these texts)
"""The statements with which a batch reads, each once for all its items. Row-level security adds the tenants."""

from dataclasses import fields

from api.redemptions.book import PresentationState, RedemptionState
from api.redemptions.rules import VoucherFacts


def _columns(model: type, prefix: str) -> str:
    return ", ".join(f"{prefix}.{field.name}" for field in fields(model))


ENTER_TENANTS = """
SELECT now() AS now, set_config('app.tenants', coalesce((
  SELECT string_agg(tenant_id::text, ',') FROM (
    SELECT unnest(%(tenants)s::int[]) AS tenant_id
    UNION SELECT tenant_id FROM space_listings WHERE space_id = ANY(%(spaces)s::uuid[])
  ) AS asked), '0'), true)
"""

# Each table is entered by the keys that select its rows, as an array; row-level security keeps to the batch's tenants, and
# the book to those in whose lists the space stands. A tenant named once more here would look like a good way in to a
# planner without statistics, which then reads all rows of the tenant.
_SHOWN = "SELECT voucher_id FROM presentations WHERE token_hash = ANY(%(tokens)s::bytea[])"

# Two vouchers must not take the last desk at once: strict ones take turns per space and kind of desk, in a fixed order.
LOCK_PLACES = f"""
SELECT pg_advisory_xact_lock(2013, place) FROM (
  SELECT DISTINCT hashtext(asked.space_id::text || asked.desk_kind) AS place
    FROM unnest(%(tokens)s::bytea[], %(spaces)s::uuid[], %(kinds)s::text[]) AS asked (token_hash, space_id, desk_kind)
    JOIN presentations AS p ON p.token_hash = asked.token_hash AND p.token_hash = ANY(%(tokens)s::bytea[])
    JOIN vouchers AS v ON v.id = p.voucher_id AND v.id = ANY(ARRAY({_SHOWN})) AND v.strict
   ORDER BY place
) AS places
"""

LOCK_VOUCHERS = f"""
SELECT {_columns(VoucherFacts, "v")} FROM vouchers AS v
 WHERE v.id = ANY(ARRAY(
   {_SHOWN} UNION ALL SELECT voucher_id FROM redemptions WHERE id = ANY(%(redemptions)s::uuid[])))
 ORDER BY v.tenant_id, v.id FOR UPDATE OF v
"""

KEYS = """
SELECT k.caller_id, k.route, k.key, k.fingerprint, k.status, k.headers, k.body
  FROM unnest(%(callers)s::uuid[], %(routes)s::text[], %(keys)s::text[]) AS asked (caller_id, route, key)
  JOIN idempotency_keys AS k USING (caller_id, route, key)
"""

PRESENTATIONS = f"""
SELECT p.token_hash, {_columns(PresentationState, "p")} FROM presentations AS p
 WHERE p.token_hash = ANY(%(tokens)s::bytea[])
"""

LINES = """
SELECT voucher_id, line_id, granted_cents, released_cents, used_cents
  FROM voucher_funding WHERE voucher_id = ANY(%(vouchers)s::uuid[]) ORDER BY position
"""

REDEMPTIONS = f"""
SELECT {_columns(RedemptionState, "r")} FROM redemptions AS r
 WHERE r.id = ANY(%(redemptions)s::uuid[] || ARRAY(
   SELECT id FROM redemptions
    WHERE voucher_id = ANY(%(vouchers)s::uuid[]) AND status = 'authorized' AND expires_at <= %(horizon)s))
 ORDER BY r.id FOR UPDATE OF r
"""

ACCREDITATIONS = """
SELECT tenant_id, space_id, status FROM accreditations
 WHERE space_id = ANY(%(spaces)s::uuid[] || ARRAY(
   SELECT space_id FROM redemptions WHERE id = ANY(%(redemptions)s::uuid[])))
"""

REFERENCES = """
SELECT r.caller_id, r.external_reference, r.id, r.authorized_at
  FROM unnest(%(callers)s::uuid[], %(references)s::text[]) AS asked (caller_id, external_reference)
  JOIN redemptions AS r USING (caller_id, external_reference)
"""

MONTHS = "SELECT voucher_id, month, used_cents FROM voucher_months WHERE voucher_id = ANY(%(vouchers)s::uuid[])"

PRICES = """
SELECT space_id, desk_kind, unit, price_cents, valid_from FROM space_prices
 WHERE space_id = ANY(%(spaces)s::uuid[])
"""

HOURS = "SELECT space_id, day, opens, closes FROM space_hours WHERE space_id = ANY(%(spaces)s::uuid[])"

DESKS = "SELECT space_id, desk_kind, quantity FROM space_desks WHERE space_id = ANY(%(spaces)s::uuid[])"

_LIVE = "('authorized', 'captured', 'partially_reversed')"

VOUCHER_USES = f"""
SELECT voucher_id, id, starts_on, ends_on FROM redemptions
 WHERE voucher_id = ANY(%(vouchers)s::uuid[]) AND status IN {_LIVE}
"""

SPACE_USES = f"""
SELECT space_id, desk_kind, id, starts_on, ends_on FROM redemptions
 WHERE space_id = ANY(%(spaces)s::uuid[]) AND ends_on >= %(since)s AND status IN {_LIVE}
"""
