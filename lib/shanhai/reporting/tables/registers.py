"""Tables of the registers: documents, numerals, population and area, flags."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.coverage import count_mentions
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.markup import Column, render_table, stack, tag
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.numbers import format_interval
from shanhai.reporting.words.periods import format_date
from shanhai.reporting.words.sources import list_credits, title_source, word_writing

HASH_SHOWN = 12
MENTION_KINDS = (
    "figure",
    "date",
    "ordinal",
    "name",
    "structure",
    "furniture",
    "idiom",
)


def table_sources(corpus: Corpus, *, source_ids: Sequence[str], lang: str) -> Markup:
    """Write the register of documents, with what tells a file from another."""
    columns = [
        Column("title", say(lang, "head-document"), is_row_header=True),
        Column("publisher", say(lang, "head-publisher")),
        Column("published", say(lang, "head-published")),
        Column("characters", say(lang, "head-characters"), is_number=True),
        Column("numerals", say(lang, "head-numerals"), is_number=True),
        Column("hash", say(lang, "head-hash")),
        Column("notes", say(lang, "head-notes")),
    ]
    counts = count_mentions(corpus, source_ids=source_ids).sum(axis="columns")
    rows = [
        _write_source(corpus.source(code), int(counts[code]), lang)
        for code in source_ids
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-sources"))


def table_denominators(corpus: Corpus, *, lang: str) -> Markup:
    """Write population and area: what, how many, when, how good, from where."""
    columns = [
        Column("place", say(lang, "head-place"), is_row_header=True),
        Column("measure", say(lang, "head-measure")),
        Column("value", say(lang, "head-value-only")),
        Column("date", say(lang, "head-date")),
        Column("grade", say(lang, "head-grade")),
        Column("source", say(lang, "head-source")),
        Column("notes", say(lang, "head-notes")),
    ]
    rows = [
        {
            "place": _name(corpus.place(row.place_id), lang),
            "measure": name_code(lang, "measure", row.measure),
            "value": format_interval(row.low, row.high, row.unit_id, lang),
            "date": _word_date(row.reference_date, lang),
            "grade": row.grade,
            "source": stack(
                getattr(row, f"source_title_{lang}"),
                tag("small", row.source_address) if row.source_address else "",
            ),
            "notes": getattr(row, f"note_{lang}") or "–",
        }
        for row in iterate_rows(corpus.denominators)
    ]
    return render_table(
        rows, columns=columns, caption=say(lang, "caption-denominators")
    )


def table_mentions(corpus: Corpus, *, source_ids: Sequence[str], lang: str) -> Markup:
    """Count the numerals of each document by kind; every one is accounted for."""
    counts = count_mentions(corpus, source_ids=source_ids)
    counts = counts.reindex(columns=MENTION_KINDS, fill_value=0)
    columns = [
        Column("kind", say(lang, "head-kind"), is_row_header=True),
        *(
            Column(code, title_source(corpus.source(code), lang), is_number=True)
            for code in source_ids
        ),
        Column("all", say(lang, "head-all"), is_number=True),
    ]
    rows = [
        {"kind": name_code(lang, "mention-kind", kind), "all": int(counts[kind].sum())}
        | {code: int(counts.loc[code, kind]) for code in source_ids}
        for kind in MENTION_KINDS
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-mentions"))


def _write_source(source: object, numerals: int, lang: str) -> dict[str, object]:
    other = "zh" if lang == "en" else "en"
    twin = tag("small", getattr(source, f"title_{other}"), lang=other)
    return {
        "title": stack(tag("span", title_source(source, lang)), twin),
        "publisher": _write_credits(source, lang),
        "published": _write_dates(source, lang),
        "characters": source.characters,
        "numerals": numerals,
        "hash": tag("code", source.sha256[:HASH_SHOWN], title=source.sha256),
        "notes": stack(
            name_code(lang, "script", source.script),
            tag("small", getattr(source, f"note_{lang}")),
        ),
    }


def _write_credits(source: object, lang: str) -> Markup:
    first, *others = list_credits(source, lang) or [say(lang, "not-stated")]
    return stack(first, *(tag("small", name) for name in others))


def _write_dates(source: object, lang: str) -> Markup:
    """Write the printed date, or that there is none; then what bounds the writing."""
    bounds = [word_writing(source, lang), getattr(source, f"evidence_{lang}")]
    small = [tag("small", words) for words in bounds if words]
    return stack(_word_date(source.published_date, lang), *small)


def _word_date(date: pd.Timestamp, lang: str) -> str:
    return say(lang, "not-stated") if pd.isna(date) else format_date(date, lang)


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
