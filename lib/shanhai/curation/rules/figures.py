"""Rules for figures: interval, unit, period, subset, flags, notes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.curation.rules import Tables, line_of
from shanhai.errors import Problem, suggest

FILE = "data/figures.csv"


def check_intervals(tables: Tables) -> Iterator[Problem]:
    """Require ordered ends, whole where the unit counts things."""
    whole = tables["units"].set_index("unit_id")["is_integer"]
    for row in tables["figures"].itertuples():
        if row.low > row.high:
            yield Problem(
                FILE,
                line_of(row),
                f"{row.low:.15g} > {row.high:.15g}",
                "the lower end of an interval is not above the upper end",
                "Swap low and high, or read the numeral again",
            )
        ends = [end for end in (row.low, row.high) if end != float("inf")]
        if whole.get(row.unit_id, False) and any(end % 1 for end in ends):
            yield Problem(
                FILE,
                line_of(row),
                f"{row.low:.15g}–{row.high:.15g}",
                f"unit {row.unit_id!r} counts whole things",
                "Write whole ends, or use the right unit",
            )
        if (row.qualifier == "exact") != (row.low == row.high):
            yield Problem(
                FILE,
                line_of(row),
                row.qualifier,
                "qualifier 'exact' goes with low = high, and only with that",
                "Fix the qualifier or the interval",
            )


def check_units(tables: Tables) -> Iterator[Problem]:
    """Require that a figure's unit is its indicator's unit."""
    units = tables["indicators"].set_index("indicator_id")["unit_id"]
    for row in tables["figures"].itertuples():
        expected = units.get(row.indicator_id)
        if expected is not None and row.unit_id != expected:
            yield Problem(
                FILE,
                line_of(row),
                row.unit_id,
                f"not the unit of {row.indicator_id!r} ({expected})",
                f"Use an indicator counted in {row.unit_id}, or fix the unit",
            )


def check_names(tables: Tables) -> Iterator[Problem]:
    """Require that a figure's code begins with its pairing and indicator."""
    for row in tables["figures"].itertuples():
        stem = f"{row.pairing_id}.{row.indicator_id}"
        if row.figure_id != stem and not row.figure_id.startswith(f"{stem}."):
            yield Problem(
                FILE,
                line_of(row),
                row.figure_id,
                "a figure's code is pairing.indicator, with a slug where needed",
                f"Begin the code with {stem!r}",
            )


def check_flags(tables: Tables) -> Iterator[Problem]:
    """Require that flags come from their codelist, each once."""
    known = list(tables["flags"]["flag_id"])
    for row in tables["figures"].itertuples():
        for flag in row.flags:
            if flag not in known:
                yield Problem(
                    FILE,
                    line_of(row),
                    flag,
                    "the flag is not in flags.csv",
                    suggest(flag, known),
                )
        if len(set(row.flags)) < len(row.flags):
            yield Problem(
                FILE,
                line_of(row),
                ";".join(row.flags),
                "a flag stands twice",
                "Write each flag once",
            )


def check_periods(tables: Tables) -> Iterator[Problem]:
    """Require that dates, type and basis of a period fit: never guessed."""
    for row in tables["figures"].itertuples():
        for value, rule, remedy in _period_faults(row):
            yield Problem(FILE, line_of(row), value, rule, remedy)


def check_notes(tables: Tables) -> Iterator[Problem]:
    """Require that what is said of a figure stands in both languages or in neither."""
    for row in tables["figures"].itertuples():
        for name in ("note", "subject", "interval_exception"):
            english, chinese = getattr(row, f"{name}_en"), getattr(row, f"{name}_zh")
            if bool(english) != bool(chinese):
                yield Problem(
                    FILE,
                    line_of(row),
                    english or chinese,
                    f"{name} stands in one language only",
                    f"Write {name}_en and {name}_zh, or neither",
                )


