"""The project's tables and three invented documents more, two of one pairing.

A second document on Huizhou–Qianxinan tells of 2022 and contradicts a number of 2023;
a third reports on two pairings at once. Texts, names and numbers are invented.
"""

import csv
import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from published import find_published

ROOT = Path(__file__).parents[1]
HUIZHOU, HUMEN, NANCHENG = "huizhou-qianxinan", "humen-songtao", "nancheng-bijiang"
YEAR_2022 = {"period_start": "2022-01-01", "period_end": "2022-12-31"}
YEAR_2023 = {"period_start": "2023-01-01", "period_end": "2023-12-31"}
WHOLE = "extent=whole"
ALL_WORK = "destination=unstated;quality=any;group=all;channel=any;act=helped"
# Document, pairings, published, script; then its numerals, each with its figure.
DOCUMENTS = (
    ("huizhou-qianxinan-2", (HUIZHOU,), "2024-02-01", "traditional"),
    ("two-pairings-1", (HUMEN, NANCHENG), "2023-02-01", "simplified"),
)
FIGURES = (
    ("huizhou-qianxinan-2", "fiscal_funds", WHOLE, "3.2億元", 320000000, "yuan", {}),
    ("huizhou-qianxinan-2", "fiscal_projects", WHOLE, "180個", 180, "count", {}),
    (
        "huizhou-qianxinan-2",
        "labour_employed",
        ALL_WORK,
        "39000人",
        39000,
        "person",
        {},
    ),
    (
        *("huizhou-qianxinan-2", "fiscal_projects", WHOLE, "201個", 201, "count"),
        {**YEAR_2023, "same_as": "huizhou-qianxinan.fiscal_projects"}
        | {"flags": "documents_disagree"},
    ),
    ("two-pairings-1", "fiscal_funds", WHOLE, "8000万元", 80000000, "yuan", {}),
    ("two-pairings-1", "fiscal_projects", WHOLE, "40个", 40, "count", {}),
    (
        *("two-pairings-1", "fiscal_funds", WHOLE, "7000万元", 70000000, "yuan"),
        {"pairing_id": NANCHENG, "place_id": "bijiang"},
    ),
)
SLUGS = {"huizhou-qianxinan-2": "second", "two-pairings-1": "two"}
PLACES = {HUIZHOU: "qianxinan", HUMEN: "songtao"}


def build_several(folder: Path) -> Path:
    """Write the data folder; its documents lie in `originals` beside the tables."""
    # A further document may be of the same pairings.
    with TemporaryDirectory() as known:
        shutil.copytree(find_published(ROOT / "data", Path(known, "data")), folder)
    (folder / "originals").mkdir()
    figures, mentions, sources = [], [], []
    for source_id, pairings, published, script in DOCUMENTS:
        text, own = "", [row for row in FIGURES if row[0] == source_id]
        for number, (_, concept, dimensions, written, value, unit, more) in enumerate(
            own
        ):
            pairing = more.get("pairing_id", pairings[0])
            figure_id = f"{pairing}.{concept}.{SLUGS[source_id]}_{number}"
            start = len(text) + 1
            text += f"，{written}"
            mentions.append((source_id, start, len(text), written, "figure", figure_id))
            figures.append(
                {
                    "figure_id": figure_id,
                    "pairing_id": pairing,
                    "indicator_id": concept,
                    "dimensions": dimensions,
                    "low": value,
                    "high": value,
                    "unit_id": unit,
                    "qualifier": "exact",
                    "period_type": "annual",
                    "period_basis": "stated",
                    "status": "achieved",
                    "direction": "east_to_west"
                    if concept == "fiscal_funds"
                    else "none",
                    "place_id": PLACES.get(pairing, ""),
                    "attributed_to": "donor",
                    **YEAR_2022,
                    **more,
                }
            )
        text += "。2022年、2023年。"
        for year in ("2022年", "2023年"):
            start = text.index(year)
            mentions.append((source_id, start, start + len(year), year, "date", ""))
        (folder / "originals" / f"{source_id}.txt").write_text(text, "utf-8")
        sources.append(
            {
                "source_id": source_id,
                "pairing_ids": ";".join(pairings),
                "title_zh": f"文献{source_id}",
                "title_en": f"Document {source_id}",
                "published_date": published,
                "script": script,
                "file_name": f"{source_id}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "characters": len(text),
            }
        )
    append_rows(folder / "figures.csv", figures)
    append_rows(folder / "sources.csv", sources)
    names = ("source_id", "start", "end", "as_written", "kind", "figure_id")
    append_rows(
        folder / "mentions.csv",
        [dict(zip(names, row, strict=True)) for row in mentions],
    )
    _flag(folder / "figures.csv", "huizhou-qianxinan.fiscal_projects")
    return folder


def append_rows(path: Path, rows: Iterable[dict]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writerows(rows)


def _flag(path: Path, figure_id: str) -> None:
    """Add the flag to the figure that the second document contradicts."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    for row in rows:
        if row["figure_id"] == figure_id:
            row["flags"] = ";".join(filter(None, [row["flags"], "documents_disagree"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
