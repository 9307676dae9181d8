"""Where numbers stand in their documents, how they were read, and the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
from markupsafe import Markup, escape

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.controls import reveal_controls
from shanhai.curation.intervals import IntervalRule
from shanhai.curation.numerals import QuantityError
from shanhai.curation.quantities import find_rule
from shanhai.curation.rows import iterate_rows
from shanhai.curation.unit_words import UnitWords
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    NUMERAL_ANCHOR,
    find_in_words,
    link_profile,
    make_anchor,
)
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.formatting.periods import format_date, is_dated
from shanhai.reporting.formatting.sources import (
    describe_writing,
    list_credits,
    title_source,
)
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_sentences, join_words, name_code, say
from shanhai.reporting.page_names import name_page

NOT_REACHED = ("planned", "contracted", "capacity")
WEB = re.compile("https?://")
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

    Parameters
    ----------
    exception
        Why the interval differs from what the rules read; empty where it does not.
    words
        The unit words of the corpus; those of the standard when left out.
    """
    if exception:
        return say(lang, "rule-exception", reason=exception)
    try:
        rule = find_rule(as_written, words)
    except QuantityError:
        return say(lang, "rule-none")
    marked = [_write_chinese(word, lang) for word, _ in rule.marks]
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


def _write_chinese(text: str, lang: str) -> Markup:
    """Write words of a document, told to be Chinese where the page is not."""
    if lang == CHINESE:
        return escape(reveal_controls(text))
    return Markup('<span lang="zh">{}</span>').format(reveal_controls(text))


def _explain_mark(rule: IntervalRule, code: str, word: Markup, lang: str) -> str:
    """Say by how much a word widens a number."""
    (numeral,), unit = rule.numerals, rule.quantity.unit
    ends = {"number": numeral.value, "place": numeral.place}
    told = {name: _print(value, unit, lang) for name, value in ends.items()}
    return name_code(lang, "rule-mark", code, word=word, **told)


def _print(value: Decimal, unit: str, lang: str) -> str:
    return format_interval(float(value), float(value), unit, lang)


def write_sources(page: Citations) -> Block:
    """Count the documents whose values a page cites; their register is folded."""
    numerals = page.corpus.mentions["source_id"].value_counts()
    documents = [
        describe_source(page, page.corpus.source(code), int(numerals.get(code, 0)))
        for code in page.source_ids
    ]
    count = say(page.lang, "sources-count", count=len(documents))
    told = {"text": count, "count": count, "documents": documents}
    return fill_block("sources.html.j2", page.lang, **told)


def describe_source(
    page: Citations, source: object, numerals: int = 0
) -> dict[str, object]:
    """Put a document into words: the printed date, then what bounds the writing."""
    lang, day = page.lang, format_date(source.published_date, page.lang)
    return {
        "title": title_source(source, lang),
        # A Chinese title stands in an English table, too: the article has no other.
        "twin": source.title_zh if lang == "en" else "",
        # What a browser would run is no address of a document.
        "address": source.address if WEB.match(source.address) else "",
        "credits": list_credits(source, lang) or [say(lang, "not-stated")],
        "day": day,
        "date": day or say(lang, "not-stated"),
        "bounds": [describe_writing(source, lang), getattr(source, f"evidence_{lang}")],
        "characters": source.characters,
        "numerals": numerals,
        "file": source.file_name,
        "sha256": source.sha256,
        "script": name_code(lang, "script", source.script),
        "note": getattr(source, f"note_{lang}"),
    }
