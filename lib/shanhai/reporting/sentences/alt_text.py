"""Alternative texts, computed from what was drawn; at most 250 characters."""

from collections.abc import Sequence

import pandas as pd

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.exhibits.exhibit import LONGEST_ALT
from shanhai.reporting.wording import join_sentences, say
from shanhai.reporting.words.figures import name_inline

ENDING = "…"


def list_examples(worded: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    """Return names and values of figures, as an alternative text says them."""
    return [
        (name_inline(row.concept, (row.traits,), lang), row.value)
        for row in iterate_rows(worded)
    ]


def alt_table(*, rows: int, examples: Sequence[tuple[str, str]], lang: str) -> str:
    """Say how long a table is, and what stands in some of its rows."""
    sentences = [
        say(lang, "alt-table", rows=rows),
        *(say(lang, "alt-value", label=key, value=text) for key, text in examples),
    ]
    return cut_alt(sentences, lang)


def cut_alt(sentences: Sequence[str], lang: str) -> str:
    """Join as many whole sentences as 250 characters hold, at least the first."""
    kept = sentences[0]
    for sentence in sentences[1:]:
        longer = join_sentences(lang, [kept, sentence])
        if len(longer) > LONGEST_ALT:
            break
        kept = longer
    if len(kept) <= LONGEST_ALT:
        return kept
    return kept[: LONGEST_ALT - len(ENDING)] + ENDING
