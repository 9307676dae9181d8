"""Sheets of a draft: what may stand in their columns, how they are written.

Every cell is text; there are filters, and lists to choose from.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import EQUALS
from shanhai.curation.sources import Sentence, sentence_around
from shanhai.curation.tables import Descriptor
from shanhai.drafting.draft import CONCEPTS, DECIDED, MENTIONS, list_columns
from shanhai.drafting.excel_cells import write_text
from shanhai.drafting.excel_files import reach
from shanhai.errors import CorpusError, Problem
from shanhai.whole_files import replace_file

FIGURES = "figures"
# Columns whose cells are codes, although no closed list says which.
OPEN_CODES = ("start", "end", "repeats", "part_of", "same_as", "figure_id")
# Columns whose cells may hold several codes.
LISTS = ("flags", "dimensions")
# Tables that a draft may add rows with codes to.
NEW = ("place", "pairing")
SHARES = tuple(f"confidence_{n}" for n in range(1, CONCEPTS + 1))
CODES = ("column", "code", "name_zh", "name_en", "definition_zh", "definition_en")
MEANINGS = {"meaning_zh": "definition_zh", "meaning_en": "definition_en"}
Tables = Mapping[str, pd.DataFrame]
TEXT = {"num_format": "@", "valign": "top", "text_wrap": True}
LOOKS = {
    "text": TEXT,
    "fixed": TEXT | {"bg_color": "#eeeeee"},
    "head": TEXT | {"bold": True, "bottom": 1},
    "marked": {"bold": True},
}
CHOOSE = "Choose a code of the list; the sheet codes says what each means."
SENTENCE, MARKS = "sentence", ("【", "】")
# In characters of a digit's width; a Chinese one takes two.
WIDE, NARROW, USUAL = 48, 8, 18
LONG = (SENTENCE, "reasons", "note_", "definition_", "dimensions", "concept_")
SHORT = ("start", "end", "choose", "decided", "repeats", "confidence_", "settled")


@dataclass(frozen=True)
class Column:
    """Hold what may stand in a column."""

    # How its cells are read: see `parse_cell`.
    kind: str
    # What is known; empty where there is no closed list.
    codes: tuple[str, ...] = ()
    # What the contract says of it, in both languages.
    note: str = ""


def describe_columns(corpus: Corpus, added: Tables, table: str) -> dict[str, Column]:
    """Describe each column of a table; `mentions` has the columns of a draft.

    Codes of rows that the draft adds come first. Left out: those of figures, which a
    draft may name by their mention.
    """
    schemas = {one["name"]: one["schema"] for one in corpus.descriptor["resources"]}
    used = (table, FIGURES) if table == MENTIONS else (table,)
    fields = {one["name"]: one for name in used for one in schemas[name]["fields"]}
    pairs = corpus.dimension_codes
    closed = {
        "decided": (DECIDED,),
        "flags": tuple(corpus.known("flag")),
        "dimensions": tuple(pairs["dimension_id"] + EQUALS + pairs["code"]),
    }
    for name in used:
        for link in schemas[name].get("foreignKeys", ()):
            target = link["reference"]["resource"] or name
            if target != FIGURES:
                (own,), (key,) = link["fields"], link["reference"]["fields"]
                new = added[target][key] if target in added else ()
                known = [*filter(None, new), *getattr(corpus, target)[key]]
                closed[own] = tuple(dict.fromkeys(known))
    names = list_columns(corpus.descriptor) if table == MENTIONS else fields
    return {name: _describe(name, fields.get(name, {}), closed) for name in names}


def _describe(
    name: str, field: Descriptor, closed: Mapping[str, tuple[str, ...]]
) -> Column:
    kind = field.get("type", "string")
    codes = closed.get(name) or tuple(field.get("constraints", {}).get("enum", ()))
    if kind == "boolean":
        codes = ("true", "false")
    elif name in SHARES:
        kind = "share"
    elif codes or name in OPEN_CODES:
        kind = "code"
    note = f"{field['description_zh']}\n{field['description']}" if field else ""
    return Column(kind, codes, note)


def list_codes(
    corpus: Corpus, added: Tables, columns: Mapping[str, Column]
) -> pd.DataFrame:
    """Name every code: columns of `CODES`, and the dimensions of each concept.

    Rows of one column of the draft follow each other.
    """
    applies = corpus.dimensions.explode("indicator_ids").groupby("indicator_ids")
    dimensions = applies["dimension_id"].agg(";".join).to_dict()
    pairs = corpus.dimension_codes
    pairs["dimensions"] = pairs["dimension_id"] + EQUALS + pairs["code"]
    named = [
        *((f"{one}_id", added[f"{one}s"]) for one in NEW if f"{one}s" in added),
        ("indicator_id", corpus.indicators),
        ("unit_id", corpus.units),
        ("place_id", corpus.places),
        ("pairing_id", corpus.pairings),
        ("flags", corpus.flags.rename(columns={"flag_id": "flags"})),
        ("dimensions", pairs),
    ]
    known = pd.concat(
        [
            table.assign(column=column, code=table[column]).rename(columns=MEANINGS)
            for column, table in named
        ]
    )
    known = known[[*CODES]].drop_duplicates(["column", "code"])
    rows = [(name, code) for name, one in columns.items() for code in one.codes]
    codes = pd.DataFrame(rows, columns=[*CODES[:2]], dtype="str")
    concepts = codes["code"].where(codes["column"] == "indicator_id")
    named = codes.merge(known, how="left").assign(dimensions=concepts.map(dimensions))
    return named.fillna("").astype("str")


@dataclass(frozen=True)
class Sheet:
    """Describe a sheet: its rows of text by column, and what may be chosen in each."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Sentence]]
    # By column, its codes, or where they are: `=codes!$B$2:$B$8`.
    choices: Mapping[str, str | list[str]] = field(default_factory=dict)
    # Columns that nobody is to change.
    fixed: Sequence[str] = ()
    # What columns mean.
    comments: Mapping[str, str] = field(default_factory=dict)
    # How many columns stay in sight.
    frozen: int = 1
    # Rows below the last in which codes may be chosen, too.
    spare: int = 0


