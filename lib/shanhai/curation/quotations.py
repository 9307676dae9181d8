"""Sentences of the originals at hand, for those who may read them here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.curation.sources import (
    Sentence,
    has_original,
    read_original,
    sentence_around,
)

# A mention: its document and the first character.
Place = tuple[str, int]


def quote_sentences(
    corpus: Corpus, figure_ids: Iterable[str], originals: Path | None
) -> dict[Place, Sentence]:
    """Read the sentence around each mention of some figures.

    Leaves out documents that are not at hand.

    Raises
    ------
    OriginalError
        When a document at hand is not the registered one.
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
