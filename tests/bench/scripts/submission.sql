-- The same work as one submission, as one prepared statement and one durable commit: the call's hot counter, the protocol
-- register, the file with its receipt, key, event, audit record. Completeness, rules and signature are the API's extra.
\set i :i + 1
\set n :start + :client_id * :share + :i
WITH counted AS (
  UPDATE call_intake SET last_arrival = last_arrival + 1, chain_hash = sha256(chain_hash)
   WHERE tenant_id = :tenant::int AND call_id = (SELECT call_id FROM bench_files WHERE n = 0)
  RETURNING last_arrival, encode(chain_hash, 'hex') AS chain
), registered AS (
  UPDATE protocol_registers SET last_number = last_number + 1 WHERE tenant_id = :tenant::int RETURNING last_number
), file AS (
  SELECT id, person_id FROM bench_files WHERE n = :n::int
), filed AS (
  UPDATE applications a SET status = 'submitted', version = a.version + 1, updated_at = now(),
         arrival_number = counted.last_arrival, protocol_number = 'bench/2026/' || registered.last_number, received_at = now(),
         filed = a.answers, content_sha256 = counted.chain, previous_hash = counted.chain, chain_hash = counted.chain,
         receipt_signature = repeat('s', 160), requested_cents = 40000,
         eligible_line_ids = '[]'::jsonb
    FROM counted, registered, file
   WHERE a.tenant_id = :tenant::int AND a.id = file.id AND a.status = 'draft'
  RETURNING a.id, a.person_id
), idem AS (
  INSERT INTO idempotency_keys (caller_id, route, key, fingerprint, status, headers, body, created_at)
  SELECT person_id, 'application_submit', 'pgbench-key-' || id, sha256(id::text::bytea), 201, '{}'::jsonb,
         convert_to(repeat('x', 700), 'UTF8'), now() FROM filed
), told AS (
  INSERT INTO events (tenant_id, id, type, occurred_at, resource_type, resource_id, person_id, data)
  SELECT :tenant::int, gen_random_uuid(), 'application.submitted', now(), 'application', id, person_id, '{}'::jsonb FROM filed
)
INSERT INTO audit_records (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id, data)
SELECT :tenant::int, gen_random_uuid(), now(), 'person', person_id, 'application.submitted', 'application', id, '{}'::jsonb FROM filed;
