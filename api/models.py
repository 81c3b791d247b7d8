"""All tables in one place, for migrations: each feature's models are imported here."""

from api.core import audit, idempotency, ledger, outbox
from api.core.database import Base
from api.municipalities import models as municipalities

metadata = Base.metadata
__all__ = ["audit", "idempotency", "ledger", "metadata", "municipalities", "outbox"]
