"""What documents' own numbers say of each other: totals, repeats, ratios."""

from __future__ import annotations

import math
from collections.abc import Sequence

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


# Name, lines of small print, linked values, what we derive of them.
Checked = tuple[str, Sequence[str], Markup, str]


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
            (row.series, (row.document, row.period), page.cite(row.figure_id), "")
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
        below = PLUS.join(page.cite(one) for one in row.denominator_ids)
        terms = {
            "numerator": page.cite(row.numerator_id),
            "denominator": below or say(page.lang, "not-stated"),
        }
        name = name_measure(page.corpus, row.indicator_id, page.lang)
        formula = write_formula(page.corpus, row, page.lang)
        small = (page.link_pairing(row.pairing_id), formula)
        told = (name, small, say(page.lang, "ratio-formula", **terms), "")
        groups.setdefault(code, []).append(told)
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
    words = find_in_words(page.corpus, (row.whole_id, *row.part_ids), lang)
    whole, *parts = words.values()
    listed = join_phrases(lang, [_write_part(page, part) for part in parts])
    small = (_tell(page, whole), name_code(lang, "parts", row.part_basis, parts=listed))
    terms, told = len(row.part_ids), {"as_written": whole.as_written}
    left = tidy_end(row.difference_low, terms, upwards=False)
    result = ""
    if not math.isnan(left):
        result = describe_difference(left, row.difference_high, unit, lang, **told)
        if terms > 1:
            high = tidy_end(row.sum_high, terms, upwards=True)
            summed = format_interval(row.sum_low, high, unit, lang, **told)
            result = say(lang, "parts-sum", sum=summed, difference=result)
    return whole.label, small, page.cite(row.whole_id), result


def _tell(page: Citations, figure: object) -> str:
    told = (page.link_pairing(figure.pairing_id), figure.detail, figure.period)
    return join_phrases(page.lang, told)


def _write_part(page: Citations, part: object) -> Markup:
    told = join_words(page.lang, [part.label, part.detail])
    return say(page.lang, "part-named", value=page.cite(part.figure_id), name=told)


def _write_repeat(page: Citations, row: object) -> Checked:
    (figure,) = find_in_words(page.corpus, [row.figure_id], page.lang).values()
    mentions = page.corpus.evidence(row.figure_id)
    mine = iterate_rows(mentions[mentions["source_id"] == row.source_id])
    written = [fill("written.html.j2", lang=page.lang, one=one) for one in mine]
    small = (_tell(page, figure), join_phrases(page.lang, written))
    return figure.label, small, page.cite(row.figure_id), ""


def describe_difference(
    low: float, high: float, unit: str, lang: str, *, as_written: str = ""
) -> str:
    """Say how a total differs from its parts: left, too much, or either."""

    def write(one: float, other: float) -> str:
        return format_interval(one, other, unit, lang, as_written=as_written)

    if low == high == 0:
        return say(lang, "difference-none")
    if low >= 0:
        return say(lang, "difference-rest", amount=write(low, high))
    if high <= 0:
        return say(lang, "difference-over", amount=write(-high, -low))
    if math.isinf(low) or math.isinf(high):
        return say(lang, "difference-unknown")
    ends = {"over": write(-low, -low), "rest": write(high, high)}
    return say(lang, "difference-either", **ends)


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
