"""Entries of the data dictionary: indicators and measures, each with its anchor."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.measures import derive_measures
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import Pairs, list_splits
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.markup import (
    Column,
    fold,
    list_items,
    render_table,
    stack,
    tag,
)
from shanhai.reporting.wording import join_phrases, join_words, name_code, say
from shanhai.reporting.words.figures import (
    link_profile,
    make_anchor,
    name_subject_inline,
)

# Where an indicator and a measure are explained.
INDICATOR_ANCHOR, MEASURE_ANCHOR = "i", "m"
PLUS = " + "


def list_indicators(corpus: Corpus, *, domain_ids: Sequence[str], lang: str) -> Markup:
    """Explain every indicator of some domains, folded by domain; no value is shown."""
    page = Page(corpus, frozenset(domain_ids), lang)
    figures = select_figures(corpus, domain_ids=domain_ids)
    groups = corpus.indicators.groupby("domain_id", sort=False)
    return stack(
        *(
            _fold_indicators(page, groups.get_group(code), figures)
            for code in domain_ids
            if code in groups.groups
        )
    )


def list_measures(corpus: Corpus, *, domain_ids: Sequence[str], lang: str) -> Markup:
    """Write the formula of every measure, folded by domain; no value is shown."""
    page = Page(corpus, frozenset(domain_ids), lang)
    groups = corpus.measures.groupby("domain_id", sort=False)
    return stack(
        *(
            _fold_measures(page, groups.get_group(code))
            for code in domain_ids
            if code in groups.groups
        )
    )


@dataclass(frozen=True)
class Page:
    """What a dictionary page is about; entries of other domains are not on it."""

    corpus: Corpus
    domain_ids: frozenset[str]
    lang: str

    def say(self, message_id: str, **args: object) -> str:
        """Say a message in the page's language."""
        return say(self.lang, message_id, **args)

    def name(self, record: object) -> str:
        """Name a record in the page's language."""
        return getattr(record, f"name_{self.lang}")

    def link(self, indicator_id: str, text: str = "") -> Markup:
        """Link an indicator to its entry, or name it where it has none here."""
        indicator = self.corpus.indicator(indicator_id)
        name = text or self.name(indicator)
        if indicator.domain_id not in self.domain_ids:
            return tag("span", name)
        return tag("a", name, href=f"#{make_anchor(INDICATOR_ANCHOR, indicator_id)}")


def _fold_indicators(
    page: Page, indicators: pd.DataFrame, figures: pd.DataFrame
) -> Markup:
    codes = indicators["indicator_id"]
    summary = page.say(
        "dictionary-domain",
        domain=page.name(page.corpus.domain(indicators["domain_id"].iloc[0])),
        indicators=len(codes),
        reported=int(codes.isin(figures["indicator_id"]).sum()),
    )
    entries = [
        _write_indicator(
            page, row, figures[figures["indicator_id"] == row.indicator_id]
        )
        for row in iterate_rows(indicators)
    ]
    listed = tag("ul", stack(*entries), class_="sh-entries")
    return fold(summary, listed)


def _write_indicator(page: Page, indicator: object, figures: pd.DataFrame) -> Markup:
    heading = stack(
        tag("h4", page.name(indicator)), tag("code", indicator.indicator_id)
    )
    body = stack(
        tag("p", getattr(indicator, f"definition_{page.lang}")),
        tag("p", _word_traits(indicator, page.lang), class_="sh-traits"),
        _write_relations(page, indicator, figures),
    )
    parts = stack(tag("div", heading), tag("div", body))
    anchor = make_anchor(INDICATOR_ANCHOR, indicator.indicator_id)
    return tag("li", parts, class_="sh-entry", id=anchor)


def _word_traits(indicator: object, lang: str) -> str:
    traits = [
        name_code(lang, "definition-status", indicator.definition_status),
        name_code(lang, "unit-name", indicator.unit_id),
        name_code(lang, "measured-over", indicator.measured_over),
        name_code(lang, "additivity", indicator.additivity),
    ]
    return join_phrases(lang, traits)


