"""The sheets of a report's workbook."""

from collections.abc import Sequence

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.citation import write_citation
from shanhai.reporting.takeaway.columns import COLUMNS, PACKAGE_TYPES, describe_column
from shanhai.reporting.takeaway.metadata import (
    DESCRIBED,
    READINGS,
    pick_used,
    tell_entry,
)
from shanhai.reporting.takeaway.verdict_rows import list_verdicts
from shanhai.reporting.takeaway.workbook import Sheet
from shanhai.reporting.wording import join_words, name_code, say
from shanhai.reporting.words.sources import title_source

# Long texts and places in documents stand on a sheet of their own.
NOTES = ("flag_names", "note", "source_id", "as_written", "start", "end", "n_mentions")
READ_ME_WIDTHS = (26, 92)


def list_sheets(
    corpus: Corpus, rows: pd.DataFrame, *, shown: Shown, lang: str
) -> list[Sheet]:
    """Return the sheets: read-me, figures, notes, verdicts, codelists, columns."""
    verdicts = list_verdicts(corpus, shown=shown, lang=lang)
    tables = {
        "figures": rows.drop(columns=list(NOTES)),
        "notes": _list_notes(corpus, rows, lang),
        "verdicts": verdicts,
        **{name: _tell_table(corpus, name, rows, lang) for name in DESCRIBED},
        "columns": _list_columns(lang),
    }
    kept = {name: table for name, table in tables.items() if len(table)}
    read_me = _write_read_me(corpus, list(kept), shown, lang)
    return [read_me, *(Sheet(name, table) for name, table in kept.items())]


def write_readings(lang: str, codes: Sequence[str] = READINGS) -> list[tuple[str, str]]:
    """Return how to read the rows: topic and text."""
    return [
        (
            name_code(lang, "takeaway-topic", code),
            name_code(lang, "takeaway-read", code),
        )
        for code in codes
    ]


def make_read_me(lines: list[tuple[str, str]], lang: str) -> Sheet:
    """Return a sheet of prose: topic and text."""
    heads = [say(lang, "takeaway-head-topic"), say(lang, "takeaway-head-text")]
    rows = pd.DataFrame(lines, columns=heads)
    return Sheet("read_me", rows, READ_ME_WIDTHS, is_prose=True)


def _write_read_me(corpus: Corpus, names: list[str], shown: Shown, lang: str) -> Sheet:
    told = {
        "what": say(lang, "takeaway-what"),
        "selection": shown.call.name,
        "version": corpus.version,
        "digest": shown.digest,
        "licence": say(lang, "takeaway-licence"),
        "citation": write_citation(
            corpus, selection=shown.call.name, lang=lang, digest=shown.digest
        ),
        "sheets": join_words(lang, names),
    }
    facts = [(name_code(lang, "takeaway-topic", k), text) for k, text in told.items()]
    return make_read_me([*facts, *write_readings(lang)], lang)


def _list_notes(corpus: Corpus, rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return flags, note and every mention of each value; one row a mention."""
    mentions = corpus.mentions[["figure_id", "source_id", "as_written", "start", "end"]]
    titles = {
        source.source_id: title_source(source, lang)
        for source in iterate_rows(corpus.sources)
    }
    told = rows[["figure_id", "indicator", "value", "flag_names", "note"]]
    return told.merge(mentions, on="figure_id", how="left").assign(
        source=lambda notes: notes["source_id"].map(titles)
    )


def _tell_table(
    corpus: Corpus, name: str, rows: pd.DataFrame, lang: str
) -> pd.DataFrame:
    columns = DESCRIBED[name]
    used = iterate_rows(pick_used(corpus, name, rows))
    told = [tell_entry(row, columns, lang) for row in used]
    return pd.DataFrame(told, columns=list(columns), dtype=object)


def _list_columns(lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "column": name,
                "type": PACKAGE_TYPES[kind],
                "description": describe_column(name, lang),
            }
            for name, kind in COLUMNS.items()
        ]
    )
