"""The documents that tests by hand know, whatever else the tables have come to hold.

A test that counts, or that has been read from the articles, is about these. What a
further document must keep to, `shanhai check` says.
"""

import csv
import shutil
from pathlib import Path

DOCUMENTS = (
    "qingxi-dejiang-1",
    "humen-songtao-1",
    "huizhou-qianxinan-1",
    "nancheng-bijiang-1",
    "huangpu-dushan-1",
)
# Tables whose rows belong to a document or a pairing, and by which column.
OWNED = {
    "sources": "source_id",
    "mentions": "source_id",
    "pairings": "pairing_id",
    "pairing_members": "pairing_id",
    "figures": "pairing_id",
}


def list_further(data: Path) -> list[str]:
    """List the documents of a data folder that no test by hand knows."""
    return [code for code in read_column(data, "source_id") if code not in DOCUMENTS]


def find_published(data: Path, folder: Path) -> Path:
    """Return the folder as it is, or a copy that holds the known documents alone."""
    further = list_further(data)
    if not further:
        return data
    shutil.copytree(data, folder)
    pairings = read_column(data, "pairing_ids")
    known = {
        code
        for source, codes in zip(read_column(data, "source_id"), pairings, strict=True)
        if source in DOCUMENTS
        for code in codes.split(";")
    }
    for name, column in OWNED.items():
        path = folder / f"{name}.csv"
        with path.open(newline="", encoding="utf-8") as file:
            head, *rows = csv.reader(file)
        place, kept = head.index(column), {*DOCUMENTS, *known}
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([head, *(row for row in rows if row[place] in kept)])
    return folder


def read_column(data: Path, name: str) -> list[str]:
    with (data / "sources.csv").open(newline="", encoding="utf-8") as file:
        return [row[name] for row in csv.DictReader(file)]
