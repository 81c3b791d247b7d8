# ruff: noqa: S608 (nothing from outside is put into these texts)
"""The statements with which a batch writes: rows come as one JSON document, so that each table is touched once.

Balances are set to what the batch found under lock and went on from; the tables' CHECKs have the last word. Each update
names its rows' ids once more as an array: the way in that a planner takes whatever it knows of the table.
"""

from typing import Final


def _rows(name: str, columns: str) -> str:
    return f"json_to_recordset(%({name})s::json) AS x ({columns})"


_REDEMPTION: Final = (
    "tenant_id int, id uuid, voucher_id uuid, space_id uuid, caller_kind text, caller_id uuid, desk_kind text,"
    " price_cents bigint, voucher_share_cents bigint, coworker_share_cents bigint, reversed_cents bigint,"
    " line_shares jsonb, status text, starts_on date, ends_on date, external_reference text,"
    " authorized_at timestamptz, captured_at timestamptz, expires_at timestamptz, ended_at timestamptz,"
    " claimed_at timestamptz, cup text"
)
_REDEMPTION_NAMES: Final = ", ".join(column.split()[0] for column in _REDEMPTION.split(","))

UPDATE_VOUCHERS = f"""
UPDATE vouchers AS v
   SET held_cents = x.held_cents, captured_cents = x.captured_cents, reversed_cents = x.reversed_cents,
       version = v.version + 1,
       status = CASE WHEN v.status NOT IN ('active', 'exhausted') THEN v.status
         WHEN x.held_cents = 0 AND v.granted_cents - x.captured_cents + x.reversed_cents - v.released_cents = 0
         THEN 'exhausted' ELSE 'active' END
  FROM {_rows("vouchers", "tenant_id int, id uuid, held_cents bigint, captured_cents bigint, reversed_cents bigint")}
 WHERE v.tenant_id = x.tenant_id AND v.id = x.id AND v.id = ANY(%(voucher_ids)s::uuid[])
"""

UPDATE_LINES = f"""
UPDATE voucher_funding AS f SET used_cents = x.used_cents
  FROM {_rows("lines", "tenant_id int, voucher_id uuid, line_id uuid, used_cents bigint")}
 WHERE f.tenant_id = x.tenant_id AND f.voucher_id = x.voucher_id AND f.line_id = x.line_id
   AND f.voucher_id = ANY(%(voucher_ids)s::uuid[])
"""

UPDATE_MONTHS = f"""
INSERT INTO voucher_months (tenant_id, voucher_id, month, used_cents)
SELECT tenant_id, voucher_id, month, used_cents
  FROM {_rows("months", "tenant_id int, voucher_id uuid, month date, used_cents bigint")}
    ON CONFLICT (tenant_id, voucher_id, month) DO UPDATE SET used_cents = excluded.used_cents
"""

SPEND_PRESENTATIONS = f"""
UPDATE presentations AS p SET spent_at = %(now)s, redemption_id = x.redemption_id
  FROM {_rows("spent", "tenant_id int, id uuid, redemption_id uuid")}
 WHERE p.tenant_id = x.tenant_id AND p.id = x.id AND p.id = ANY(%(spent_ids)s::uuid[])
"""

INSERT_REDEMPTIONS = f"""
INSERT INTO redemptions ({_REDEMPTION_NAMES}) SELECT {_REDEMPTION_NAMES} FROM {_rows("created", _REDEMPTION)}
"""

UPDATE_REDEMPTIONS = f"""
UPDATE redemptions AS r
   SET price_cents = x.price_cents, voucher_share_cents = x.voucher_share_cents,
       coworker_share_cents = x.coworker_share_cents, reversed_cents = x.reversed_cents,
       line_shares = x.line_shares, status = x.status, captured_at = x.captured_at, ended_at = x.ended_at
  FROM {_rows("changed", _REDEMPTION)}
 WHERE r.tenant_id = x.tenant_id AND r.id = x.id AND r.id = ANY(%(changed_ids)s::uuid[])
"""

