"""Load the shipped list of comuni and their outlines; a second call finds them there and does nothing."""

import gzip
import hashlib
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from api.municipalities.models import ReferenceData

_DATA = Path(__file__).parent / "data"
DATA_SET = "municipalities"
_LIST, _OUTLINES = "municipalities.csv.gz", "outlines.tsv.gz"
_COLUMNS = (
    "istat_code, name, other_name, name_key, search_key, belfiore_code, province_code, province, region, "
    "lat, lon, bbox, valid_from, valid_to, successor_code"
)


def load_reference(session: Session, *, outlines_of: Collection[str] | None = None) -> bool:
    """Bring the tables to the shipped version, as the owner of the tables; tell whether there was anything to do.

    A comune is never deleted: whoever refers to a code must go on finding it, with the day it ended. ``outlines_of``
    loads these comuni's outlines only (a small database for tests).
    """
    version = shipped_digest() + ("" if outlines_of is None else ":" + ",".join(sorted(outlines_of)))
    known = session.get(ReferenceData, DATA_SET)
    if known is not None and known.sha256 == version:
        return False
    _load_list(session)
    _load_outlines(session, outlines_of)
    session.merge(ReferenceData(name=DATA_SET, sha256=version))
    return True


def _load_list(session: Session) -> None:
    session.execute(text("CREATE TEMPORARY TABLE incoming (LIKE municipalities INCLUDING DEFAULTS) ON COMMIT DROP"))
    _copy(session, f"COPY incoming ({_COLUMNS}) FROM STDIN (FORMAT csv, HEADER true)", _lines(_LIST))
    names = [name for name in _COLUMNS.split(", ") if name != "istat_code"]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names)
    session.execute(
        text(
            f"INSERT INTO municipalities ({_COLUMNS}) SELECT {_COLUMNS} FROM incoming "  # noqa: S608 (our own columns)
            f"ON CONFLICT (istat_code) DO UPDATE SET {changes}"
        )
    )
    session.execute(text("DROP TABLE incoming"))


def _load_outlines(session: Session, wanted: Collection[str] | None) -> None:
    session.execute(text("DELETE FROM municipality_outlines"))
    lines = (line for line in _lines(_OUTLINES) if wanted is None or line.split(b"\t", 1)[0].decode() in wanted)
    _copy(session, "COPY municipality_outlines (istat_code, outline) FROM STDIN", lines)


def _copy(session: Session, statement: str, lines: Iterable[bytes]) -> None:
    driver: Any = session.connection().connection.driver_connection
    with driver.cursor().copy(statement) as copy:
        for line in lines:
            copy.write(line)


def _lines(file_name: str) -> Iterator[bytes]:
    with gzip.open(_DATA / file_name) as file:
        yield from file


@cache
def shipped_digest() -> str:
    """Return what tells one edition of the shipped files from another."""
    digest = hashlib.sha256()
    for file_name in (_LIST, _OUTLINES):
        digest.update((_DATA / file_name).read_bytes())
    return digest.hexdigest()
