"""The data's own contract in words: its columns, and the codes of closed lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import join_phrases, join_words, name_code

# Columns whose closed lists are explained: messages of their words and meanings.
EXPLAINED = {
    "figures.status": ("status", "meaning-status"),
    "figures.qualifier": ("qualifier", "meaning-qualifier"),
    "figures.period_type": ("period-type", "meaning-period-type"),
    "figures.period_basis": ("period-basis", "meaning-period-basis"),
    "figures.bound_basis": ("bound-basis", "meaning-bound-basis"),
    "figures.direction": ("direction", "meaning-direction"),
    "figures.attributed_to": ("credited", "meaning-credited"),
    "figures.part_basis": ("part-word", "meaning-part-basis"),
    "indicators.definition_status": ("definition-status", "meaning-definition-status"),
    "indicators.measured_over": ("measured-over", "meaning-measured-over"),
    "indicators.additivity": ("additivity", "meaning-additivity"),
    "denominators.grade": ("grade", "meaning-grade"),
    "mentions.kind": ("mention-kind", "meaning-mention-kind"),
}
# A longer one is for programs: who needs it reads datapackage.json.
LONGEST = 60


def list_columns(corpus: Corpus, lang: str = "en") -> pd.DataFrame:
    """Return one row a column of the data package, with what its check asks of it.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``file`` and ``about`` say which table; ``column``, ``meaning``,
        ``type`` and ``constraint`` are words, with codes in backquotes; ``codes`` lists
        the codes of a closed list.
    """
    own = {"en": "", "zh": "_zh"}[lang]
    rows = [
        {
            "table": table[f"title{own}"],
            "file": table["path"],
            "about": table[f"description{own}"],
            "column": field["name"],
            "meaning": field[f"description{own}"],
            "type": name_code(lang, "field-type", field["type"]),
            "constraint": join_phrases(lang, [*_list_limits(table, field, lang)]),
            "codes": field.get("constraints", {}).get("enum", []),
        }
        for table in corpus.descriptor["resources"]
        for field in table["schema"]["fields"]
    ]
    return pd.DataFrame(rows)


def list_codes(corpus: Corpus, lang: str = "en") -> pd.DataFrame:
    """Return one row a code of a closed list, with its word and its meaning.

    Left out: lists that are tables of their own, such as flags, and those whose codes
    need no explanation.
    """
    columns = list_columns(corpus, lang)
    tables = columns["file"].str.removesuffix(".csv")
    codes = columns.set_index(tables + "." + columns["column"])["codes"]
    rows = [
        {
            "list": name_code(lang, "code-list", words),
            "where": where,
            "code": code,
            "word": name_code(lang, words, code),
            "meaning": name_code(lang, meanings, code),
        }
        for where, (words, meanings) in EXPLAINED.items()
        for code in codes[where]
    ]
    return pd.DataFrame(rows)


def _list_limits(table: Mapping, field: Mapping, lang: str) -> Iterator[str]:
    """Say each constraint of a column; key and reference stand with its table."""
    schema, limits = table["schema"], field.get("constraints", {})
    if field["name"] in schema.get("primaryKey", []):
        yield name_code(lang, "constraint", "key")
    for limit in ("required", "unique"):
        if limits.get(limit):
            yield name_code(lang, "constraint", limit)
    for limit in ("minimum", "enum", "pattern"):
        if limit in limits and (limit != "pattern" or len(limits[limit]) <= LONGEST):
            values = limits[limit] if limit == "enum" else [limits[limit]]
            words = join_words(lang, [f"`{_write(value)}`" for value in values])
            yield name_code(lang, "constraint", limit, value=words)
    for key in schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            other = key["reference"]["resource"] or table["name"]
            yield name_code(lang, "constraint", "reference", value=f"`{other}`")


def _write(value: object) -> str:
    """Write a limit without a power of ten: 0.000001."""
    return f"{Decimal(str(value)):f}" if isinstance(value, float) else str(value)
