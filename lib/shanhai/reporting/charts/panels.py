"""Which figures share an axis: one unit and one kind of period a panel."""

import math
from dataclasses import dataclass

import pandas as pd

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.scales import Scale, make_scale
from shanhai.reporting.style import MARKS
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.figures import name_inline

MOST_ROWS = 12
FEWEST_ROWS = 2
# Pieces of different things (parks, firms, fairs) share a unit but no axis.
UNITS_WITH_AXIS = frozenset(
    {"yuan", "person", "person_time", "household", "mu", "m2"},
)


@dataclass(frozen=True)
class Panel:
    """Figures of one unit and one kind of period, to be drawn on one axis.

    `has_one_period` tells that the title names the period of every row.
    """

    title: str
    unit_id: str
    has_one_period: bool
    scale: Scale
    rows: pd.DataFrame


def list_panels(worded: pd.DataFrame, lang: str) -> list[Panel]:
    """Sort one pairing's worded figures into panels of 2 to 12 rows.

    Leaves out figures that would stand alone, and counts of unlike things: the
    table says those better.

    Raises
    ------
    ValueError
        If the figures belong to more than one pairing.
    """
    if len(worded["pairing_id"].unique()) > 1:
        raise ValueError("An interval chart shows the figures of one pairing only.")
    shown = worded[worded["unit_id"].isin(UNITS_WITH_AXIS)]
    groups = shown.groupby(["unit_id", "period_type"], sort=False)
    return [
        _make_panel(part, lang)
        for _, group in groups
        for part in _divide(group)
        if len(group) >= FEWEST_ROWS
    ]


def _divide(group: pd.DataFrame) -> list[pd.DataFrame]:
    parts = math.ceil(len(group) / MOST_ROWS)
    size = math.ceil(len(group) / parts)
    return [group.iloc[n * size : (n + 1) * size] for n in range(parts)]


def _make_panel(rows: pd.DataFrame, lang: str) -> Panel:
    periods = list(dict.fromkeys(rows["period"]))
    scale = make_scale(rows)
    kind = name_code(lang, "period-type", rows["period_type"].iloc[0])
    title = say(
        lang,
        "panel-title-log" if scale.is_log else "panel-title",
        unit=name_code(lang, "unit-name", rows["unit_id"].iloc[0]),
        period=periods[0] if len(periods) == 1 else kind,
    )
    drawn = rows.assign(
        is_filled=[MARKS[code].is_filled for code in rows["status"]],
        value_id=rows["figure_id"],
        heard=[
            name_inline(row.concept, (row.traits,), lang) for row in iterate_rows(rows)
        ],
    )
    return Panel(title, rows["unit_id"].iloc[0], len(periods) == 1, scale, drawn)
