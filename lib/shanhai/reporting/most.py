"""Which pairing reports most: not said of numbers that count different things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison, compare
from shanhai.analysis.comparands import PART, describe_comparands
from shanhai.analysis.quotability import NO, YES
from shanhai.analysis.refusals import name_of_province
from shanhai.analysis.verdicts import REFUSAL, judge_rows, read_severities
from shanhai.curation.dimensions import UNSTATED
from shanhai.curation.rows import iterate_rows, list_above
from shanhai.reporting.citations import Citations, letter_rules
from shanhai.reporting.comparison import MOST_TOLD, name_reason
from shanhai.reporting.formatting.comparisons import describe_rows
from shanhai.reporting.formatting.names import name_inline, name_traits
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_phrases, join_words, name_code, reveal, say
from shanhai.reporting.quote import quote

LEAST = 3
WHOLE = "all"
# What the name of the part, the list of dimensions, or each value's small print says.
SAID_BEFORE = frozenset(
    {
        *("different_dimension", "unstated_dimension", "different_direction"),
        "different_recipient_level",
    }
)


def write_most(page: Citations, figures: pd.DataFrame) -> Block:
    """Answer of each concept, and part of it, that many report who reports most.

    Left out: what the gate admits, whose order the comparisons tell; parts that fewer
    than three pairings report; what is of one site; figures that must not be quoted.

    Parameters
    ----------
    figures
        A tidy frame.
    """
    scopes = describe_comparands(page.corpus, page.corpus.figures)
    sites = scopes.loc[scopes["scope"] == PART, "figure_id"]
    is_asked = (figures["quotable"] != NO) & ~figures["figure_id"].isin(sites)
    held = []
    for subject, dimension, picked in _list_groups(page, figures[is_asked]):
        series = tuple(dict.fromkeys(picked["series_id"]))
        judged = compare(page.corpus, series_ids=series)
        if judged.admitted.empty:
            rules = _list_rules(judged, list(picked["figure_id"]))
            held.append((subject, dimension, picked, judged, rules))
    if not held:
        return Block(Markup())
    letters, rules = letter_rules(page, (own[MOST_TOLD:] for *_, own in held))
    told = [
        _write_answer(page, *answer, others)
        for answer, others in zip(held, letters, strict=True)
    ]
    return fill_block("most.html.j2", page.lang, answers=told, rules=rules)


def _list_rules(judged: Comparison, codes: list[str]) -> list[str]:
    """List the rules that refuse a pair of these figures.

    First those that are needed to keep each pair apart.
    """
    severities = read_severities(judged.corpus, judged.basis)
    telling = {one for one, hard in severities.items() if hard == REFUSAL} - SAID_BEFORE
    pairs = [
        [code for code in reasons if code in telling]
        for pair in combinations(codes, 2)
        for _, reasons in [judge_rows(judged.rows, *pair, severities)]
    ]
    needed, left = [], [own for own in pairs if own]
    while left:
        ((code, _),) = Counter(chain(*left)).most_common(1)
        needed.append(code)
        left = [own for own in left if code not in own]
    return list(dict.fromkeys([*needed, *chain(*pairs)]))


def _list_groups(
    page: Citations, figures: pd.DataFrame
) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield parts of concepts that many report: name, dimension of the part, rows.

    Parts in the first dimension that has any; the whole where more report that.
    """
    corpus, lang = page.corpus, page.lang
    ways = figures.groupby("series_id", observed=True)["direction"].nunique()
    kinds = figures.groupby(["indicator_id", "direction"], observed=True, sort=False)
    for (code, way), own in kinds:
        if _count_pairings(own) < LEAST:
            continue
        concept = getattr(corpus.indicator(code), f"name_{lang}")
        is_two_way = ways[own["series_id"].unique()].max() > 1
        named = [name_code(lang, "direction", way)] if is_two_way else []
        most = LEAST - 1
        for dimension in corpus.known("dimension"):
            if parts := list(_list_parts(page, own, dimension)):
                for name, rows in parts:
                    yield name_inline(concept, [name, *named], lang), dimension, rows
                most = max(_count_pairings(rows) for _, rows in parts)
                break
        wholes = _pick_largest(own[own["part_of"] == ""])
        if _count_pairings(wholes) > most:
            yield name_inline(concept, named, lang), "", wholes


