"""A draft as an Excel workbook, and back without loss.

Sheet `mentions` has a row a mention, with its sentence beside it; `codes` says what may
stand where; the rows that other tables will gain have a sheet each. It holds sentences
of the document: keep it where the draft is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.drafting.draft import (
    ADDED,
    CONCEPTS,
    MENTIONS,
    PROPOSED,
    Draft,
    list_columns,
    list_fields,
)
from shanhai.drafting.workbooks.code_lists import (
    describe_codes,
    describe_columns,
    list_choices,
)
from shanhai.drafting.workbooks.excel_files import read_sheets, replace_workbook
from shanhai.drafting.workbooks.excel_sheets import (
    SENTENCE,
    Sheet,
    build_workbook,
    locate_choices,
    quote_around,
)
from shanhai.drafting.workbooks.workbook_rows import (
    CHOOSE,
    NUMBERS,
    read_added,
    read_mentions,
)
from shanhai.errors import CorpusError, Problem

PLACE = ("start", "end", "as_written")
CODES, SOURCES = "codes", "sources"
# Rows for places and members of a pairing that a person may yet add.
SPARE = 50


def write_workbook(draft: Draft, corpus: Corpus, path: Path) -> None:
    """Write a draft as a workbook with lists to choose from.

    A number in column `choose` takes the concept that is proposed under it.

    Raises
    ------
    ShanhaiError
        When the file is open elsewhere, or the system refuses: an earlier one is whole.
    CorpusError
        With every text that is too long for a cell.
    """
    tables = {name: _fill(draft, corpus, name) for name in ADDED}
    held = {
        name: list_choices(corpus, draft.added, name) for name in (MENTIONS, *ADDED)
    }
    merged = {key: codes for one in held.values() for key, codes in one.items()}
    merged[CHOOSE] = NUMBERS
    codes = describe_codes(corpus, draft.added, merged)
    spans = {
        column: locate_choices(CODES, 1, rows[0] + 1, rows[-1] + 1)
        for column, rows in codes.groupby("column").indices.items()
    }
    sheets = [
        _lay_out_mentions(draft, corpus, _pick(spans, [CHOOSE, *held[MENTIONS]])),
        Sheet(CODES, list(codes.columns), codes.to_numpy().tolist(), frozen=2),
        *(
            Sheet(
                name,
                list(table.columns),
                table.to_numpy().tolist(),
                choices=_pick(spans, held[name]),
                comments=describe_columns(corpus, name),
                spare=0 if name == SOURCES else SPARE,
            )
            for name, table in tables.items()
        ),
    ]
    replace_workbook(path, build_workbook(sheets, path.name))


def read_workbook(path: Path, draft: Draft, corpus: Corpus) -> Draft:
    """Read a workbook of a draft, as Excel or LibreOffice saved it; rows may be sorted.

    A CSV file holds the sheet of mentions alone. Cells that nobody changed are as the
    draft has them.

    Raises
    ------
    CorpusError
        With every cell that is not understood, or changed and not to be; unknown codes
        with the nearest known ones.
    ShanhaiError
        When the file is open elsewhere, or the system refuses.
    """
    sheets, problems = read_sheets(path, MENTIONS), []
    added = dict(draft.added)
    # Places first: rows of other tables name them.
    for name in ADDED if path.suffix.lower() != ".csv" else ():
        own, found = read_added(sheets, name, draft, corpus, added, path.name)
        problems += found
        if len(own) or name in added:
            added[name] = own
    if not problems and list(added[SOURCES]["source_id"]) != [draft.source_id]:
        rule = f"the sheet has not the one row of {draft.source_id}"
        remedy = "Read the workbook of this draft, and leave its code"
        problems.append(Problem(f"{path.name} {SOURCES}", None, "", rule, remedy))
    rows, found = read_mentions(sheets, draft, corpus, added, path.name)
    if problems := [*found, *problems]:
        raise CorpusError(problems)
    return replace(draft, rows=rows, added=added)


def _fill(draft: Draft, corpus: Corpus, name: str) -> pd.DataFrame:
    """Return the draft's rows for a table, or its headings alone."""
    columns = list_fields(corpus.descriptor, name)
    return draft.added.get(name, pd.DataFrame(columns=columns, dtype="str"))


def _pick(spans: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: spans[name] for name in names if name in spans}


def _lay_out_mentions(
    draft: Draft, corpus: Corpus, choices: Mapping[str, str]
) -> Sheet:
    """Put a mention's sentence and proposals before what is decided."""
    numbers = range(1, CONCEPTS + 1)
    proposed = [f"{name}_{n}" for n in numbers for name in ("concept", "confidence")]
    first = [*PLACE, SENTENCE, CHOOSE, *proposed]
    rest = [name for name in list_columns(corpus.descriptor) if name not in first]
    columns = [*first, *rest]
    rows = [
        [
            quote_around(draft.text, row["start"], row["end"])
            if name == SENTENCE
            else row.get(name, "")
            for name in columns
        ]
        for row in draft.rows.to_dict("records")
    ]
    return Sheet(
        MENTIONS,
        columns,
        rows,
        choices,
        fixed=(*PLACE, SENTENCE, *PROPOSED),
        comments=describe_columns(corpus, MENTIONS),
        frozen=len(PLACE) + 1,
    )
