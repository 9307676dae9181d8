"""Tables of who reports what; what is not reported says so in words."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.coverage import NOT_REPORTED, list_coverage
from shanhai.analysis.selection import check_codes
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.markup import (
    Column,
    fold,
    list_items,
    render_table,
    stack,
    tag,
)
from shanhai.reporting.wording import join_words, name_code, say

REPORTED_SIGN, MISSING_SIGN = "●", "○"


def table_missing(corpus: Corpus, *, pairing_id: str, lang: str) -> Markup:
    """List every indicator of the codelist, reported or not, folded by domain."""
    coverage = list_coverage(corpus, pairing_ids=[pairing_id])
    return stack(
        *(
            _write_domain(corpus, domain_id, group, lang)
            for domain_id, group in coverage.groupby("domain_id", sort=False)
        )
    )


def table_reporting(corpus: Corpus, *, pairing_ids: Sequence[str], lang: str) -> Markup:
    """Count, by domain and pairing, the indicators that are reported."""
    codes = check_codes(corpus, "pairing", pairing_ids)
    coverage = list_coverage(corpus, pairing_ids=codes)
    columns = [
        Column("what", say(lang, "head-domain"), is_row_header=True),
        *(Column(code, _name(corpus.pairing(code), lang)) for code in codes),
    ]
    rows = [
        {"what": _name(corpus.domain(domain_id), lang)}
        | {code: _count_reported(group, code, lang) for code in codes}
        for domain_id, group in coverage.groupby("domain_id", sort=False)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-reporting"))


def list_unreported(
    corpus: Corpus, *, pairing_ids: Sequence[str], domain_ids: Sequence[str] | None
) -> list[str]:
    """List the indicators that none of the pairings reports, in codelist order."""
    coverage = list_coverage(corpus, pairing_ids=pairing_ids, domain_ids=domain_ids)
    counts = coverage.groupby("indicator_id", sort=False)["n_figures"].sum()
    return list(counts[counts == 0].index)


def write_indicators(corpus: Corpus, indicator_ids: Sequence[str], lang: str) -> Markup:
    """List indicators by name, each marked as not reported."""
    return list_items(
        [
            _write_state(_name(corpus.indicator(code), lang), (NOT_REPORTED,), lang)
            for code in indicator_ids
        ],
        class_="sh-indicators",
    )


def _write_domain(
    corpus: Corpus, domain_id: str, group: pd.DataFrame, lang: str
) -> Markup:
    summary = say(
        lang,
        "missing-domain",
        domain=_name(corpus.domain(domain_id), lang),
        reported=int((group["n_figures"] > 0).sum()),
        indicators=len(group),
    )
    items = [
        _write_state(_name(corpus.indicator(row.indicator_id), lang), row.kinds, lang)
        for row in iterate_rows(group)
    ]
    listed = list_items(items, class_="sh-indicators")
    return fold(summary, listed)


def _write_state(name: str, kinds: tuple[str, ...], lang: str) -> Markup:
    is_missing = kinds == (NOT_REPORTED,)
    words = join_words(lang, [name_code(lang, "kind", kind) for kind in kinds])
    if not is_missing:
        words = say(lang, "reported-as", kinds=words)
    sign = MISSING_SIGN if is_missing else REPORTED_SIGN
    return stack(
        tag("span", sign, aria_hidden="true"), " ", name, " ", tag("small", words)
    )


def _count_reported(group: pd.DataFrame, code: str, lang: str) -> str:
    mine = group[group["pairing_id"] == code]
    part = int((mine["n_figures"] > 0).sum())
    return say(lang, "count-of", part=part, whole=len(mine))


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
