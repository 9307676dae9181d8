"""What is reported, first: one paragraph that can be printed, and key figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from string import ascii_lowercase

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, YES, list_quoting_rules
from shanhai.curation.parameters import list_codes
from shanhai.curation.rows import iterate_rows
from shanhai.errors import unknown_code
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.counted import describe_counted
from shanhai.reporting.formatting.figures import ACHIEVED, find_in_words
from shanhai.reporting.formatting.names import credit_source, name_inline, name_place
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import (
    join_phrases,
    join_sentences,
    join_words,
    name_code,
    say,
)
from shanhai.reporting.quote import write_credit
from shanhai.reporting.tidy import INDICATORS

# A part is told after its whole where these agree: "of them" is then true.
LIKE_ITS_WHOLE = ["indicator_id", "period", "status"]

# Jobs that are said to be in another province than the donor's.
OUTSIDE = frozenset({"home_province", "elsewhere"})

# Whose work goes beyond the pairing: a reader must not take it for the donor's own.
WIDER = frozenset({"donor_city", "donor_province", "east"})


def pick_leading(figures: pd.DataFrame, indicators: Collection[str]) -> pd.DataFrame:
    """Return of each pairing and indicator the largest whole that may be quoted.

    Of people sent it is the largest of each role: cadres are no professionals. Jobs
    outside the donor's province come last: they are nothing that it took on.
    After it comes its largest part of the same period, probable ones among them, as
    ``part_basis`` says. Left out: what is of one named thing, and people but those whom
    the donor sent, as a reader asks what it did.

    Parameters
    ----------
    figures
        A tidy frame; it says which indicators there are.

    Raises
    ------
    UnknownCodeError
        For an indicator that the codelist does not hold, with near matches.

    Examples
    --------
    >>> page.summary(shanhai.pick_leading(figures, ["fiscal_funds", "labour_employed"]))
    """
    codes = list_codes("indicator_ids", indicators)
    for code in codes:
        if code not in figures.attrs.get(INDICATORS, codes):
            raise unknown_code("indicator", code, figures.attrs[INDICATORS])
    is_sent = figures["direction"] == "east_to_west"
    is_sent |= figures["indicator_id"] != "people_sent"
    is_led = figures["indicator_id"].isin(codes) & (figures["quotable"] != NO)
    # Results come before plans, and what is in Guangdong before what is elsewhere.
    last = {
        "is_target": figures["status"] != ACHIEVED,
        "is_outside": figures.get("destination", figures["place_id"]).isin(OUTSIDE),
    }
    order = ["pairing_id", "indicator_id", *last, "low"]
    chosen = figures.assign(**last)[is_led & is_sent].sort_values(
        order, ascending=[True, True, True, True, False], kind="stable"
    )
    chosen = chosen.drop(columns=[*last])
    is_whole = (chosen["part_of"] == "") & (chosen["subject"] == "")
    kind = [*order[:2], *{"role"}.intersection(chosen)]
    wholes = chosen[is_whole].drop_duplicates(kind)
    known = wholes[["figure_id", *LIKE_ITS_WHOLE]]
    known = known.set_axis(["part_of", *LIKE_ITS_WHOLE], axis="columns")
    parts = chosen.reset_index().merge(known).drop_duplicates("part_of")
    return chosen.loc[chosen.index.isin([*wholes.index, *parts["index"]])]


def write_summary(page: Citations, figures: pd.DataFrame) -> Block:
    """Write a tidy frame as a paragraph: each pairing's sentence, each value linked.

    Left out: the words that a quotation needs, which stand with the key figures and
    in the note of each number.
    """
    corpus, lang, told = page.corpus, page.lang, []
    for code, rows in figures.groupby("pairing_id", observed=True):
        pairing = corpus.pairing(str(code))
        sources = map(corpus.source, dict.fromkeys(rows["source_id"]))
        named = [credit_source(source, lang) for source in sources]
        words = {
            "donor": name_place(corpus.place(pairing.donor_place_id), lang),
            "recipient": name_place(corpus.place(pairing.recipient_place_id), lang),
            "sources": join_words(lang, named),
            "documents": len(named),
            "reported": write_periods(page, rows),
        }
        told.append(say(lang, "summary-pairing", **words))
    told = told or [say(lang, "summary-nothing")]
    return fill_block("summary.html.j2", lang, paragraphs=told)


def write_key_figures(page: Citations, figures: pd.DataFrame) -> Block:
    """Write a tidy frame as key figures, rounded, each with its mark for quoting."""
    needed = [_list_words(page, row) for row in iterate_rows(figures)]
    words = dict(zip(dict.fromkeys(chain(*needed)), ascii_lowercase, strict=False))
    # They lead to the words that a quotation needs, which stand once below.
    letters = [sorted(map(words.get, own)) for own in needed]
    keys = list(zip(iterate_rows(figures), letters, strict=True))
    told = {"keys": keys, "words": [(letter, text) for text, letter in words.items()]}
    return fill_block("key_figures.html.j2", page.lang, page=page, **told)


def write_periods(page: Citations, figures: pd.DataFrame) -> Markup:
    """Write a sentence on each period, what has a date before what has none."""
    is_undated = figures["period_basis"] == "unstated"
    undated = say(page.lang, "summary-undated")
    periods = figures["period"].mask(is_undated, undated)
    told = []
    for period in dict.fromkeys([*periods[~is_undated], *periods]):
        codes = figures["figure_id"][periods == period]
        worded = find_in_words(page.corpus, codes, page.lang)
        stated = [
            _write_statement(page, row, worded)
            for row in worded.values()
            if row.part_of not in worded
        ]
        listed = join_phrases(page.lang, stated)
        name = period[:1].upper() + period[1:] if told else period
        told.append(say(page.lang, "summary-period", period=name, figures=listed))
    return join_sentences(page.lang, told)


def _write_statement(
    page: Citations, figure: object, worded: Mapping[str, object]
) -> Markup:
    words = describe_counted(page.corpus, figure, page.lang, is_rounded=True)
    if figure.attributed_to in WIDER:
        credit = write_credit(page.corpus, figure, page.lang)
        words = name_inline(words, credit, page.lang)
    told = page.link(figure.figure_id, words, is_rounded=True)
    for row in worded.values():
        if row.part_of == figure.figure_id:
            both = {"whole": told, "part": _write_statement(page, row, worded)}
            told = name_code(page.lang, "summary-part", row.part_basis, **both)
    return told


def _list_words(page: Citations, row: object) -> list[str]:
    """Say which words a quotation needs, or why there must be none."""
    if row.quotable == YES:
        return []
    weight, column = ("blocks", "sentence") if row.quotable == NO else ("words",) * 2
    rules = list_quoting_rules(page.corpus, row.figure_id, weight)
    return [text for text in rules[f"{column}_{page.lang}"] if text]