def write_sheets(sheets: Sequence[Sheet], path: Path) -> None:
    """Write a workbook of sheets in which every cell is text.

    Raises CorpusError with every text that is too long for a cell. Raises ShanhaiError
    when the file is open elsewhere, or the system refuses: an earlier one is whole.
    """
    held, problems = io.BytesIO(), []
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        for sheet in sheets:
            paper = book.add_worksheet(sheet.name)
            problems += [
                Problem(
                    f"{path.name} {sheet.name}!{xl_rowcol_to_cell(y, x)}",
                    None,
                    str(sheet.rows[y - 1][x]),
                    "the text is too long for a cell of Excel",
                    "Shorten it in the draft",
                )
                for y, x in _fill(paper, sheet, looks)
            ]
    with reach(path):
        if problems:
            raise CorpusError(problems)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, held.getvalue())


def quote_around(text: str, start: str, end: str) -> Sentence:
    """Return the sentence around a mention, with signs around the numeral."""
    found = sentence_around(text, int(start), int(end))
    before, mention, after = map(write_text, found)
    return Sentence(before, mention.join(MARKS), after)


def _fill(
    paper: Worksheet, sheet: Sheet, looks: Mapping[str, Format]
) -> Iterator[tuple[int, int]]:
    """Fill a sheet; yield the cells that cannot hold their text."""
    last = max(len(sheet.rows), 1)
    for x, name in enumerate(sheet.columns):
        look = looks["fixed" if name in sheet.fixed else "text"]
        long, short = name.startswith(LONG), name.startswith(SHORT)
        usual = NARROW if short else max(USUAL, len(name) + 4)
        paper.set_column(x, x, WIDE if long else usual, look)
        paper.write_string(0, x, name, looks["head"])
        if note := sheet.comments.get(name):
            paper.write_comment(0, x, note)
        if source := sheet.choices.get(name):
            told = {"error_title": "No such code", "error_message": CHOOSE}
            chosen = {"validate": "list", "source": source, **told}
            paper.data_validation(1, x, last + sheet.spare, x, chosen)
        for y, row in enumerate(sheet.rows, 1):
            if _write_cell(paper, (y, x), row[x], look, looks["marked"]) != 0:
                yield y, x
    paper.freeze_panes(1, sheet.frozen)
    paper.autofilter(0, 0, last, len(sheet.columns) - 1)
    # A number that is text is meant to be.
    corner = xl_rowcol_to_cell(len(sheet.rows), len(sheet.columns) - 1)
    paper.ignore_errors({"number_stored_as_text": f"A1:{corner}"})


def _write_cell(
    paper: Worksheet,
    at: tuple[int, int],
    held: str | Sentence,
    look: Format,
    marked: Format,
) -> int:
    """Write a cell; return what the library says: 0 where it holds the text."""
    if isinstance(held, Sentence):
        told = [*filter(None, [held.before]), marked, held.mention]
        told += filter(None, [held.after])
        # The library takes no fewer than three.
        if len(told) > 2:
            return paper.write_rich_string(*at, *told, look)
        return paper.write_string(*at, held.mention, look)
    written = write_text(held)
    write: Callable[..., int] = paper.write_string if written else paper.write_blank
    return write(*at, written or None, look)
