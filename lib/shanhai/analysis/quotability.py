"""Which figures may be quoted, and with which words: rules as data.

A rule of ``data/quoting_rules.csv`` applies where a figure meets one of its
conditions, such as ``flags=window_open``. Its weight says what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.errors import unknown_code

YES, WITH_WORDS, NO = "yes", "with_words", "no"
# From the heaviest weight to the lightest; a note leaves a figure as it is.
VERDICTS = {"blocks": NO, "words": WITH_WORDS}
WEIGHTS = (*VERDICTS, "note")
COLUMNS = ("status", "qualifier", "attributed_to", "part_basis")


def judge_quotable(corpus: Corpus) -> pd.DataFrame:
    """Judge of every figure whether it may be quoted.

    Left out: what a figure may be compared with, which is for ``compare``. Columns, in
    the corpus's order: ``figure_id``, ``quotable`` (``yes``, ``with_words``, ``no``)
    and ``rules``, the rule_id of every rule that applies, notes among them.
    """
    return _judge(corpus).copy(deep=False)


def list_reasons(corpus: Corpus, lang: str) -> list[list[str]]:
    """Return for every figure the sentences of the rules that decide of quoting it.

    In the corpus's order; none where a figure may be quoted as it stands.
    """
    rules = corpus.quoting_rules.set_index("rule_id")
    verdicts = rules["weight"].map(VERDICTS)
    sentences = rules[f"sentence_{lang}"]
    return [
        [sentences[code] for code in row.rules if verdicts[code] == row.quotable]
        for row in iterate_rows(_judge(corpus))
    ]


def list_quoting_rules(corpus: Corpus, figure_id: str, weight: str) -> pd.DataFrame:
    """Return the rules of one weight (``blocks``, ``words``, ``note``) on a figure.

    Raises
    ------
    UnknownCodeError
        When there is no such figure or weight; near matches are named.
    """
    corpus.figure(figure_id)
    if weight not in WEIGHTS:
        raise unknown_code("weight", weight, WEIGHTS)
    own = _find_rules(corpus)[figure_id]
    return _select_rules(corpus, own, weight).copy(deep=False)


@lru_cache(maxsize=4)
def _find_rules(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    judged = _judge(corpus)
    return dict(zip(judged["figure_id"], judged["rules"], strict=True))


@lru_cache(maxsize=256)
def _select_rules(corpus: Corpus, own: tuple[str, ...], weight: str) -> pd.DataFrame:
    """Return the rules of one weight among some: figures share few sets of them."""
    rules = corpus.quoting_rules
    return rules[rules["rule_id"].isin(own) & (rules["weight"] == weight)]


@lru_cache(maxsize=4)
def _judge(corpus: Corpus) -> pd.DataFrame:
    rules = corpus.quoting_rules
    weights = dict(zip(rules["rule_id"], rules["weight"], strict=True))
    sources, indicators = corpus.sources, corpus.indicators
    is_stock = indicators["measured_over"] == "stock"
    stocks = set(indicators.loc[is_stock, "indicator_id"])
    dated = set(sources.loc[sources["published_date"].notna(), "source_id"])
    documents = corpus.mentions.drop_duplicates("figure_id").set_index("figure_id")
    judged = []
    for figure in iterate_rows(corpus.figures):
        is_dated = documents["source_id"].get(figure.figure_id) in dated
        marks = {
            *_list_marks(figure, stocks),
            f"document={'dated' if is_dated else 'undated'}",
        }
        own = tuple(
            rule.rule_id
            for rule in iterate_rows(rules)
            if not marks.isdisjoint(rule.conditions)
        )
        found = {weights[code] for code in own}
        verdict = next((VERDICTS[one] for one in VERDICTS if one in found), YES)
        judged.append((figure.figure_id, verdict, own))
    return pd.DataFrame(judged, columns=["figure_id", "quotable", "rules"])


def _list_marks(figure: object, stocks: set[str]) -> Iterator[str]:
    yield from (f"flags={flag}" for flag in figure.flags)
    yield from (f"{column}={getattr(figure, column)}" for column in COLUMNS)
    yield from (f"dating={code}" for code in _list_datings(figure, stocks))


def _list_datings(figure: object, stocks: set[str]) -> Iterator[str]:
    """Say which dates a figure has; what holds at a day needs no beginning."""
    is_point = figure.period_type == "point"
    is_at_a_day = is_point or figure.indicator_id in stocks
    if figure.period_basis == "unstated":
        yield "no_day" if is_at_a_day else "unstated"
        return
    if figure.period_basis == "inferred":
        yield "inferred"
    has_start, has_end = pd.notna(figure.period_start), pd.notna(figure.period_end)
    if not (has_start or has_end):
        yield "no_day" if is_at_a_day else "no_dates"
    elif is_point or (has_end and (has_start or is_at_a_day)):
        yield "dated"
    else:
        # What is still running has the flag window_open, and its own words.
        is_open = has_start and "window_open" in figure.flags
        yield "running" if is_open else "no_end" if has_start else "no_start"
