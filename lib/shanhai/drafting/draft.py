"""A draft: one document on its way into the tables, a row a mention.

A draft is a folder, `drafts/SOURCE_ID/`, that git ignores, because it holds the text:

- `document.txt`: the text that the register will name, UTF-8, as it was extracted;
- `mentions.csv`: a row a mention, with the columns of its figure and the proposals;
- `sources.csv`, and `places.csv`, `pairings.csv`, `pairing_members.csv` where needed:
  the rows that these tables will gain.

All cells are text. `repeats` names the start of the mention that states the same figure
before; `part_of` may name a figure or the start of a mention of this draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import find_mentions
from shanhai.curation.rows import list_above
from shanhai.curation.table_files import read_table_file
from shanhai.curation.tables import Descriptor, read_files
from shanhai.curation.units import UnitWords
from shanhai.errors import (
    CorpusError,
    OriginalError,
    Problem,
    ShanhaiError,
    suggest_near,
)
from shanhai.whole_files import replace_file

TEXT, MENTIONS = "document.txt", "mentions"
# Tables that a draft adds rows to, in the order in which they need each other.
ADDED = ("places", "pairings", "pairing_members", "sources")
MENTION = ("start", "end", "as_written", "kind")
FIGURE, DECIDED = "figure", "yes"
CONCEPTS = 3
# Of the register's row: what a reader decides, and does not find in the file.
READ = (
    *("earliest_date", "latest_date", "counts_from"),
    *("evidence_en", "evidence_zh", "note_en", "note_zh"),
)
Cells = dict[str, str]
PROPOSED = (
    *(f"concept_{n}" for n in range(1, CONCEPTS + 1)),
    *(f"confidence_{n}" for n in range(1, CONCEPTS + 1)),
    "reasons",
)


@dataclass(frozen=True)
class Draft:
    """Hold a document's text, its mentions with what is decided, and rows to add."""

    # The document, as extracted; offsets count its characters.
    text: str
    # A row a mention, all cells text: `list_columns` says which.
    rows: pd.DataFrame
    # Rows for other tables by the table's name, all cells text; `sources` has one.
    added: Mapping[str, pd.DataFrame]

    @property
    def source_id(self) -> str:
        """Return the code of the document."""
        return str(self.added["sources"]["source_id"].iloc[0])

    @property
    def pairing_ids(self) -> list[str]:
        """Return the codes of the pairings that it reports on."""
        return str(self.added["sources"]["pairing_ids"].iloc[0]).split(";")

    @cached_property
    def first_mentions(self) -> dict[str, str]:
        """Return for each mention of a figure the first that states the same."""
        figures = self.rows[self.rows["kind"] == FIGURE]
        earlier = dict(zip(figures["start"], figures["repeats"], strict=True))
        return {start: list_above(start, earlier)[-1] for start in earlier}

    def decide(self, start: int | str, **cells: str) -> Draft:
        """Return the draft with some cells of one mention set, and it decided.

        Raises ShanhaiError where no mention starts there.
        """
        rows = self.rows.copy()
        at = rows["start"] == str(start)
        if not at.any():
            hint = suggest_near(str(start), rows["start"])
            raise ShanhaiError(f"No mention of the draft starts at {start}. {hint}")
        for name, cell in (cells | {"decided": DECIDED}).items():
            rows.loc[at, name] = cell
        return replace(self, rows=rows)


def list_columns(descriptor: Descriptor) -> list[str]:
    """List the columns of a draft's mentions: place, decision, figure, proposals."""
    figure = list_fields(descriptor, "figures")
    return [*MENTION, "decided", "repeats", *figure, *PROPOSED]


def list_fields(descriptor: Descriptor, table: str) -> list[str]:
    """List the columns of a table of the data package."""
    found = next(one for one in descriptor["resources"] if one["name"] == table)
    return [field["name"] for field in found["schema"]["fields"]]


def write_draft(draft: Draft, folder: Path) -> None:
    """Write a draft; a file is replaced whole or not at all.

    Raises OSError when the system refuses; what stood there before is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / TEXT, draft.text.encode())
    for name, rows in {**draft.added, MENTIONS: draft.rows}.items():
        replace_file(folder / f"{name}.csv", write_csv(rows))


def read_draft(folder: Path, descriptor: Descriptor) -> Draft:
    """Read a draft.

    Raises CorpusError with every file that is missing, not UTF-8, or has other columns.
    """
    columns_of = {MENTIONS: list_columns(descriptor)}
    columns_of |= {name: list_fields(descriptor, name) for name in ADDED}
    tables, problems = {}, []
    for name, columns in columns_of.items():
        path = folder / f"{name}.csv"
        if name not in (MENTIONS, "sources") and not path.exists():
            continue
        file = read_table_file(path, f"{folder.name}/{path.name}", columns)
        problems += file.problems
        tables[name] = pd.DataFrame(list(file.rows), columns=columns, dtype="str")
    try:
        text = (folder / TEXT).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        rule = f"the draft's text cannot be read ({error})"
        place, remedy = f"{folder.name}/{TEXT}", "Add the document again"
        problems.append(Problem(place, None, "", rule, remedy))
    if not problems and len(tables["sources"]) != 1:
        rule = "a draft registers one document"
        remedy = "Leave one row in it"
        problems.append(Problem(f"{folder.name}/sources.csv", None, "", rule, remedy))
    if problems:
        raise CorpusError(problems)
    return Draft(text, tables.pop(MENTIONS), tables)


def write_csv(rows: pd.DataFrame, *, ends: str = "\n", has_head: bool = True) -> bytes:
    """Write rows of text as the project's tables are written, in UTF-8."""
    return rows.to_csv(index=False, header=has_head, lineterminator=ends).encode()


def second(draft: Draft, words: UnitWords | None = None) -> Draft:
    """Return the draft for a second reader, who has not seen the first.

    Mentions are where the scan finds them; kind, figure and decision are empty, and so
    are notes and reckoned dates of the register. Places and pairings stay: both readers
    need the same codes. Proposals are left out, the kind that the scan guesses among
    them: two people who choose from one list agree with the list, and agreement that
    the machine has made would be counted as theirs.
    """
    found = [
        {"start": str(one.start), "end": str(one.end), "as_written": one.as_written}
        for one in find_mentions(draft.text, words)
    ]
    rows = pd.DataFrame(found, columns=draft.rows.columns, dtype="str").fillna("")
    source = draft.added["sources"].assign(**dict.fromkeys(READ, "")).astype("str")
    return replace(draft, rows=rows, added={**draft.added, "sources": source})


def draft_of(corpus: Corpus, source_id: str, text: str) -> Draft:
    """Return what the tables hold of a document as a draft that is decided.

    The first mention of a figure in it has the figure's cells; later ones repeat it.
    Raises UnknownCodeError when no such document is registered. Raises OriginalError
    with every mention that is not in the text where the tables have it.
    """
    corpus.source(source_id)
    files = read_files(corpus.folder, corpus.descriptor)
    mentions, figures, sources = (
        pd.DataFrame(list(file.rows), columns=file.headings, dtype="str")
        for file in (files["mentions"], files["figures"], files["sources"])
    )
    places = mentions[mentions["source_id"] == source_id]
    places = places.sort_values("start", key=lambda starts: starts.astype(int))
    rule = "the text has something else there than the tables"
    remedy = "Take the registered document"
    if problems := [
        Problem(f"{source_id} {row.start}", None, row.as_written, rule, remedy)
        for row in places.itertuples()
        if text[int(row.start) : int(row.end)] != row.as_written
    ]:
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
    return Draft(text, rows, {"sources": source})
