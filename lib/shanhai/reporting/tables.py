"""Tables: a frame as it is, and a pivot of figures as their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup, escape

from shanhai.analysis.quotability import NO, WITH_WORDS, YES, judge_quotable
from shanhai.controls import reveal_controls
from shanhai.errors import ShanhaiError
from shanhai.reporting.citations import Citations, check_frame
from shanhai.reporting.formatting.figures import find_in_words, make_anchor, say_status
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import (
    find_message,
    join_phrases,
    join_words,
    name_code,
    say,
)
from shanhai.reporting.page_names import name_page

# Columns that hold codes: some have words, others are shown as they are.
VERDICTS = ("total", "per_resident", "ratio", "within")
WORDED = {f"verdict_{basis}": "rule-verdict" for basis in VERDICTS}
WORDED |= {"weight": "quoting-weight"}
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
    return fill_block(
        "listing.html.j2",
        page.lang,
        summary=name_code(page.lang, "listing", name, count=len(frame)),
        targets=bool(anchor),
        nothing=NOTHING,
        heads=[_name_column(page.lang, head) for head in heads],
        numbers=[pd.api.types.is_numeric_dtype(frame[head]) for head in heads],
        groups=list(_list_groups(page.lang, frame, heads, by, anchor)),
    )


def _list_groups(
    lang: str, frame: pd.DataFrame, heads: list[str], by: Sequence[str], anchor: str
) -> Iterator[tuple]:
    """Yield each group's words, its anchor, and its rows with theirs."""
    parts = frame.groupby(list(by), sort=False, observed=True) if by else [((), frame)]
    for words, part in parts:
        anchors = [make_anchor(anchor, str(c)) if anchor else "" for c in part.index]
        written = (
            [_write_cell(lang, str(head), value) for value in part[head]]
            for head in heads
        )
        cells = zip(*written, strict=True)
        own = [""] * len(part) if by else anchors
        first = anchors[0] if by and anchors else ""
        yield words, first, list(zip(own, cells, strict=True))


def _name_column(lang: str, column: str) -> str:
    """Head a column in words; one of a reader's own keeps its name."""
    name = str(column).removesuffix(f"_{lang}")
    is_known = name in find_message(lang, "column").attributes
    return name_code(lang, "column", name) if is_known else name


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
    # As in Markdown, what stands in backquotes is set apart.
    written = str(escape(reveal_controls(str(value))))
    return Markup(BACKQUOTED.sub(r"<code>\1</code>", written))


def write_table(page: Citations, pivot: pd.DataFrame) -> Block:
    """Write a pivot of figure codes as values, each leading to its note.

    A cell that holds no codes is a dash; one that holds several shows them all. A
    column named as a pairing leads to its profile.

    Parameters
    ----------
    pivot
        A list of ``figure_id`` in each cell. Of two levels of rows, the first becomes
        a heading.

    Raises
    ------
    ShanhaiError
        For cells that hold something else.

    Examples
    --------
    >>> page.table(figures.pivot_table("figure_id", "series", "pairing", aggfunc=list))
    """
    corpus, lang = page.corpus, page.lang
    if check_frame(pivot).empty:
        nothing = say(lang, "table-nothing")
        return fill_block("fold.html.j2", lang, summary=nothing, content="")
    rows = [[_list_codes(cell) for cell in cells] for cells in pivot.to_numpy()]
    codes = [code for cells in rows for cell in cells for code in cell]
    words = find_in_words(corpus, codes, lang)
    judged = judge_quotable(corpus).set_index("figure_id")["quotable"]
    groups: dict[str, list] = {}
    for name, cells in zip(pivot.index, rows, strict=True):
        group, own = name if isinstance(name, tuple) else ("", name)
        written = [
            [_cite(page, words[code], judged[code]) for code in cell] for cell in cells
        ]
        groups.setdefault(str(group), []).append((str(own), written))
    column = f"name_{lang}"
    names = corpus.pairings.drop_duplicates(column).set_index(column)["pairing_id"]
    return fill_block(
        "table.html.j2",
        lang,
        heads=[
            (name, name_page(f"profile-{names[name]}", lang) if name in names else "")
            for name in map(str, pivot.columns)
        ],
        groups=groups.items(),
        signs=[one for one in (YES, WITH_WORDS, NO) if (judged[codes] == one).any()],
    )


def _list_codes(cell: object) -> list[str]:
    if isinstance(cell, list):
        return cell
    if pd.isna(cell):
        return []
    raise ShanhaiError(
        "A table needs lists of figure_id in its cells, such as pivot_table(values="
        f"'figure_id', aggfunc=list) gives; this one holds {cell!r}."
    )


def _cite(page: Citations, figure: object, quotable: str) -> tuple[Markup, str]:
    """Write a value with its mark, and small what it counts; its note says when."""
    told = (figure.detail, say_status(figure, page.lang))
    sign = name_code(page.lang, "home-sign", quotable)
    value = Markup("{} {}").format(page.cite(figure.figure_id), sign)
    return value, join_phrases(page.lang, told)
