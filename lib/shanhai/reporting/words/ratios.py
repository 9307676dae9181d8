"""Ratios in words: value, formula, terms, reasons; every term keeps its link."""

from collections.abc import Iterable, Mapping

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.context import FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSAL, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.wording import join_phrases, join_words, name_code, say
from shanhai.reporting.words.figures import (
    link_note,
    name_subject_inline,
    word_by_id,
)
from shanhai.reporting.words.numbers import MONEY, format_ratio

PER_CENT = 100
PLUS = " + "
LEVELS = (COMPARABLE, CAUTION, REFUSED)
Severities = Mapping[str, int]


def word_ratio(corpus: Corpus, row: object, lang: str) -> str:
    """Print a ratio that holds, with its unit; a share in per cent."""
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        money = format_ratio(row.low, row.high, MONEY, lang)
        return say(lang, "funds-per-county-year", value=money)
    measure = corpus.measure(row.indicator_id)
    if measure.kind == "share":
        share = format_ratio(row.low * PER_CENT, row.high * PER_CENT, "percent", lang)
        return name_code(lang, "unit", "percent", amount=share)
    unit = corpus.indicator(measure.numerator_id).unit_id
    return say(
        lang,
        "ratio-value",
        value=format_ratio(row.low, row.high, unit, lang),
        unit=getattr(measure, f"unit_{lang}"),
    )


def cite_ratio(corpus: Corpus, row: object, lang: str) -> Markup:
    """Link a ratio that holds to its note, which has formula and terms."""
    return link_note(row.figure_id, word_ratio(corpus, row, lang))


def word_formula(corpus: Corpus, row: object, lang: str) -> str:
    """Name what is divided by what, with the direction where both count one thing."""
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
    """Name a measure."""
    return getattr(corpus.measure(measure_id), f"name_{lang}")


def name_rules(corpus: Corpus, rule_ids: Iterable[str], lang: str) -> str:
    """Name rules of comparison, in the order given."""
    names = [getattr(corpus.rule(code), f"name_{lang}") for code in rule_ids]
    return join_words(lang, names)


def word_verdict(
    corpus: Corpus, family: str, verdict: str, rule_ids: Iterable[str], lang: str
) -> str:
    """Say a verdict, and the rules behind it where there are any."""
    word = name_code(lang, family, verdict)
    reasons = name_rules(corpus, rule_ids, lang)
    if not reasons:
        return word
    return say(lang, "ratio-reasons", verdict=word, reasons=reasons)


def judge_alone(rule_ids: Iterable[str], severities: Severities) -> str:
    """Return the verdict of a ratio in itself: holds, holds with care, does not."""
    return LEVELS[max((severities[code] for code in rule_ids), default=0)]


def pick_refusals(rule_ids: Iterable[str], severities: Severities) -> list[str]:
    """Return those of the rules that refuse."""
    return [code for code in rule_ids if severities[code] == REFUSAL]


def word_terms(corpus: Corpus, derived: pd.DataFrame, lang: str) -> dict[str, object]:
    """Return the terms of some ratios in words, by figure_id."""
    codes = set(derived["numerator_id"]).union(*derived["denominator_ids"])
    return word_by_id(corpus, codes, lang)


def write_term(term: object, lang: str) -> Markup:
    """Write one worded figure: linked value, label, detail and period."""
    small = [word for word in (term.label, term.detail, term.period) if word]
    words = tag("small", join_phrases(lang, small))
    return tag("div", stack(term.cited, words), class_="sh-brief")
