"""Which pairing reports most: not said of numbers that count different things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import compare
from shanhai.analysis.quotability import NO, YES
from shanhai.analysis.refusals import name_of_province
from shanhai.curation.dimensions import UNSTATED
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import name_inline, name_traits
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import join_phrases, join_words, name_code, say
from shanhai.reporting.note_parts import letter_rules
from shanhai.reporting.quote import quote
from shanhai.reporting.refused import DIMENSION_RULES

LEAST = 3
MOST_RULES = 3
WHOLE = "all"
# What the name of the part, or the list of dimensions, says already.
SAID_BEFORE = {*DIMENSION_RULES, "different_direction"}


def write_most(page: Citations, figures: pd.DataFrame) -> Block:
    """Answer of each concept, and part of it, that many report who reports most.

    Left out: what the gate admits, whose order the comparisons tell; parts that fewer
    than three pairings report; figures that must not be quoted.

    Parameters
    ----------
    figures
        A tidy frame.
    """
    held = list(_list_answers(page, figures[figures["quotable"] != NO]))
    letters, rules = letter_rules(page, (codes for *_, codes in held))
    told = [
        _write_answer(page, *answer, reasons)
        for (*answer, _), reasons in zip(held, letters, strict=True)
    ]
    return Block(fill("most.html.j2", lang=page.lang, answers=told, rules=rules))


def _list_answers(
    page: Citations, figures: pd.DataFrame
) -> Iterator[tuple[str, pd.DataFrame, str, list[str]]]:
    """Yield concepts or parts: name, figures, dimension of the part, rules."""
    for subject, dimension, rows in _list_groups(page, figures):
        picked = rows.sort_values("low", ascending=False).drop_duplicates("pairing_id")
        picked = picked.sort_index()
        series = tuple(dict.fromkeys(picked["series_id"]))
        judged = compare(page.corpus, series_ids=series)
        if judged.admitted.empty:
            counts = Counter(chain(*judged.refused["hard_ids"]))
            rules = [one for one, _ in counts.most_common() if one not in SAID_BEFORE]
            yield subject, picked, dimension, rules[:MOST_RULES]


def _list_groups(
    page: Citations, figures: pd.DataFrame
) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield parts of concepts that many report: name, dimension of the part, rows.

    Parts in the first dimension that has any; the whole where more report that.
    """
    corpus, lang = page.corpus, page.lang
    # Parts: neither silences nor "all" of them.
    names = {
        (row.dimension_id, row.code): getattr(row, f"name_{lang}")
        for row in iterate_rows(corpus.dimension_codes)
        if row.code not in (UNSTATED, WHOLE) and not row.is_silent
    }
    ways = figures.groupby("series_id", observed=True)["direction"].nunique()
    for (code, way), own in figures.groupby(["indicator_id", "direction"], sort=False):
        concept = getattr(corpus.indicator(code), f"name_{lang}")
        is_two_way = ways[own["series_id"].unique()].max() > 1
        named = [name_code(lang, "direction", way)] if is_two_way else []
        most = LEAST - 1
        for dimension in corpus.known("dimension"):
            parts = [
                (part, rows)
                for part, rows in own.groupby(dimension, observed=True)
                if (dimension, part) in names and _count_pairings(rows) >= LEAST
            ]
            for part, rows in parts:
                told = _name_part(page, names[dimension, part], rows)
                yield name_inline(concept, [told, *named], lang), dimension, rows
            if parts:
                most = max(_count_pairings(rows) for _, rows in parts)
                break
        wholes = own[own["part_of"] == ""]
        if _count_pairings(wholes) > most:
            yield name_inline(concept, named, lang), "", wholes


def _name_part(page: Citations, name: str, rows: pd.DataFrame) -> str:
    """Name a code, with the donors' province where all have the same."""
    told = {
        name_of_province(page.corpus, row, name, page.lang)
        for row in iterate_rows(rows)
    }
    return told.pop() if len(told) == 1 else name


def _count_pairings(rows: pd.DataFrame) -> int:
    return rows["pairing_id"].nunique()


def _write_answer(
    page: Citations, subject: str, picked: pd.DataFrame, dimension: str, reasons: str
) -> Markup:
    corpus, lang = page.corpus, page.lang
    values = [
        say(
            lang,
            "name-inline",
            name=say(
                lang,
                "most-value",
                pairing=row.pairing,
                value=page.cite(row.figure_id, is_rounded=True),
            ),
            traits=join_phrases(lang, list(_list_small(page, row, subject))),
        )
        for row in iterate_rows(picked)
    ]
    differing = [
        getattr(corpus.dimension(code), f"name_{lang}")
        for code in corpus.known("dimension")
        if code != dimension and len(set(picked[code])) > 1
    ]
    quotable = picked[picked["quotable"] == YES]["figure_id"]
    return say(
        lang,
        "most-refused",
        subject=Markup("<strong>{}</strong>").format(subject),
        values=join_phrases(lang, values),
        differing=join_words(lang, differing) or "none",
        reasons=reasons or "none",
        quote=quote(corpus, quotable.iloc[0], lang) if len(quotable) else "none",
    )


def _list_small(page: Citations, row: object, subject: str) -> Iterator[str]:
    """Yield which part a value counts and when, but what the subject says."""
    traits = name_traits(page.corpus, page.corpus.series(row.series_id), page.lang)
    yield from (one for one in (traits, row.subject, row.period) if one not in subject)
