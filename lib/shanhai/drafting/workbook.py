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
from xlsxwriter.utility import xl_range_abs

from shanhai.curation.corpus import Corpus
from shanhai.curation.sources import Sentence
from shanhai.drafting.draft import (
    ADDED,
    CONCEPTS,
    MENTIONS,
    PROPOSED,
    Cells,
    Draft,
    list_fields,
)
from shanhai.drafting.excel_cells import Cell
from shanhai.drafting.excel_files import Book, Record, read_book
from shanhai.drafting.sheets import (
    LISTS,
    SENTENCE,
    Column,
    Sheet,
    Tables,
    describe_columns,
    list_codes,
    quote_around,
    write_sheets,
)
from shanhai.errors import CorpusError, Problem, suggest

FIXED = ("end", "as_written")
PLACE = ("start", *FIXED)
# A number of a proposed concept, which goes into the cells of the figure.
CHOOSE, NUMBERS = "choose", tuple(str(n) for n in range(1, CONCEPTS + 1))
CODES, SOURCES = "codes", "sources"
# Rows for places and members of a pairing that a person may yet add.
SPARE = 50
KEEP = "Leave it as it was; a numeral that is no figure gets another kind"


def write_workbook(draft: Draft, corpus: Corpus, path: Path) -> None:
    """Write a draft as a workbook with lists to choose from.

    A number in column `choose` takes the concept that is proposed under it. Raises
    ShanhaiError when the file is open elsewhere, or the system refuses: an earlier one
    is whole. Raises CorpusError with every text that is too long for a cell.
    """
    columns = {
        name: describe_columns(corpus, draft.added, name) for name in (MENTIONS, *ADDED)
    }
    columns[MENTIONS][CHOOSE] = Column("code", NUMBERS)
    merged = {
        key: column
        for own in columns.values()
        for key, column in own.items()
        if column.codes
    }
    codes = list_codes(corpus, draft.added, merged)
    spans = {
        name: f"={CODES}!{xl_range_abs(rows[0] + 1, 1, rows[-1] + 1, 1)}"
        for name, rows in codes.groupby("column").indices.items()
    }
    sheets = [
        Sheet(
            name,
            *_lay_out_rows(draft, corpus, name, list(own)),
            # A list of codes is written.
            {key: spans[key] for key in own if own[key].codes and key not in LISTS},
            fixed=(*PLACE, SENTENCE, *PROPOSED) if name == MENTIONS else (),
            comments={key: column.note for key, column in own.items()},
            frozen=len(PLACE) + 1 if name == MENTIONS else 1,
            spare=0 if name in (MENTIONS, SOURCES) else SPARE,
        )
        for name, own in columns.items()
    ]
    sheets.insert(1, Sheet(CODES, [*codes], codes.to_numpy().tolist(), frozen=2))
    write_sheets(sheets, path)


def read_workbook(path: Path, draft: Draft, corpus: Corpus) -> Draft:
    """Read a workbook of a draft, as Excel or LibreOffice saved it; rows may be sorted.

    A CSV file holds the sheet of mentions alone. Cells that nobody changed are as the
    draft has them. Raises CorpusError with every cell that is not understood, or
    changed and not to be; unknown codes with the nearest known ones. Raises
    ShanhaiError when the file is open elsewhere, or the system refuses.
    """
    book, added = read_book(path, MENTIONS), dict(draft.added)
    # Places first: rows of other tables name them.
    for name in ADDED if path.suffix.lower() != ".csv" else ():
        before = _find_added(draft, corpus, name)
        if name in book.sheets or len(before):
            own = _read_added(book, name, before, corpus, added)
            if len(own) or name in added:
                added[name] = own
    if not book.problems and list(added[SOURCES]["source_id"]) != [draft.source_id]:
        rule = f"the sheet has not the one row of {draft.source_id}"
        remedy = "Read the workbook of this draft, and leave its code"
        book.problems.append(Problem(f"{path.name} {SOURCES}", None, "", rule, remedy))
    rows = _read_mentions(book, draft, corpus, added)
    if book.problems:
        raise CorpusError(book.problems)
    return replace(draft, rows=rows, added=added)


def _find_added(draft: Draft, corpus: Corpus, name: str) -> pd.DataFrame:
    """Return the draft's rows for a table, or its headings alone."""
    columns = list_fields(corpus.descriptor, name)
    return draft.added.get(name, pd.DataFrame(columns=columns, dtype="str"))


