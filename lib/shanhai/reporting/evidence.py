"""Where numbers stand in their documents, how they were read, and the documents."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.controls import reveal_controls
from shanhai.curation.intervals import IntervalRule
from shanhai.curation.numerals import QuantityError
from shanhai.curation.quantities import find_rule
from shanhai.curation.rows import iterate_rows
from shanhai.curation.units import UnitWords
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    NUMERAL_ANCHOR,
    find_in_words,
    link_profile,
    make_anchor,
)
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.formatting.periods import is_dated
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_sentences, join_words, name_code, say
from shanhai.reporting.page_names import name_page

NOT_REACHED = ("planned", "contracted", "capacity")
CHINESE = "zh"


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
    counts = {
        "documents": numerals["source_id"].nunique(),
        "numerals": len(numerals),
        "carrying": carrying,
        "figures": len(figures),
        "repeats": carrying - len(figures),
        "others": len(numerals) - carrying,
    }
    told = [say(page.lang, "evidence-accounted", **counts)]
    if len(figures):
        kinds = {
            "undated": ~is_dated(figures),
            "vague": figures["low"] != figures["high"],
            "targets": figures["status"].isin(NOT_REACHED),
            "yes": figures["quotable"] == YES,
            "words": figures["quotable"] == WITH_WORDS,
            "no": figures["quotable"] == NO,
        }
        counts |= {name: int(rows.sum()) for name, rows in kinds.items()}
        messages = ("evidence-quotable", "evidence-kinds")
        told += [say(page.lang, message, **counts) for message in messages]
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
    seen: set[str] = {""}
    for one in iterate_rows(numerals.sort_values("start")):
        code = one.figure_id
        anchor = "" if code in seen else make_anchor(NUMERAL_ANCHOR, code)
        seen.add(code)
        if figure := words.get(code):
            yield anchor, one, link_profile(figure, figure.label, page.lang)
        else:
            yield anchor, one, name_code(page.lang, "mention-kind", one.kind)


def explain_reading(
    as_written: str, exception: str, lang: str, words: UnitWords | None = None
) -> str:
    """Say how an expression was read: by which rule, or by hand and why.

    An exception is why the interval differs from what the rules read, if it does.
    Without unit words of a corpus those of the standard hold.
    """
    if exception:
        return say(lang, "rule-exception", reason=exception)
    try:
        rule = find_rule(as_written, words)
    except QuantityError:
        return say(lang, "rule-none")
    # Told to be Chinese where the page is not.
    span = Markup("{}" if lang == CHINESE else '<span lang="zh">{}</span>')
    marked = [span.format(reveal_controls(word)) for word, _ in rule.marks]
    if len(rule.numerals) > 1:
        message = "rule-range-marked" if marked else "rule-range"
        return say(lang, message, words=join_words(lang, marked))
    told = [
        _explain_mark(rule, mark.name.lower(), word, lang)
        for (_, mark), word in zip(rule.marks, marked, strict=True)
    ]
    if len(told) > 1:
        told.append(say(lang, "rule-hull"))
    return join_sentences(lang, told)


def _explain_mark(rule: IntervalRule, code: str, word: Markup, lang: str) -> str:
    """Say by how much a word widens a number."""
    (numeral,), unit = rule.numerals, rule.quantity.unit
    ends = {"number": float(numeral.value), "place": float(numeral.place)}
    told = {name: format_interval(one, one, unit, lang) for name, one in ends.items()}
    return name_code(lang, "rule-mark", code, word=word, **told)


def write_sources(page: Citations) -> Block:
    """Count the documents whose values a page cites; their register is folded."""
    numerals = page.corpus.mentions["source_id"].value_counts()
    documents = [
        (page.corpus.source(code), int(numerals.get(code, 0)))
        for code in page.source_ids
    ]
    count = say(page.lang, "sources-count", count=len(documents))
    told = {"text": count, "count": count, "documents": documents}
    return fill_block("sources.html.j2", page.lang, **told)
