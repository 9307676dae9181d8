"""The exhibit of ratios: what holds inside one document, and who compares."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.tables.ratios import (
    table_ratios,
    table_refused_ratios,
    write_rules,
)
from shanhai.reporting.wording import say
from shanhai.reporting.words.sources import (
    cite_sources,
    list_sources,
    word_period_types,
)


def show_ratios(corpus: Corpus, *, pairing_id: str, lang: str) -> Exhibit:
    """Show the ratios inside a pairing's document, those refused listed with why.

    Derived by us. Peers stand beside a ratio only where the gate admits both.
    """
    derived = derive_measures(corpus, pairing_ids=[pairing_id])
    holds = derived["holds"].astype(bool)
    held, refused = derived[holds], derived[~holds]
    comparisons = {
        code: compare_measure(corpus, measure_id=code)
        for code in dict.fromkeys(held["indicator_id"])
    }
    return Exhibit(
        title=say(lang, "title-ratios"),
        finding=describe_ratios(derived, comparisons, lang=lang),
        content=_write_content(corpus, held, refused, comparisons, lang),
        unit=say(lang, "unit-ratios"),
        period=word_period_types(derived, lang),
        source=cite_sources(corpus, list_sources(corpus, [pairing_id]), lang),
        alt=say(lang, "alt-ratios", held=len(held), refused=len(refused)),
        lang=lang,
    )


def describe_ratios(
    derived: pd.DataFrame, comparisons: Mapping[str, Comparison], *, lang: str
) -> str:
    """Say how many ratios hold, and how many have a comparable peer."""
    if derived.empty:
        return say(lang, "ratios-nothing")
    held = derived[derived["holds"]]
    if held.empty:
        return say(lang, "ratios-none-hold", measures=len(derived))
    shared = [
        row.figure_id in set(comparisons[row.indicator_id].admitted["figure_id"])
        for row in held.itertuples()
    ]
    return say(
        lang,
        "ratios-finding",
        held=len(held),
        measures=len(derived),
        shared=sum(shared),
    )


def list_rules(
    corpus: Corpus, derived: pd.DataFrame, comparisons: Mapping[str, Comparison]
) -> list[str]:
    """List the rules named beside some ratios and their peers, in their order."""
    named = {code for codes in derived["own_reasons"] for code in codes}
    for comparison in comparisons.values():
        named |= {code for codes in comparison.rows["reasons"] for code in codes}
    return [code for code in corpus.known("rule") if code in named]


def _write_content(
    corpus: Corpus,
    held: pd.DataFrame,
    refused: pd.DataFrame,
    comparisons: Mapping[str, Comparison],
    lang: str,
) -> Markup:
    if held.empty and refused.empty:
        return tag("p", say(lang, "ratios-nothing"))
    parts = []
    if len(held):
        parts.append(table_ratios(corpus, held, comparisons, lang=lang))
    if len(refused):
        parts.append(table_refused_ratios(corpus, refused, lang=lang))
    rules = list_rules(corpus, pd.concat([held, refused]), comparisons)
    if rules:
        parts.append(write_rules(corpus, rules, lang))
    return tag("div", stack(*parts), class_="sh-tables")
