"""Explain one figure: what we hold, the rule, the mentions, the document."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from shanhai import paths
from shanhai.curation.bounds import bound_figures
from shanhai.curation.corpus import Corpus, Record
from shanhai.curation.intervals import IntervalRule, Vagueness
from shanhai.curation.numerals import QuantityError
from shanhai.curation.quantities import find_rule
from shanhai.curation.sources import read_original, sentence_around

Line = tuple[str, str]
# What each qualifier does, in the codebook's letters: n the number, p the place
# value of its last significant digit.
FORMULAS = {
    Vagueness.ABOUT: "n - p/2 to n + p/2",
    Vagueness.NEARLY: "above n - p, below n",
    Vagueness.SEVERAL: "2n to below 10n",
    Vagueness.AND_MORE: "n to below n + p",
    Vagueness.SOME_MORE: "above n, below n + p",
    Vagueness.OVER: "n or more",
    Vagueness.UNDER: "above 0, at most n",
}
NO_ORIGINAL = (
    "the original is not at hand; "
    "set SHANHAI_ORIGINALS or put it under seeds/originals/"
)


class Explanation(str):
    """Hold the way back to a document; a notebook shows it line by line."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def explain(corpus: Corpus, figure_id: str) -> Explanation:
    """Return the way from a figure back to its document: rule, mentions, sentences.

    The sentence around each mention is quoted where the originals are at hand.

    Raises
    ------
    UnknownCodeError
        When there is no such figure; near matches are named.
    OriginalError
        When an original at hand is not the registered one.

    Examples
    --------
    >>> shanhai.explain(corpus, "huizhou-qianxinan.fiscal_funds")
    """
    folder = paths.originals_dir()
    return Explanation(explain_figure(corpus, figure_id, originals=folder))


def explain_figure(
    corpus: Corpus, figure_id: str, *, originals: Path | None = None
) -> str:
    """Return the way from a figure back to its document, in lines of text.

    The sentence around each mention is quoted only when the folder of the
    originals is given and holds the registered document.
    """
    figure = corpus.figure(figure_id)
    lines = [*_describe_figure(corpus, figure), ("rule", _find_rule(corpus, figure))]
    for mention in corpus.evidence(figure_id).itertuples():
        place = f"characters {mention.start}–{mention.end}"
        lines += [
            ("mention", f"{mention.as_written}  {place}"),
            ("document", f"{mention.source_id}: {mention.title_zh}"),
            ("", f"{mention.file_name}, SHA-256 {mention.sha256}"),
            ("sentence", _quote_sentence(corpus, mention, originals)),
        ]
    return "\n".join(f"{label:<11}{text}" for label, text in lines if text)


def describe_rule(rule: IntervalRule) -> str:
    """Return how an interval comes about, in one line, without the reasons."""
    quantity = rule.quantity
    numbers = " to ".join(
        f"n = {numeral.value:f}, p = {numeral.place:f}" for numeral in rule.numerals
    )
    marks = [f"{word}: {FORMULAS[mark]}" for word, mark in rule.marks]
    hull = " (the hull of both readings)" if len(marks) > 1 else ""
    high = "no upper bound" if quantity.high is None else f"{quantity.high:f}"
    return (
        f"{numbers}; {'; '.join(marks) or 'as it stands'}{hull} "
        f"-> {quantity.low:f} to {high} {quantity.unit}, {quantity.qualifier}"
    )


def _describe_figure(corpus: Corpus, figure: Record) -> list[Line]:
    indicator = corpus.indicator(figure.indicator_id)
    series = corpus.series(figure.series_id)
    place = corpus.place(figure.place_id)
    whole = f"{figure.part_of} ({figure.part_basis})" if figure.part_of else ""
    flags = [corpus.flag(flag_id) for flag_id in figure.flags]
    return [
        ("figure", figure.figure_id),
        ("indicator", f"{series.name_en} · {series.name_zh}"),
        ("definition", f"{indicator.definition_en} ({indicator.definition_status})"),
        ("subject", " · ".join(filter(None, (figure.subject_en, figure.subject_zh)))),
        ("interval", f"{_show_interval(figure)} {figure.unit_id} ({figure.qualifier})"),
        ("period", _show_period(figure)),
        ("bounds", _show_bounds(corpus, figure)),
        ("status", figure.status),
        ("direction", figure.direction),
        ("place", f"{place.name_en} · {place.name_zh}"),
        ("credited", figure.attributed_to),
        ("part of", whole),
        *(("flag", f"{flag.name_en}: {flag.meaning_en}") for flag in flags),
        ("note", figure.note_en),
        ("", figure.note_zh),
    ]


def _find_rule(corpus: Corpus, figure: Record) -> str:
    if figure.interval_exception_en:
        return f"exception: {figure.interval_exception_en}"
    written = next(iter(corpus.evidence(figure.figure_id)["as_written"]), None)
    if written is None:
        return "no mention; see `shanhai check`"
    try:
        return f"{written}: {describe_rule(find_rule(written, corpus.unit_words))}"
    except QuantityError as error:
        return f"{written}: no rule reads it; {error}"


def _quote_sentence(corpus: Corpus, mention: tuple, originals: Path | None) -> str:
    if originals is None:
        return NO_ORIGINAL
    text = read_original(corpus, mention.source_id, originals)
    return f"“{''.join(sentence_around(text, mention.start, mention.end))}”"


def _show_interval(figure: Record) -> str:
    if figure.low == figure.high:
        return f"{figure.low:.15g}"
    top = "∞" if figure.high == float("inf") else f"{figure.high:.15g}"
    return f"{figure.low:.15g} … {top}"


def _show_bounds(corpus: Corpus, figure: Record) -> str:
    """Show between which days an end lies that is not stated, as far as known."""
    figures = corpus.figures
    own = figures[figures["figure_id"] == figure.figure_id]
    found = bound_figures(own, corpus.mentions, corpus.sources).iloc[0]
    bounds = (
        ("not before", found["not_before"], figure.period_start),
        ("not after", found["not_after"], figure.period_end),
    )
    return ", ".join(
        f"{word} {day.date().isoformat()}"
        for word, day, stated in bounds
        if pd.notna(day) and pd.isna(stated)
    )


def _show_period(figure: Record) -> str:
    start, end = (
        "?" if pd.isna(date) else date.date().isoformat()
        for date in (figure.period_start, figure.period_end)
    )
    dates = "" if (start, end) == ("?", "?") else f" {start} to {end}"
    return f"{figure.period_type}{dates} ({figure.period_basis})"