def check_parts(tables: Tables) -> Iterator[Problem]:
    """Require that a part lies in its whole: pairing, unit, period, size."""
    figures = tables["figures"].drop_duplicates("figure_id").set_index("figure_id")
    for row in tables["figures"].itertuples():
        if bool(row.part_of) != bool(row.part_basis):
            yield Problem(
                FILE,
                line_of(row),
                row.part_of or row.part_basis,
                "part_of and part_basis go together",
                "Name the whole and the basis, or neither",
            )
        if row.part_of in figures.index:
            whole = figures.loc[row.part_of]
            for value, rule, remedy in _part_faults(row, whole, figures):
                yield Problem(FILE, line_of(row), value, rule, remedy)


def _period_faults(row: tuple) -> Iterator[tuple[str, str, str]]:
    start, end = row.period_start, row.period_end
    shown = f"{_iso(start)}/{_iso(end)}"
    if pd.notna(start) and pd.notna(end) and start > end:
        yield shown, "the period ends before it starts", "Swap or fix the dates"
    if row.period_type == "annual" and not _is_calendar_year(start, end):
        yield (
            shown,
            "an annual figure covers one calendar year, 1 January to 31 December",
            "Write both dates, or use period type to_date",
        )
    if row.period_type == "none" and (pd.notna(start) or pd.notna(end)):
        yield shown, "period type 'none' has no dates", "Remove them or name a type"
    is_marked = "period_inferred" in row.flags
    if (row.period_basis == "inferred") != is_marked:
        yield (
            row.period_basis,
            "basis 'inferred' goes with flag period_inferred, and only with that",
            "Add or remove the flag",
        )
    if row.period_basis == "inferred" and not row.note_en:
        yield row.figure_id, "an inferred period has no reason", "Give it in the note"
    if row.period_basis == "unstated" and (pd.notna(start) or pd.notna(end)):
        yield shown, "an unstated period has dates", "Remove the dates; never guess"


def _part_faults(
    row: tuple, whole: pd.Series, figures: pd.DataFrame
) -> Iterator[tuple[str, str, str]]:
    if _is_circular(row.figure_id, figures):
        yield row.part_of, "part_of runs in a circle", "Point parts at wholes only"
    if row.pairing_id != whole["pairing_id"]:
        yield (
            row.part_of,
            "the whole belongs to another pairing",
            "Name a whole of the same pairing",
        )
    if row.unit_id != whole["unit_id"]:
        yield (
            f"{row.unit_id} in {whole['unit_id']}",
            "part and whole are counted in different units",
            "Name a whole in the same unit",
        )
    if row.part_basis != "stated":
        return
    if row.low > whole["high"]:
        yield (
            f"{row.low:.15g} > {whole['high']:.15g}",
            "the part is larger than the whole it is stated to lie in",
            "Read both again; if the text says so, use part_basis likely and a flag",
        )
    if _is_outside(row, whole):
        yield (
            f"{_iso(row.period_start)}/{_iso(row.period_end)}",
            f"the part's period reaches outside that of {row.part_of!r}",
            "Fix the dates, or use part_basis likely",
        )


def _is_circular(figure_id: str, figures: pd.DataFrame) -> bool:
    seen, code = set(), figure_id
    while code in figures.index:
        if code in seen:
            return True
        seen.add(code)
        code = figures.loc[code, "part_of"]
    return False


def _is_outside(row: tuple, whole: pd.Series) -> bool:
    starts_before = row.period_start < whole["period_start"]
    return bool(starts_before or row.period_end > whole["period_end"])


def _is_calendar_year(start: pd.Timestamp, end: pd.Timestamp) -> bool:
    if pd.isna(start) or pd.isna(end):
        return False
    is_whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return is_whole and start.year == end.year


def _iso(date: pd.Timestamp) -> str:
    return "" if pd.isna(date) else date.date().isoformat()


RULES = (
    check_intervals,
    check_units,
    check_names,
    check_flags,
    check_periods,
    check_notes,
    check_parts,
)
