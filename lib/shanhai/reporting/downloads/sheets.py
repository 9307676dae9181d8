"""The sheets of a workbook: read-me, figures, notes, verdicts, what the codes mean."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator

import pandas as pd

from shanhai.analysis.derived import cut_peers
from shanhai.analysis.judgements import PER_RESIDENT, Subject
from shanhai.analysis.verdicts import NOT_REPORTED
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.rows import COLUMNS, COUNT, DATE, NUMBER
from shanhai.reporting.downloads.spreadsheets import READ_ME
from shanhai.reporting.formatting.comparisons import is_admitted, name_subject
from shanhai.reporting.formatting.figures import name_rules
from shanhai.reporting.formatting.names import list_names
from shanhai.reporting.messages import join_words, name_code, say

READINGS = (
    *("ends", "derived", "zero", "unreported", "not_applicable", "elsewhere"),
    *("unstated", "comparing", "text"),
)
# Codes whose words stand beside them; the table for programs has them.
CODES = (
    *("pairing_id", "domain_id", "dimensions", "unit_id", "status", "place_id"),
    *("attributed_to", "flags"),
)
# Long texts and places in documents are on a sheet of their own.
NOTES = ("flag_names", "note", "source_id", "as_written", "start", "end", "n_mentions")
# By which column rows name those of a table, if they do; then what a reader needs of
# it, words in one language.
DESCRIBED = {
    "flags": ("flags", "flag_id", "name", "meaning", "sdmx_code"),
    "indicators": (
        *("indicator_id", "indicator_id", "name", "definition", "definition_status"),
        *("unit_id", "measured_over", "additivity", "not_comparable_with"),
    ),
    "denominators": (
        *("denominator_ids", "denominator_id", "place_id", "measure", "low", "high"),
        *("unit_id", "reference_date", "grade", "source_title", "source_address"),
        "note",
    ),
    "benchmarks": (
        *("", "benchmark_id", "scope", "indicator_id", "dimensions", "basis", "value"),
        *("unit_id", "period_type", "period_start", "period_end", "counties"),
        *("grade", "source_title", "source_address", "note"),
    ),
    "sources": (
        *("source_id", "source_id", "title", "publisher", "author", "published_date"),
        *("earliest_date", "latest_date", "evidence", "address", "retrieved_on"),
        *("file_name", "sha256", "note"),
    ),
}
Judged = namedtuple("Judged", "pairing_id figure_id verdict is_reference reasons")
PACKAGE_TYPES = {NUMBER: "number", DATE: "date", COUNT: "integer"}


def list_sheets(
    page: Citations, rows: pd.DataFrame, facts: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Return the sheets by name, facts first; those without a row are left out."""
    verdicts, more = list_verdicts(page)
    tables = {
        "figures": rows.drop(columns=[*CODES, *NOTES]),
        "notes": _list_notes(page, rows),
        "verdicts": verdicts,
        **{name: _describe(page, name, rows) for name in DESCRIBED},
        "columns": _list_columns(page.lang),
    }
    kept = {name: table for name, table in tables.items() if len(table)}
    facts = facts | {"sheets": join_words(page.lang, kept)}
    if more:
        facts["peers"] = say(page.lang, "takeaway-peers", more=more)
    return {READ_ME: write_read_me(facts, READINGS, page.lang), **kept}


def list_readings(
    facts: dict[str, str], readings: Iterable[str], lang: str
) -> list[tuple[str, str]]:
    """Return what data are and how to read them: topic and text."""
    told = facts | {code: name_code(lang, "takeaway-read", code) for code in readings}
    return [(name_code(lang, "takeaway-topic", k), text) for k, text in told.items()]


def write_read_me(
    facts: dict[str, str], readings: Iterable[str], lang: str
) -> pd.DataFrame:
    """Return what data are and how to read them as a sheet of prose."""
    heads = [say(lang, "takeaway-head-topic"), say(lang, "takeaway-head-text")]
    return pd.DataFrame(list_readings(facts, readings, lang), columns=heads)


def list_verdicts(page: Citations) -> tuple[pd.DataFrame, int]:
    """Return a row for each value that a page puts beside others, and how many more.

    Left out: pairings that report nothing, and of a profile what its pairing does not
    report. Peers that it does not show are counted.
    """
    rows, more, own = [], 0, page.pairing_id
    for subject in page.verdicts.subjects if page.verdicts else ():
        table = subject.comparison.rows
        # Column by column: to select of a wide frame copies most of it.
        judged = map(Judged._make, zip(*map(table.get, Judged._fields), strict=True))
        shown = judged = [one for one in judged if one.verdict != NOT_REPORTED]
        if own:
            shown = mine = [one for one in judged if one.pairing_id == own]
            if any(map(is_admitted, mine)):
                shown = list(iterate_rows(cut_peers(pd.DataFrame(judged), own)))
            more += len(judged) - len(shown) if mine else 0
        rows += _write_verdicts(page, subject, shown)
    return pd.DataFrame(rows), more


def _write_verdicts(
    page: Citations, subject: Subject, judged: list[Judged]
) -> Iterator[dict[str, object]]:
    suffix = f".{PER_RESIDENT}" if subject.kind == PER_RESIDENT else ""
    name = name_subject(page.corpus, subject.comparison, page.lang)
    pairings = list_names(page.corpus, "pairings", page.lang)
    for row in judged:
        yield {
            "subject_id": subject.code,
            "basis": subject.comparison.basis,
            "subject": name,
            "pairing_id": row.pairing_id,
            "pairing": pairings[row.pairing_id],
            "figure_id": f"{row.figure_id}{suffix}",
            "verdict": row.verdict,
            "verdict_word": name_code(page.lang, "peer-verdict", row.verdict),
            "is_reference": row.is_reference,
            "reason_names": name_rules(page.corpus, row.reasons, page.lang),
        }


def _list_notes(page: Citations, rows: pd.DataFrame) -> pd.DataFrame:
    """Return flags, note and every mention of each value; one row a mention."""
    places = ["figure_id", "source_id", "as_written", "start", "end"]
    mentions = page.corpus.mentions[places]
    told = rows[["figure_id", "indicator", "value", "flag_names", "note"]]
    return told.merge(mentions, on="figure_id", how="left")


def _describe(page: Citations, name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table that some rows name or that a page shows."""
    table, (named_in, *columns) = getattr(page.corpus, name), DESCRIBED[name]
    used = {*page.registers.get(name, ())}
    if named_in:
        used |= {*rows[named_in].explode()}
    picked = table[table[columns[0]].isin(used)]
    picked = picked.rename(columns={f"{one}_{page.lang}": one for one in columns})
    return picked[[one for one in columns if one in picked]]


def _list_columns(lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "column": name,
            "type": PACKAGE_TYPES.get(kind, "string"),
            "description": name_code(lang, "takeaway-column", name),
        }
        for name, kind in COLUMNS.items()
    )
