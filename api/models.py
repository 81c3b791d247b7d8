"""All tables in one place, for migrations: each feature's models are imported here."""

from api.accounts import models as accounts
from api.clients import models as clients
from api.core import audit, idempotency, ledger, outbox
from api.core.database import Base
from api.municipalities import models as municipalities

metadata = Base.metadata
__all__ = ["accounts", "clients", "audit", "idempotency", "ledger", "metadata", "municipalities", "outbox"]
