"""Build the shipped list of comuni and outlines from their sources (README.md beside this file says where they are).

    python api/municipalities/data/build.py POINTS.csv OUTLINES.ndjson.gz ISTAT.csv BELFIORE.json

Deterministic: the same sources give the same bytes.
"""

import csv
import gzip
import io
import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEADER = ["istat_code", "name", "other_name", "name_key", "search_key", "belfiore_code", "province_code", "province"]
HEADER += ["region", "lat", "lon", "bbox", "valid_from", "valid_to", "successor_code"]
# Comuni of the June 2023 outlines that have merged since: each ended the day before its successor began (Belfiore).
SUCCESSORS = {
    "013199": "013256",  # Ronago             → Uggiate con Ronago
    "013228": "013256",  # Uggiate-Trevano    → Uggiate con Ronago
    "018002": "018026",  # Albaredo Arnaboldi → Campospinoso Albaredo
    "024044": "024128",  # Gambugliano        → Sovizzo
    "024103": "024128",  # Sovizzo            → Sovizzo
    "025002": "025075",  # Alano di Piave     → Setteville
    "025070": "025075",  # Quero Vas          → Setteville
    "028022": "028108",  # Carceri            → Santa Caterina d'Este
    "028098": "028108",  # Vighizzolo d'Este  → Santa Caterina d'Este
}
RENAMED_SINCE = "2025"  # the ISTAT list is of the end of 2024
# A letter that the sources' encoding lost.
LOST_LETTERS = {"Sovodnje ob So?i": "Sovodnje ob Soči"}


def main(points_path: str, outlines_path: str, istat_path: str, belfiore_path: str) -> None:
    """Read the four sources, join them by ISTAT and cadastral code, write the two files."""
    with Path(points_path).open(encoding="utf-8", newline="") as file:
        points = {row["istat_code"]: row for row in csv.DictReader(file)}
    with gzip.open(outlines_path, "rt", encoding="utf-8") as lines:
        outlines = {row["istat_code"]: row["outline"] for row in map(json.loads, lines)}
    archive = read_archive(belfiore_path)
    rows = {row["istat_code"]: row for row in read_istat(istat_path)}
    for code in SUCCESSORS:
        rows[code] = ended(points[code])
    for row in rows.values():
        complete(row, archive)
    place(rows, points, outlines)
    write(rows, outlines)
    print(f"{len(rows)} comuni, {sum(1 for row in rows.values() if row['lat'] == '')} of them without a point")


def read_istat(path: str) -> list[dict[str, Any]]:
    """Return the rows of ISTAT's list of codes and names."""
    with Path(path).open(encoding="cp1252", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))[1:]
    return [
        {
            "istat_code": line[4].strip(),
            "name": line[6].strip(),
            "other_name": LOST_LETTERS.get(line[7].strip(), line[7].strip()),
            "belfiore_code": line[19].strip(),
            "province_code": line[14].strip(),
            "province": line[11].strip(),
            "region": line[10].strip(),
            "successor_code": "",
        }
        for line in lines
        if len(line) > 19
    ]


def ended(point: dict[str, str]) -> dict[str, Any]:
    """Return the row of a comune that merged after the outlines were drawn."""
    kept = {name: point[name] for name in ("istat_code", "name", "province_code", "province", "region")}
    successor = SUCCESSORS[point["istat_code"]]
    return {**kept, "other_name": "", "belfiore_code": point["belfiore"], "successor_code": successor}


def read_archive(path: str) -> dict[str, list[dict[str, Any]]]:
    """Return the records of each cadastral code, oldest first."""
    records = defaultdict(list)
    for record in json.loads(Path(path).read_text(encoding="utf-8")):
        records[record["code"]].append(record)
    return {code: sorted(found, key=lambda record: record["date_created"]) for code, found in records.items()}


def complete(row: dict[str, Any], archive: dict[str, list[dict[str, Any]]]) -> None:
    """Add the days of validity, a name changed since the list was made, and the keys."""
    records = archive[row["belfiore_code"]]
    first, last = records[0], records[-1]
    row["valid_from"] = first["date_created"][:10]
    row["valid_to"] = "" if last["active"] else last["date_deleted"][:10]
    if last["active"] and last["date_created"] >= RENAMED_SINCE and key(last["name"]) != key(row["name"]):
        row["name"] = last["name"]
    row["name_key"] = key(row["name"])
    row["search_key"] = " " + key(f"{row['name']} {row['other_name']}".strip())


def place(rows: dict[str, Any], points: dict[str, dict[str, str]], outlines: dict[str, Any]) -> None:
    """Add point and box; a comune born of a merger gets the outlines of its parts and the point of the largest."""
    for code, row in rows.items():
        parts = [old for old, new in SUCCESSORS.items() if new == code] + ([code] if code in points else [])
        if len(parts) > 1 or (parts and code not in points):
            outlines[code] = [polygon for part in parts for polygon in outlines[part]]
        boxes = [[float(points[part][side]) for side in ("min_lon", "min_lat", "max_lon", "max_lat")] for part in parts]
        row["lat"] = row["lon"] = row["bbox"] = ""
        if boxes:
            largest = max(zip(boxes, parts, strict=True), key=lambda pair: area(pair[0]))[1]
            row["lat"], row["lon"] = points[largest]["lat"], points[largest]["lon"]
            west, south, east, north = zip(*boxes, strict=True)
            row["bbox"] = json.dumps([min(west), min(south), max(east), max(north)])


def area(box: list[float]) -> float:
    """Return the size of a box, good enough to tell the larger of two neighbours."""
    return (box[2] - box[0]) * (box[3] - box[1])


def key(name: str) -> str:
    """Return a name as people type it: no accents, lower case, words parted by single blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def write(rows: dict[str, Any], outlines: dict[str, Any]) -> None:
    """Write both files, sorted by code."""
    table = io.StringIO()
    writer = csv.DictWriter(table, HEADER, lineterminator="\n")
    writer.writeheader()
    # Successors first: a row's reference is checked when the row arrives.
    writer.writerows(sorted(rows.values(), key=lambda row: (row["successor_code"] != "", row["istat_code"])))
    compress(HERE / "municipalities.csv.gz", table.getvalue())
    lines = (
        f"{code}\t{json.dumps(outlines[code], separators=(',', ':'))}\n" for code in sorted(rows) if code in outlines
    )
    compress(HERE / "outlines.tsv.gz", "".join(lines))


def compress(path: Path, text: str) -> None:
    """Write gzip without name and time."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(text.encode())


if __name__ == "__main__":
    main(*sys.argv[1:5])
