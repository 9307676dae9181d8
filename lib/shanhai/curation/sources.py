"""The source documents: read an original only when it is the one registered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.errors import OriginalError, Problem

SENTENCE_ENDS = "。!?!?;;\n"
LONGEST_SENTENCE = 240
BLANKS = re.compile(r"\s+")
# A mention: its document and the first character.
Place = tuple[str, int]


class Sentence(NamedTuple):
    """Hold the sentence around a mention, in one line: before, mention, after."""

    before: str
    mention: str
    after: str


def find_original_problems(corpus: Corpus, originals: Path) -> list[Problem]:
    """List every registered document that the folder lacks or holds changed.

    The project's own folder may lack some: `accept` puts there what it brings.
    """
    if not originals.is_dir():
        rule = "the folder of the originals does not exist"
        remedy = "Name the folder that holds the registered documents"
        return [Problem(str(originals), None, "", rule, remedy)]
    checked = (
        _find_problem(path, source)
        for source in corpus.sources.itertuples()
        if (path := originals / source.file_name).is_file()
        or originals != paths.kept_originals()
    )
    return [problem for problem in checked if problem]


def read_original(corpus: Corpus, source_id: str, originals: Path) -> str:
    """Return the text of a registered document; line ends stay as they are.

    A byte order mark is left out, offsets count from the sign behind it.

    Raises
    ------
    OriginalError
        When the file is missing, empty, not UTF-8, or not the registered one.
    """
    source = corpus.source(source_id)
    path = originals / source.file_name
    problem = _find_problem(path, source)
    if problem:
        raise OriginalError([problem])
    return path.read_bytes().decode("utf-8-sig")


def has_original(corpus: Corpus, source_id: str, originals: Path | None) -> bool:
    """Tell whether a document's file is at hand; whether it is the one, not."""
    if originals is None:
        return False
    return (originals / corpus.source(source_id).file_name).is_file()


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence that holds ``text[start:end]``, in one line.

    Sentences longer than 240 characters are cut around the mention, with ``…``.
    """
    left = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    found = [text.find(mark, end) for mark in SENTENCE_ENDS]
    right = min((place + 1 for place in found if place >= 0), default=len(text))
    margin = max(0, (LONGEST_SENTENCE - (end - start)) // 2)
    cut_left, cut_right = max(left, start - margin), min(right, end + margin)
    before, mention, after = (
        BLANKS.sub(" ", text[first:last])
        for first, last in ((cut_left, start), (start, end), (end, cut_right))
    )
    return Sentence(
        ("…" if cut_left > left else "") + before.lstrip(),
        mention,
        after.rstrip() + ("…" if cut_right < right else ""),
    )


def quote_sentences(
    corpus: Corpus, figure_ids: Iterable[str], originals: Path | None
) -> dict[Place, Sentence]:
    """Read the sentence around each mention of some figures.

    Leaves out documents that are not at hand.
    """
    mentions = corpus.mentions
    carried = mentions[mentions["figure_id"].isin(list(figure_ids))]
    texts = {
        code: read_original(corpus, code, originals)
        for code in dict.fromkeys(carried["source_id"])
        if has_original(corpus, code, originals)
    }
    return {
        (row.source_id, row.start): sentence_around(
            texts[row.source_id], row.start, row.end
        )
        for row in iterate_rows(carried)
        if row.source_id in texts
    }


def _find_problem(path: Path, source: object) -> Problem | None:
    fault = _find_fault(path, source)
    return Problem(path.name, None, *fault) if fault else None


def _find_fault(path: Path, source: object) -> tuple[str, str, str] | None:
    if not path.is_file():
        remedy = f"Put the file under {path.parent.name}/ with this name"
        return source.source_id, "the original is not in the folder", remedy
    content = path.read_bytes()
    if not content.strip():
        return "", "the original is empty", "Get the document again"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        remedy = "Get the document again; do not convert it, offsets would shift"
        return f"byte {error.start}", "the original is not UTF-8", remedy
    found = hashlib.sha256(content).hexdigest()
    if found != source.sha256:
        rule = f"the original is not the registered one (SHA-256 {source.sha256})"
        remedy = "Use the registered file; a new version needs an entry of its own"
        return found, rule, remedy
    return None
