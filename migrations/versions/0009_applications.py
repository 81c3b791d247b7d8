"""Applications: files, documents, completion requests, assessments, register checks, each call's order of arrival."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

from api.core.tenancy import tenant_policy

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATUSES = (
    "'draft', 'submitted', 'in_review', 'completion_requested', 'refusal_notified', 'admitted', 'refused', "
    "'awarded', 'waitlisted', 'withdrawn', 'waived', 'forfeited'"
)
LIVE = "status NOT IN ('refused', 'withdrawn', 'waived', 'forfeited')"
QUEUED = "status IN ('submitted', 'in_review', 'completion_requested', 'refusal_notified', 'admitted', 'waitlisted')"
FILED_WHOLE = (
    "(arrival_number IS NULL) = (received_at IS NULL) AND (arrival_number IS NULL) = (protocol_number IS NULL)"
    " AND (arrival_number IS NULL) = (content_sha256 IS NULL) AND (arrival_number IS NULL) = (filed IS NULL)"
    " AND (arrival_number IS NULL) = (receipt_signature IS NULL)"
    " AND (arrival_number IS NULL) = (eligible_line_ids IS NULL)"
)
TABLES = (
    *("applications", "application_documents", "completion_requests", "application_assessments"),
    *("registration_checks", "call_intake", "protocol_registers"),
)
FREEZE = [
    """
    CREATE FUNCTION applications_filed_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.call_id, NEW.person_id, NEW.arrival_number, NEW.protocol_number, NEW.received_at, NEW.filed,
          NEW.content_sha256, NEW.previous_hash, NEW.chain_hash, NEW.receipt_signature)
         IS DISTINCT FROM
         (OLD.call_id, OLD.person_id, OLD.arrival_number, OLD.protocol_number, OLD.received_at, OLD.filed,
          OLD.content_sha256, OLD.previous_hash, OLD.chain_hash, OLD.receipt_signature)
      THEN
        RAISE EXCEPTION 'what was filed can not change'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'applications_filed_once';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER applications_filed_once BEFORE UPDATE ON applications
    FOR EACH ROW WHEN (OLD.arrival_number IS NOT NULL) EXECUTE FUNCTION applications_filed_once()
    """,
]


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _ids(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.UUID(), nullable=nullable) for name in names]


def _instants(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, pg.TIMESTAMP(timezone=True), nullable=nullable) for name in names]


def _cents(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]


def _json(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, pg.JSONB(), nullable=nullable) for name in names]


def _key(table: str, name: str = "id") -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column(name, sa.UUID(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", name, name=f"pk_{table}"),
    ]


def _of_tenant(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column], [f"{target}.tenant_id", f"{target}.id"], name=f"fk_{table}_tenant_id_{column}"
    )


def _global(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def _create_applications() -> None:
    table = "applications"
    op.create_table(
        table,
        *_key(table),
        *_ids("call_id", "person_id"),
        *_ids("space_id", "assignee_id", "decided_by", "line_id", nullable=True),
        *_texts("status"),
        *_json("answers"),
        *_instants("created_at", "updated_at"),
        *_cents("version"),
        *_cents("requested_cents", "arrival_number", "awarded_cents", nullable=True),
        *_texts("protocol_number", "content_sha256", "previous_hash", "chain_hash", "receipt_signature", nullable=True),
        *_json("filed", "decision", "waiting_reason", "eligible_line_ids", nullable=True),
        *_instants(
            "received_at", "taken_at", "decided_at", "awarded_at", "waitlisted_at", "withdrawn_at", nullable=True
        ),
        _of_tenant(table, "call_id", "calls"),
        _of_tenant(table, "line_id", "funding_lines"),
        *(_global(table, column, "people") for column in ("person_id", "assignee_id", "decided_by")),
        _global(table, "space_id", "spaces"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="status_known"),
        sa.CheckConstraint(FILED_WHOLE, name="filed_whole"),
        sa.CheckConstraint("arrival_number IS NOT NULL OR status IN ('draft', 'withdrawn')", name="filed_or_draft"),
        sa.CheckConstraint("requested_cents > 0", name="requested_positive"),
        sa.CheckConstraint("(awarded_cents IS NULL) = (line_id IS NULL) AND awarded_cents > 0", name="award_has_line"),
        sa.CheckConstraint("(status <> 'awarded') OR line_id IS NOT NULL", name="awarded_has_line"),
        sa.UniqueConstraint(
            "tenant_id", "call_id", "arrival_number", name="uq_applications_tenant_id_call_id_arrival_number"
        ),
        sa.UniqueConstraint("tenant_id", "protocol_number", name="uq_applications_tenant_id_protocol_number"),
    )
    person_key = ["tenant_id", "call_id", "person_id"]
    op.create_index("uq_applications_live", table, person_key, unique=True, postgresql_where=sa.text(LIVE))
    op.create_index("ix_applications_tenant_id_person_id_id", table, ["tenant_id", "person_id", "id"])
    op.create_index("ix_applications_office", table, ["tenant_id", "received_at", "id"])
    queue_key = ["tenant_id", "call_id", "arrival_number"]
    op.create_index("ix_applications_queue", table, queue_key, postgresql_where=sa.text(QUEUED))


def _create_documents() -> None:
    table = "application_documents"
    op.create_table(
        table,
        *_key(table),
        *_ids("application_id"),
        *_texts("kind", "file_name", "media_type", "sha256", "object_name"),
        *_cents("size_bytes"),
        *_instants("uploaded_at"),
        _of_tenant(table, "application_id", "applications"),
        sa.CheckConstraint("size_bytes > 0", name="not_empty"),
    )
    op.create_index(f"ix_{table}_tenant_id_application_id", table, ["tenant_id", "application_id"])


def _create_completion_requests() -> None:
    table = "completion_requests"
    op.create_table(
        table,
        *_key(table),
        *_ids("application_id", "requested_by"),
        *_json("items"),
        *_texts("message"),
        sa.Column("due_on", sa.Date(), nullable=False),
        *_instants("requested_at"),
        *_instants("answered_at", nullable=True),
        *_texts("note", nullable=True),
        _of_tenant(table, "application_id", "applications"),
        _global(table, "requested_by", "people"),
    )
    op.create_index(
        "uq_completion_requests_open",
        table,
        ["tenant_id", "application_id"],
        unique=True,
        postgresql_where=sa.text("answered_at IS NULL"),
    )


def _create_assessments() -> None:
    table = "application_assessments"
    op.create_table(
        table,
        *_key(table),
        *_ids("application_id", "proposed_by"),
        *_texts("outcome"),
        *_json("reasons"),
        *_texts("note", "return_note", nullable=True),
        *_instants("proposed_at"),
        *_instants("returned_at", nullable=True),
        _of_tenant(table, "application_id", "applications"),
        _global(table, "proposed_by", "people"),
        sa.CheckConstraint("outcome IN ('admitted', 'refused')", name="outcome_known"),
    )
    op.create_index(f"ix_{table}_tenant_id_application_id_id", table, ["tenant_id", "application_id", "id"])


def _create_registration_checks() -> None:
    table = "registration_checks"
    op.create_table(
        table,
        *_key(table),
        *_ids("application_id", "chamber_id"),
        *_texts("status"),
        *_json("declared"),
        *_instants("requested_at"),
        *_instants("answered_at", "checked_at", nullable=True),
        *_ids("answered_by", nullable=True),
        *_texts("rea", "vat_number", "ateco", "note", nullable=True),
        _of_tenant(table, "application_id", "applications"),
        _global(table, "chamber_id", "chambers"),
        sa.UniqueConstraint("tenant_id", "application_id", name=f"uq_{table}_tenant_id_application_id"),
        sa.CheckConstraint("status IN ('pending', 'registered', 'not_registered', 'ceased')", name="status_known"),
        sa.CheckConstraint("(status = 'pending') = (answered_at IS NULL)", name="answered_or_pending"),
    )
    op.create_index(f"ix_{table}_chamber_id_status_id", table, ["chamber_id", "status", "id"])


def _create_counters() -> None:
    op.create_table(
        "call_intake",
        *_key("call_intake", "call_id"),
        *_cents("last_arrival"),
        sa.Column("chain_hash", sa.LargeBinary(), nullable=False),
        _of_tenant("call_intake", "call_id", "calls"),
        postgresql_with={"fillfactor": 10},
    )
    op.create_table(
        "protocol_registers",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        *_cents("last_number"),
        sa.PrimaryKeyConstraint("tenant_id", "year", name="pk_protocol_registers"),
        postgresql_with={"fillfactor": 10},
    )


def upgrade() -> None:
    """Create the tables, their tenant fences, and the trigger that keeps what was filed."""
    _create_applications()
    _create_documents()
    _create_completion_requests()
    _create_assessments()
    _create_registration_checks()
    _create_counters()
    for table in TABLES:
        for statement in tenant_policy(table):
            op.execute(statement)
    for statement in FREEZE:
        op.execute(statement)
    of_a_person = sa.text("person_id IS NOT NULL")
    op.create_index("ix_events_person", "events", ["tenant_id", "person_id", "id"], postgresql_where=of_a_person)


def downgrade() -> None:
    """Drop all of it."""
    op.drop_index("ix_events_person", "events")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DROP FUNCTION applications_filed_once()")
