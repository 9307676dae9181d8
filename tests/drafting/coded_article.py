"""An article of our own with twelve numerals, as one reader codes it."""

from dataclasses import replace

import pandas as pd

from shanhai import Corpus
from shanhai.drafting.draft import Draft, list_columns, list_fields

TEXT = (
    "2023年，甲组团向乙县拨付资金800万元，其中300万元用于园区。\n"
    "全年培训学员450人，其中脱贫人口约120人；赴东部就业260余人。\n"
    "目前园区有工人90人；明年拟培训600人。\n"
    "综上，培训450人，赴东就业260余人，建成车间15个。电话1234567。\n"
)
USUAL = {
    "kind": "figure",
    "decided": "yes",
    "pairing_id": "jia-yi",
    "qualifier": "exact",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "period_type": "annual",
    "period_basis": "stated",
    "status": "achieved",
    "direction": "none",
    "place_id": "yi",
    "attributed_to": "donor",
}
FUNDS = {"indicator_id": "fiscal_funds", "unit_id": "yuan", "direction": "east_to_west"}
TRAINED = {
    "indicator_id": "labour_training_trainees",
    "dimensions": "group=all",
    "unit_id": "person",
}
EAST = {"indicator_id": "labour_employed_east", "unit_id": "person"}
JOBS = {"indicator_id": "labour_employed_all", "unit_id": "person"}


def exact(number):
    return {"low": number, "high": number}


# Each numeral with its cells; a whole and a repeat are named by their place below.
FUNDS_ALL, FUNDS_PART, TRAINEES, POOR, EASTWARD, WORKERS, PLANNED = range(1, 8)
TRAINEES_AGAIN, EASTWARD_AGAIN, WORKSHOPS, PHONE = range(8, 12)
MENTIONS = (
    ("2023年", {"kind": "date"}),
    ("800万元", USUAL | FUNDS | exact("8000000")),
    (
        "300万元",
        USUAL | FUNDS | exact("3000000") | {"part_of": 1, "part_basis": "stated"},
    ),
    ("450人", USUAL | TRAINED | exact("450")),
    (
        "约120人",
        USUAL
        | TRAINED
        | {"dimensions": "group=formerly_poor", "low": "115", "high": "125"}
        | {"qualifier": "approx", "part_of": 3, "part_basis": "stated"},
    ),
    ("260余人", USUAL | EAST | {"low": "260", "high": "269", "qualifier": "at_least"}),
    ("90人", USUAL | JOBS | exact("90") | {"period_type": "point"}),
    (
        "600人",
        USUAL
        | TRAINED
        | exact("600")
        | {"status": "planned", "flags": "period_inferred"},
    ),
    ("450人", {"kind": "figure", "decided": "yes", "repeats": 3}),
    ("260余人", {"kind": "figure", "decided": "yes", "repeats": 5}),
    ("15个", USUAL | JOBS | exact("15")),
    ("1234567", {"kind": "furniture"}),
)
SOURCE = {
    "source_id": "jia-yi-9",
    "pairing_ids": "jia-yi",
    "title_zh": "乙县来信",
    "title_en": "A letter from Yi",
    "published_date": "2024-01-05",
    "script": "simplified",
    "file_name": "jia-yi-9.txt",
    "note_en": "Read by one.",
}


def list_starts():
    """List where the numerals begin, in order."""
    starts, after = [], 0
    for written, _ in MENTIONS:
        starts.append(TEXT.index(written, after))
        after = starts[-1] + len(written)
    return starts


def make_draft(corpus: Corpus, changes=None) -> Draft:
    """Return the article as coded, with other cells of some numerals."""
    told, rows = changes or {}, []
    first = list_starts()
    starts = [told.get(n, {}).get("start", start) for n, start in enumerate(first)]
    for number, (written, coded) in enumerate(MENTIONS):
        cells = coded | told.get(number, {})
        named = {
            name: str(starts[cells[name]])
            for name in ("repeats", "part_of")
            if isinstance(cells.get(name), int)
        }
        place = {
            "start": str(first[number]),
            "end": str(first[number] + len(written)),
            "as_written": written,
        }
        rows.append(place | cells | named)
    columns = list_columns(corpus.descriptor)
    source = list_fields(corpus.descriptor, "sources")
    return Draft(
        TEXT,
        pd.DataFrame(rows, columns=columns, dtype="str").fillna(""),
        {"sources": pd.DataFrame([SOURCE], columns=source, dtype="str").fillna("")},
    )


def drop_mention(draft: Draft, number: int) -> Draft:
    """Return a draft without one of its mentions."""
    return replace(draft, rows=draft.rows.drop(index=number).reset_index(drop=True))
