"""Fiscal funds per county and year as rows, with the benchmarks greyed below."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.county_years import (
    PAIRING,
    describe_county_years,
)
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.formatting.numbers import MONEY, format_ratio, format_tick
from shanhai.reporting.html import fill
from shanhai.reporting.interval_rows import Panel, Row, Track
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.scales import LINEAR_MARGIN, Scale

TICK = 20_000_000


def write_county_years(links: Citations, rows: pd.DataFrame) -> Markup:
    """Write fiscal funds per county and year, with the benchmarks greyed below.

    Parameters
    ----------
    rows
        As `list_county_years` returns them.
    """
    if rows.empty:
        return Markup()
    context = rows.loc[rows["grade"] != PAIRING, "code"]
    links.registers["benchmarks"] = list(context)
    right = float(rows["high"].max()) * LINEAR_MARGIN
    scale = Scale(0, right, tuple(range(0, int(right), TICK)), is_log=False)
    ticks = tuple(
        (round(100 * scale.find_share(tick), 2), format_tick(tick, MONEY, links.lang))
        for tick in scale.ticks
    )
    panel = Panel(
        say(links.lang, "picture-county-year"),
        tuple(_make_row(links, row, scale) for row in iterate_rows(rows)),
        ticks,
    )
    finding = describe_county_years(rows, lang=links.lang)
    return fill(
        "county_years.html.j2",
        lang=links.lang,
        finding=finding,
        panels=[panel],
        signs=(),
    )


def _make_row(links: Citations, row: object, scale: Scale) -> Row:
    is_own, is_held = row.grade == PAIRING, row.low == row.low
    small = [row.period] if row.period else []
    if not is_own:
        small.append(say(links.lang, "home-grade", grade=row.grade))
    value = row.gap
    if is_held:
        money = format_ratio(row.low, row.high, MONEY, links.lang)
        value = name_code(links.lang, "unit", MONEY, amount=money, number=2)
        value = links.link_derived(row, value) if is_own else value
    return Row(
        anchor=make_anchor("c", row.code),
        name=links.link_pairing(row.pairing_id) if is_own else row.name,
        value=value,
        small=join_phrases(links.lang, small),
        marks=(),
        track=Track(
            "exact" if row.low == row.high else "between",
            "achieved" if is_own else "context",
            row.grade == "D",
            *(round(100 * scale.find_share(end), 2) for end in (row.low, row.high)),
        )
        if is_held
        else None,
    )
