"""All tables in one place, for migrations: each feature's models are imported here."""

from api.accounts import models as accounts
from api.accreditations import models as accreditations
from api.applications import models as applications
from api.calls import models as calls
from api.clients import models as clients
from api.core import audit, idempotency, ledger, outbox
from api.core.database import Base
from api.feedback import models as feedback
from api.funding import models as funding
from api.municipalities import models as municipalities
from api.redemptions import models as redemptions
from api.spaces import models as spaces
from api.vouchers import models as vouchers

metadata = Base.metadata
__all__ = [
    "accounts",
    "accreditations",
    "applications",
    "audit",
    "calls",
    "clients",
    "feedback",
    "funding",
    "idempotency",
    "ledger",
    "metadata",
    "municipalities",
    "outbox",
    "redemptions",
    "spaces",
    "vouchers",
]
