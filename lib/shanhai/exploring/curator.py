"""A place to decide: one numeral after the other, each with its sentence."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets
import pandas as pd
from markupsafe import Markup

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.sources import sentence_around
from shanhai.drafting.draft import DECIDED, Draft, read_draft, write_draft
from shanhai.errors import ShanhaiError, suggest
from shanhai.exploring.boxes import Box, Keys
from shanhai.exploring.form import Form
from shanhai.reporting.messages import name_code, say

# A second reader's numerals have no kind yet.
ASKED = ("figure", "")


class Curator(Box):
    """Let a curator decide on each numeral of a draft; each decision is saved.

    Works where widgets do; elsewhere it says that it needs a running notebook.

    Attributes
    ----------
    draft
        The draft as it is now.

    Examples
    --------
    >>> curator = shanhai.curate(corpus, "pingshan-jianhe-1")
    >>> curator.rows["decided"].value_counts()
    """

    _static = "curate-static"

    def __init__(self, corpus: Corpus, folder: Path, lang: str = "en") -> None:
        self._lang, self._folder = lang, folder
        self.draft = read_draft(folder, corpus.descriptor)
        self._before: list[tuple[int, pd.DataFrame]] = []
        self._form = Form(corpus, self.draft, lang)
        self._progress, self._sentence = widgets.HTML(), widgets.HTML()
        self._only_open = widgets.Checkbox(
            value=True, description=say(lang, "curate-only-open"), indent=False
        )
        actions = {
            "decide": self._decide,
            "next": lambda: self._move(1),
            "back": lambda: self._move(-1),
            "undo": self._undo,
        }
        self._buttons = {
            name: widgets.Button(description=name_code(lang, "curate-action", name))
            for name in actions
        }
        for name, button in self._buttons.items():
            button.on_click(lambda _, act=actions[name]: act())
        self._buttons["decide"].button_style = "primary"
        row = widgets.HBox([*self._buttons.values(), self._only_open])
        self._box = widgets.VBox(
            [self._progress, self._sentence, row, self._form.box, Keys()]
        )
        self._place = -1
        self._move(1)

    @property
    def rows(self) -> pd.DataFrame:
        """Return the mentions with what is decided, all cells text."""
        return self.draft.rows

    def _decide(self) -> None:
        """Take what the controls say, save it, and go on to the next."""
        if self._place < 0:
            return
        self._before.append((self._place, self.draft.rows))
        start = self.draft.rows["start"].iloc[self._place]
        self._keep(self.draft.decide(start, **self._form.read()))
        self._move(1)

    def _undo(self) -> None:
        """Take the last decision back, and show its mention again."""
        if self._before:
            place, rows = self._before.pop()
            self._keep(Draft(self.draft.text, rows, self.draft.added))
            self._show(place)

    def _keep(self, draft: Draft) -> None:
        try:
            write_draft(draft, self._folder)
        except OSError as error:
            self._tell(say(self._lang, "curate-unsaved", reason=str(error)))
            raise
        self.draft = draft

    def _move(self, step: int) -> None:
        """Go to the next mention, or the one before, that is to be decided."""
        rows, places = self.draft.rows, range(len(self.draft.rows))
        ahead = [n for n in places if (n - self._place) * step > 0][::step]
        is_open = rows["kind"].isin(ASKED) & (rows["decided"] != DECIDED)
        wanted = (n for n in ahead if is_open.iloc[n] or not self._only_open.value)
        self._show(next(wanted, self._place))

    def _show(self, place: int) -> None:
        self._place = place
        asked = self.draft.rows[self.draft.rows["kind"].isin(ASKED)]
        decided = int((asked["decided"] == DECIDED).sum())
        told = say(self._lang, "curate-count", count=decided, all=len(asked))
        if asked["decided"].eq(DECIDED).all():
            told += say(self._lang, "curate-done", name=self._folder.name)
        self._tell(told)
        if place < 0:
            return
        row = self.draft.rows.iloc[place].to_dict()
        around = sentence_around(self.draft.text, int(row["start"]), int(row["end"]))
        marked = Markup("<p>{}<mark>{}</mark>{}</p>").format(*around)
        reasons = Markup("<p><small>{}</small></p>").format(row["reasons"])
        self._sentence.value = str(marked + reasons)
        self._form.show(row)
        self._form.proposals.focus()

    def _tell(self, text: str) -> None:
        self._progress.value = str(
            Markup('<p role="status"><strong>{}</strong></p>').format(text)
        )


class NoDraft:
    """Say that there is no draft yet, and how one begins."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        columns = ["as_written", "kind", "decided", "indicator_id", "dimensions"]
        self.rows = pd.DataFrame(columns=[*columns, "low", "high"], dtype="str")

    def __repr__(self) -> str:
        return say(self._lang, "curate-none")


def curate(corpus: Corpus, draft: str = "", lang: str = "en") -> Curator | NoDraft:
    """Return controls that decide on the numerals of a draft, one after the other.

    Parameters
    ----------
    draft
        Its name under drafts/; empty for the first that is not all decided.

    Raises
    ------
    ShanhaiError
        For a draft that is not there, with the nearest names.

    Examples
    --------
    >>> shanhai.curate(corpus, "pingshan-jianhe-1")
    """
    folders = sorted(file.parent for file in paths.drafts_dir().glob("*/mentions.csv"))
    names = [folder.name for folder in folders]
    if draft and draft not in names:
        raise ShanhaiError(f"{draft!r} is no draft. {suggest(draft, names)}")
    if not names:
        return NoDraft(lang)
    if draft:
        return Curator(corpus, folders[names.index(draft)], lang)
    undecided = (one for one in folders if _is_open(read_draft(one, corpus.descriptor)))
    return Curator(corpus, next(undecided, folders[0]), lang)


def _is_open(draft: Draft) -> bool:
    rows = draft.rows
    return bool((rows["kind"].isin(ASKED) & (rows["decided"] != DECIDED)).any())
