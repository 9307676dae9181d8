"""What describes the rows of a report: its name, its date, entries of codelists."""

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.reporting.judged.shown import Shown

READINGS = (
    *("ends", "derived", "zero", "unreported", "not_applicable", "elsewhere"),
    *("unstated", "comparing", "text"),
)
# The tables of the data package have neither derived values nor guarded text.
PACKAGE_READINGS = ("ends", "zero", "unreported", "elsewhere", "unstated", "comparing")
# What a reader needs of each codelist to read the rows, words in one language.
DESCRIBED = {
    "units": ("unit_id", "name", "resolution", "is_integer"),
    "flags": ("flag_id", "name", "meaning", "sdmx_code"),
    "indicators": (
        *("indicator_id", "name", "definition", "definition_status", "unit_id"),
        *("measured_over", "additivity", "not_comparable_with"),
    ),
    "measures": (
        *("measure_id", "name", "kind", "numerator_id", "numerator_dimensions"),
        *("denominator_id", "denominator_dimensions"),
    ),
    "denominators": (
        *("denominator_id", "place_id", "low", "high", "unit_id", "reference_date"),
        *("grade", "source_title"),
    ),
    "sources": (
        *("source_id", "title", "publisher", "author", "published_date"),
        *("earliest_date", "latest_date", "evidence", "address", "retrieved_on"),
        *("file_name", "sha256", "note"),
    ),
}


def name_file(shown: Shown, lang: str, suffix: str) -> str:
    """Name a file after the report whose values it holds."""
    return f"shanhai-{shown.call.name}-{lang}.{suffix}"


def read_created(corpus: Corpus) -> dt.datetime:
    """Return when the data package was made, as it says itself."""
    created = dt.datetime.fromisoformat(corpus.descriptor["created"])
    return created.replace(tzinfo=None)


def pick_used(corpus: Corpus, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the entries of a codelist that some rows name."""
    codes = getattr(corpus, table)
    key = DESCRIBED[table][0]
    return codes[codes[key].isin(_list_used(corpus, table, rows))]


def tell_entry(row: object, columns: Iterable[str], lang: str) -> dict[str, object]:
    """Return an entry of a codelist with its words in one language."""
    told = {name: getattr(row, name, None) for name in columns}
    return told | {
        name: getattr(row, f"{name}_{lang}")
        for name in columns
        if hasattr(row, f"{name}_{lang}")
    }


def _list_used(corpus: Corpus, table: str, rows: pd.DataFrame) -> set[str]:
    terms = {code for codes in rows["denominator_ids"] for code in codes}
    if table == "units":
        indicators = corpus.indicators.set_index("indicator_id")["unit_id"]
        return {*rows["unit_id"], *rows["indicator_id"].map(indicators).dropna()}
    if table == "flags":
        return {code for codes in rows["flags"] for code in codes}
    if table == "denominators":
        return terms
    if table == "sources":
        return set(rows["source_id"])
    return set(rows["indicator_id"])