def _write_relations(page: Page, indicator: object, figures: pd.DataFrame) -> Markup:
    """Write what it must not be compared with, and for which pairings it is told."""
    alike = [page.link(code) for code in indicator.not_comparable_with]
    groups = figures.groupby("pairing_id", sort=False)
    reports = [_link_reports(page, group) for _, group in groups]
    told = list_items(reports) if reports else page.say("dictionary-no-report")
    facts = [(page.say("dictionary-reported-for"), told)]
    if parts := _list_dimensions(page, indicator.indicator_id):
        facts.insert(0, (page.say("dictionary-dimensions"), list_items(parts)))
    if alike:
        facts.append((page.say("dictionary-not-comparable"), list_items(alike)))
    written = [stack(tag("dt", term), tag("dd", text)) for term, text in facts]
    return tag("dl", stack(*written), class_="sh-facts")


def _list_dimensions(page: Page, indicator_id: str) -> list[str]:
    """Name each dimension of a concept with its codes."""
    codes = page.corpus.dimension_codes.groupby("dimension_id")
    return [
        page.say(
            "dictionary-dimension",
            name=page.name(row),
            codes=join_words(
                page.lang, list(codes.get_group(row.dimension_id)[f"name_{page.lang}"])
            ),
        )
        for row in iterate_rows(page.corpus.dimensions)
        if indicator_id in row.indicator_ids
    ]


def _link_reports(page: Page, figures: pd.DataFrame) -> Markup:
    """Link to the first of an indicator's rows in a profile; the others follow it."""
    first = next(iterate_rows(figures))
    pairing = page.name(page.corpus.pairing(first.pairing_id))
    text = page.say("dictionary-figures", pairing=pairing, count=len(figures))
    return link_profile(first, text, page.lang)


def _fold_measures(page: Page, measures: pd.DataFrame) -> Markup:
    columns = [
        Column("measure", page.say("head-measure-name"), is_row_header=True),
        Column("formula", page.say("head-formula")),
        Column("unit", page.say("head-unit")),
        Column("holds", page.say("head-holds-for")),
    ]
    derived = derive_measures(page.corpus)
    counts = derived[derived["holds"]].groupby("indicator_id")["pairing_id"].nunique()
    rows = [
        _write_measure(page, row, int(counts.get(row.measure_id, 0)))
        for row in iterate_rows(measures)
    ]
    name = page.name(page.corpus.domain(measures["domain_id"].iloc[0]))
    counted = page.say("dictionary-measures-domain", domain=name, measures=len(rows))
    table = render_table(rows, columns=columns, caption=page.say("caption-measures"))
    return fold(counted, table)


def _write_measure(page: Page, measure: object, held: int) -> dict[str, object]:
    code = tag("small", tag("code", measure.measure_id))
    return {
        "row_id": make_anchor(MEASURE_ANCHOR, measure.measure_id),
        "measure": stack(tag("span", page.name(measure)), code),
        "formula": _write_formula(page, measure),
        "unit": getattr(measure, f"unit_{page.lang}"),
        "holds": page.say("dictionary-holds", count=held),
    }


def _write_formula(page: Page, measure: object) -> Markup:
    numerator = _write_term(page, measure.numerator_series, measure.numerator_direction)
    denominator = _write_term(
        page, measure.denominator_series, measure.denominator_direction
    )
    if terms := _name_parts(page.corpus, measure.denominator_dimensions, page.lang):
        denominator = page.say("dictionary-sum", denominator=denominator, terms=terms)
    return page.say("ratio-formula", numerator=numerator, denominator=denominator)


def _name_parts(corpus: Corpus, wanted: Pairs, lang: str) -> str:
    """Name the codes that make up a whole, where one of the dimensions has such."""
    codes = corpus.dimension_codes
    splits = list_splits(codes)
    parts = {below for pair in wanted for below in splits.get(pair, ())}
    is_part = [f"{row.dimension_id}={row.code}" in parts for row in iterate_rows(codes)]
    return PLUS.join(codes[is_part][f"name_{lang}"])


def _write_term(page: Page, series_id: str, way: str) -> Markup:
    series = page.corpus.series(series_id)
    name = name_subject_inline(page.corpus, series_id, page.lang, direction=way)
    return page.link(series.indicator_id, name)
