"""Ratios in words: value, formula, terms, reasons; every term keeps its link."""

from collections.abc import Iterable

from shanhai.analysis.derived import FUNDS, FUNDS_PER_COUNTY_YEAR, MONTHS_A_YEAR
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED, read_severities
from shanhai.curation.corpus import Corpus
from shanhai.reporting.formatting.figures import (
    name_subject_inline,
)
from shanhai.reporting.formatting.numbers import MONEY, format_ratio
from shanhai.reporting.messages import join_words, name_code, say

PER_CENT = 100
PLUS = " + "
LEVELS = (COMPARABLE, CAUTION, REFUSED)


def print_ratio(corpus: Corpus, row: object, lang: str) -> str:
    """Print a ratio that holds, with its unit; a share in per cent."""
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        money = format_ratio(row.low, row.high, MONEY, lang)
        return say(lang, "funds-per-county-year", value=money)
    measure = corpus.measure(row.indicator_id)
    if measure.kind == "share":
        share = format_ratio(row.low * PER_CENT, row.high * PER_CENT, "percent", lang)
        return name_code(lang, "unit", "percent", amount=share)
    unit = corpus.indicator(measure.numerator_id).unit_id
    value = format_ratio(row.low, row.high, unit, lang)
    if len(set(measure.unit_zh.split("/"))) == 1:
        # Cadres to cadres: a plain number, as the name of the measure says.
        return value
    return say(lang, "ratio-value", value=value, unit=getattr(measure, f"unit_{lang}"))


def write_formula(corpus: Corpus, row: object, lang: str) -> str:
    """Name what is divided by what, with the direction where both count one thing."""
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        return _write_funds(corpus, row, lang)
    measure = corpus.measure(row.indicator_id)
    numerator, denominator = (
        name_subject_inline(
            corpus,
            getattr(measure, f"{term}_series"),
            lang,
            direction=getattr(measure, f"{term}_direction"),
        )
        for term in ("numerator", "denominator")
    )
    if len(row.denominator_ids) > 1:
        terms = [corpus.figure(code).series_id for code in row.denominator_ids]
        names = [name_subject_inline(corpus, code, lang) for code in terms]
        denominator = say(lang, "ratio-sum", terms=PLUS.join(names))
    return say(lang, "ratio-formula", numerator=numerator, denominator=denominator)


def name_measure(corpus: Corpus, measure_id: str, lang: str) -> str:
    """Name a measure, or funds per county and year."""
    if measure_id == FUNDS_PER_COUNTY_YEAR:
        return say(lang, "title-funds-context")
    return getattr(corpus.measure(measure_id), f"name_{lang}")


def name_rules(corpus: Corpus, rule_ids: Iterable[str], lang: str) -> str:
    """Name rules of comparison, in the order given."""
    names = [getattr(corpus.rule(code), f"name_{lang}") for code in rule_ids]
    return join_words(lang, names)


def explain_verdict(corpus: Corpus, row: object, lang: str) -> str:
    """Say whether a ratio holds in itself, and by which rules with care alone."""
    severities = read_severities(corpus, "within")
    hardest = max((severities[code] for code in row.own_reasons), default=0)
    verdict = name_code(lang, "ratio-verdict", LEVELS[hardest])
    reasons = name_rules(corpus, row.own_reasons, lang)
    if not reasons:
        return verdict
    return say(lang, "ratio-reasons", verdict=verdict, reasons=reasons)


def _write_funds(corpus: Corpus, ratio: object, lang: str) -> str:
    names = [
        name_subject_inline(corpus, corpus.figure(code).series_id, lang)
        for code in ratio.denominator_ids
    ]
    months = {*map(int, (ratio.shortest_months, ratio.longest_months))}
    return say(
        lang,
        "note-funds-formula",
        funds=getattr(corpus.indicator(FUNDS), f"name_{lang}"),
        months="–".join(map(str, sorted(months))),
        is_year="yes" if months == {MONTHS_A_YEAR} else "no",
        counties="".join(names),
        has_counties="yes" if names else "no",
    )
