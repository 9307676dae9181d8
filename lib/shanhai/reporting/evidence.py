"""Where numbers stand in their documents: all numerals, and what they state."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    NUMERAL_ANCHOR,
    find_in_words,
    link_profile,
    make_anchor,
)
from shanhai.reporting.formatting.periods import is_dated
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_sentences, name_code, say
from shanhai.reporting.page_names import name_page

NOT_REACHED = ("planned", "contracted", "capacity")


def write_accounted(
    page: Citations, numerals: pd.DataFrame, figures: pd.DataFrame
) -> Block:
    """Count numerals, the figures that they state, and how these may be quoted.

    Parameters
    ----------
    numerals
        Rows of ``corpus.mentions``.
    figures
        The tidy frame of the figures that they state.
    """
    carrying = int((numerals["figure_id"] != "").sum())
    told = [
        say(
            page.lang,
            "evidence-accounted",
            documents=numerals["source_id"].nunique(),
            numerals=len(numerals),
            carrying=carrying,
            figures=len(figures),
            repeats=carrying - len(figures),
            others=len(numerals) - carrying,
        )
    ]
    if len(figures):
        marks = (figures["quotable"] == mark for mark in (YES, WITH_WORDS, NO))
        yes, words, no = (int(mark.sum()) for mark in marks)
        counts = {"figures": len(figures), "yes": yes, "words": words, "no": no}
        told.append(say(page.lang, "evidence-quotable", **counts))
        kinds = {
            "undated": ~is_dated(figures),
            "vague": figures["low"] != figures["high"],
            "targets": figures["status"].isin(NOT_REACHED),
        }
        counts = {name: int(rows.sum()) for name, rows in kinds.items()}
        told.append(say(page.lang, "evidence-kinds", **counts))
    paragraph = join_sentences(page.lang, told)
    return fill_block("summary.html.j2", page.lang, paragraphs=[paragraph])


def write_numerals(page: Citations, numerals: pd.DataFrame) -> Block:
    """Write every numeral with its place and what it states, folded by document.

    Left out: values. A figure's numeral leads to its row in its pairing's profile.

    Parameters
    ----------
    numerals
        Rows of ``corpus.mentions``.
    """
    carried = numerals["figure_id"][numerals["figure_id"] != ""]
    words = find_in_words(page.corpus, carried, page.lang)
    documents = [
        (page.cite_document(str(code)), list(_list_numerals(page, rows, words)))
        for code, rows in numerals.groupby("source_id", sort=False)
    ]
    dictionary = name_page("dictionary", page.lang)
    told = {"documents": documents, "dictionary": dictionary}
    return fill_block("numerals.html.j2", page.lang, **told)


def _list_numerals(
    page: Citations, numerals: pd.DataFrame, words: dict[str, object]
) -> Iterator[tuple[str, object, str]]:
    """Yield a document's numerals in its order, each figure's first as a target."""
    seen: set[str] = set()
    for one in iterate_rows(numerals.sort_values("start")):
        code = one.figure_id
        anchor = make_anchor(NUMERAL_ANCHOR, code) if code and code not in seen else ""
        seen.add(code)
        figure = words.get(code)
        what = (
            link_profile(figure, figure.label, page.lang)
            if figure
            else name_code(page.lang, "mention-kind", one.kind)
        )
        yield anchor, one, what
