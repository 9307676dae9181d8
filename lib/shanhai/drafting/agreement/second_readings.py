"""A second reader: a draft that shows nothing of the first; what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import find_mentions
from shanhai.curation.tables import read_files
from shanhai.curation.units import UnitWords
from shanhai.drafting.draft import DECIDED, FIGURE, Draft, list_columns
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
    files = read_files(corpus.folder, corpus.descriptor)
    mentions, figures, sources = (
        pd.DataFrame(list(file.rows), columns=file.headings, dtype="str")
        for file in (files["mentions"], files["figures"], files[SOURCES])
    )
    places = mentions[mentions["source_id"] == source_id]
    places = places.sort_values("start", key=lambda starts: starts.astype(int))
    if problems := list(_list_shifted(places, text)):
        raise OriginalError(problems)
    first = places.drop_duplicates("figure_id").set_index("figure_id")["start"]
    earlier = places["figure_id"].map(first)
    is_first = earlier.eq(places["start"]) | places["figure_id"].eq("")
    coded = places["figure_id"].where(is_first & places["kind"].eq(FIGURE), "")
    rows = (
        places.drop(columns=["source_id", "figure_id"])
        .assign(decided=DECIDED, repeats=earlier.where(~is_first, ""), figure_id=coded)
        .merge(figures, on="figure_id", how="left")
        .reindex(columns=list_columns(corpus.descriptor))
        .astype("str")
        .fillna("")
    )
    source = sources[sources["source_id"] == source_id].reset_index(drop=True)
    return Draft(text, rows, {SOURCES: source})


def _list_shifted(mentions: pd.DataFrame, text: str) -> Iterator[Problem]:
    rule = "the text has something else there than the tables"
    remedy = "Take the registered document"
    for row in mentions.itertuples():
        if text[int(row.start) : int(row.end)] != row.as_written:
            place = f"{row.source_id} {row.start}"
            yield Problem(place, None, row.as_written, rule, remedy)
