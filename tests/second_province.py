"""The project's tables and an invented pairing whose donor lies in a second province.

It reports work of one year, at all destinations and in each part of them, and sales to
the donor's province. Places and numbers are invented.
"""

import shutil
from pathlib import Path

from several_documents import ROOT, YEAR_2022, append_rows

PAIRING, SOURCE = "bing-ding", "bing-ding-1"
PLACES = (
    ("donghai", "china", "province", "Donghai", "东海省"),
    ("bing", "donghai", "prefecture", "Bing", "丙市"),
    ("xishan", "china", "province", "Xishan", "西山省"),
    ("ding", "xishan", "prefecture", "Ding", "丁州"),
)
WORK = "destination={};quality={};group=all;channel=any;act=helped"
SALES = "sale_basis=sold;market=donor_province;certification=all;outlet=any"
# Slug, concept, dimensions, value, unit.
FIGURES = (
    ("all", "labour_employed", WORK.format("all", "any"), 400, "person"),
    ("there", "labour_employed", WORK.format("donor_province", "any"), 100, "person"),
    ("home", "labour_employed", WORK.format("home_province", "any"), 250, "person"),
    ("away", "labour_employed", WORK.format("elsewhere", "any"), 50, "person"),
    ("firm", "labour_employed", WORK.format("donor_province", "stable"), 80, "person"),
    ("sold", "produce_sold", SALES, 900, "yuan"),
)
PARTS = ("there", "home", "away")
WHOLE = {"part_of": f"{PAIRING}.all", "part_basis": "stated", "flags": "not_additive"}


def build_second_province(folder: Path) -> Path:
    """Write the data folder; its document is in the register only."""
    shutil.copytree(ROOT / "data", folder)
    text, figures, mentions = "2022年", [], []
    mentions.append((SOURCE, 0, len(text), text, "date", ""))
    for slug, concept, dimensions, value, unit in FIGURES:
        written = f"{value}{'人' if unit == 'person' else '元'}"
        start = len(text) + 1
        text += f"，{written}"
        figure_id = f"{PAIRING}.{slug}"
        mentions.append((SOURCE, start, len(text), written, "figure", figure_id))
        figures.append(
            {
                "figure_id": figure_id,
                "pairing_id": PAIRING,
                "indicator_id": concept,
                "dimensions": dimensions,
                "low": value,
                "high": value,
                "unit_id": unit,
                "qualifier": "exact",
                **YEAR_2022,
                "period_type": "annual",
                "period_basis": "stated",
                "status": "achieved",
                "direction": "west_to_east" if "donor" in dimensions else "none",
                "place_id": "ding",
                "attributed_to": "programme",
                **(WHOLE if slug in PARTS else {}),
            }
        )
    source = {
        "source_id": SOURCE,
        "pairing_ids": PAIRING,
        "title_zh": "丙丁文献",
        "title_en": "Document on Bing and Ding",
        "published_date": "2023-02-01",
        "script": "simplified",
        "file_name": f"{SOURCE}.txt",
        "sha256": "0" * 64,
        "characters": len(text),
    }
    pairing = {
        "pairing_id": PAIRING,
        "donor_place_id": "bing",
        "recipient_place_id": "ding",
        "name_en": "Bing → Ding",
        "name_zh": "丙市 → 丁州",
        "donor_level": "prefecture",
        "recipient_level": "prefecture",
        "since_note_en": "The document does not say.",
        "since_note_zh": "文献未说明。",
    }
    of_place = ("place_id", "parent_place_id", "level", "name_en", "name_zh")
    of_mention = ("source_id", "start", "end", "as_written", "kind", "figure_id")
    rows = {
        "places": [dict(zip(of_place, row, strict=True)) for row in PLACES],
        "pairings": [pairing],
        "pairing_members": [
            {"pairing_id": PAIRING, "place_id": "bing", "sort_order": 1}
        ],
        "sources": [source],
        "figures": figures,
        "mentions": [dict(zip(of_mention, row, strict=True)) for row in mentions],
    }
    for table, added in rows.items():
        append_rows(folder / f"{table}.csv", added)
    return folder
