"""Values derived by us as rows: ratios, and figures per resident."""

import math
from collections.abc import Iterable, Mapping

import pandas as pd

from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.context import FUNDS, FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.denominators import divide_by_residents, find_residents
from shanhai.analysis.derived import list_derived
from shanhai.analysis.verdicts import read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.numbers import format_ratio
from shanhai.reporting.words.periods import format_date
from shanhai.reporting.words.ratios import (
    PER_CENT,
    judge_alone,
    name_measure,
    word_formula,
    word_ratio,
    word_verdict,
)

Row = dict[str, object]
DERIVED = "derived"
PER_RESIDENT = "per_resident"
PERCENT = "percent"
# A spreadsheet keeps fifteen digits.
DIGITS = 15
# What a number in a document has and a derived one has not.
NOT_WRITTEN = {
    "kind": DERIVED,
    "part_of": "",
    "part_basis": "",
    "quotable": "",
    "as_written": "",
    "start": None,
    "end": None,
    "n_mentions": None,
}


def list_ratios(
    corpus: Corpus, ratio_ids: Iterable[str], figures: Mapping[str, Row], lang: str
) -> list[Row]:
    """Return ratios that hold as rows, in the order asked for."""
    derived = {row.figure_id: row for row in iterate_rows(list_derived(corpus))}
    severities = read_severities(corpus, "within")
    rows = [derived[code] for code in ratio_ids]
    return [
        figures[row.numerator_id] | _write_ratio(corpus, row, severities, lang)
        for row in rows
    ]


def list_per_resident(
    corpus: Corpus, figure_ids: Iterable[str], figures: Mapping[str, Row], lang: str
) -> list[Row]:
    """Return figures per 1,000 residents as rows, in the order asked for."""
    table = corpus.figures.set_index("figure_id", drop=False)
    chosen = table.loc[list(figure_ids)].reset_index(drop=True)
    divided = divide_by_residents(corpus, describe_comparands(corpus, chosen))
    residents = find_residents(corpus)
    return [
        own | _write_per_resident(corpus, row, own, residents.loc[row.pairing_id], lang)
        for row in iterate_rows(divided)
        for own in [figures[row.figure_id]]
    ]


def _write_ratio(
    corpus: Corpus, row: object, severities: Mapping[str, int], lang: str
) -> Row:
    is_yearly = row.indicator_id == FUNDS_PER_COUNTY_YEAR
    words = _word_yearly_funds if is_yearly else _word_measure
    verdict = judge_alone(row.own_reasons, severities)
    return NOT_WRITTEN | {
        **words(corpus, row, lang),
        "figure_id": row.figure_id,
        "indicator_id": row.indicator_id,
        "value": word_ratio(corpus, row, lang),
        "period_type": row.period_type,
        "direction": row.direction,
        "flags": row.flags,
        "flag_names": _name_flags(corpus, row.flags, lang),
        "note": word_verdict(corpus, "ratio-verdict", verdict, row.own_reasons, lang),
        "numerator_id": row.numerator_id,
        "denominator_ids": row.denominator_ids,
    }


def _word_measure(corpus: Corpus, row: object, lang: str) -> Row:
    measure = corpus.measure(row.indicator_id)
    is_share = measure.kind == "share"
    percent = name_code(lang, "unit-name", PERCENT)
    return {
        **_write_ends(row.low, row.high, PER_CENT if is_share else 1),
        "domain_id": measure.domain_id,
        "domain": getattr(corpus.domain(measure.domain_id), f"name_{lang}"),
        "indicator": name_measure(corpus, row.indicator_id, lang),
        "unit_id": PERCENT if is_share else "",
        "unit": percent if is_share else getattr(measure, f"unit_{lang}"),
        "formula": word_formula(corpus, row, lang),
    }


def _word_yearly_funds(corpus: Corpus, row: object, lang: str) -> Row:
    funds = getattr(corpus.indicator(FUNDS), f"name_{lang}")
    return {
        **_write_ends(row.low, row.high, 1),
        "indicator": say(lang, "title-funds-context"),
        "unit_id": "",
        "unit": say(lang, "takeaway-unit-yearly-funds"),
        "formula": say(lang, "takeaway-yearly-funds", name=funds),
    }


def _write_per_resident(
    corpus: Corpus, row: object, own: Row, residents: pd.Series, lang: str
) -> Row:
    unit = say(lang, "unit-per-resident", unit=own["unit"])
    value = format_ratio(row.low, row.high, row.unit_id, lang)
    return NOT_WRITTEN | {
        **_write_ends(row.low, row.high, 1),
        "figure_id": f"{row.figure_id}.{PER_RESIDENT}",
        "indicator": say(lang, "subject-per-resident", name=own["indicator"]),
        "value": say(lang, "ratio-value", value=value, unit=unit),
        "unit_id": "",
        "unit": unit,
        "formula": say(
            lang,
            "takeaway-per-resident",
            name=own["indicator"],
            place=getattr(corpus.place(residents.place_id), f"name_{lang}"),
            date=format_date(residents.reference_date, lang),
            grade=residents.grade,
        ),
        "numerator_id": row.figure_id,
        "denominator_ids": (row.denominator_id,),
    }


def _write_ends(low: float, high: float, factor: int) -> Row:
    """Return both ends and what they say: no upper end, one value, or an interval."""
    first, last = (float(f"{end * factor:.{DIGITS}g}") for end in (low, high))
    qualifier = "exact" if first == last else "range"
    open_ended = math.isinf(last)
    return {
        "low": first,
        "high": last,
        "qualifier": "at_least" if open_ended else qualifier,
    }


def _name_flags(corpus: Corpus, flag_ids: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(getattr(corpus.flag(code), f"name_{lang}") for code in flag_ids)
