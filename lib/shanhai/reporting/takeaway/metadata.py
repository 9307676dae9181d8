"""What the rows of a report are: a Data Package of one table, in one language."""

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.cell_text import write_plain
from shanhai.reporting.takeaway.columns import COLUMNS, PACKAGE_TYPES, describe_column
from shanhai.reporting.takeaway.verdict_rows import list_verdicts
from shanhai.reporting.wording import name_code, say

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


def write_metadata(
    corpus: Corpus, rows: pd.DataFrame, *, shown: Shown, lang: str
) -> dict[str, object]:
    """Return the descriptor of a report's CSV, which is a Data Package.

    Of each codelist only what the rows use is told.
    """
    package = corpus.descriptor
    return {
        "$schema": package["$schema"],
        "name": name_file(shown, lang, "")[:-1],
        "title": say(lang, "takeaway-file-title"),
        "description": say(lang, "takeaway-what"),
        "version": corpus.version,
        "created": package["created"],
        "sha256": shown.digest,
        "language": lang,
        "licenses": package["licenses"],
        "contributors": package["contributors"],
        "resources": [_describe_table(shown, lang)],
        "reading": {code: name_code(lang, "takeaway-read", code) for code in READINGS},
        **_describe_codes(corpus, rows, lang),
        "verdicts": _describe_verdicts(corpus, shown, lang),
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


def _describe_table(shown: Shown, lang: str) -> dict[str, object]:
    fields = [
        {
            "name": name,
            "type": PACKAGE_TYPES[kind],
            "description": describe_column(name, lang),
        }
        for name, kind in COLUMNS.items()
    ]
    return {
        "name": "rows",
        "path": name_file(shown, lang, "csv"),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": ["figure_id"],
        },
    }


def _describe_codes(
    corpus: Corpus, rows: pd.DataFrame, lang: str
) -> dict[str, list[dict[str, object]]]:
    return {
        table: [
            {k: _tell(value) for k, value in tell_entry(row, columns, lang).items()}
            for row in iterate_rows(pick_used(corpus, table, rows))
        ]
        for table, columns in DESCRIBED.items()
    }


def _describe_verdicts(
    corpus: Corpus, shown: Shown, lang: str
) -> list[dict[str, object]]:
    """Return for each subject what the gate says of its values."""
    verdicts = list_verdicts(corpus, shown=shown, lang=lang)
    return [
        {
            "subject_id": subject_id,
            "basis": basis,
            "reference_ids": list(rows[rows["is_reference"].astype(bool)]["figure_id"]),
            "figures": {
                row.figure_id: {"verdict": row.verdict, "reasons": list(row.reasons)}
                for row in iterate_rows(rows)
            },
        }
        for (subject_id, basis), rows in verdicts.groupby(
            ["subject_id", "basis"], sort=False
        )
    ]


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


def _tell(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [write_plain(one) for one in value]
    if isinstance(value, str | pd.Timestamp):
        return write_plain(value)
    if pd.isna(value):
        return None
    number = float(value)
    return int(number) if number.is_integer() else number
