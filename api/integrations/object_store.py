"""Where documents live: a folder by default. Half an upload leaves nothing; what is there is whole and named by chance."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

_CHUNK = 64 * 1024
_NAME_LENGTH = 32


class ObjectTooLarge(Exception):
    """The stream is longer than allowed; nothing was kept."""


class ObjectMissing(Exception):
    """There is no object of that name."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """What was kept: its name in the store, its size, its hash."""

    name: str
    size_bytes: int
    sha256: str


class ObjectStore(Protocol):
    """What the features need of a store."""

    def put(self, stream: BinaryIO, *, largest: int, accept: Callable[[bytes], None]) -> StoredObject:
        """Keep a stream whole or not at all.

        ``accept`` sees the first bytes and raises to refuse them. Raises ObjectTooLarge.
        """

    def read(self, name: str) -> Iterator[bytes]:
        """Return the object in chunks. Raises ObjectMissing."""

    def delete(self, name: str) -> None:
        """Remove the object; nothing happens if it is gone."""


class FolderStore:
    """Objects as files below a folder, readable by our own user alone.

    A file is written aside, flushed to the disk and then renamed, which the file system does as one step: a reader, or a
    crash, finds the whole object or none. Names are random, so that they tell nothing and can't be guessed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = folder / "incoming"
        self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, stream: BinaryIO, *, largest: int, accept: Callable[[bytes], None]) -> StoredObject:
        """Keep a stream whole or not at all."""
        name = secrets.token_hex(_NAME_LENGTH // 2)
        draft = self._drafts / name
        try:
            size, digest = self._write(draft, stream, largest, accept)
            target = self._path(name)
            target.parent.mkdir(mode=0o700, exist_ok=True)
            draft.rename(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return StoredObject(name, size, digest)

    def read(self, name: str) -> Iterator[bytes]:
        """Return the object in chunks; opened before the first chunk is asked for, so that a missing one is known."""
        try:
            file = self._path(name).open("rb")
        except FileNotFoundError as error:
            raise ObjectMissing(name) from error
        return _chunks(file)

    def delete(self, name: str) -> None:
        """Remove the object."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if len(name) != _NAME_LENGTH or not set(name) <= set("0123456789abcdef"):
            raise ObjectMissing(name)  # names are ours: anything else would be a path of somebody's choosing
        return self._folder / name[:2] / name

    @staticmethod
    def _write(draft: Path, stream: BinaryIO, largest: int, accept: Callable[[bytes], None]) -> tuple[int, str]:
        digest, size = hashlib.sha256(), 0
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            while chunk := stream.read(_CHUNK):
                if not size:
                    accept(chunk)
                size += len(chunk)
                if size > largest:
                    raise ObjectTooLarge
                digest.update(chunk)
                file.write(chunk)
            if not size:
                accept(b"")
            file.flush()
            os.fsync(file.fileno())
        return size, digest.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
