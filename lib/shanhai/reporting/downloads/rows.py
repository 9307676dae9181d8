"""The rows a reader takes away: what a page cites, one row a value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from shanhai.analysis.comparands import (
    describe_comparands,
    divide_by_residents,
    find_residents,
)
from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, list_derived
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.analysis.quotability import NO, WITH_WORDS, judge_quotable
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    PERCENT,
    explain_verdict,
    find_in_words,
    find_scale,
    name_measure,
    print_ratio,
    write_formula,
)
from shanhai.reporting.formatting.names import list_names, write_unit_name
from shanhai.reporting.formatting.numbers import format_ratio
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.messages import join_sentences, say

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
Row = dict[str, object]
# A spreadsheet keeps fifteen digits.
DIGITS = 15
# What a number in a document has and a derived one has not.
NOT_WRITTEN = {
    **dict.fromkeys(("part_of", "part_basis", "quotable", "quoting", "as_written"), ""),
    **dict.fromkeys(("start", "end", "n_mentions")),
    "kind": "derived",
}


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
    domain_ids = corpus.indicators.set_index("indicator_id")["domain_id"]
    judged = {row.figure_id: row for row in iterate_rows(judge_quotable(corpus))}
    rules = corpus.quoting_rules.set_index("rule_id").to_dict("index")
    pairings, domains, places = (
        list_names(corpus, table, lang) for table in ("pairings", "domains", "places")
    )
    return {
        code: {column: getattr(row, column, "") for column in COLUMNS}
        | {
            "kind": "reported",
            "pairing": pairings[row.pairing_id],
            "domain_id": domain_ids[row.indicator_id],
            "domain": domains[domain_ids[row.indicator_id]],
            "indicator": row.label,
            "subject": row.detail,
            "unit": write_unit_name(lang, row.unit_id),
            "quotable": judged[code].quotable,
            "quoting": _explain_quoting(judged[code], rules, lang),
            "place": places[row.place_id],
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


def list_ratios(
    page: Citations, ratios: pd.DataFrame, figures: Mapping[str, Row]
) -> Iterator[Row]:
    """Yield ratios that hold as rows, each after the row of its numerator."""
    corpus, lang = page.corpus, page.lang
    flags = list_names(corpus, "flags", lang)
    for row in iterate_rows(ratios):
        yield figures[row.numerator_id] | {
            **NOT_WRITTEN,
            **_describe_kind(page, row),
            "figure_id": row.figure_id,
            "indicator_id": row.indicator_id,
            "indicator": name_measure(corpus, row.indicator_id, lang),
            "value": print_ratio(corpus, row, lang),
            "period_type": row.period_type,
            "direction": row.direction,
            "flags": row.flags,
            "flag_names": tuple(flags[code] for code in row.flags),
            "note": explain_verdict(corpus, row, lang),
            "formula": write_formula(corpus, row, lang),
            "numerator_id": row.numerator_id,
            "denominator_ids": row.denominator_ids,
        }


def list_per_resident(page: Citations, figures: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the figures that a page cites per 1,000 residents as rows."""
    corpus, lang = page.corpus, page.lang
    table = corpus.figures.set_index("figure_id", drop=False)
    chosen = table.loc[list(page.per_resident_ids)].reset_index(drop=True)
    divided = divide_by_residents(corpus, describe_comparands(corpus, chosen))
    residents = find_residents(corpus)
    for row in iterate_rows(divided):
        own, people = figures[row.figure_id], residents.loc[row.pairing_id]
        unit = say(lang, "unit-per-resident", unit=own["unit"])
        value = format_ratio(row.low, row.high, row.unit_id, lang)
        yield own | {
            **NOT_WRITTEN,
            **_write_ends(row, 1),
            "figure_id": f"{row.figure_id}.{PER_RESIDENT}",
            "indicator": say(lang, "subject-per-resident", name=own["indicator"]),
            "value": say(lang, "ratio-value", value=value, unit=unit),
            "unit_id": "",
            "unit": unit,
            "formula": say(
                lang,
                "takeaway-per-resident",
                name=own["indicator"],
                place=getattr(corpus.place(people.place_id), f"name_{lang}"),
                date=format_date(people.reference_date, lang),
                grade=people.grade,
            ),
            "numerator_id": row.figure_id,
            "denominator_ids": (row.denominator_id,),
        }


def _describe_kind(page: Citations, row: object) -> Row:
    """Return ends and unit; of a measure its domain, too."""
    unit_id, factor, unit = find_scale(page.corpus, row.indicator_id, page.lang)
    told = {**_write_ends(row, factor), "unit_id": "", "unit": unit}
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        return told | {"unit": say(page.lang, "takeaway-unit-yearly-funds")}
    domain_id = page.corpus.measure(row.indicator_id).domain_id
    domain = list_names(page.corpus, "domains", page.lang)[domain_id]
    told |= {"domain_id": domain_id, "domain": domain}
    return told | {"unit_id": unit_id} if unit_id == PERCENT else told


def _write_ends(row: object, factor: int) -> Row:
    """Return both ends and what they say: no upper end, one value, or an interval."""
    low, high = (float(f"{end * factor:.{DIGITS}g}") for end in (row.low, row.high))
    qualifier = "exact" if low == high else "range"
    return {
        "low": low,
        "high": high,
        "qualifier": "at_least" if math.isinf(high) else qualifier,
    }
