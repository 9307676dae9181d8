"""What the documents' own numbers say of each other: totals, repeats, ratios."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.verdicts import REFUSAL, read_severities
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    find_in_words,
    name_measure,
    name_rules,
    write_formula,
)
from shanhai.reporting.formatting.numbers import HUNDREDTH, format_interval, to_decimal
from shanhai.reporting.html import Block, fill, fill_block
from shanhai.reporting.messages import join_phrases, join_words, name_code, say

# Outcomes and reasons that a reader looks at; the others are folded.
TO_LOOK_AT = frozenset({"exceeds", "differs", "disagrees", "doubtful"})
PLUS = Markup(" + ")


class Checked(NamedTuple):
    """Hold a row: name, lines of small print, linked values, what we derive of them."""

    name: str
    small: Sequence[str]
    value: Markup
    result: str = ""


def write_totals(page: Citations, checked: pd.DataFrame) -> Block:
    """Write stated totals with their parts, by what follows from the sum of these.

    Parameters
    ----------
    checked
        As ``shanhai.reconcile`` returns it.
    """
    groups = {
        str(code): [_write_total(page, row) for row in iterate_rows(rows)]
        for code, rows in checked.groupby("outcome", sort=False)
    }
    return _write_checks(page, "outcome", groups)


def write_repeats(
    page: Citations, repeats: pd.DataFrame, differing: pd.DataFrame
) -> Block:
    """Write what is stated more than once: in one document, and by several.

    Parameters
    ----------
    repeats
        As ``shanhai.list_repeats`` returns it.
    differing
        The tidy frame of figures for which another document gives another number.
    """
    agrees = repeats["agrees"].astype(bool)
    groups = {
        "differs": [_write_repeat(page, row) for row in iterate_rows(repeats[~agrees])],
        "disagrees": [
            Checked(row.series, (row.document, row.period), page.cite(row.figure_id))
            for row in iterate_rows(differing)
        ],
        "agrees": [_write_repeat(page, row) for row in iterate_rows(repeats[agrees])],
    }
    is_sound = any(groups.values()) and not (groups["differs"] or groups["disagrees"])
    sound = say(page.lang, "repeats-sound") if is_sound else ""
    return _write_checks(page, "repeated", groups, sound)


def write_refused(page: Citations, ratios: pd.DataFrame) -> Block:
    """Write both terms of ratios that do not hold, by reason; no value is computed.

    Parameters
    ----------
    ratios
        Rows of ``shanhai.derive_measures``.
    """
    within = read_severities(page.corpus, "within")
    groups: dict[str, list[Checked]] = {}
    for row in iterate_rows(ratios):
        code = next(one for one in row.own_reasons if within[one] == REFUSAL)
        groups.setdefault(code, []).append(_write_ratio(page, row))
    return _write_checks(page, "rule", groups)


def _write_checks(
    page: Citations, family: str, groups: dict[str, list[Checked]], finding: str = ""
) -> Block:
    """Write rows by what a check says: open what needs a look, fold the rest."""
    named = [
        (
            name_rules(page.corpus, [code], page.lang)
            if family == "rule"
            else name_code(page.lang, family, code),
            code in TO_LOOK_AT,
            rows,
        )
        for code, rows in groups.items()
        if rows
    ]
    named.sort(key=lambda group: not group[1])
    if not named:
        finding = name_code(page.lang, "checks-nothing", family)
    return fill_block("checks.html.j2", page.lang, groups=named, finding=finding)


def _write_total(page: Citations, row: object) -> Checked:
    lang, unit = page.lang, page.corpus.figure(row.whole_id).unit_id
    terms = len(row.part_ids)
    words = find_in_words(page.corpus, (row.whole_id, *row.part_ids), lang)
    parts = [_write_part(page, words[code]) for code in row.part_ids]
    sum_high = tidy_end(row.sum_high, terms, upwards=True)
    left = tidy_end(row.difference_low, terms, upwards=False)
    is_summed = not math.isnan(left)
    told = {"as_written": words[row.whole_id].as_written}
    result = ""
    if is_summed:
        result = describe_difference(left, row.difference_high, unit, lang, **told)
    if is_summed and terms > 1:
        summed = format_interval(row.sum_low, sum_high, unit, lang, **told)
        result = say(lang, "parts-sum", sum=summed, difference=result)
    listed = join_phrases(lang, parts)
    return Checked(
        name=words[row.whole_id].label,
        small=(
            _tell(page, words[row.whole_id]),
            name_code(lang, "parts", row.part_basis, parts=listed),
        ),
        value=page.cite(row.whole_id),
        result=result,
    )


def _tell(page: Citations, figure: object) -> str:
    """Say of which pairing a figure is, of what in particular, and of when."""
    told = (page.link_pairing(figure.pairing_id), figure.detail, figure.period)
    return join_phrases(page.lang, told)


def _write_part(page: Citations, part: object) -> Markup:
    told = join_words(page.lang, [part.label, part.detail])
    return say(page.lang, "part-named", value=page.cite(part.figure_id), name=told)


def _write_repeat(page: Citations, row: object) -> Checked:
    (figure,) = find_in_words(page.corpus, [row.figure_id], page.lang).values()
    mentions = page.corpus.evidence(row.figure_id)
    mine = mentions[mentions["source_id"] == row.source_id]
    written = [
        fill("written.html.j2", lang=page.lang, one=one) for one in iterate_rows(mine)
    ]
    return Checked(
        name=figure.label,
        small=(_tell(page, figure), join_phrases(page.lang, written)),
        value=page.cite(row.figure_id),
    )


def _write_ratio(page: Citations, row: object) -> Checked:
    below = PLUS.join(page.cite(code) for code in row.denominator_ids)
    value = say(
        page.lang,
        "ratio-formula",
        numerator=page.cite(row.numerator_id),
        denominator=below or say(page.lang, "not-stated"),
    )
    formula = write_formula(page.corpus, row, page.lang)
    name = name_measure(page.corpus, row.indicator_id, page.lang)
    return Checked(name, (page.link_pairing(row.pairing_id), formula), value)


def describe_difference(
    low: float, high: float, unit: str, lang: str, *, as_written: str = ""
) -> str:
    """Say how a total differs from its parts: left, too much, or either."""
    if low == high == 0:
        return say(lang, "difference-none")
    if low >= 0:
        amount = format_interval(low, high, unit, lang, as_written=as_written)
        return say(lang, "difference-rest", amount=amount)
    if high <= 0:
        amount = format_interval(-high, -low, unit, lang, as_written=as_written)
        return say(lang, "difference-over", amount=amount)
    if math.isinf(low) or math.isinf(high):
        return say(lang, "difference-unknown")
    return say(
        lang,
        "difference-either",
        over=format_interval(-low, -low, unit, lang, as_written=as_written),
        rest=format_interval(high, high, unit, lang, as_written=as_written),
    )


def tidy_end(end: float, terms: int, *, upwards: bool) -> float:
    """Widen an end by the hundredths that several terms fell short of round numbers.

    Each "not quite" is one hundredth short; a sum of two is two short, and would be
    printed with all its digits.
    """
    if math.isinf(end):
        return end
    value, step = to_decimal(end), HUNDREDTH if upwards else -HUNDREDTH
    for missing in range(2, terms + 1):
        rounder = value + missing * step
        if not rounder % 1:
            return float(rounder - step)
    return end
