"""The command line: ``python -m api.cli COMMAND``. Each command imports what it needs, so that ``--help`` is quick."""

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings

ROOT = Path(__file__).parents[1]
OPENAPI = ROOT / "openapi" / "openapi.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; say what is wrong in a sentence where the surroundings are at fault."""
    from api.integrations.embedded_postgres import EmbeddedPostgresUnavailable
    from api.integrations.server_account import AccountUnavailable
    from api.settings import SettingsError

    # Without this, a SIGTERM would end us between two instructions and leave the embedded database behind.
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _leave)
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = given.command
    try:
        command(given)
    except (SettingsError, EmbeddedPostgresUnavailable, AccountUnavailable) as error:
        print(f"postazione: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def export_openapi(given: argparse.Namespace) -> None:
    """Write the contract that the code serves."""
    given.path.parent.mkdir(parents=True, exist_ok=True)
    given.path.write_text(openapi_document(), encoding="utf-8")


def openapi_document() -> str:
    """Return the contract as it is committed: the same code gives the same bytes, on any machine."""
    from api.main import create_app
    from api.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(
            environment="test",
            data_dir=Path(folder),
            database_url="postgresql://nobody@localhost/never-connected",
            base_url="http://testserver",
        )
        return json.dumps(create_app(settings).openapi(), ensure_ascii=False, indent=2) + "\n"


def migrate(given: argparse.Namespace) -> None:
    """Bring the database to a version (the newest by default) and load the reference data; --down goes back."""
    from api.integrations.database_server import database_server
    from api.migrate import migrate_database
    from api.settings import Settings

    with database_server(Settings.load()) as settings:
        migrate_database(settings.database_url or "", given.revision, down=given.down)


def serve(given: argparse.Namespace) -> None:
    """Serve the API (and the built client) until told to stop; an embedded database is migrated first."""
    from api.integrations.database_server import database_server
    from api.migrate import bring_up_to_date
    from api.settings import Settings

    asked = Settings.load()
    with database_server(asked) as settings:
        if not asked.database_url:
            bring_up_to_date(settings.database_url or "")
        _serve_http(settings, workers=given.workers)


def serve_demo(_given: argparse.Namespace) -> None:
    """Serve the demo: Milan's programme around today, with its own identity provider and personas."""
    from api.demo.serve import is_half_made, prepare_demo
    from api.integrations.database_server import database_server
    from api.main import create_app
    from api.migrate import bring_up_to_date, migrate_database
    from api.settings import Settings
    from api.worker import working_beside

    with database_server(Settings.load(environment="demo")) as settings:
        bring_up_to_date(settings.database_url or "")
        if is_half_made(settings):
            migrate_database(settings.database_url or "", "base", down=True)
            migrate_database(settings.database_url or "")
        prepare_demo(settings, create_app)
        with working_beside(settings):
            _serve_http(settings, workers=1)


def seed_demo(_given: argparse.Namespace) -> None:
    """Make the demo's data anew: everything in its database goes."""
    from api.demo.serve import description_path, prepare_demo
    from api.integrations.database_server import database_server
    from api.main import create_app
    from api.migrate import migrate_database
    from api.settings import Settings

    with database_server(Settings.load(environment="demo")) as settings:
        description_path(settings).unlink(missing_ok=True)
        migrate_database(settings.database_url or "", "base", down=True)
        migrate_database(settings.database_url or "")
        prepare_demo(settings, create_app)


def work(_given: argparse.Namespace) -> None:
    """Do what needs no request: deliver events, let holds and vouchers expire, seal the audit record."""
    from api.integrations.database_server import database_server
    from api.settings import Settings
    from api.worker import run_worker

    with database_server(Settings.load()) as settings:
        run_worker(settings)


def application() -> "FastAPI":
    """Return the application by the environment's settings (each process of ``serve --workers``)."""
    from api.main import create_app
    from api.settings import Settings

    return create_app(Settings.load())


def _serve_http(settings: "Settings", *, workers: int) -> None:
    import uvicorn

    from api.main import create_app
    from api.web.server import server_options

    options = {**server_options(), "host": settings.host, "port": settings.port, "timeout_graceful_shutdown": 20}
    if workers == 1:
        uvicorn.run(create_app(settings), **options)
        return
    os.environ["DATABASE_URL"] = settings.database_url or ""
    uvicorn.run("api.cli:application", factory=True, workers=workers, **options)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m api.cli", description="Postazione: public vouchers for coworking.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=(command.__doc__ or "").strip())
        added.set_defaults(command=command)
        return added

    add("export-openapi", export_openapi).add_argument("path", type=Path, nargs="?", default=OPENAPI)
    migrating = add("migrate", migrate)
    migrating.add_argument("revision", nargs="?", default="head", help="head, base, or a number")
    migrating.add_argument("--down", action="store_true", help="go back to that revision")
    add("serve", serve).add_argument("--workers", type=int, default=1, help="processes on this machine")
    add("serve-demo", serve_demo)
    add("seed-demo", seed_demo)
    add("worker", work)
    return parser


if __name__ == "__main__":
    sys.exit(main())
