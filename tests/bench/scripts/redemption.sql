-- The same work as one redemption, as one prepared statement and one durable commit: key, presentation, voucher and its
-- funding and month, redemption, ledger (deferred balance check included), event, audit record, the line's counter.
\set i :i + 1
\set n :start + :client_id * :share + :i
WITH ids AS (
  SELECT gen_random_uuid() AS redemption, gen_random_uuid() AS movement, gen_random_uuid() AS event, gen_random_uuid() AS audit
), idem AS (
  INSERT INTO idempotency_keys (caller_id, route, key, fingerprint, status, headers, body, created_at)
  SELECT '00000000-0000-7000-8000-000000000001', 'redemption_create', 'pgbench-key-' || lpad((:n::bigint)::text, 10, '0'),
         sha256(redemption::text::bytea), 201, '{}'::jsonb, convert_to(repeat('x', 450), 'UTF8'), now() FROM ids
), shown AS (
  UPDATE presentations SET spent_at = now(), redemption_id = ids.redemption FROM ids
   WHERE tenant_id = :tenant::int AND spent_at IS NULL AND expires_at > now()
     AND token_hash = sha256(convert_to('pgbench-' || :n::bigint, 'UTF8'))
  RETURNING voucher_id
), paid AS (
  UPDATE vouchers SET captured_cents = captured_cents + 500, version = version + 1 FROM shown
   WHERE tenant_id = :tenant::int AND id = shown.voucher_id AND status = 'active'
     AND granted_cents - held_cents - captured_cents + reversed_cents - released_cents >= 500
  RETURNING id
), funded AS (
  UPDATE voucher_funding SET used_cents = used_cents + 500 FROM paid
   WHERE tenant_id = :tenant::int AND voucher_id = paid.id RETURNING voucher_id, line_id
), counted AS (
  INSERT INTO voucher_months AS m (tenant_id, voucher_id, month, used_cents)
  SELECT :tenant::int, voucher_id, '2026-12-01', 500 FROM funded
      ON CONFLICT (tenant_id, voucher_id, month) DO UPDATE SET used_cents = m.used_cents + 500
), redeemed AS (
  INSERT INTO redemptions (tenant_id, id, voucher_id, space_id, caller_kind, caller_id, desk_kind, price_cents,
    voucher_share_cents, coworker_share_cents, reversed_cents, line_shares, status, starts_on, ends_on, external_reference,
    authorized_at, captured_at)
  SELECT :tenant::int, ids.redemption, funded.voucher_id, (SELECT id FROM spaces LIMIT 1), 'client',
    '00000000-0000-7000-8000-000000000001', 'shared_desk', 1000, 500, 500, 0, jsonb_build_object(funded.line_id, 500),
    'captured', '2026-12-01', '2026-12-01', 'pgbench-' || :n::bigint, now(), now() FROM ids, funded
), moved AS (
  INSERT INTO ledger_transactions (tenant_id, id, kind, occurred_at, voucher_id, redemption_id)
  SELECT :tenant::int, ids.movement, 'capture', now(), funded.voucher_id, ids.redemption FROM ids, funded
), entries AS (
  INSERT INTO ledger_entries (tenant_id, transaction_id, line, funding_line_id, account, amount_cents)
  SELECT :tenant::int, ids.movement, side.line, funded.line_id, side.account, side.cents
    FROM ids, funded, (VALUES (0, 'committed', -500), (1, 'accrued', 500)) AS side (line, account, cents)
), told AS (
  INSERT INTO events (tenant_id, id, type, occurred_at, resource_type, resource_id, space_id, data)
  SELECT :tenant::int, ids.event, 'redemption.captured', now(), 'redemption', ids.redemption, (SELECT id FROM spaces LIMIT 1),
    '{"price_cents": 1000, "voucher_share_cents": 500}'::jsonb FROM ids, funded
), audited AS (
  INSERT INTO audit_records (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id, data)
  SELECT :tenant::int, ids.audit, now(), 'client', '00000000-0000-7000-8000-000000000001', 'redemption.captured', 'redemption',
    ids.redemption, '{"voucher_share_cents": 500}'::jsonb FROM ids, funded
)
UPDATE funding_line_usage SET accrued_cents = accrued_cents + 500 FROM funded
 WHERE tenant_id = :tenant::int AND funding_line_usage.line_id = funded.line_id;
