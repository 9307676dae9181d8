"""Controls, table, picture, verdict and note of a selection, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets
import pandas as pd
from ipylab import JupyterFrontEnd
from itables.widget import ITable
from markupsafe import Markup

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.exploring.boxes import Box, Keys
from shanhai.exploring.filters import (
    Choice,
    Filters,
    count_without,
    select,
    write_lines,
)
from shanhai.reporting import pictures
from shanhai.reporting.citations import Citations
from shanhai.reporting.comparison import write_comparisons
from shanhai.reporting.downloads.files import export
from shanhai.reporting.html import lead_to_site
from shanhai.reporting.messages import find_message, join_phrases, name_code, say
from shanhai.reporting.notes import write_notes
from shanhai.reporting.style import use_style
from shanhai.reporting.tidy import tidy

SHOWN = ("pairing", "series", "value", "period", "status", "quotable")
FILE = "selection.xlsx"
# A table that JupyterLab draws at once, of any corpus; long names are broken.
LOOK = {
    "classes": "display compact",
    "lengthMenu": [10, 25, 100],
    "maxBytes": "256KB",
    "select": True,
    "showIndex": False,
}
# More rows than these are no picture, and more pairings no answer while one waits.
MOST_DRAWN, MOST_PICTURES, MOST_COMPARED = 60, 3, 20
PARAGRAPH = Markup("<p>{}</p>")
STATUS = Markup('<p role="status">{}</p>')
TABLE, PICTURE, VERDICTS, NOTE, CODE = range(5)


class Explorer(Box):
    """Let a reader of JupyterLab choose figures, and show what may be said of them.

    Works where widgets do; elsewhere it says that it needs a running notebook.

    Attributes
    ----------
    figures
        The tidy frame of the figures chosen now; the next cell can go on with it.

    Examples
    --------
    >>> explorer = shanhai.explore(corpus)
    >>> explorer.figures.groupby("pairing").size()
    """

    _static = "explore-static"

    def __init__(self, corpus: Corpus, lang: str = "en") -> None:
        use_style(lang)
        self._corpus, self._lang = corpus, lang
        self._all = self.figures = tidy(corpus, lang)
        self._filters = Filters(corpus, self._all, lang, self._update)
        self._count = widgets.HTML()
        words = find_message(lang, "explore-table").attributes
        own = {name: name_code(lang, "explore-table", name) for name in words}
        self._look = LOOK | {"language": own}
        self._table = ITable(self._list_rows(), **self._look)
        self._views = {one: widgets.HTML() for one in (PICTURE, VERDICTS, NOTE)}
        self._lines = widgets.Textarea(
            layout=widgets.Layout(width="100%", height="14em")
        )
        self._file = widgets.Text(FILE, description=say(lang, "explore-file"))
        self._saved = widgets.HTML()
        self._lab = JupyterFrontEnd()
        self._tabs = widgets.Tab(
            [self._table, *self._views.values(), widgets.VBox(self._list_takings())],
            titles=[
                name_code(lang, "explore-tab", name)
                for name in ("table", "picture", "verdicts", "note", "code")
            ],
        )
        self._tabs.observe(lambda _: self._draw(), "selected_index")
        self._table.observe(lambda _: self._draw(), "selected_rows")
        self._box = widgets.VBox([self._filters.box, self._count, self._tabs, Keys()])
        self._update()

    def _list_takings(self) -> list[widgets.Widget]:
        """List what takes a selection along: its lines, a new cell, a file."""
        return [
            self._lines,
            _make_button(say(self._lang, "explore-insert"), self._insert_lines),
            widgets.HBox(
                [self._file, _make_button(say(self._lang, "explore-save"), self._save)]
            ),
            self._saved,
        ]

    def _update(self) -> None:
        """Select what meets the filters, and show it."""
        choice = self._filters.choice
        self.figures = select(self._all, choice)
        self._count.value = str(self._describe_count(choice))
        self._table.selected_rows = []
        self._lines.value = write_lines(choice, self._lang)
        self._draw()

    def _describe_count(self, choice: Choice) -> Markup:
        """Count what is chosen; of nothing, say which filter leaves nothing."""
        lang, count = self._lang, len(self.figures)
        text = say(lang, "explore-count", count=count, all=len(self._all))
        if not count:
            names = [
                say(lang, "explore-without", name=self._filters.name(one), count=left)
                for one, left in count_without(self._all, choice).items()
                if left
            ]
            text = say(lang, "explore-empty")
            if names:
                text = say(lang, "explore-emptied", filters=join_phrases(lang, names))
        return STATUS.format(Markup("<strong>{}</strong>").format(text))

    def _list_rows(self) -> pd.DataFrame:
        """List the figures chosen now, as the table shows them."""
        lang, rows = self._lang, self.figures
        words = {
            name: rows[name].map(lambda code, name=name: name_code(lang, name, code))
            for name in ("status", "quotable")
        }
        series = rows["series"].astype(str)
        parts = (" (" + rows["subject"] + ")").where(rows["subject"] != "", "")
        shown = rows.assign(series=series + parts, **words)[list(SHOWN)].astype(str)
        return shown.rename(
            columns=lambda name: name_code(lang, "explore-column", name)
        )

    def _draw(self) -> None:
        """Show the tab that is in front; the others wait until they are.

        Until it is written a tab says that it will be; then why it cannot be.
        """
        front, rows = self._tabs.selected_index, list(self._table.selected_rows)
        if front == TABLE:
            self._table.update(self._list_rows(), selected_rows=rows, **self._look)
        if front not in self._views:
            return
        view = self._views[front]
        view.value = str(PARAGRAPH.format(say(self._lang, "explore-working")))
        try:
            view.value = lead_to_site(self._write_view(front, rows))
        except ShanhaiError as error:
            view.value = str(PARAGRAPH.format(str(error)))

    def _write_view(self, front: int, rows: list[int]) -> str:
        if front == PICTURE:
            return write_picture(self.figures, self._lang)
        if front == VERDICTS:
            return write_verdicts(self._corpus, self.figures, self._lang)
        codes = list(self.figures["figure_id"].iloc[rows])
        return write_note(self._corpus, codes, self._lang)

    def _insert_lines(self) -> None:
        """Write the lines into a new cell below, in JupyterLab."""
        commands = self._lab.commands
        commands.execute("notebook:insert-cell-below")
        commands.execute("notebook:replace-selection", {"text": self._lines.value})

    def _save(self) -> None:
        """Write the selection as a file, and say where it is or why it is not."""
        try:
            path = export(
                self.figures, self._file.value, corpus=self._corpus, lang=self._lang
            )
        except (ShanhaiError, OSError) as error:
            text = str(error)
        else:
            text = say(self._lang, "explore-saved", path=str(path.resolve()))
        self._saved.value = str(STATUS.format(text))


def explore(corpus: Corpus, lang: str = "en") -> Explorer:
    """Return controls that choose figures of a corpus, with what may be said of them.

    Raises
    ------
    UnknownCodeError
        For a language without words.

    Examples
    --------
    >>> shanhai.explore(corpus)
    """
    return Explorer(corpus, lang)


def _make_button(text: str, act: Callable[[], None]) -> widgets.Button:
    button = widgets.Button(description=text, layout=widgets.Layout(width="auto"))
    button.on_click(lambda _: act())
    return button


def write_picture(figures: pd.DataFrame, lang: str) -> str:
    """Draw figures that share unit and kind of period on one axis, each axis apart."""
    if figures.empty:
        return PARAGRAPH.format(say(lang, "explore-nothing"))
    if len(figures) > MOST_DRAWN:
        text = say(lang, "explore-too-many", most=MOST_DRAWN, count=len(figures))
        return PARAGRAPH.format(text)
    names = figures["pairing"].astype(str) + " · " + figures["series"].astype(str)
    kinds = figures.assign(name=names).groupby(
        ["unit_id", "period_type"], observed=True, sort=False
    )
    parts = [rows for _, rows in kinds]
    drawn = [
        pictures.show(pictures.intervals, rows, y="name", lang=lang).write_html()
        for rows in parts[:MOST_PICTURES]
    ]
    if more := len(parts[MOST_PICTURES:]):
        drawn.append(PARAGRAPH.format(say(lang, "explore-more", count=more)))
    return "".join(drawn)


def write_verdicts(corpus: Corpus, figures: pd.DataFrame, lang: str) -> str:
    """Say what the gate lets compare, and why it refuses the rest."""
    if figures.empty:
        return PARAGRAPH.format(say(lang, "explore-nothing"))
    pairings = list(dict.fromkeys(figures["pairing_id"]))
    if len(pairings) > MOST_COMPARED:
        counts = {"most": MOST_COMPARED, "count": len(pairings)}
        return PARAGRAPH.format(say(lang, "explore-too-many-pairings", **counts))
    verdicts = compare(corpus, figures)
    # Of one pairing: what it reports, beside the first that compare with it.
    only = pairings[0] if len(pairings) == 1 else ""
    page = Citations(corpus, lang)
    return write_comparisons(page, verdicts, pairing_id=only).html


def write_note(corpus: Corpus, codes: Sequence[str], lang: str) -> str:
    """Write the notes of some figures, with their sentences where these are at hand."""
    if not codes:
        return PARAGRAPH.format(say(lang, "explore-select"))
    page = Citations(corpus, lang)
    cited = Markup(", ").join(page.cite(code) for code in codes)
    return PARAGRAPH.format(cited) + write_notes(page).html
