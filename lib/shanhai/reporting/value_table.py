"""Values as a table: what is reported by row, who reports it by column."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, WITH_WORDS, YES, judge_quotable
from shanhai.errors import ShanhaiError
from shanhai.reporting.citations import Citations, check_frame
from shanhai.reporting.formatting.figures import find_in_words
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.page_names import name_page


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
    if check_frame(pivot).empty:
        nothing = say(page.lang, "table-nothing")
        return Block(fill("fold.html.j2", lang=page.lang, summary=nothing, content=""))
    codes = [code for cell in pivot.to_numpy().flat for code in _list_codes(cell)]
    words = find_in_words(page.corpus, codes, page.lang)
    judged = judge_quotable(page.corpus).set_index("figure_id")["quotable"]
    signs = [code for code in (YES, WITH_WORDS, NO) if (judged[codes] == code).any()]
    groups: dict[str, list] = {}
    for name, cells in zip(pivot.index, pivot.to_numpy(), strict=True):
        group, own = name if isinstance(name, tuple) else ("", name)
        written = [
            [_write(page, words[code], judged[code]) for code in _list_codes(cell)]
            for cell in cells
        ]
        groups.setdefault(str(group), []).append((str(own), written))
    html = fill(
        "table.html.j2",
        lang=page.lang,
        heads=[(str(name), _find_profile(page, str(name))) for name in pivot.columns],
        groups=groups.items(),
        signs=signs,
    )
    return Block(html)


def _list_codes(cell: object) -> list[str]:
    if isinstance(cell, list):
        return cell
    if pd.isna(cell):
        return []
    raise ShanhaiError(
        "A table needs lists of figure_id in its cells, such as pivot_table(values="
        f"'figure_id', aggfunc=list) gives; this one holds {cell!r}."
    )


def _find_profile(page: Citations, name: str) -> str:
    """Return the page of the pairing that a column is named after, if any."""
    names = page.corpus.pairings[f"name_{page.lang}"]
    found = page.corpus.pairings["pairing_id"][names == name]
    return name_page(f"profile-{found.iloc[0]}", page.lang) if len(found) else ""


def _write(page: Citations, figure: object, quotable: str) -> tuple[Markup, str]:
    """Write a value with its mark, and small what it counts; its note says when."""
    is_plain = figure.status == "achieved"
    told = (figure.detail, "" if is_plain else figure.status_word)
    sign = name_code(page.lang, "home-sign", quotable)
    value = Markup("{} {}").format(page.cite(figure.figure_id), sign)
    return value, join_phrases(page.lang, [*filter(None, told)])
