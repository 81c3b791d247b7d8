"""The embedded server: shared by all who use its folder, stopped by the last, taken over after ``kill -9``."""

import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from api.integrations import server_account
from api.integrations.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresUnavailable
from api.integrations.server_account import AccountUnavailable, ServerAccount

pytestmark = pytest.mark.faults

OWNER = """
import sys
from pathlib import Path
from api.cli import _leave
import signal
signal.signal(signal.SIGTERM, _leave)
from api.integrations.embedded_postgres import EmbeddedPostgres
with EmbeddedPostgres.start(Path(sys.argv[1]), durable="durable" in sys.argv) as server:
    print(server.url(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of our own: pytest closes its common one again whenever another run begins."""
    with tempfile.TemporaryDirectory(prefix="postazione-test-") as made:
        yield Path(made)


@pytest.fixture
def data_dir(folder: Path) -> Iterator[Path]:
    """A data folder; whatever still runs in it is stopped at the end."""
    yield folder / "data"
    if (folder / "data" / "postgres" / "cluster" / "postmaster.pid").exists():
        EmbeddedPostgres.start(folder / "data", durable=False).stop()


def owner_process(data_dir: Path, *options: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data_dir), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("postgresql+psycopg://")
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)


def connect(server: EmbeddedPostgres) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(server.url().replace("+psycopg", ""), autocommit=True)


def postmaster_pid(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


def test_a_first_start_gives_a_working_durable_server(data_dir: Path) -> None:
    with EmbeddedPostgres.start(data_dir) as server, connect(server) as connection:
        names = ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses")
        settings = [connection.execute(f"SHOW {name}").fetchone() for name in names]
    assert settings == [("on",), ("on",), ("on",), ("",)]


def test_leaving_stops_the_server(data_dir: Path) -> None:
    with EmbeddedPostgres.start(data_dir, durable=False):
        pid = postmaster_pid(data_dir)
    assert not is_alive(pid)


def test_what_was_written_is_there_after_a_restart(data_dir: Path) -> None:
    with EmbeddedPostgres.start(data_dir, durable=False) as server, connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with EmbeddedPostgres.start(data_dir, durable=False) as server, connect(server) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_second_start_joins_and_only_the_last_to_leave_stops(data_dir: Path) -> None:
    first = EmbeddedPostgres.start(data_dir, durable=False)
    pid = postmaster_pid(data_dir)
    with EmbeddedPostgres.start(data_dir, durable=False):
        assert postmaster_pid(data_dir) == pid
        first.stop()
        assert is_alive(pid)
    assert not is_alive(pid)


def test_a_server_whose_owner_was_killed_is_taken_over(data_dir: Path) -> None:
    process = owner_process(data_dir)
    pid = postmaster_pid(data_dir)
    process.kill()
    finish(process)
    assert is_alive(pid)
    with EmbeddedPostgres.start(data_dir, durable=False) as server, connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert postmaster_pid(data_dir) == pid
    assert not is_alive(pid)


def test_a_server_that_was_killed_itself_is_repaired_and_keeps_what_it_acknowledged(data_dir: Path) -> None:
    process = owner_process(data_dir, "durable")
    server = EmbeddedPostgres.start(data_dir)
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster_pid(data_dir), signal.SIGKILL)
    process.kill()
    finish(process)
    server.stop()
    with EmbeddedPostgres.start(data_dir) as again, connect(again) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_terminated_owner_stops_the_server(data_dir: Path) -> None:
    process = owner_process(data_dir)
    pid = postmaster_pid(data_dir)
    process.terminate()
    finish(process)
    assert not is_alive(pid)


def test_a_process_that_just_ends_stops_the_server(data_dir: Path) -> None:
    ending = OWNER.replace("with EmbeddedPostgres", "if server := EmbeddedPostgres").replace(" as server:", ":")
    done = subprocess.run(
        [sys.executable, "-c", ending, str(data_dir)], input="", capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.startswith("postgresql+psycopg://")
    assert not (data_dir / "postgres" / "cluster" / "postmaster.pid").exists()


def test_a_pid_file_left_by_another_program_does_not_hinder(data_dir: Path) -> None:
    EmbeddedPostgres.start(data_dir, durable=False).stop()
    stale = data_dir / "postgres" / "cluster" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{data_dir}\n0\n5432\n")
    with EmbeddedPostgres.start(data_dir, durable=False) as server:
        assert server.is_running()


def test_a_path_too_long_for_a_socket_works(folder: Path) -> None:
    with EmbeddedPostgres.start(folder / ("long" * 30), durable=False) as server, connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_databases_are_copied_from_a_template_and_dropped(data_dir: Path) -> None:
    with EmbeddedPostgres.start(data_dir, durable=False) as server:
        with connect(server) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        server.create_database("copy", template="postazione")
        with psycopg.connect(server.url("copy").replace("+psycopg", "")) as copy:
            assert copy.execute("SELECT answer FROM kept").fetchone() == (42,)
        server.drop_database("copy")
        with pytest.raises(psycopg.OperationalError, match='database "copy" does not exist'):
            psycopg.connect(server.url("copy").replace("+psycopg", ""))


def test_a_start_that_was_killed_while_it_made_the_cluster_is_made_good_by_the_next(data_dir: Path) -> None:
    draft = data_dir / "postgres" / "cluster.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres.start(data_dir, durable=False) as server, connect(server) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert not draft.exists()


def test_data_of_another_release_is_refused_with_what_to_do(data_dir: Path) -> None:
    EmbeddedPostgres.start(data_dir, durable=False).stop()
    (data_dir / "postgres" / "cluster" / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedPostgresUnavailable, match="written by PostgreSQL 12"):
        EmbeddedPostgres.start(data_dir, durable=False)


def test_without_a_wheel_the_message_says_what_to_set(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EmbeddedPostgresUnavailable, match="Set DATABASE_URL"):
        EmbeddedPostgres.start(data_dir, durable=False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server under another account")
def test_root_lets_the_account_pass_without_opening_the_folder_to_others(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    account = server_account.server_account()
    with EmbeddedPostgres.start(closed / "data", durable=False) as server:
        assert server.is_running()
    assert closed.stat().st_mode & 0o007 == 0
    command = ["ls", str(closed)]
    listed = subprocess.run(command, capture_output=True, check=False, **account.process_options())
    assert listed.returncode != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_normal_user_runs_the_server_as_themselves(folder: Path) -> None:
    nobody = 65534
    home = folder / "home"
    home.mkdir()
    os.chown(home, nobody, nobody)
    ServerAccount(nobody, nobody).let_through(home / "data")
    with warnings.catch_warnings(action="ignore"):  # later Pythons warn of forks beside threads; the child is brief
        child = os.fork()
    if child == 0:
        os._exit(owner_uid_of_cluster_run_by(nobody, home / "data") != nobody)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def owner_uid_of_cluster_run_by(uid: int, data_dir: Path) -> int:
    """Become that user for good (in a child), run a server, tell whose its files are."""
    try:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
        with EmbeddedPostgres.start(data_dir, durable=False) as server, connect(server):
            return server.cluster.stat().st_uid
    except BaseException:  # noqa: BLE001 (a child must end in _exit, whatever happens)
        traceback.print_exc()
        return -1


def test_a_folder_of_somebody_else_is_refused(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "link").symlink_to(folder / "elsewhere")
    with pytest.raises(AccountUnavailable, match="belongs to somebody else"):
        ServerAccount().own(folder / "link")
