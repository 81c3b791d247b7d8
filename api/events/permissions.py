"""Who may read the feed: machines, each what concerns its spaces or its chamber."""

from typing import Annotated

from fastapi import Depends

from api.core.principal import Principal, Scope
from api.web.authorization import require

ReadEvents = Annotated[Principal, Depends(require(scopes={Scope.EVENTS_READ}))]
