"""What is reported, first: one paragraph that can be printed, and key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from string import ascii_lowercase

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, YES, list_quoting_rules
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.counted import word_counted
from shanhai.reporting.formatting.figures import word_by_id
from shanhai.reporting.formatting.numbers import round_ends
from shanhai.reporting.formatting.places import name_place
from shanhai.reporting.formatting.sources import cite_source
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import join_phrases, join_words, name_code, say


@dataclass(frozen=True)
class KeyFigure:
    """Hold one key figure: name, rounded value, period, and how it may be quoted.

    ``letters`` lead to the words that a quotation needs, which stand once below.
    """

    name: str
    value: Markup
    period: str
    quotable: str
    letters: tuple[str, ...]


def write_summary(page: Citations, figures: pd.DataFrame) -> Block:
    """Write a tidy frame as a paragraph: each pairing's sentence, each value linked.

    Left out: the words that a quotation needs, which stand with the key figures and
    in the note of each number.
    """
    told = [
        _write_pairing(page, str(code), rows)
        for code, rows in figures.groupby("pairing_id", observed=True)
    ]
    told = told or [say(page.lang, "summary-nothing")]
    html = fill("summary.html.j2", lang=page.lang, paragraphs=told)
    return Block(html)


def write_key_figures(page: Citations, figures: pd.DataFrame) -> Block:
    """Write a tidy frame as key figures, rounded, each with its mark for quoting."""
    needed = [_list_words(page, row) for row in iterate_rows(figures)]
    words = dict(zip(dict.fromkeys(chain(*needed)), ascii_lowercase, strict=False))
    keys = [
        KeyFigure(
            name=row.series,
            value=page.cite(row.figure_id, is_rounded=True),
            period=join_phrases(page.lang, [*filter(None, [row.detail, row.period])]),
            quotable=name_code(page.lang, "quotable", row.quotable),
            letters=tuple(sorted(words[text] for text in own)),
        )
        for row, own in zip(iterate_rows(figures), needed, strict=True)
    ]
    told = [(letter, text) for text, letter in words.items()]
    return Block(fill("key_figures.html.j2", lang=page.lang, keys=keys, words=told))


def _write_pairing(page: Citations, pairing_id: str, figures: pd.DataFrame) -> Markup:
    lang, corpus = page.lang, page.corpus
    pairing = corpus.pairing(pairing_id)
    sides = {
        side: name_place(corpus.place(getattr(pairing, f"{side}_place_id")), lang)
        for side in ("donor", "recipient")
    }
    sources = [
        cite_source(corpus.source(code), lang)
        for code in dict.fromkeys(figures["source_id"])
    ]
    parts = list(yield_periods(page, figures))
    return say(
        lang,
        "summary-pairing",
        **sides,
        sources=join_words(lang, sources),
        reported=join_phrases(lang, parts),
    )


def yield_periods(page: Citations, figures: pd.DataFrame) -> Iterator[Markup]:
    """Yield what is reported of each period, the first one named first."""
    is_undated = figures["period_basis"] == "unstated"
    undated = say(page.lang, "summary-undated")
    periods = figures["period"].mask(is_undated, undated)
    # What has a date comes before what has none.
    order = dict.fromkeys([*periods[~is_undated], *periods])
    for period in order:
        codes = figures["figure_id"][periods == period]
        worded = word_by_id(page.corpus, codes, page.lang)
        stated = [_write_statement(page, row) for row in worded.values()]
        listed = join_words(page.lang, stated)
        yield say(page.lang, "summary-period", period=period, figures=listed)


def _write_statement(page: Citations, figure: object) -> Markup:
    """Write value and what it counts as one link: `357 million yuan in funds`."""
    low, high = round_ends(figure.low, figure.high, figure.unit_id, page.lang)
    rounded = figure._replace(low=low, high=high)
    words = word_counted(page.corpus, rounded, page.lang)
    return page.link(figure.figure_id, words, is_rounded=True)


def _list_words(page: Citations, row: object) -> list[str]:
    """Say which words a quotation needs, or why there must be none."""
    if row.quotable == YES:
        return []
    weight = "blocks" if row.quotable == NO else "words"
    column = f"{'sentence' if row.quotable == NO else 'words'}_{page.lang}"
    rules = list_quoting_rules(page.corpus, row.figure_id, weight)
    return [text for text in rules[column] if text]
