"""Objects in a folder: whole or not at all, named by chance, refused by content or size without a trace."""

import hashlib
import io
from pathlib import Path

import pytest

from api.integrations.object_store import FolderStore, ObjectMissing, ObjectTooLarge


def accept_all(_: bytes) -> None:
    """Take anything."""


def refuse(_: bytes) -> None:
    raise ValueError("refused")


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class BreaksOff(io.BytesIO):
    """A stream whose sender hangs up in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        chunk = super().read(size)
        if not chunk:
            raise ConnectionResetError
        return chunk


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path)


def test_what_is_put_is_read_back(store: FolderStore) -> None:
    content = b"x" * 200_000
    kept = store.put(io.BytesIO(content), largest=len(content), accept=accept_all)
    assert b"".join(store.read(kept.name)) == content
    assert (kept.size_bytes, kept.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_names_tell_nothing_and_never_repeat(store: FolderStore) -> None:
    names = {store.put(io.BytesIO(b"same"), largest=10, accept=accept_all).name for _ in range(50)}
    assert len(names) == 50


def test_a_byte_too_many_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    with pytest.raises(ObjectTooLarge):
        store.put(io.BytesIO(b"x" * 101), largest=100, accept=accept_all)
    assert files_below(tmp_path) == []


def test_half_an_upload_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    with pytest.raises(ConnectionResetError):
        store.put(BreaksOff(b"x" * 100_000), largest=1_000_000, accept=accept_all)
    assert files_below(tmp_path) == []


@pytest.mark.parametrize("content", [b"MZ\x90", b""])
def test_what_is_refused_by_its_first_bytes_leaves_nothing(store: FolderStore, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ValueError, match="refused"):
        store.put(io.BytesIO(content), largest=100, accept=refuse)
    assert files_below(tmp_path) == []


def test_objects_are_for_our_own_user_only(store: FolderStore, tmp_path: Path) -> None:
    store.put(io.BytesIO(b"secret"), largest=10, accept=accept_all)
    (kept,) = files_below(tmp_path)
    assert kept.stat().st_mode & 0o077 == 0


def test_deleting_twice_is_no_error(store: FolderStore) -> None:
    kept = store.put(io.BytesIO(b"once"), largest=10, accept=accept_all)
    store.delete(kept.name)
    store.delete(kept.name)
    with pytest.raises(ObjectMissing):
        store.read(kept.name)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "0" * 31, "0" * 31 + "G", ""])
def test_a_name_of_somebody_s_choosing_is_no_object(store: FolderStore, name: str) -> None:
    with pytest.raises(ObjectMissing):
        store.read(name)
