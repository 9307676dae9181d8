"""HTML pieces that escape what they are given, and one component for tables.

Plain text is escaped and its unseen characters are written as codes; Markup stays.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.reporting.words.figures import mark_notebook

NOTHING = Markup("")
# What JupyterLab needs and a page does without: folds that links lead into stay
# open, as links there scroll to a place but open nothing; words stand where a
# notebook that is not trusted loses its drawings.
FOLD, OPEN_FOLD = "sh-fold", "sh-fold sh-targets"
STAND_IN = "sh-stand-in"


@dataclass(frozen=True)
class Column:
    """A column of a table: the key into a row, its heading, how it is set."""

    key: str
    heading: str
    is_row_header: bool = False
    is_number: bool = False


def tag(name: str, content: object, **attributes: str) -> Markup:
    """Wrap content in an element; a trailing `_` and inner `_` give `class`, `a-b`."""
    # Put together from escaped parts: Markup's own format takes several times as long.
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{write_text(value)}"'
        for key, value in attributes.items()
        if value
    )
    return Markup(f"<{name}{written}>{write_text(content)}</{name}>")


def stack(*parts: object) -> Markup:
    """Put parts one after the other, escaping what is plain text."""
    return NOTHING.join(write_text(part) for part in parts)


def write_text(content: object) -> Markup:
    """Return Markup as it is, and anything else as text that cannot be markup."""
    return escape(reveal_controls(content) if type(content) is str else content)


def list_items(items: Sequence[object], **attributes: str) -> Markup:
    """Write a bulleted list."""
    return tag("ul", stack(*(tag("li", item) for item in items)), **attributes)


def fold(summary: object, *content: object, is_open: bool = False) -> Markup:
    """Fold content under a line that opens it.

    In a notebook it is open when a link may lead into it; `fit_page` closes it.
    """
    inner = stack(tag("summary", summary), *content)
    kind = OPEN_FOLD if ' id="' in inner else FOLD
    state = "open" if is_open or kind == OPEN_FOLD else ""
    return tag("details", inner, class_=kind, open=state)


def fit_page(html: str) -> str:
    """Return what notebooks show as a page shows it: folds closed, no stand-ins."""
    closed = html.replace(
        f'<details class="{OPEN_FOLD}" open="open">', f'<details class="{FOLD}">'
    )
    unmarked = closed.replace(mark_notebook(), "") if mark_notebook() else closed
    return re.sub(f'<p class="{STAND_IN}">.*?</p>', "", unmarked)


def render_table(
    rows: Sequence[Mapping[str, object]], *, columns: Sequence[Column], caption: str
) -> Markup:
    """Render rows as a table with caption, column headings and row headings.

    A row's `row_id` becomes its anchor. Each cell repeats its heading in `data-label`,
    which the theme shows where rows are stacked on a narrow page.
    """
    heads = stack(*(_render_head(column) for column in columns))
    body = stack(*(_render_row(row, columns) for row in rows))
    return tag(
        "table",
        stack(
            tag("caption", caption),
            tag("thead", tag("tr", heads)),
            tag("tbody", body),
        ),
        class_="sh-table",
    )


def _render_head(column: Column) -> Markup:
    kind = "sh-number" if column.is_number else ""
    return tag("th", column.heading, scope="col", class_=kind)


def _render_row(row: Mapping[str, object], columns: Sequence[Column]) -> Markup:
    cells = stack(*(_render_cell(row[column.key], column) for column in columns))
    return tag("tr", cells, id=str(row.get("row_id", "")))


def _render_cell(value: object, column: Column) -> Markup:
    if column.is_row_header:
        return tag("th", value, scope="row")
    kind = "sh-number" if column.is_number else ""
    return tag("td", tag("div", value), data_label=column.heading, class_=kind)
