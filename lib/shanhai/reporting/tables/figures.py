"""Tables of figures: one row a figure, with every qualifier and its evidence."""

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.markup import NOTHING, Column, render_table, stack, tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import (
    PROFILE_ANCHOR,
    link_profile,
    make_anchor,
)
from shanhai.reporting.words.sources import cite_source


def table_doubtful(
    corpus: Corpus, *, worded: pd.DataFrame, caption: str, lang: str
) -> Markup:
    """Write flagged figures as a table that says what is doubtful about each."""
    columns = [
        Column("what", say(lang, "head-what"), is_row_header=True),
        Column("pairing", say(lang, "head-pairing")),
        Column("value", say(lang, "head-value")),
        Column("notes", say(lang, "head-notes")),
        Column("evidence", say(lang, "head-evidence")),
    ]
    rows = [
        _write_figure(corpus, row, lang)
        | {"row_id": "", "pairing": link_pairing(corpus, row, lang)}
        for row in iterate_rows(worded)
    ]
    return render_table(rows, columns=columns, caption=caption)


def write_flags(corpus: Corpus, flag_ids: Iterable[str], lang: str) -> Markup:
    """Write a figure's flags as small text badges; the title says what each means."""
    flags = [corpus.flag(code) for code in flag_ids]
    return stack(
        *(
            tag(
                "span",
                getattr(flag, f"name_{lang}"),
                class_="sh-badge",
                title=getattr(flag, f"meaning_{lang}"),
            )
            for flag in flags
        )
    )


def write_status(row: object) -> Markup:
    """Write a status with its sign, which the charts draw as the same shape."""
    sign = tag("span", "", class_=f"sh-sign sh-{row.status}", aria_hidden="true")
    return tag("span", stack(sign, " ", row.status_word), class_="sh-status")


def link_pairing(corpus: Corpus, figure: object, lang: str) -> Markup:
    """Link the name of a figure's pairing to the figure's row in the profile."""
    name = getattr(corpus.pairing(figure.pairing_id), f"name_{lang}")
    return link_profile(figure, name, lang)


def _write_figure(corpus: Corpus, row: object, lang: str) -> dict[str, object]:
    return {
        "row_id": make_anchor(PROFILE_ANCHOR, row.figure_id),
        "what": _write_what(row),
        "value": stack(
            tag("strong", row.cited, class_="sh-value"),
            tag("q", row.as_written, lang="zh", class_="sh-written"),
        ),
        "period": row.period,
        "status": write_status(row),
        "credited": row.credited,
        "notes": _write_notes(corpus, row, lang),
        "evidence": _write_evidence(corpus, row, lang),
    }


def _write_what(row: object) -> Markup:
    detail = tag("small", row.detail) if row.detail else NOTHING
    return stack(tag("span", row.label), detail)


def _write_notes(corpus: Corpus, row: object, lang: str) -> Markup:
    parts = [
        write_flags(corpus, row.flags, lang),
        *(
            tag("span", text, class_="sh-note")
            for text in (row.whole, row.note)
            if text
        ),
    ]
    return stack(*parts) if row.flags or row.whole or row.note else Markup("–")


def _write_evidence(corpus: Corpus, row: object, lang: str) -> Markup:
    source = cite_source(corpus.source(row.source_id), lang)
    place = say(lang, "evidence-place", start=str(row.start), end=str(row.end))
    repeats = say(lang, "evidence-repeats", repeats=row.n_mentions - 1)
    lines = [source, repeats] if row.n_mentions > 1 else [source]
    return stack(tag("span", place), *(tag("small", line) for line in lines))