INSERT_REVERSALS = f"""
INSERT INTO reversals (tenant_id, id, redemption_id, amount_cents, reason, caller_kind, caller_id, reversed_at)
SELECT tenant_id, id, redemption_id, amount_cents, reason, caller_kind, caller_id, %(now)s
  FROM {
    _rows(
        "reversals",
        "tenant_id int, id uuid, redemption_id uuid, amount_cents bigint, reason text, caller_kind text, caller_id uuid",
    )
}
"""

INSERT_TRANSACTIONS = f"""
INSERT INTO ledger_transactions (tenant_id, id, kind, occurred_at, voucher_id, redemption_id)
SELECT tenant_id, id, kind, %(now)s, voucher_id, redemption_id
  FROM {_rows("transactions", "tenant_id int, id uuid, kind text, voucher_id uuid, redemption_id uuid")}
"""

INSERT_ENTRIES = f"""
INSERT INTO ledger_entries (tenant_id, transaction_id, line, funding_line_id, account, amount_cents)
SELECT tenant_id, transaction_id, line, funding_line_id, account, amount_cents
  FROM {
    _rows(
        "entries",
        "tenant_id int, transaction_id uuid, line smallint, funding_line_id uuid, account text, amount_cents bigint",
    )
}
"""

INSERT_EVENTS = f"""
INSERT INTO events (tenant_id, id, type, occurred_at, resource_type, resource_id, space_id, person_id, data)
SELECT tenant_id, id, type, %(now)s, 'redemption', resource_id, space_id, person_id, data
  FROM {_rows("events", "tenant_id int, id uuid, type text, resource_id uuid, space_id uuid, person_id uuid, data jsonb")}
"""

INSERT_AUDITS = f"""
INSERT INTO audit_records
       (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id, data)
SELECT tenant_id, id, %(now)s, actor_kind, actor_id, action, 'redemption', resource_id, data
  FROM {_rows("audits", "tenant_id int, id uuid, actor_kind text, actor_id uuid, action text, resource_id uuid, data jsonb")}
"""

INSERT_KEYS = f"""
INSERT INTO idempotency_keys (caller_id, route, key, fingerprint, status, headers, body, created_at)
SELECT caller_id, route, key, decode(fingerprint, 'hex'), status, headers, convert_to(body, 'UTF8'), %(now)s
  FROM {_rows("keys", "caller_id uuid, route text, key text, fingerprint text, status smallint, headers jsonb, body text")}
"""

UPDATE_USAGE = f"""
WITH moved AS (SELECT * FROM {_rows("usage", "tenant_id int, line_id uuid, held_cents bigint, accrued_cents bigint")}),
     locked AS (
       SELECT u.tenant_id, u.line_id FROM funding_line_usage AS u WHERE u.line_id = ANY(%(line_ids)s::uuid[])
        ORDER BY u.tenant_id, u.line_id FOR UPDATE OF u)
UPDATE funding_line_usage AS u
   SET held_cents = u.held_cents + moved.held_cents, accrued_cents = u.accrued_cents + moved.accrued_cents
  FROM moved JOIN locked USING (tenant_id, line_id)
 WHERE u.tenant_id = moved.tenant_id AND u.line_id = moved.line_id AND u.line_id = ANY(%(line_ids)s::uuid[])
"""


def _together(*parts: str) -> str:
    """Return several writes as one statement, short enough for the driver to remember how it reads (4,096 letters)."""
    return " ".join(f"WITH {', '.join(f'w{i} AS ({part})' for i, part in enumerate(parts))} SELECT".split())


WRITE_BALANCES: Final = _together(
    UPDATE_VOUCHERS, UPDATE_LINES, UPDATE_MONTHS, SPEND_PRESENTATIONS, INSERT_REDEMPTIONS, UPDATE_REDEMPTIONS
)
WRITE_HISTORY: Final = _together(
    INSERT_REVERSALS, INSERT_TRANSACTIONS, INSERT_ENTRIES, INSERT_EVENTS, INSERT_AUDITS, INSERT_KEYS
)
