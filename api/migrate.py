"""Bring a database to the version of this code: tables by alembic, then the reference data."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from api.municipalities import load_reference, shipped_digest
from api.web.health import code_version

ROOT = Path(__file__).parents[1]


def migrate_database(url: str, revision: str = "head", *, down: bool = False) -> None:
    """Migrate as the owner of the tables; the newest version also gets the newest reference data."""
    from alembic import command
    from alembic.config import Config

    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    (command.downgrade if down else command.upgrade)(config, revision)
    if revision != "head":
        return
    engine = create_engine(url, poolclass=NullPool)
    with Session(engine) as session, session.begin():
        load_reference(session)


def bring_up_to_date(url: str) -> None:
    """Migrate where needed, in a process of its own: a server that only starts again need not carry the tools along."""
    if is_current(url):
        return
    command = [sys.executable, "-m", "api.cli", "migrate"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True)


def is_current(url: str) -> bool:
    """Tell whether the database has this code's tables and reference data."""
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            loaded = connection.execute(
                text("SELECT sha256 FROM reference_data WHERE name = 'municipalities'")
            ).scalar()
    except ProgrammingError:  # an empty or very old database
        return False
    return version == code_version() and loaded == shipped_digest()
