"""Alternative texts, computed from what was drawn; at most 250 characters."""

from collections.abc import Sequence

import pandas as pd

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.exhibits.exhibit import LONGEST_ALT
from shanhai.reporting.wording import join_sentences, join_words, say
from shanhai.reporting.words.figures import name_inline

ENDING = "…"


def alt_intervals(panels: Sequence[Panel], *, lang: str) -> str:
    """Say what the interval charts of one domain show: axes, n, two values."""
    shown = pd.concat([panel.rows for panel in panels])
    titles = list(dict.fromkeys(panel.title for panel in panels))
    sentences = [
        say(lang, "alt-intervals", charts=len(panels), figures=len(shown)),
        say(lang, "alt-panels", panels=join_words(lang, titles)),
        *(
            say(lang, "alt-value", label=name, value=value)
            for name, value in list_examples(shown.iloc[[0, -1]], lang)
        ),
    ]
    return cut_alt(sentences, lang)


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


def alt_coverage_counts(counts: pd.DataFrame, *, lang: str) -> str:
    """Say how many indicators each pairing reports."""
    per_pairing = counts.groupby("pairing", sort=False)[["n_reported", "n_indicators"]]
    sums = per_pairing.sum().itertuples()
    sentences = [
        say(lang, "alt-coverage", pairings=counts["pairing"].nunique()),
        *(
            say(
                lang,
                "alt-value",
                label=row.Index,
                value=say(
                    lang, "count-of", part=row.n_reported, whole=row.n_indicators
                ),
            )
            for row in sums
        ),
    ]
    return cut_alt(sentences, lang)


def alt_mentions(counts: pd.DataFrame, *, lang: str) -> str:
    """Say how many numerals of each kind the documents hold."""
    sentences = [
        say(
            lang,
            "alt-mentions",
            documents=len(counts),
            figures=int(counts["figure"].sum()),
            dates=int(counts["date"].sum()),
            others=int(counts["other"].sum()),
        ),
        *(
            say(lang, "alt-value", label=row.label, value=str(row.figure))
            for row in iterate_rows(counts)
        ),
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
