"""Controls, table, picture, verdict and note of a selection, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as widgets
import pandas as pd
from ipylab import JupyterFrontEnd
from itables.widget import ITable
from markupsafe import Markup, escape

from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.exploring.choice import Choice, count_without, select, write_lines
from shanhai.exploring.filters import Filters
from shanhai.exploring.keys import Keys
from shanhai.exploring.views import (
    PARAGRAPH,
    write_note,
    write_picture,
    write_verdicts,
)
from shanhai.reporting.downloads.files import export
from shanhai.reporting.html import lead_to_site
from shanhai.reporting.messages import find_message, join_phrases, name_code, say
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
TABLE, PICTURE, VERDICTS, NOTE, CODE = range(5)


class Explorer:
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
        count = len(self.figures)
        text = say(self._lang, "explore-count", count=count, all=len(self._all))
        if not count:
            freed = {
                n: left for n, left in count_without(self._all, choice).items() if left
            }
            text = self._describe_emptying(freed)
        return Markup('<p role="status"><strong>{}</strong></p>').format(text)

    def _describe_emptying(self, freed: Mapping[str, int]) -> str:
        names = [
            say(self._lang, "explore-without", name=self._filters.name(one), count=left)
            for one, left in freed.items()
        ]
        if not names:
            return say(self._lang, "explore-empty")
        return say(
            self._lang, "explore-emptied", filters=join_phrases(self._lang, names)
        )

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
        """Show the tab that is in front; the others wait until they are."""
        front = self._tabs.selected_index
        if front == TABLE:
            rows = list(self._table.selected_rows)
            self._table.update(self._list_rows(), selected_rows=rows, **self._look)
        elif front == PICTURE:
            self._fill(PICTURE, write_picture, self.figures, self._lang)
        elif front == VERDICTS:
            self._fill(VERDICTS, write_verdicts, self._corpus, self.figures, self._lang)
        elif front == NOTE:
            rows = self._table.selected_rows
            codes = list(self.figures["figure_id"].iloc[rows]) if rows else []
            self._fill(NOTE, write_note, self._corpus, codes, self._lang)

    def _fill(self, tab: int, write: Callable[..., str], *given: object) -> None:
        """Fill a tab, or say why it cannot be filled; until then, that it will be."""
        working = say(self._lang, "explore-working")
        self._views[tab].value = str(PARAGRAPH.format(working))
        try:
            self._views[tab].value = lead_to_site(write(*given))
        except ShanhaiError as error:
            self._views[tab].value = str(PARAGRAPH.format(str(error)))

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
        self._saved.value = str(Markup('<p role="status">{}</p>').format(text))

    def __repr__(self) -> str:
        return say(self._lang, "explore-static")

    def _repr_mimebundle_(self, **options: object) -> dict[str, object]:
        """Show the controls; where there are no widgets, say what they need."""
        shown = self._box._repr_mimebundle_(**options)
        text = say(self._lang, "explore-static")
        return {**shown, "text/html": f"<p>{escape(text)}</p>", "text/plain": text}


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
