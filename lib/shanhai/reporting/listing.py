"""A frame as a table: headings and codes in words, folded under its count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import find_message, join_words, name_code

# Columns that hold codes: some have words, others are shown as they are.
WORDED = {
    "verdict_total": "rule-verdict",
    "verdict_per_resident": "rule-verdict",
    "verdict_ratio": "rule-verdict",
    "verdict_within": "rule-verdict",
    "weight": "quoting-weight",
}
CODES = ("code", "parent_code", "column", "sdmx_code")
NOTHING = "–"
BACKQUOTED = re.compile("`([^`]+)`")


def write_listing(
    page: Citations,
    frame: pd.DataFrame,
    name: str,
    *,
    by: Sequence[str] = (),
    anchor: str = "",
) -> Block:
    """Write a frame as a table, one row a row, folded under how many there are.

    Parameters
    ----------
    frame
        Headings are its columns, in words where these are known; a column in the
        page's language, such as ``name_en``, is headed without it.
    name
        What is counted: an attribute of the message ``listing``.
    by
        Columns that make groups: the first is a group's heading, others small print.
    anchor
        What links to a row, or to a group, begin with; the index has the rest.
    """
    heads = [one for one in frame if one not in by]
    summary = name_code(page.lang, "listing", name, count=len(frame))
    html = fill(
        "listing.html.j2",
        lang=page.lang,
        summary=summary,
        targets=bool(anchor),
        nothing=NOTHING,
        heads=[_name_column(page.lang, head) for head in heads],
        numbers=[pd.api.types.is_numeric_dtype(frame[head]) for head in heads],
        groups=list(_list_groups(page.lang, frame, heads, by, anchor)),
    )
    return Block(html)


def _list_groups(
    lang: str, frame: pd.DataFrame, heads: list[str], by: Sequence[str], anchor: str
) -> Iterator[tuple]:
    """Yield each group's words, its anchor, and its rows with theirs."""
    parts = frame.groupby(list(by), sort=False, observed=True) if by else [((), frame)]
    for words, part in parts:
        anchors = [make_anchor(anchor, str(c)) if anchor else "" for c in part.index]
        cells = zip(*(_write(lang, head, part[head]) for head in heads), strict=True)
        own = [""] * len(part) if by else anchors
        first = anchors[0] if by and anchors else ""
        yield words, first, list(zip(own, cells, strict=True))


def _name_column(lang: str, column: str) -> str:
    """Head a column in words; one of a reader's own keeps its name."""
    name = str(column).removesuffix(f"_{lang}")
    is_known = name in find_message(lang, "column").attributes
    return name_code(lang, "column", name) if is_known else name


def _write(lang: str, column: str, values: pd.Series) -> list[object]:
    return [_write_cell(lang, str(column), value) for value in values]


def _write_cell(lang: str, column: str, value: object) -> object:
    if isinstance(value, Markup):
        return value
    if isinstance(value, (list, tuple)):
        return join_words(lang, [str(one) for one in value]) or NOTHING
    if pd.isna(value) or value == "":
        return NOTHING
    if column in WORDED:
        return name_code(lang, WORDED[column], value)
    if column in CODES:
        return Markup("<code>{}</code>").format(value)
    if isinstance(value, pd.Timestamp):
        return format_date(value, lang)
    return mark_codes(str(value))


def mark_codes(text: str) -> Markup:
    """Set apart what stands in backquotes, as Markdown does; escape the rest."""
    written = str(escape(reveal_controls(text)))
    return Markup(BACKQUOTED.sub(r"<code>\1</code>", written))
