"""Values derived by us as rows: ratios, and figures per resident."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import pandas as pd

from shanhai.analysis.comparands import (
    describe_comparands,
    divide_by_residents,
    find_residents,
)
from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.judgements import PER_RESIDENT
from shanhai.analysis.verdicts import read_severities
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.numbers import format_ratio
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.formatting.ratios import (
    PER_CENT,
    explain_verdict,
    judge_alone,
    name_measure,
    print_ratio,
    write_formula,
)
from shanhai.reporting.messages import name_code, say

Row = dict[str, object]
PERCENT = "percent"
# A spreadsheet keeps fifteen digits.
DIGITS = 15
# What a number in a document has and a derived one has not.
NOT_WRITTEN = {
    **dict.fromkeys(("part_of", "part_basis", "quotable", "quoting", "as_written"), ""),
    **dict.fromkeys(("start", "end", "n_mentions")),
    "kind": "derived",
}


def list_ratios(
    page: Citations, ratios: pd.DataFrame, figures: Mapping[str, Row]
) -> Iterator[Row]:
    """Yield ratios that hold as rows, each after the row of its numerator."""
    corpus, lang = page.corpus, page.lang
    severities = read_severities(corpus, "within")
    for row in iterate_rows(ratios):
        verdict = judge_alone(row.own_reasons, severities)
        holding = (verdict, row.own_reasons, lang)
        names = [getattr(corpus.flag(code), f"name_{lang}") for code in row.flags]
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
            "flag_names": tuple(names),
            "note": explain_verdict(corpus, "ratio-verdict", *holding),
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
    if row.indicator_id == FUNDS_PER_COUNTY_YEAR:
        unit = say(page.lang, "takeaway-unit-yearly-funds")
        return {**_write_ends(row, 1), "unit_id": "", "unit": unit}
    measure = page.corpus.measure(row.indicator_id)
    is_share = measure.kind == "share"
    unit = getattr(measure, f"unit_{page.lang}")
    return {
        **_write_ends(row, PER_CENT if is_share else 1),
        "domain_id": measure.domain_id,
        "domain": getattr(page.corpus.domain(measure.domain_id), f"name_{page.lang}"),
        "unit_id": PERCENT if is_share else "",
        "unit": name_code(page.lang, "unit-name", PERCENT) if is_share else unit,
    }


def _write_ends(row: object, factor: int) -> Row:
    """Return both ends and what they say: no upper end, one value, or an interval."""
    low, high = (float(f"{end * factor:.{DIGITS}g}") for end in (row.low, row.high))
    qualifier = "exact" if low == high else "range"
    return {
        "low": low,
        "high": high,
        "qualifier": "at_least" if math.isinf(high) else qualifier,
    }
