"""The database this process works with: the one it was told of, or the embedded one, running as long as it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.integrations.embedded_postgres import EmbeddedPostgres
from api.settings import Settings


@contextmanager
def database_server(settings: Settings) -> Iterator[Settings]:
    """Yield the settings with ``database_url`` set; where there was none, an embedded server runs until the block ends."""
    if settings.database_url:
        yield settings
        return
    with EmbeddedPostgres.start(settings.data_dir) as server:
        yield settings.model_copy(update={"database_url": server.url()})