def _list_parts(
    page: Citations, figures: pd.DataFrame, dimension: str
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the narrowest codes that many report, with the largest of each pairing.

    Who reports only codes below it, teachers and doctors for professionals, has all
    of these.
    """
    corpus, lang = page.corpus, page.lang
    codes = corpus.dimension_codes
    codes = codes[codes["dimension_id"] == dimension]
    parents = dict(zip(codes["code"], codes["parent_code"], strict=True))
    # Few columns: frames of all are slow to cut.
    asked = figures[["pairing_id", "low", dimension]]
    told: set[str] = set()
    for row in iterate_rows(codes[::-1]):
        # Parts: neither silences nor "all" of them.
        if row.code in {UNSTATED, WHOLE, *told} or row.is_silent:
            continue
        is_own = asked[dimension] == row.code
        if not is_own.any():
            continue
        below = [code for code in parents if row.code in list_above(code, parents)]
        is_below = asked[dimension].isin(below)
        largest = _pick_largest(asked[is_own])
        rest = asked[is_below & ~asked["pairing_id"].isin(largest["pairing_id"])]
        rows = figures.loc[largest.index.append(rest.index).sort_values()]
        if _count_pairings(rows) >= LEAST:
            told.update(list_above(row.code, parents))
            # With the donors' province where all have the same.
            name, each = getattr(row, f"name_{lang}"), iterate_rows(rows)
            held = {name_of_province(corpus, one, name, lang) for one in each}
            yield held.pop() if len(held) == 1 else name, rows


def _pick_largest(rows: pd.DataFrame) -> pd.DataFrame:
    largest = rows.sort_values("low", ascending=False, kind="stable")
    return largest.drop_duplicates("pairing_id").sort_index()


def _count_pairings(rows: pd.DataFrame) -> int:
    return rows["pairing_id"].nunique()


def _write_answer(
    page: Citations,
    subject: str,
    dimension: str,
    picked: pd.DataFrame,
    judged: Comparison,
    rules: list[str],
    others: str,
) -> tuple[Markup, list[Markup], str]:
    """Return why no pairing is first, each value, and what may be written."""
    corpus, lang = page.corpus, page.lang
    words = describe_rows(corpus, comparison=judged, lang=lang)
    words = words[words["figure_id"].isin(picked["figure_id"])]
    levels = dict(zip(words["pairing_id"], words["recipient_level"], strict=True))
    if len({*levels.values()}) == 1:
        levels = dict.fromkeys(levels, "")
    values = {
        row.figure_id: _write_value(page, row, subject, levels[row.pairing_id])
        for row in iterate_rows(picked)
    }
    code = picked.loc[picked["low"].idxmax(), "figure_id"]
    largest = say(lang, "most-largest", value=values.pop(code))
    differing = [
        getattr(corpus.dimension(code), f"name_{lang}")
        for code in corpus.known("dimension")
        if code != dimension and len(set(picked[code])) > 1
    ]
    told = [name_reason(page, code, words) for code in rules[:MOST_TOLD]]
    quotable = picked[picked["quotable"] == YES]["figure_id"]
    text = say(
        lang,
        "most-refused",
        subject=Markup("<strong>{}</strong>").format(reveal(subject)),
        differing=join_words(lang, differing) or "none",
        reasons=join_phrases(lang, told) or "none",
        letters=others or "none",
    )
    sentence = quote(corpus, quotable.iloc[0], lang) if len(quotable) else "none"
    return text, [largest, *values.values()], say(lang, "most-quote", quote=sentence)


def _write_value(page: Citations, row: object, subject: str, level: str) -> Markup:
    """Write a value, which part it counts and when, but what the subject says."""
    lang, value = page.lang, page.cite(row.figure_id, is_rounded=True)
    traits = name_traits(page.corpus, page.corpus.series(row.series_id), lang)
    told = [one for one in (traits, row.subject, row.period) if one not in subject]
    told += [name_code(lang, "level", level)] if level else []
    name = say(lang, "most-value", pairing=row.pairing, value=value)
    return say(lang, "name-inline", name=name, traits=join_phrases(lang, told))
