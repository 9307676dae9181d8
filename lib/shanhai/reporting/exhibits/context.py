"""The exhibit of context: is it ordinary? Quiet, graded, never a comparison."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.context import (
    FUNDS,
    derive_funds_per_county_year,
    list_benchmarks,
)
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.tables.markup import Column, render_table, stack, tag
from shanhai.reporting.tables.ratio_peers import write_peers
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.numbers import format_interval, format_ratio
from shanhai.reporting.words.periods import format_period
from shanhai.reporting.words.ratios import cite_ratio, name_rules
from shanhai.reporting.words.sources import (
    cite_sources,
    list_sources,
    word_period_types,
)

PER_COUNTY = "per_county"


def show_funds_context(corpus: Corpus, *, pairing_id: str, lang: str) -> Exhibit:
    """Show a pairing's fiscal funds per county and year, with context of grade C or D.

    Peers stand beside it only where the gate admits both; the context is never
    ranked and never judged.
    """
    corpus.pairing(pairing_id)
    comparison = derive_funds_per_county_year(corpus)
    mine = comparison.rows[comparison.rows["pairing_id"] == pairing_id]
    rows = _pick_benchmarks(corpus, pairing_id)
    benchmarks = table_benchmarks(corpus, rows, lang=lang)
    peers = _write_peers(corpus, comparison, pairing_id, lang)
    cited = cite_sources(corpus, list_sources(corpus, [pairing_id]), lang)
    return Exhibit(
        title=say(lang, "title-funds-context"),
        finding=_describe_funds_context(
            corpus, comparison, pairing_id=pairing_id, lang=lang
        ),
        content=tag("div", stack(*peers, benchmarks), class_="sh-tables"),
        unit=say(lang, "unit-funds-context"),
        period=word_period_types(mine[mine["verdict"] != NOT_REPORTED], lang),
        source=say(lang, "source-with-rows", sources=cited),
        alt=alt_table(rows=len(rows), examples=[], lang=lang),
        lang=lang,
    )


def table_benchmarks(corpus: Corpus, rows: Sequence[object], *, lang: str) -> Markup:
    """Write benchmarks as their sources state them, and by county where these are."""
    columns = [
        Column("what", say(lang, "head-what"), is_row_header=True),
        Column("scope", say(lang, "head-scope")),
        Column("value", say(lang, "head-value-only")),
        Column("period", say(lang, "head-period")),
        Column("counties", say(lang, "head-counties")),
        Column("grade", say(lang, "head-grade")),
        Column("source", say(lang, "head-source")),
    ]
    written = [_write_benchmark(corpus, row, lang) for row in rows]
    caption = say(lang, "caption-benchmarks")
    return render_table(written, columns=columns, caption=caption)


def _describe_funds_context(
    corpus: Corpus, comparison: Comparison, *, pairing_id: str, lang: str
) -> str:
    """Say the pairing's own value, or why there is none."""
    rows = comparison.rows
    row = next(iterate_rows(rows[rows["pairing_id"] == pairing_id]))
    if row.verdict == NOT_REPORTED:
        return say(lang, "funds-context-unreported")
    if row.verdict == REFUSED:
        reasons = name_rules(corpus, row.hard_ids, lang)
        return say(lang, "funds-context-refused", reasons=reasons)
    return say(lang, "funds-context-finding", value=cite_ratio(corpus, row, lang))


def _pick_benchmarks(corpus: Corpus, pairing_id: str) -> list:
    """Pick the benchmarks of funds, and of whatever else the pairing reports."""
    figures = select_figures(corpus, pairing_ids=[pairing_id])
    reported = {FUNDS, *figures["indicator_id"]}
    table = list_benchmarks(corpus)
    rank = {code: place for place, code in enumerate(corpus.known("series"))}
    picked = iterate_rows(table[table["indicator_id"].isin(reported)])
    return sorted(picked, key=lambda row: (row.indicator_id != FUNDS, rank[_code(row)]))


def _code(row: object) -> str:
    return write_series_id(row.indicator_id, row.dimensions)


def _write_benchmark(corpus: Corpus, row: object, lang: str) -> dict[str, object]:
    value = format_interval(row.value, row.value, row.unit_id, lang)
    if row.basis == PER_COUNTY:
        value = say(lang, "benchmark-mean", value=value)
    elif row.counties > 1:
        each = row.value / row.counties
        mean = name_code(
            lang,
            "unit",
            row.unit_id,
            amount=format_ratio(each, each, row.unit_id, lang),
        )
        value = stack(value, tag("small", say(lang, "benchmark-derived", value=mean)))
    note = getattr(row, f"note_{lang}")
    return {
        "what": getattr(corpus.series(_code(row)), f"name_{lang}"),
        "scope": getattr(row, f"scope_{lang}"),
        "value": value,
        "period": format_period(
            row.period_type, row.period_start, row.period_end, "stated", lang
        ),
        "counties": f"{row.counties:.0f}"
        if row.counties == row.counties
        else say(lang, "not-stated"),
        "grade": row.grade,
        "source": stack(
            getattr(row, f"source_title_{lang}"), tag("small", note) if note else ""
        ),
    }


def _write_peers(
    corpus: Corpus, comparison: Comparison, pairing_id: str, lang: str
) -> list[Markup]:
    """Write the comparable peers of a pairing whose own value holds."""
    rows = comparison.rows
    mine = rows[(rows["pairing_id"] == pairing_id) & rows["low"].notna()]
    return [
        tag(
            "div",
            stack(
                tag("p", say(lang, "head-peers"), class_="sh-panel-title"),
                write_peers(corpus, comparison, figure_id=code, lang=lang),
            ),
        )
        for code in mine["figure_id"]
    ]
