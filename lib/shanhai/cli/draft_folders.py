"""What the commands on drafts do: find one, begin one, say how far it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.sources import has_original, read_original
from shanhai.curation.tables import read_descriptor
from shanhai.drafting.completing import find_open_decisions
from shanhai.drafting.draft import Draft, draft_of, read_draft, write_draft
from shanhai.drafting.extraction.files import extract
from shanhai.drafting.named_places import find_pairing
from shanhai.drafting.proposing.proposals import propose
from shanhai.drafting.register import NEW_PAIRING, list_unfilled, register
from shanhai.errors import ShanhaiError, suggest

CODE = re.compile("[a-z0-9-]+")
# What the draft of a second reader is called after that of the first.
SECOND = ".second"
# From so many numerals on, and from this share in common, articles may be one.
FEWEST, MOST = 5, 0.8


def find_folder(name: str) -> Path:
    """Return the folder of a draft, by its path or its name under drafts/."""
    for folder in (Path(name), paths.drafts_dir() / name):
        if (folder / "mentions.csv").is_file():
            return folder
    known = sorted(
        file.parent.name for file in paths.drafts_dir().glob("*/mentions.csv")
    )
    hint = suggest(name, known) if known else "There is none yet: shanhai add FILE"
    raise ShanhaiError(f"{name!r} is no draft. {hint}")


def read(name: str) -> tuple[Draft, Path]:
    """Read a draft by its path or name."""
    folder = find_folder(name)
    return read_draft(folder, read_descriptor(paths.data_dir())), folder


def read_coding(name: str, corpus: Corpus) -> Draft:
    """Read a draft, or what the tables hold of a document whose text is at hand."""
    originals = paths.originals_dir()
    if name in set(corpus.sources["source_id"]) and not Path(name).is_dir():
        if not has_original(corpus, name, originals):
            raise ShanhaiError(
                f"the text of {name!r} is not at hand. Put it under seeds/originals, "
                f"or name its folder in {paths.ORIGINALS_VARIABLE}."
            )
        return draft_of(corpus, name, read_original(corpus, name, originals))
    return read(name)[0]


def begin(
    file: Path, corpus: Corpus, *, pairing_id: str = "", source_id: str = ""
) -> tuple[Draft, Path, tuple[str, ...]]:
    """Extract, register and propose: write the draft of a new document.

    Returned besides draft and folder: what was doubtful when its pairing was found.

    Raises ShanhaiError when its text is in the tables, or a draft of its name is there:
    it is kept.
    """
    if source_id:
        _name_folder(source_id)
    found = extract(file)
    naming = None if pairing_id else find_pairing(found.text, corpus)
    asked = {"pairing_id": pairing_id, "source_id": source_id}
    added = register(found, corpus, **asked, naming=naming)
    source = added["sources"].iloc[0]
    if not source["source_id"]:
        raise ShanhaiError(
            f"{file}: names no pairing that the tables or the list of divisions have. "
            "Name one with --pairing, or give the document a code with --as. "
            f"{NEW_PAIRING}"
        )
    folder = _name_folder(source["source_id"])
    rows = propose(
        found.text,
        corpus,
        source_id=source["source_id"],
        pairing_id=source["pairing_ids"].split(";")[0],
        originals=paths.originals_dir(),
        added=added,
    )
    draft = Draft(found.text, rows, added)
    alike = tuple(_find_alike(draft, corpus, paths.originals_dir()))
    write_draft(draft, folder)
    return draft, folder, (*(naming.remarks if naming else ()), *alike)


def _name_folder(source_id: str) -> Path:
    """Return the folder of a new document's draft; refuse what cannot be its code."""
    folder = paths.drafts_dir() / source_id
    if folder.exists():
        raise ShanhaiError(
            f"{folder}: there is a draft of this name. Go on with it, move it away, or "
            "give the document another code with --as."
        )
    if not CODE.fullmatch(source_id):
        raise ShanhaiError(
            f"{source_id!r} is no code. Write small letters, digits and hyphens, such "
            "as qingxi-dejiang-2."
        )
    return folder


def _find_alike(draft: Draft, corpus: Corpus, originals: Path | None) -> Iterator[str]:
    """Yield a remark for each document that has most numerals of a draft.

    Raises ShanhaiError when a document has the same text but for white space.
    """
    own = Counter(map(_squeeze, draft.rows["as_written"]))
    for source_id, written in corpus.mentions.groupby("source_id")["as_written"]:
        shared = own & Counter(map(_squeeze, written))
        if own.total() < FEWEST or shared.total() < MOST * own.total():
            continue
        if has_original(corpus, source_id, originals):
            text = read_original(corpus, source_id, originals)
            if _squeeze(text) == _squeeze(draft.text):
                raise ShanhaiError(
                    f"The document is registered already, as {source_id!r}: only white "
                    "space differs."
                )
        yield (
            f"{shared.total()} of {own.total()} numerals stand in {source_id!r}, too: "
            "is it the same article?"
        )


def _squeeze(text: str) -> str:
    return "".join(text.split())


def describe(draft: Draft, folder: Path, corpus: Corpus) -> list[str]:
    """Say how far a draft is: decided of figures, cells that only a person can fill."""
    figures = draft.rows[draft.rows["kind"] == "figure"]
    still = find_open_decisions(draft, folder.name)
    decided = len(figures) - sum(problem.rule.startswith("nobody") for problem in still)
    lines = [
        f"{folder}: {len(draft.rows)} mentions, {len(figures)} of figures, "
        f"{decided} decided"
    ]
    unfilled = [*list_unfilled(draft.added, corpus)]
    unread = int((draft.rows["kind"] == "").sum())
    if unread:
        lines.append(f"{unread} of them have no kind yet")
    elif not still and folder.name.endswith(SECOND):
        first = folder.name.removesuffix(SECOND)
        lines.append(f"all decided: shanhai agree {first} {folder.name}")
    elif not still:
        lines.append(f"all decided: shanhai accept {folder.name}")
    for table, code, column in unfilled:
        hint = ", if the document gives it" if column == "published_date" else ""
        lines.append(f"{table}.csv: {code or 'a row'}: still to fill: {column}{hint}")
    return lines
