"""The rows of an interval chart: their lines of text, and where their tracks lie."""

from dataclasses import dataclass

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.drawings import (
    ACROSS,
    INNER,
    SIDE,
    SMALLEST,
    measure,
    wrap,
)
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.wording import join_phrases

NAME, DETAIL = 12.0, SMALLEST
NAME_STEP, DETAIL_STEP = 16.0, 14.5
TRACK, GAP, TOP, BOTTOM = 16.0, 8.0, 4.0, 9.0
# A value wider than this share of the drawing stands below the name, not beside it.
WIDEST_BESIDE = 0.6
MOST_VALUE_LINES = 2
PLAIN_STATUS = "achieved"


@dataclass(frozen=True)
class Row:
    """One figure of the chart: its lines of text and where its track lies."""

    figure: object
    names: list[str]
    values: list[str]
    details: list[str]
    top: float
    value_top: float
    detail_top: float

    @property
    def track(self) -> float:
        """Return how far down the track lies."""
        return self.detail_top + len(self.details) * DETAIL_STEP + TRACK / 2


def lay_out_rows(panel: Panel, lang: str) -> tuple[list[Row], float]:
    """Lay the rows of a panel out from the top; return them and the height."""
    rows, top = [], TOP
    for figure in iterate_rows(panel.rows):
        row = _lay_out_row(figure, top, _word_details(figure, panel, lang))
        rows.append(row)
        top = row.track + TRACK / 2 + GAP
    return rows, top + BOTTOM


def _lay_out_row(figure: object, top: float, details: list[str]) -> Row:
    """Put a row's value beside its name, or below it where it is too wide for that."""
    values = wrap(figure.value, NAME, INNER, MOST_VALUE_LINES)
    beside = max(measure(line, NAME) for line in values)
    is_beside = beside <= WIDEST_BESIDE * INNER
    room = ACROSS - beside - 2 * SIDE if is_beside else ACROSS
    names = wrap(figure.label, NAME, room)
    below = top + len(names) * NAME_STEP
    return Row(
        figure,
        names,
        values,
        details,
        top,
        value_top=top if is_beside else below,
        detail_top=below if is_beside else below + len(values) * NAME_STEP,
    )


def _word_details(figure: object, panel: Panel, lang: str) -> list[str]:
    """Say below the name what the panel's title does not say for all its rows."""
    words = [
        "" if figure.status == PLAIN_STATUS else figure.status_word,
        figure.detail,
        "" if panel.has_one_period else figure.period,
    ]
    small = join_phrases(lang, [word for word in words if word])
    return wrap(small, DETAIL, ACROSS) if small else []
