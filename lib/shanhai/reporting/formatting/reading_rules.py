"""The rule of an interval in words: how a numeral expression became its ends."""

from decimal import Decimal

from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.curation.intervals import IntervalRule
from shanhai.curation.numerals import QuantityError
from shanhai.curation.quantities import find_rule
from shanhai.curation.unit_words import UnitWords
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.messages import join_sentences, join_words, name_code, say

CHINESE = "zh"


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
    return explain_rule(rule, lang)


def explain_rule(rule: IntervalRule, lang: str) -> str:
    """Say which words of the text widen a number, if any, and by how much."""
    words = [write_chinese(word, lang) for word, _ in rule.marks]
    if len(rule.numerals) > 1:
        message = "rule-range-marked" if words else "rule-range"
        return say(lang, message, words=join_words(lang, words))
    if not rule.marks:
        return ""
    told = [
        _explain_mark(rule, mark.name.lower(), word, lang)
        for (_, mark), word in zip(rule.marks, words, strict=True)
    ]
    if len(told) > 1:
        told.append(say(lang, "rule-hull"))
    return join_sentences(lang, told)


def write_chinese(text: str, lang: str) -> Markup:
    """Write words of a document, told to be Chinese where the page is not."""
    if lang == CHINESE:
        return escape(reveal_controls(text))
    return Markup('<span lang="zh">{}</span>').format(reveal_controls(text))


def _explain_mark(rule: IntervalRule, code: str, word: Markup, lang: str) -> str:
    (numeral,), unit = rule.numerals, rule.quantity.unit
    return name_code(
        lang,
        "rule-mark",
        code,
        word=word,
        number=_print(numeral.value, unit, lang),
        place=_print(numeral.place, unit, lang),
    )


def _print(value: Decimal, unit: str, lang: str) -> str:
    return format_interval(float(value), float(value), unit, lang)
