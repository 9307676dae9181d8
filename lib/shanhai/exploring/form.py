"""The controls that decide on one mention: a control for each cell of its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ipywidgets as widgets
import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import read_pairs
from shanhai.drafting.draft import CONCEPTS, Draft
from shanhai.drafting.proposing.filling import FROM_HEADING
from shanhai.reporting.messages import name_code, say

Options = list[tuple[str, str]]
Cells = dict[str, str]
NONE = ""
STYLE = {"description_width": "11em"}
WIDE = widgets.Layout(width="40em")
LISTS = {"indicator_id": "indicators", "unit_id": "units", "place_id": "places"}
CODED = (
    *("kind", "qualifier", "period_type", "period_basis", "bound_basis", "status"),
    *("direction", "attributed_to", "part_basis"),
)
FLAGS, INFERRED = "flags", "period_inferred"
# In the order in which a curator asks: what, how many, when, where, by whom, words.
MAIN = (
    *("indicator_id", "low", "high", "unit_id", "qualifier", "status"),
    *("period_type", "period_basis", "period_start", "period_end"),
    *("place_id", "direction", "attributed_to"),
)
MORE = (
    *("part_of", "part_basis", FLAGS, "subject_zh", "subject_en", "note_zh"),
    *("note_en", "not_before", "not_after", "bound_basis", "same_as"),
    *("interval_exception_zh", "interval_exception_en", "pairing_id", "figure_id"),
)


class Form:
    """Hold a control for each cell; `show` fills them, `read` takes them back."""

    def __init__(self, corpus: Corpus, draft: Draft, lang: str) -> None:
        self._corpus, self._draft, self._lang = corpus, draft, lang
        self._codes = _list_codes(corpus)
        self._dimensions: dict[str, widgets.Dropdown] = {}
        self._split = widgets.VBox()
        self.proposals = widgets.RadioButtons(
            description=self._name("concept"), style=STYLE, layout=WIDE
        )
        self._cells = {
            name: self._make(name) for name in ("kind", "repeats", *MAIN, *MORE)
        }
        self.proposals.observe(lambda _: self._take_proposal(), "value")
        self._cells["indicator_id"].observe(lambda _: self._offer({}), "value")
        self._cells["period_basis"].observe(lambda _: self._explain_period(), "value")
        # The keyboard reaches it, other than the title of an accordion.
        shown = widgets.Checkbox(description=say(lang, "curate-more"), indent=False)
        more = widgets.VBox([self._cells[name] for name in MORE])
        more.layout.display = "none"
        shown.observe(
            lambda change: setattr(
                more.layout, "display", None if change["new"] else "none"
            ),
            "value",
        )
        self.box = widgets.VBox(
            [
                self._cells["kind"],
                self._cells["repeats"],
                self.proposals,
                self._cells["indicator_id"],
                self._split,
                *(self._cells[name] for name in MAIN[1:]),
                shown,
                more,
            ]
        )

    def show(self, row: Mapping[str, str]) -> None:
        """Fill the controls with the cells of one mention."""
        earlier = self._draft.rows[self._draft.rows["kind"] == "figure"]
        others = [
            (f"{one.start} {one.as_written}", one.start)
            for one in earlier.itertuples()
            if one.start != row["start"]
        ]
        known = [(code, code) for code in self._corpus.figures["figure_id"]]
        for name, offered in (("repeats", others), ("part_of", [*others, *known])):
            self._cells[name].options = [(NONE, NONE), *offered]
        proposed = [row[f"concept_{n}"] for n in range(1, CONCEPTS + 1)]
        self.proposals.options = self._describe_proposals(row, filter(None, proposed))
        own = f"{row['indicator_id']} {row['dimensions']}".strip()
        self.proposals.value = own if own in proposed and own else NONE
        for name, control in self._cells.items():
            _fill(control, row[name])
        self._offer(read_pairs(tuple(filter(None, row["dimensions"].split(";")))))

    def read(self) -> Cells:
        """Return the cells as the controls have them."""
        cells = {name: _take(control) for name, control in self._cells.items()}
        pairs = [f"{n}={one.value}" for n, one in self._dimensions.items() if one.value]
        return cells | {"dimensions": ";".join(pairs)}

    def _take_proposal(self) -> None:
        """Choose the concept and the dimensions of a proposal."""
        if chosen := self.proposals.value:
            indicator, _, pairs = chosen.partition(" ")
            self._cells["indicator_id"].value = indicator
            self._offer(read_pairs(tuple(filter(None, pairs.split(";")))))

    def _explain_period(self) -> None:
        """Have flag and note of an inferred period go with its basis."""
        is_inferred = self._cells["period_basis"].value == "inferred"
        flags = [one for one in self._cells[FLAGS].value if one != INFERRED]
        _fill(self._cells[FLAGS], ";".join([*flags, *[INFERRED] * is_inferred]))
        for name, text in FROM_HEADING.items():
            note = self._cells[name]
            if note.value in ("", text):
                note.value = text if is_inferred else ""

    def _offer(self, chosen: Mapping[str, str]) -> None:
        """Offer the codes of each dimension that applies to the concept."""
        corpus, concept = self._corpus, self._cells["indicator_id"].value
        self._dimensions = {}
        for row in corpus.dimensions.itertuples():
            if concept in row.indicator_ids:
                codes = corpus.dimension_codes
                own = codes[codes["dimension_id"] == row.dimension_id]
                control = self._dimensions[row.dimension_id] = widgets.Dropdown(
                    options=self._name_rows(own, "code"),
                    description=getattr(row, f"name_{self._lang}"),
                    style=STYLE,
                    layout=WIDE,
                )
                _fill(control, chosen.get(row.dimension_id, NONE))
        self._split.children = tuple(self._dimensions.values())

    def _describe_proposals(
        self, row: Mapping[str, str], proposed: Iterable[str]
    ) -> Options:
        names = self._corpus.indicators.set_index("indicator_id")[f"name_{self._lang}"]
        options = []
        for n, cell in enumerate(proposed, 1):
            concept, _, pairs = cell.partition(" ")
            words = f"{names.get(concept, concept)} {pairs}".strip()
            options.append((f"{words} · {row[f'confidence_{n}']}", cell))
        return [*options, (say(self._lang, "curate-other"), NONE)]

    def _make(self, name: str) -> widgets.Widget:
        about = {"description": self._name(name), "style": STYLE, "layout": WIDE}
        if name == FLAGS:
            rows = self._name_rows(self._corpus.flags, "flag_id")[1:]
            return widgets.SelectMultiple(options=rows, rows=4, **about)
        if name in LISTS:
            rows = getattr(self._corpus, LISTS[name])
            if name == "place_id" and "places" in self._draft.added:
                rows = pd.concat([rows, self._draft.added["places"]])
            return widgets.Dropdown(options=self._name_rows(rows, name), **about)
        if name in CODED:
            codes = [(code, code) for code in self._codes[name]]
            return widgets.Dropdown(options=[(NONE, NONE), *codes], **about)
        if name in ("repeats", "part_of"):
            return widgets.Dropdown(options=[(NONE, NONE)], **about)
        return widgets.Text(**about)

    def _name(self, column: str) -> str:
        return name_code(self._lang, "curate-field", column)

    def _name_rows(self, rows: pd.DataFrame, key: str) -> Options:
        named = zip(rows[f"name_{self._lang}"], rows[key], strict=True)
        return [(NONE, NONE), *((f"{name} ({code})", code) for name, code in named)]


def _list_codes(corpus: Corpus) -> dict[str, list[str]]:
    """List the codes of each closed column of figures and mentions."""
    descriptor = corpus.descriptor
    return {
        field["name"]: field.get("constraints", {}).get("enum", [])
        for table in descriptor["resources"]
        if table["name"] in ("figures", "mentions")
        for field in table["schema"]["fields"]
    }


def _fill(control: widgets.Widget, cell: str) -> None:
    if isinstance(control, widgets.SelectMultiple):
        codes = [*filter(None, cell.split(";"))]
        _offer_own(control, codes)
        control.value = tuple(codes)
    elif isinstance(control, widgets.Dropdown):
        _offer_own(control, [cell])
        control.value = cell
    else:
        control.value = cell


def _offer_own(control: widgets.Widget, codes: Iterable[str]) -> None:
    """Offer codes of a cell that no list has, too: `accept` is to name them."""
    known = {code for _, code in control.options}
    lacking = [(code, code) for code in codes if code not in known]
    if lacking:
        control.options = [*control.options, *lacking]


def _take(control: widgets.Widget) -> str:
    value = control.value
    return value.strip() if isinstance(value, str) else ";".join(value)