def _lay_out_rows(
    draft: Draft, corpus: Corpus, name: str, columns: list[str]
) -> tuple[list[str], list[list[str | Sentence]]]:
    """Return headings and rows of a sheet; of a mention its sentence comes early."""
    if name != MENTIONS:
        return columns, _find_added(draft, corpus, name).to_numpy().tolist()
    proposed = [f"{name}_{n}" for n in NUMBERS for name in ("concept", "confidence")]
    names = [*dict.fromkeys([*PLACE, SENTENCE, CHOOSE, *proposed, *columns])]
    rows = [
        row | {SENTENCE: quote_around(draft.text, row["start"], row["end"])}
        for row in draft.rows.to_dict("records")
    ]
    return names, [[row.get(name, "") for name in names] for row in rows]


def _read_added(
    book: Book, name: str, before: pd.DataFrame, corpus: Corpus, added: Tables
) -> pd.DataFrame:
    """Read the rows that another table will gain; codes of added rows are known."""
    columns = describe_columns(corpus, added, name)
    records = book.list_records(name, columns)
    if records is None:
        return before
    rows = [_read_row(book, record, columns, {}) for record in records]
    table = pd.DataFrame(rows, columns=before.columns, dtype="str")
    # A row may name another of its sheet: a new place in a new county.
    columns = describe_columns(corpus, {**added, name: table}, name)
    _check_codes(book, zip(records, rows, strict=True), columns, before)
    return table


def _read_mentions(
    book: Book, draft: Draft, corpus: Corpus, added: Tables
) -> pd.DataFrame:
    """Read the mentions, in the draft's order however the rows are sorted."""
    columns = describe_columns(corpus, added, MENTIONS)
    records = book.list_records(MENTIONS, [*columns, CHOOSE], (SENTENCE,))
    if records is None:
        return draft.rows
    before = {row["start"]: row for row in draft.rows.to_dict("records")}
    read: dict[str, tuple[Record, Cells]] = {}
    for record in records:
        start = book.read(record["start"])
        if start not in before or start in read:
            rule = "two rows are of this mention" if start in read else ""
            rule = rule or "no mention of the draft starts there"
            book.refuse(record["start"], rule, "Remove the row, or restore its start")
            continue
        cells = _read_row(book, record, columns, before[start])
        for name in FIXED:
            if cells[name] != (held := before[start][name]):
                rule = f"{name} of a mention is not to be changed: it is {held!r}"
                book.refuse(record[name], rule, KEEP)
        read[start] = record, cells
    _check_codes(book, read.values(), columns, draft.rows)
    for start, row in before.items():
        if start in read:
            record, cells = read[start]
            row |= cells | _choose(book, record[CHOOSE], cells, row)
        else:
            rule = f"the row of {row['as_written']!r} is missing"
            fault = start, rule, f"Put it back. {KEEP}"
            book.problems.append(Problem(f"{book.file} {MENTIONS}", None, *fault))
    return pd.DataFrame([*before.values()], columns=[*columns], dtype="str")


def _read_row(
    book: Book, record: Record, columns: Mapping[str, Column], before: Cells
) -> Cells:
    return {
        name: book.read(record[name], column.kind, before.get(name, ""))
        for name, column in columns.items()
    }


def _check_codes(
    book: Book,
    rows: Iterable[tuple[Record, Cells]],
    columns: Mapping[str, Column],
    held: pd.DataFrame,
) -> None:
    """Refuse codes that nobody knows; what the draft had is taken as it is."""
    taken = {name: {"", *held[name]} for name in columns}
    for record, cells in rows:
        for name, column in columns.items():
            if not column.codes or cells[name] in taken[name]:
                continue
            told = cells[name].split(";") if name in LISTS else [cells[name]]
            for code in told:
                if code not in column.codes:
                    rule = f"{code!r} is no code of {name}"
                    book.refuse(record[name], rule, suggest(code, column.codes))


def _choose(book: Book, cell: Cell, cells: Cells, before: Cells) -> Cells:
    """Return the cells that a chosen proposal fills."""
    number = book.read(cell)
    if not number:
        return {}
    proposed = {n: before[f"concept_{n}"] for n in NUMBERS if before[f"concept_{n}"]}
    if number not in proposed:
        told = "; ".join(f"{n}: {concept}" for n, concept in proposed.items())
        rule = "no concept is proposed under this number"
        book.refuse(cell, rule, f"Proposed: {told or 'none'}")
        return {}
    indicator, _, dimensions = proposed[number].partition(" ")
    chosen = {"indicator_id": indicator, "dimensions": dimensions}
    for name, code in chosen.items():
        if cells[name] not in ("", before[name], code):
            rule = f"{name} is changed to {cells[name]!r}, and another is chosen"
            book.refuse(cell, rule, f"Clear one of the two; chosen: {code}")
    return chosen
