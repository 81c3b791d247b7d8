"""The account under which the embedded PostgreSQL runs: our own, or a dedicated one where we are root.

PostgreSQL refuses to run as root. Then the server gets a system account of its own, which must be able to walk to its
files. Folders on the way stay as closed as they are for everybody else: the account alone is let through, by an access
control list entry ("may pass", not "may list"); only a file system without such lists gets the plain "others may pass".
"""

import os
import pwd
import shutil
import stat
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNT = "postazione-db"
_ACL = "system.posix_acl_access"
_ACL_VERSION = 2
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_NO_ID = 0xFFFFFFFF
_PASS = 0o1


class AccountUnavailable(RuntimeError):
    """We are root and no account for the server can be had."""


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """Who runs the server; ``None`` ids mean: ourselves."""

    uid: int | None = None
    gid: int | None = None

    def process_options(self) -> dict[str, Any]:
        """Return what ``subprocess`` needs to run a program under this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Give a folder to the account, closed to everybody else. Raises AccountUnavailable if it is somebody's already."""
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), self.uid}:
            raise AccountUnavailable(f"{folder} belongs to somebody else: remove it, or choose another data folder.")
        folder.chmod(0o700)
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)

    def let_through(self, path: Path) -> None:
        """Let the account walk every folder above ``path``."""
        if self.uid is None:
            return
        for folder in path.resolve().parents:
            if not folder.stat().st_mode & stat.S_IXOTH and folder.stat().st_uid != self.uid:
                _let_pass(folder, self.uid)

    def let_read(self, tree: Path) -> None:
        """Let the account read an installed package that a strict umask closed."""
        if self.uid is None or tree.stat().st_mode & stat.S_IROTH:
            return
        for path in (tree, *tree.rglob("*")):
            mode = path.stat().st_mode
            runnable = stat.S_IXOTH if path.is_dir() or mode & stat.S_IXUSR else 0
            path.chmod(stat.S_IMODE(mode) | stat.S_IROTH | runnable)


def server_account() -> ServerAccount:
    """Return ourselves, or the dedicated account (made at the first need) where we are root."""
    if os.geteuid() != 0:
        return ServerAccount()
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        _create_account()
        entry = pwd.getpwnam(ACCOUNT)
    return ServerAccount(entry.pw_uid, entry.pw_gid)


def _create_account() -> None:
    program = shutil.which("useradd")
    if program is None:
        raise AccountUnavailable(
            f"PostgreSQL does not run as root, and 'useradd' is missing to make the account '{ACCOUNT}' for it. "
            "Run Postazione as a normal user, or set DATABASE_URL to a PostgreSQL server of your own."
        )
    command = [program, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 9}:  # 9: somebody else has just made it
        raise AccountUnavailable(f"The account '{ACCOUNT}' for PostgreSQL can't be made: {done.stderr.strip()}")


def _let_pass(folder: Path, uid: int) -> None:
    try:
        entries = _read_acl(folder)
        entries[_USER, uid] = entries.get((_USER, uid), 0) | _PASS
        entries[_MASK, _NO_ID] = entries.get((_MASK, _NO_ID), entries[_GROUP_OBJ, _NO_ID]) | _PASS
        packed = b"".join(struct.pack("<HHI", tag, mode, who) for (tag, who), mode in sorted(entries.items()))
        os.setxattr(folder, _ACL, struct.pack("<I", _ACL_VERSION) + packed)
    except (OSError, AttributeError):  # no such lists on this file system, or not on this system at all
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) | stat.S_IXOTH)


def _read_acl(folder: Path) -> dict[tuple[int, int], int]:
    mode = folder.stat().st_mode
    try:
        raw = os.getxattr(folder, _ACL)[4:]
    except OSError:
        bits = ((_USER_OBJ, mode >> 6), (_GROUP_OBJ, mode >> 3), (_OTHER, mode))
        return {(tag, _NO_ID): bit & 0o7 for tag, bit in bits}
    return {(tag, who): bits for tag, bits, who in struct.iter_unpack("<HHI", raw)}
