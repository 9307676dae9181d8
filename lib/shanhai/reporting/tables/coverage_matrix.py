"""The coverage matrix: pairing by indicator, each cell the kind of figure reported."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.coverage import NOT_REPORTED, list_coverage
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.choices import choose_pairings
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.page_names import name_page
from shanhai.reporting.tables.markup import (
    Column,
    fold,
    list_items,
    render_table,
    stack,
    tag,
)
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.figures import PROFILE_ANCHOR, make_anchor
from shanhai.reporting.words.sources import close_exhibit, list_sources

KINDS = (
    "annual",
    "to_date",
    "point",
    "rate",
    "undated",
    "planned",
    "contracted",
    "capacity",
    "context",
    NOT_REPORTED,
)
SEVERAL = 2


def show_coverage_matrix(
    corpus: Corpus, *, lang: str, pairing_ids: Sequence[str] = ()
) -> Exhibit:
    """Show for each pairing and indicator what kind of figure is reported.

    Leaves out values. An empty list of pairings means all.
    """
    codes = choose_pairings(corpus, pairing_ids)
    coverage = list_coverage(corpus, pairing_ids=codes)
    reported = int((coverage["n_figures"] > 0).sum())
    return Exhibit(
        title=say(lang, "title-matrix"),
        finding=describe_coverage_matrix(coverage, lang=lang),
        content=stack(
            write_legend(lang), table_coverage_matrix(corpus, coverage, lang=lang)
        ),
        unit=say(lang, "unit-indicators"),
        alt=say(
            lang,
            "alt-matrix",
            indicators=coverage["indicator_id"].nunique(),
            pairings=len(codes),
            reported=reported,
            missing=len(coverage) - reported,
        ),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def describe_coverage_matrix(coverage: pd.DataFrame, *, lang: str) -> str:
    """Say how full the matrix is, and how often all report one kind of figure."""
    pairings = coverage["pairing_id"].nunique()
    reported = coverage[coverage["n_figures"] > 0]
    by_indicator = reported.groupby("indicator_id")
    counts = by_indicator.size()
    n_kinds = by_indicator["kinds"].agg(lambda own: len(set(own.sum())))
    return say(
        lang,
        "matrix-finding",
        reported=len(reported),
        cells=len(coverage),
        everywhere=int((counts == pairings).sum()),
        shared=int((counts >= SEVERAL).sum()),
        alike=int(((counts >= SEVERAL) & (n_kinds == 1)).sum()),
        pairings=pairings,
    )


def table_coverage_matrix(
    corpus: Corpus, coverage: pd.DataFrame, *, lang: str
) -> Markup:
    """Write the matrix, folded by domain; each sign links to the profile's row.

    Parameters
    ----------
    coverage
        As `analysis.coverage.list_coverage` returns it.
    """
    domains = coverage.groupby("domain_id", sort=False)
    folds = [
        _write_domain(corpus, domain_id, group, lang) for domain_id, group in domains
    ]
    return tag("div", stack(*folds), class_="sh-matrix")


def write_legend(lang: str) -> Markup:
    """List every sign with its letter and its meaning."""
    items = [
        stack(
            _write_sign(kind),
            " ",
            say(
                lang,
                "matrix-legend",
                letter=name_code(lang, "kind-letter", kind),
                kind=name_code(lang, "kind", kind),
            ),
        )
        for kind in KINDS
    ]
    caption = tag("p", say(lang, "caption-legend"), class_="sh-legend-title")
    return stack(caption, list_items(items, class_="sh-legend"))


def _write_domain(
    corpus: Corpus, domain_id: str, group: pd.DataFrame, lang: str
) -> Markup:
    name = _name(corpus.domain(domain_id), lang)
    codes = list(dict.fromkeys(group["pairing_id"]))
    columns = [
        Column("what", say(lang, "head-indicator"), is_row_header=True),
        *(Column(code, _name(corpus.pairing(code), lang)) for code in codes),
    ]
    by_indicator = group.groupby("indicator_id", sort=False)
    rows = [
        {"what": _name(corpus.indicator(indicator_id), lang)}
        | {
            row.pairing_id: _write_cell(corpus, row, lang)
            for row in iterate_rows(cells)
        }
        for indicator_id, cells in by_indicator
    ]
    summary = say(
        lang,
        "matrix-domain",
        domain=name,
        reported=int((by_indicator["n_figures"].sum() > 0).sum()),
        indicators=len(rows),
    )
    caption = say(lang, "caption-matrix", domain=name)
    table = render_table(rows, columns=columns, caption=caption)
    return fold(summary, table, is_open=True)


def _write_cell(corpus: Corpus, row: object, lang: str) -> Markup:
    if not row.figure_ids:
        words = _write_kind(NOT_REPORTED, 0, lang)
        return tag("span", words, class_="sh-cell sh-missing")
    links = [
        tag(
            "a",
            _write_kind(kind, len(codes), lang),
            class_="sh-cell",
            href=_link_row(row.pairing_id, codes[0], lang),
            aria_label=say(
                lang,
                "matrix-link",
                indicator=_name(corpus.indicator(row.indicator_id), lang),
                pairing=_name(corpus.pairing(row.pairing_id), lang),
                kind=name_code(lang, "kind", kind),
                count=len(codes),
            ),
        )
        for kind, codes in zip(row.kinds, row.figure_ids, strict=True)
    ]
    return stack(*links)


def _write_kind(kind: str, count: int, lang: str) -> Markup:
    """Write sign, word and letter; the theme shows the letter on a narrow page."""
    times = say(lang, "matrix-times", count=count)
    return stack(
        _write_sign(kind),
        tag("span", name_code(lang, "kind-short", kind), class_="sh-word"),
        tag("span", name_code(lang, "kind-letter", kind), class_="sh-letter"),
        tag("span", times, class_="sh-times") if count >= SEVERAL else "",
    )


def _write_sign(kind: str) -> Markup:
    shape = kind.replace("_", "-")
    return tag("span", "", class_=f"sh-sign sh-{shape}", aria_hidden="true")


def _link_row(pairing_id: str, figure_id: str, lang: str) -> str:
    anchor = make_anchor(PROFILE_ANCHOR, figure_id)
    page = name_page(f"profile-{pairing_id}", lang)
    return f"{page}#{anchor}"


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
