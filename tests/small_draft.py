"""A draft for the tiny tables, small enough to be read in one look."""

import hashlib

import pandas as pd

from shanhai.drafting.draft import Draft, list_columns, list_fields

TEXT = "乙县再记\n2022年,投入资金1500万元,就业260人,其中到东部80人。全年就业260人。"
SHARED = {
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "period_type": "annual",
    "period_basis": "stated",
    "status": "achieved",
    "place_id": "yi",
    "attributed_to": "donor",
    "qualifier": "exact",
    "decided": "yes",
}
CELLS = {
    "2022年": {"kind": "date"},
    "1500万元": {
        "indicator_id": "fiscal_funds",
        "low": "15000000",
        "high": "15000000",
        "unit_id": "yuan",
        "direction": "east_to_west",
    },
    "260人": {
        "indicator_id": "labour_employed_all",
        "low": "260",
        "high": "260",
        "unit_id": "person",
        "direction": "none",
        "flags": "not_additive",
    },
    "80人": {
        "indicator_id": "labour_employed_east",
        "low": "80",
        "high": "80",
        "unit_id": "person",
        "direction": "west_to_east",
        "part_of": str(TEXT.index("260人")),
        "part_basis": "stated",
    },
}


def make_draft(descriptor) -> Draft:
    """Return the draft of `TEXT`, decided: three figures, one of them said twice."""
    rows = [
        _write_row(descriptor, TEXT.index(written), written, cells)
        for written, cells in CELLS.items()
    ]
    repeat = {"repeats": str(TEXT.index("260人")), "decided": "yes"}
    rows.append(_write_row(descriptor, TEXT.rindex("260人"), "260人", repeat))
    source = dict.fromkeys(list_fields(descriptor, "sources"), "") | {
        "source_id": "jia-yi-3",
        "pairing_ids": "jia-yi",
        "title_zh": "乙县再记",
        "title_en": "Yi County once more",
        "published_date": "2023-02-01",
        "script": "simplified",
        "file_name": "jia-yi-3.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "characters": str(len(TEXT)),
    }
    return Draft(
        TEXT,
        pd.DataFrame(rows, columns=list_columns(descriptor), dtype="str"),
        {"sources": pd.DataFrame([source], dtype="str")},
    )


def _write_row(descriptor, start, written, cells):
    row = dict.fromkeys(list_columns(descriptor), "")
    place = {"start": str(start), "end": str(start + len(written))}
    shared = SHARED if cells.get("indicator_id") else {}
    return row | {"kind": "figure"} | place | {"as_written": written} | shared | cells
