"""The columns of the rows a reader takes away: names, types, descriptions."""

from types import MappingProxyType

from shanhai.reporting.wording import name_code

TEXT, NUMBER, DATE, COUNT = "str", "float64", "datetime64[us]", "Int64"
LIST = "object"
# Codes stand beside the words that name them; the order is that of reading.
COLUMNS = MappingProxyType(
    {
        "figure_id": TEXT,
        "kind": TEXT,
        "pairing_id": TEXT,
        "pairing": TEXT,
        "domain_id": TEXT,
        "domain": TEXT,
        "indicator_id": TEXT,
        "dimensions": LIST,
        "indicator": TEXT,
        "subject": TEXT,
        "value": TEXT,
        "low": NUMBER,
        "high": NUMBER,
        "qualifier": TEXT,
        "unit_id": TEXT,
        "unit": TEXT,
        "period_type": TEXT,
        "period_start": DATE,
        "period_end": DATE,
        "period_basis": TEXT,
        "period": TEXT,
        "status": TEXT,
        "status_word": TEXT,
        "direction": TEXT,
        "place_id": TEXT,
        "place": TEXT,
        "attributed_to": TEXT,
        "credited": TEXT,
        "part_of": TEXT,
        "part_basis": TEXT,
        "quotable": TEXT,
        "flags": LIST,
        "flag_names": LIST,
        "note": TEXT,
        "formula": TEXT,
        "numerator_id": TEXT,
        "denominator_ids": LIST,
        "source_id": TEXT,
        "as_written": TEXT,
        "start": COUNT,
        "end": COUNT,
        "n_mentions": COUNT,
    }
)
# The names of types in a Data Package.
PACKAGE_TYPES = MappingProxyType(
    {TEXT: "string", LIST: "string", NUMBER: "number", DATE: "date", COUNT: "integer"}
)


def describe_column(name: str, lang: str) -> str:
    """Say what a column holds."""
    return name_code(lang, "takeaway-column", name)
