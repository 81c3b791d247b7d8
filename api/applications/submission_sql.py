"""SQL of the submission lane: each statement serves a whole batch, rows travel as one JSON parameter."""

ENTER = "SELECT set_config('app.tenants', %(tenants)s, true), now() AS now"
LOCK_FILES = """
    SELECT tenant_id, id, call_id, person_id, status, answers, protocol_number
      FROM applications
     WHERE (tenant_id, id) IN (SELECT * FROM unnest(%(tenants)s::int[], %(ids)s::uuid[]))
     ORDER BY tenant_id, id FOR UPDATE
"""
PEOPLE = """
    SELECT id, given_name, family_name, tax_code, birth_date, email FROM people WHERE id = ANY (%(people)s::uuid[])
"""
DOCUMENTS = """
    SELECT application_id, id, kind, file_name, media_type, size_bytes, sha256
      FROM application_documents
     WHERE (tenant_id, application_id) IN (SELECT * FROM unnest(%(tenants)s::int[], %(ids)s::uuid[]))
     ORDER BY tenant_id, application_id, id
"""
CALLS = """
    SELECT tenant_id, id, status, opens_at, closes_at, resumes_at, rules_sha256,
           (NOT co_signature_required OR co_signed_at IS NOT NULL) AS is_co_signed
      FROM calls WHERE (tenant_id, id) IN (SELECT * FROM unnest(%(call_tenants)s::int[], %(calls)s::uuid[]))
"""
TERMS = """
    SELECT c.tenant_id, c.id, c.kind, c.rules, c.form, c.documents_required, c.voucher_terms, c.rules_sha256,
           c.time_zone, (c.service_sheet ->> 'answer_days')::int AS answer_days, t.slug,
           (SELECT l.chamber_id FROM funding_lines l
             WHERE l.tenant_id = c.tenant_id AND l.call_id = c.id AND l.funder_kind = 'chamber'
             ORDER BY l.position LIMIT 1) AS chamber_id,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'eligibility', l.eligibility) ORDER BY l.position), '[]')
              FROM funding_lines l WHERE l.tenant_id = c.tenant_id AND l.call_id = c.id) AS lines
      FROM calls c JOIN tenants t ON t.id = c.tenant_id
     WHERE (c.tenant_id, c.id) IN (SELECT * FROM unnest(%(call_tenants)s::int[], %(calls)s::uuid[]))
"""
SPACES = """
    SELECT s.id, l.tenant_id, l.status, s.accessible,
           (SELECT coalesce(sum(d.quantity), 0) FROM space_desks d WHERE d.space_id = s.id)::int AS desks_total
      FROM spaces s LEFT JOIN space_listings l ON l.space_id = s.id AND l.tenant_id = ANY (%(tenants)s::int[])
     WHERE s.id = ANY (%(spaces)s::uuid[])
"""
KEYS = """
    SELECT caller_id, route, key, fingerprint, status, body FROM idempotency_keys
     WHERE (caller_id, route, key) IN (SELECT * FROM unnest(%(callers)s::uuid[], %(routes)s::text[], %(keys)s::text[]))
"""
LOCK_INTAKE = """
    SELECT tenant_id, call_id, last_arrival, chain_hash FROM call_intake
     WHERE (tenant_id, call_id) IN (SELECT * FROM unnest(%(tenants)s::int[], %(calls)s::uuid[]))
     ORDER BY tenant_id, call_id FOR UPDATE
"""
TAKE_NUMBERS = """
    INSERT INTO protocol_registers AS r (tenant_id, year, last_number)
    SELECT tenant_id, year, count FROM jsonb_to_recordset(%(rows)s::jsonb) AS n (tenant_id int, year int, count bigint)
     ORDER BY tenant_id, year
    ON CONFLICT (tenant_id, year) DO UPDATE SET last_number = r.last_number + excluded.last_number
    RETURNING tenant_id, year, last_number
"""
FILE = """
    UPDATE applications a
       SET status = 'submitted', version = a.version + 1, updated_at = f.received_at, arrival_number = f.arrival_number,
           protocol_number = f.protocol_number, received_at = f.received_at, filed = f.filed,
           content_sha256 = f.content_sha256, previous_hash = f.previous_hash, chain_hash = f.chain_hash,
           receipt_signature = f.signature, requested_cents = f.requested_cents,
           eligible_line_ids = f.eligible_line_ids
      FROM jsonb_to_recordset(%(rows)s::jsonb) AS f (tenant_id int, id uuid, arrival_number bigint,
           protocol_number text, received_at timestamptz, filed jsonb, content_sha256 text, previous_hash text,
           chain_hash text, signature text, requested_cents bigint, eligible_line_ids jsonb)
     WHERE a.tenant_id = f.tenant_id AND a.id = f.id
"""
ADVANCE_INTAKE = """
    UPDATE call_intake i SET last_arrival = n.last_arrival, chain_hash = decode(n.chain_hash, 'hex')
      FROM jsonb_to_recordset(%(rows)s::jsonb) AS n (tenant_id int, call_id uuid, last_arrival bigint, chain_hash text)
     WHERE i.tenant_id = n.tenant_id AND i.call_id = n.call_id
"""
EMIT = """
    INSERT INTO events (tenant_id, id, type, occurred_at, resource_type, resource_id, person_id, data)
    SELECT tenant_id, id, 'application.submitted', occurred_at, 'application', resource_id, person_id, data
      FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS e (tenant_id int, id uuid, occurred_at timestamptz, resource_id uuid, person_id uuid, data jsonb)
"""
AUDIT = """
    INSERT INTO audit_records
           (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id, data)
    SELECT tenant_id, id, occurred_at, 'person', person_id, 'application.submitted', 'application', resource_id, data
      FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS e (tenant_id int, id uuid, occurred_at timestamptz, resource_id uuid, person_id uuid, data jsonb)
"""
ASK_CHAMBERS = """
    INSERT INTO registration_checks (tenant_id, id, application_id, chamber_id, status, declared, requested_at)
    SELECT tenant_id, id, application_id, chamber_id, 'pending', declared, requested_at
      FROM jsonb_to_recordset(%(rows)s::jsonb) AS c (tenant_id int, id uuid, application_id uuid, chamber_id uuid,
           declared jsonb, requested_at timestamptz)
"""
KEEP_KEYS = """
    INSERT INTO idempotency_keys (caller_id, route, key, fingerprint, status, headers, body, created_at)
    SELECT caller_id, route, key, decode(fingerprint, 'hex'), 201, headers, decode(body, 'hex'), created_at
      FROM jsonb_to_recordset(%(rows)s::jsonb) AS k (caller_id uuid, route text, key text, fingerprint text,
           headers jsonb, body text, created_at timestamptz)
    ON CONFLICT DO NOTHING
"""
