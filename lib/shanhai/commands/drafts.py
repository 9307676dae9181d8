"""What the commands on drafts do: find one, begin one, say how far it is."""

from __future__ import annotations

from pathlib import Path

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.sources import has_original, read_original
from shanhai.curation.tables import read_descriptor
from shanhai.drafting.agreement.second_readings import draft_of
from shanhai.drafting.completing import find_open_decisions
from shanhai.drafting.draft import Draft, read_draft, write_draft
from shanhai.drafting.extraction.files import extract
from shanhai.drafting.proposing.proposals import propose
from shanhai.drafting.registering.named_places import find_pairing
from shanhai.drafting.registering.register import list_unfilled, register
from shanhai.errors import ShanhaiError, suggest


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

    Raises
    ------
    ShanhaiError
        When its text is in the tables, or a draft of its name is there: it is kept.
    """
    found = extract(file)
    naming = None if pairing_id else find_pairing(found.text, corpus)
    asked = {"pairing_id": pairing_id, "source_id": source_id}
    added = register(found, corpus, **asked, naming=naming)
    source = added["sources"].iloc[0]
    if not source["source_id"]:
        raise ShanhaiError(
            f"{file}: names no pairing that the tables or the list of divisions have. "
            "Name one with --pairing, or give the document a code with --as."
        )
    folder = paths.drafts_dir() / source["source_id"]
    if folder.exists():
        raise ShanhaiError(
            f"{folder}: there is a draft of this name. Go on with it, move it away, or "
            "give the document another code with --as."
        )
    rows = propose(
        found.text,
        corpus,
        source_id=source["source_id"],
        pairing_id=source["pairing_ids"].split(";")[0],
        originals=paths.originals_dir(),
        added=added,
    )
    draft = Draft(found.text, rows, added)
    write_draft(draft, folder)
    return draft, folder, tuple(naming.remarks) if naming else ()


def describe(draft: Draft, folder: Path, corpus: Corpus) -> list[str]:
    """Say how far a draft is: decided of figures, cells that only a person can fill."""
    figures = draft.rows[draft.rows["kind"] == "figure"]
    still = find_open_decisions(draft, folder.name)
    decided = len(figures) - sum(problem.rule.startswith("nobody") for problem in still)
    lines = [
        f"{folder}: {len(draft.rows)} mentions, {len(figures)} of figures, "
        f"{decided} decided"
    ]
    for table, code, column in list_unfilled(draft.added, corpus):
        lines.append(f"{table}.csv: {code or 'a row'}: still to fill: {column}")
    return lines
