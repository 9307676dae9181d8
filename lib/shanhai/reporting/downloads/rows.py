"""The rows a reader takes away: what a page cites, one row a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from shanhai.analysis.derived import list_derived
from shanhai.analysis.quotability import NO, WITH_WORDS, judge_quotable
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.derived import list_per_resident, list_ratios
from shanhai.reporting.formatting.figures import find_in_words
from shanhai.reporting.formatting.units import write_unit_name
from shanhai.reporting.messages import join_sentences

TEXT, NUMBER, DATE, COUNT = "str", "float64", "datetime64[us]", "Int64"
LIST = "object"
# Codes stand beside the words that name them; the order is that of reading.
ORDER = (
    *("figure_id", "kind", "pairing_id", "pairing", "domain_id", "domain"),
    *("indicator_id", "dimensions", "indicator", "subject", "value", "low", "high"),
    *("qualifier", "unit_id", "unit", "period_type", "period_start", "period_end"),
    *("period_basis", "period", "status", "status_word", "direction", "place_id"),
    *("place", "attributed_to", "credited", "part_of", "part_basis", "quotable"),
    *("quoting", "flags", "flag_names", "note", "formula", "numerator_id"),
    *("denominator_ids", "source_id", "as_written", "start", "end", "n_mentions"),
)
TYPES = {
    **dict.fromkeys(("low", "high"), NUMBER),
    **dict.fromkeys(("period_start", "period_end"), DATE),
    **dict.fromkeys(("start", "end", "n_mentions"), COUNT),
    **dict.fromkeys(("dimensions", "flags", "flag_names", "denominator_ids"), LIST),
}
COLUMNS = MappingProxyType({name: TYPES.get(name, TEXT) for name in ORDER})
# What a rule of quoting gives a reader, by what it makes of a figure.
GIVEN = {WITH_WORDS: ("words", "words"), NO: ("blocks", "sentence")}


def list_rows(page: Citations) -> pd.DataFrame:
    """Return one row for every value that a page cites, reported or derived by us.

    Figures come first, as documents report them, then ratios, then values per
    resident. Codes are equal in both languages; the words beside them are in the
    page's. ``value`` is the number in words, ``low`` and ``high`` its ends; ``high``
    is infinite where there is no upper end. Text is left as it is stored.

    Examples
    --------
    >>> page = shanhai.Page(corpus, "profile", pairing_id="qingxi-dejiang")
    >>> page.rows(corpus.tidy(pairing_id="qingxi-dejiang"))
    >>> list_rows(page)
    """
    derived = list_derived(page.corpus)
    derived = derived[derived["figure_id"].isin(page.ratio_ids)]
    used = {*page.figure_ids, *page.per_resident_ids, *derived["numerator_id"]}
    reported = _list_reported(page.corpus, used, page.lang)
    rows = [
        *(reported[code] for code in page.figure_ids),
        *list_ratios(page, derived, reported),
        *list_per_resident(page, reported),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _list_reported(
    corpus: Corpus, figure_ids: Iterable[str], lang: str
) -> dict[str, dict[str, object]]:
    """Return some figures as rows, by their codes."""
    domains = corpus.indicators.set_index("indicator_id")["domain_id"]
    judged = {row.figure_id: row for row in iterate_rows(judge_quotable(corpus))}
    rules = corpus.quoting_rules.set_index("rule_id").to_dict("index")
    name = f"name_{lang}"
    return {
        code: {column: getattr(row, column, "") for column in COLUMNS}
        | {
            "kind": "reported",
            "pairing": getattr(corpus.pairing(row.pairing_id), name),
            "domain_id": domains[row.indicator_id],
            "domain": getattr(corpus.domain(domains[row.indicator_id]), name),
            "indicator": row.label,
            "subject": row.detail,
            "unit": write_unit_name(lang, row.unit_id),
            "quotable": judged[code].quotable,
            "quoting": _explain_quoting(judged[code], rules, lang),
            "place": getattr(corpus.place(row.place_id), name),
            "flag_names": row.badges,
            "denominator_ids": (),
        }
        for code, row in find_in_words(corpus, figure_ids, lang).items()
    }


def _explain_quoting(judged: object, rules: Mapping[str, dict], lang: str) -> str:
    """Give the words to quote a figure with, or why it must not be quoted."""
    weight, given = GIVEN.get(judged.quotable, ("", ""))
    mine = [rules[code] for code in judged.rules if rules[code]["weight"] == weight]
    told = [rule[f"{given}_{lang}"] for rule in mine]
    return join_sentences(lang, [text for text in told if text])
