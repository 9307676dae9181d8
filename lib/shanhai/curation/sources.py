"""The source documents: read an original only when it is the one registered."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from shanhai.curation.corpus import Corpus
from shanhai.errors import OriginalError, Problem

SENTENCE_ENDS = "。!?!?;;\n"
LONGEST_SENTENCE = 240
BLANKS = re.compile(r"\s+")


class Sentence(NamedTuple):
    """Hold the sentence around a mention, in one line: before, mention, after."""

    before: str
    mention: str
    after: str


def find_original_problems(corpus: Corpus, originals: Path) -> list[Problem]:
    """List every registered document that the folder lacks or holds changed."""
    if not originals.is_dir():
        return [
            Problem(
                str(originals),
                None,
                "",
                "the folder of the originals does not exist",
                "Name the folder that holds the registered documents",
            )
        ]
    checked = (
        _find_problem(originals / source.file_name, source)
        for source in corpus.sources.itertuples()
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


def _find_problem(path: Path, source: object) -> Problem | None:
    def problem(value: str, rule: str, remedy: str) -> Problem:
        return Problem(path.name, None, value, rule, remedy)

    if not path.is_file():
        return problem(
            source.source_id,
            "the original is not in the folder",
            f"Put the file under {path.parent.name}/ with this name",
        )
    content = path.read_bytes()
    if not content.strip():
        return problem("", "the original is empty", "Get the document again")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return problem(
            f"byte {error.start}",
            "the original is not UTF-8",
            "Get the document again; do not convert it, offsets would shift",
        )
    found = hashlib.sha256(content).hexdigest()
    if found != source.sha256:
        return problem(
            found,
            f"the original is not the registered one (SHA-256 {source.sha256})",
            "Use the registered file; a new version needs an entry of its own",
        )
    return None
