"""Exhibits of the documents' own arithmetic: sums, repeats, doubtful ratios."""

from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.measures import derive_measures
from shanhai.analysis.reconciliation import list_repeats, reconcile
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_sources
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.tables.arithmetic import (
    table_arithmetic,
    table_doubtful_ratios,
    table_repeats,
)
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.sources import close_exhibit, word_units

DOUBTFUL = "doubtful"


def show_arithmetic(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Exhibit:
    """Show every stated total beside the sum of its stated parts, with what is left.

    The sums are derived by us. One table a pairing: nothing is compared.
    """
    codes = choose_sources(corpus, source_ids)
    checked = reconcile(corpus, source_ids=codes)
    tables = [
        table_arithmetic(corpus, group, lang=lang)
        for _, group in checked.groupby("pairing_id", sort=False)
    ]
    none = tag("p", say(lang, "arithmetic-none"))
    units = [corpus.figure(code).unit_id for code in checked["whole_id"]]
    return Exhibit(
        title=say(lang, "title-arithmetic"),
        finding=describe_arithmetic(checked, lang=lang),
        content=tag("div", stack(*tables), class_="sh-tables") if tables else none,
        unit=word_units(units, lang) or say(lang, "unit-figures"),
        alt=alt_table(rows=len(checked), examples=[], lang=lang),
        **close_exhibit(corpus, codes, lang),
    )


def show_repeats(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Exhibit:
    """Show the figures that a document states more than once, and if they agree."""
    codes = choose_sources(corpus, source_ids)
    repeats = list_repeats(corpus, source_ids=codes)
    none = say(lang, "repeats-none")
    finding = say(
        lang,
        "repeats-finding",
        repeats=len(repeats),
        disagreeing=int((~repeats["agrees"].astype(bool)).sum()),
    )
    units = [corpus.figure(code).unit_id for code in repeats["figure_id"]]
    return Exhibit(
        title=say(lang, "title-repeats"),
        finding=none if repeats.empty else finding,
        content=tag("p", none)
        if repeats.empty
        else table_repeats(corpus, repeats, lang=lang),
        unit=word_units(units, lang) or say(lang, "unit-figures"),
        alt=alt_table(rows=len(repeats), examples=[], lang=lang),
        **close_exhibit(corpus, codes, lang),
    )


def show_doubtful_ratios(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Exhibit:
    """Show the ratios that a doubtful number keeps us from computing, and why."""
    codes = choose_sources(corpus, source_ids)
    figures = select_figures(corpus, source_ids=codes)["figure_id"]
    derived = derive_measures(corpus)
    derived = derived[derived["numerator_id"].isin(figures)]
    doubtful = derived[[DOUBTFUL in own for own in derived["own_reasons"]]]
    none = say(lang, "doubtful-ratios-none")
    finding = say(
        lang, "doubtful-ratios-finding", count=len(doubtful), ratios=len(derived)
    )
    return Exhibit(
        title=say(lang, "title-doubtful-ratios"),
        finding=none if doubtful.empty else finding,
        content=tag("p", none)
        if doubtful.empty
        else table_doubtful_ratios(corpus, doubtful, lang=lang),
        unit=say(lang, "unit-ratios"),
        alt=alt_table(rows=len(doubtful), examples=[], lang=lang),
        **close_exhibit(corpus, codes, lang),
    )


def describe_arithmetic(checked: pd.DataFrame, *, lang: str) -> str:
    """Say in how many sets the parts exceed the total, make it up or leave a rest."""
    if checked.empty:
        return say(lang, "arithmetic-none")
    outcomes = checked["outcome"].value_counts()
    return say(
        lang,
        "arithmetic-finding",
        sets=len(checked),
        wholes=checked["whole_id"].nunique(),
        exceeds=int(outcomes.get("exceeds", 0)),
        fits=int(outcomes.get("fits", 0)),
        rests=int(outcomes.get("leaves_rest", 0)),
        overlaps=int(outcomes.get("overlaps", 0)),
    )
