"""Rules for bounds of time: only what does not follow from documents and round."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.curation.bounds import STORED, bound_figures
from shanhai.curation.rules import Fault, Finding, Tables, rule_for, show_date

STATED = {"not_before": "period_start", "not_after": "period_end"}
NO_END = "Leave period_end empty, with period type to_date and flag window_open"


@rule_for("figures")
def check_bounds(tables: Tables) -> Iterator[Finding]:
    """Require bounds in order and around the dates, each needed and with its basis."""
    figures = tables["figures"]
    found = _bound(tables, figures)
    implied = _bound(tables, figures.assign(**dict.fromkeys(STORED, pd.NaT)))
    is_bounded = figures[[*STORED]].notna().any(axis="columns")
    for row in figures[is_bounded | (figures["bound_basis"] != "")].itertuples():
        faults = (
            *_basis_faults(row),
            *_order_faults(row, found.loc[row.Index]),
            *_idle_faults(row, implied.loc[row.Index]),
        )
        for fault in faults:
            yield row, *fault


@rule_for("figures")
def check_against_documents(tables: Tables) -> Iterator[Finding]:
    """Require that a period was over at writing, or has flag window_open and no end.

    It starts no earlier than what its document counts without a date may.
    """
    figures = tables["figures"]
    is_window = figures["period_type"].isin(["annual", "to_date"])
    figures = figures[is_window & (figures["status"] != "planned")]
    found = _bound(tables, figures)
    dated = zip(
        figures.itertuples(), found["counts_from"], found["written_by"], strict=True
    )
    for row, first, day in dated:
        if row.period_start < first:
            rule = f"undated counts of its document go back to {show_date(first)} only"
            remedy = "Fix the date, or write counts_from in sources.csv"
            yield row, show_date(row.period_start), rule, remedy
        if row.period_start > day:
            rule = f"the period starts after {show_date(day)}, when it was written down"
            yield row, show_date(row.period_start), rule, "Fix the date"
        elif row.period_end >= day:
            rule = "the period was not over when its document was written, by "
            rule += f"{show_date(day)} at the latest"
            yield row, show_date(row.period_end), rule, NO_END
        elif pd.notna(row.period_end) and "window_open" in row.flags:
            rule = "flag window_open is for a period that has no end yet"
            yield row, show_date(row.period_end), rule, f"{NO_END}, or remove the flag"


def _bound(tables: Tables, figures: pd.DataFrame) -> pd.DataFrame:
    return bound_figures(figures, tables["mentions"], tables["sources"])


def _basis_faults(row: tuple) -> Iterator[Fault]:
    is_bounded = pd.notna(row.not_before) or pd.notna(row.not_after)
    if is_bounded and not row.bound_basis:
        remedy = "Say in bound_basis on what it rests"
        yield _show(row), "the bound has no basis", remedy
    elif row.bound_basis and not is_bounded:
        rule = "there is a basis, but no bound"
        yield row.bound_basis, rule, "Write not_before or not_after, or remove it"
    if row.bound_basis == "text" and not row.note_en:
        rule = "a bound read from the text has no reason"
        yield _show(row), rule, "Give it in the note"


def _order_faults(row: tuple, found: pd.Series) -> Iterator[Fault]:
    first, last = found["not_before"], found["not_after"]
    if first > last:
        rule = "the period would have to end before it can begin"
        yield f"{show_date(first)}/{show_date(last)}", rule, "Fix the bounds"
    for name in STATED.values():
        day = getattr(row, name)
        if day < row.not_before or day > row.not_after:
            rule = f"{name} lies outside the bounds {_show(row)}"
            yield show_date(day), rule, "Fix the date or the bounds"


def _idle_faults(row: tuple, implied: pd.Series) -> Iterator[Fault]:
    for name, stated in STATED.items():
        day = getattr(row, name)
        if pd.notna(day) and pd.notna(getattr(row, stated)):
            yield show_date(day), f"{name} stands beside a {stated}", "Leave it empty"
        elif day == implied[name]:
            rule = f"{name} is what documents and round give anyway"
            yield show_date(day), rule, "Leave it empty"


def _show(row: tuple) -> str:
    return f"{show_date(row.not_before)}/{show_date(row.not_after)}"
