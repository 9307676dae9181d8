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

from shanhai.curation.rows import list_above
from shanhai.curation.table_files import read_table_file
from shanhai.curation.tables import Descriptor
from shanhai.errors import CorpusError, Problem, ShanhaiError, suggest_near
from shanhai.whole_files import replace_file

TEXT, MENTIONS = "document.txt", "mentions"
# Tables that a draft adds rows to, in the order in which they need each other.
ADDED = ("places", "pairings", "pairing_members", "sources")
MENTION = ("start", "end", "as_written", "kind")
FIGURE, DECIDED = "figure", "yes"
CONCEPTS = 3
PROPOSED = (
    *(f"concept_{n}" for n in range(1, CONCEPTS + 1)),
    *(f"confidence_{n}" for n in range(1, CONCEPTS + 1)),
    "reasons",
)


@dataclass(frozen=True)
class Draft:
    """Hold a document's text, its mentions with what is decided, and rows to add.

    Attributes
    ----------
    text
        The document, as extracted; offsets count its characters.
    rows
        A row a mention, all cells text: `list_columns` says which.
    added
        Rows for other tables by the table's name, all cells text; `sources` has one.
    """

    text: str
    rows: pd.DataFrame
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

        Raises
        ------
        ShanhaiError
            Where no mention starts there.
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

    Raises
    ------
    OSError
        When the system refuses; what stood there before is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / TEXT, draft.text.encode())
    for name, rows in {**draft.added, MENTIONS: draft.rows}.items():
        replace_file(folder / f"{name}.csv", write_csv(rows))


def read_draft(folder: Path, descriptor: Descriptor) -> Draft:
    """Read a draft.

    Raises
    ------
    CorpusError
        With every file that is missing, not UTF-8, or has other columns.
    """
    tables, problems = {}, []
    for name in (MENTIONS, *ADDED):
        path = folder / f"{name}.csv"
        if name in ADDED and name != "sources" and not path.exists():
            continue
        is_mentions = name == MENTIONS
        columns = (
            list_columns(descriptor) if is_mentions else list_fields(descriptor, name)
        )
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
    rows = tables.pop(MENTIONS)
    return Draft(text, rows, tables)


def write_csv(rows: pd.DataFrame, *, ends: str = "\n", has_head: bool = True) -> bytes:
    """Write rows of text as the project's tables are written, in UTF-8."""
    return rows.to_csv(index=False, header=has_head, lineterminator=ends).encode()
