"""A second reader: a draft that shows nothing of the first; what the tables hold."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import find_mentions
from shanhai.curation.unit_words import UnitWords
from shanhai.drafting.agreement.coded_mentions import FIGURE
from shanhai.drafting.draft import DECIDED, Draft, list_columns, list_fields
from shanhai.drafting.workbooks.excel_cells import write_number
from shanhai.errors import OriginalError, Problem

SOURCES = "sources"
# Of the register's row: what a reader decides, and does not find in the file.
READ = (
    *("earliest_date", "latest_date", "counts_from"),
    *("evidence_en", "evidence_zh", "note_en", "note_zh"),
)


def second(draft: Draft, words: UnitWords | None = None) -> Draft:
    """Return the draft for a second reader, who has not seen the first.

    Mentions are where the scan finds them; kind, figure and decision are empty, and so
    are notes and reckoned dates of the register. Places and pairings stay: both readers
    need the same codes. Proposals are left out, the kind that the scan guesses among
    them: two people who choose from one list agree with the list, and agreement that
    the machine has made would be counted as theirs.
    """
    columns = list(draft.rows.columns)
    found = [
        {"start": str(one.start), "end": str(one.end), "as_written": one.as_written}
        for one in find_mentions(draft.text, words)
    ]
    rows = pd.DataFrame(found, columns=columns, dtype="str").fillna("")
    unread = dict.fromkeys(READ, "")
    source = draft.added[SOURCES].assign(**unread).astype("str")
    return replace(draft, rows=rows, added={**draft.added, SOURCES: source})


def draft_of(corpus: Corpus, source_id: str, text: str) -> Draft:
    """Return what the tables hold of a document as a draft that is decided.

    The first mention of a figure in it has the figure's cells; later ones repeat it.

    Raises
    ------
    UnknownCodeError
        When no such document is registered.
    OriginalError
        With every mention that is not in the text where the tables have it.
    """
    corpus.source(source_id)
    mentions, figures = corpus.mentions, corpus.figures
    own = mentions[mentions["source_id"] == source_id]
    if problems := list(_list_shifted(own, text)):
        raise OriginalError(problems)
    fields = list_fields(corpus.descriptor, "figures")
    stated = _write_cells(figures[figures["figure_id"].isin(own["figure_id"])])[fields]
    first = own.drop_duplicates("figure_id").set_index("figure_id")["start"]
    places = _write_cells(own)
    earlier = places["figure_id"].map(first.astype(str)).fillna("")
    is_first = earlier.eq(places["start"]) | places["figure_id"].eq("")
    coded = places["figure_id"].where(is_first & places["kind"].eq(FIGURE), "")
    rows = (
        places.drop(columns=["source_id", "figure_id"])
        .assign(decided=DECIDED, repeats=earlier.where(~is_first, ""), figure_id=coded)
        .merge(stated, on="figure_id", how="left")
        .reindex(columns=list_columns(corpus.descriptor))
        .astype("str")
        .fillna("")
    )
    sources = corpus.sources
    source = _write_cells(sources[sources["source_id"] == source_id])
    columns = list_fields(corpus.descriptor, SOURCES)
    return Draft(text, rows, {SOURCES: source[columns].reset_index(drop=True)})


def _list_shifted(mentions: pd.DataFrame, text: str) -> list[Problem]:
    rule = "the text has something else there than the tables"
    remedy = "Take the registered document"
    return [
        Problem(f"{row.source_id} {row.start}", None, row.as_written, rule, remedy)
        for row in mentions.itertuples()
        if text[row.start : row.end] != row.as_written
    ]


def _write_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Write typed cells as the tables' files have them."""
    written = {name: map(_write_cell, cells) for name, cells in table.items()}
    held = {name: [*cells] for name, cells in written.items()}
    return pd.DataFrame(held, dtype="str")


def _write_cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    if pd.isna(value) or value == float("inf"):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return str(value).lower()
    return write_number(value) if isinstance(value, float) else str(value)
