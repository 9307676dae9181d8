"""The spine of a profile: one pairing's values among those that compare with them."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, select_near
from shanhai.analysis.judgements import MEASURE, judge_pairings
from shanhai.analysis.verdicts import CAUTION, COMPARABLE
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.errors import NothingToDrawError
from shanhai.reporting.county_years import PAIRING, list_county_years
from shanhai.reporting.formatting.comparisons import (
    describe_rows,
    name_subject,
    name_unit,
)
from shanhai.reporting.formatting.names import write_unit
from shanhai.reporting.formatting.numbers import MONEY, round_span
from shanhai.reporting.messages import name_code, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.picture import (
    check_data,
    cut_name,
    list_values,
    print_ends,
    write_alt,
)
from shanhai.reporting.pictures.strips import LOOK, draw_values
from shanhai.reporting.style import COLOURS

OWN, PEER, PROGRAMME, WEAK = "own", "peer", "programme", "weak"
COLUMNS = ["subject", "unit", "who", "role", "low", "high", "unit_id"]
# Fill, shape and edge of a role's mark, the last one on top.
LOOKS = {
    PEER: (COLOURS["line"], "o", COLOURS["muted"]),
    WEAK: (COLOURS["paper"], "D", COLOURS["context"]),
    PROGRAMME: (COLOURS["context"], "D", COLOURS["context"]),
    OWN: (COLOURS["achieved"], "o", COLOURS["achieved"]),
}
END = 1.06
# Above or below the line, so that no mark hides another.
ASIDE = {PEER: -0.16, PROGRAMME: 0.16, WEAK: 0.16}
GRADES = {PAIRING: PEER, "C": PROGRAMME, "D": WEAK}


def spine(
    data: pd.DataFrame, *, y: str = "subject", lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw one pairing's values, each row on a scale of its own from zero.

    Left out: rows without a value of another. Each row has its own unit, so lengths of
    different rows say nothing of each other.

    Parameters
    ----------
    data
        As ``list_spine`` returns it, or some of its rows.
    y
        The column that names a row.
    """
    rows = _check_rows(data, y)
    names = list_values(rows[y])
    stated = rows["high"].where(rows["high"] < math.inf, rows["low"])
    tops = stated.groupby(rows[y]).transform("max") * END
    drawn = rows.assign(
        stated=stated,
        row=rows[y].map(names.index),
        place=rows[y].map(names.index) + rows["role"].map(ASIDE).fillna(0),
        start=(rows["low"] / tops).clip(0, 1),
        end=(rows["high"] / tops).clip(0, 1),
        **pd.DataFrame([LOOKS[role] for role in rows["role"]], columns=LOOK),
    )
    own = rows[rows["role"] == OWN].drop_duplicates(y).set_index(y).loc[names]
    small, places = [_say(row, lang) for row in iterate_rows(own)], range(len(names))
    room = {"top": 28, "bottom": 6, "tallest": 3}
    with sheet.open_rows(ax, names, small, lang=lang, **room) as axes:
        axes.set(xlim=(0, 1), xticks=[])
        axes.hlines(places, 0, 1, color=COLOURS["line"], lw=0.8, zorder=0)
        axes.plot([0] * len(names), places, "|", color=COLOURS["muted"], ms=9)
        for level, role in enumerate(LOOKS):
            draw_values(axes, drawn[drawn["role"] == role], zorder=level + 2)
        _name_largest(axes, drawn, lang)
        used = [role for role in reversed(LOOKS) if (rows["role"] == role).any()]
        key = {name_code(lang, "picture-role", role): LOOKS[role] for role in used}
        sheet.draw_key(axes, key)
    return axes


def describe_spine(
    data: pd.DataFrame, *, y: str = "subject", lang: str = "en"
) -> tuple[str, str]:
    """Say the pairing's own value in the first row, and where the others lie."""
    rows = _check_rows(data, y)
    first = rows[rows[y] == rows[y].iloc[0]]
    own, peers = (first[first["role"] == role] for role in (OWN, PEER))
    # The programme's mean is context, and stands for others only where there are none.
    others = first[first["role"] != OWN] if peers.empty else peers
    unit = own["unit_id"].iloc[0]
    own_rows = rows[rows["role"] == OWN].drop_duplicates(y)
    title = say(
        lang,
        "picture-spine",
        subject=str(own[y].iloc[0]),
        name=cut_name(own["who"].iloc[0]),
        own=_say_span(own, unit, lang),
        others=_say_span(others, unit, lang),
        who="none" if len(set(others["who"])) > 1 else cut_name(others["who"].iloc[0]),
        rows=len(own_rows),
    )
    values = [(getattr(row, y), _say(row, lang)) for row in iterate_rows(own_rows)]
    opening = say(lang, "picture-alt-spine", rows=len(own_rows))
    return title, write_alt(lang, opening, values)


def list_spine(corpus: Corpus, *, pairing_id: str, lang: str = "en") -> pd.DataFrame:
    """Return a pairing's values that compare with another's, and those others.

    Columns: subject, unit (words), who (a pairing or a benchmark), role (own, peer,
    programme, weak), low, high, unit_id. Benchmarks are in the row of funds per county
    and year, if the pairing has one; those of grade D are weak. No row where the gate
    admits nothing of this pairing beside another.
    """
    corpus.pairing(pairing_id)
    parts = [_list_funds(corpus, pairing_id, lang)]
    # Ratios travel better than totals, so they come first.
    judged = judge_pairings(corpus).subjects
    judged = [one for one in judged if one.code != FUNDS_PER_COUNTY_YEAR]
    for subject in sorted(judged, key=lambda one: one.kind != MEASURE):
        one = subject.comparison
        if pairing_id in set(one.admitted["pairing_id"]):
            near = select_near(one, pairing_id)
            rows = describe_rows(corpus, comparison=near, lang=lang)
            rows = rows[rows["verdict"].isin([COMPARABLE, CAUTION])]
            is_own = rows["pairing_id"] == pairing_id
            parts.append(
                rows[["low", "high", "unit_id"]].assign(
                    subject=name_subject(corpus, one, lang),
                    unit=name_unit(corpus, one, lang),
                    who=rows["pairing"],
                    role=is_own.map({True: OWN, False: PEER}),
                )
            )
    found = pd.concat(parts, ignore_index=True).reindex(columns=COLUMNS)
    return found[_has_others(found, "subject")].reset_index(drop=True)


def _check_rows(data: pd.DataFrame, y: str) -> pd.DataFrame:
    rows = check_data(data, *COLUMNS[1:], named=[y]).query("role in @LOOKS")
    rows = rows[_has_others(rows, y)].reset_index(drop=True)
    if rows.empty:
        raise NothingToDrawError(
            "No row has a value of the pairing itself and one of another: there is no "
            "spine to draw. shanhai.pictures.verdicts shows why."
        )
    return rows


def _has_others(rows: pd.DataFrame, y: str) -> pd.Series:
    """Tell which rows have a name that the pairing shares with another's."""
    is_own = (rows["role"] == OWN).groupby(rows[y])
    return is_own.transform("any").astype(bool) & ~is_own.transform("all").astype(bool)


def _list_funds(corpus: Corpus, pairing_id: str, lang: str) -> pd.DataFrame:
    rows = list_county_years(corpus, pairing_id=pairing_id, lang=lang)
    if rows.empty:
        return rows
    rows = rows[rows["low"].notna() & rows["grade"].isin(GRADES)]
    is_own = rows["pairing_id"] == pairing_id
    roles = rows["grade"].map(GRADES).where(~is_own, OWN)
    return rows[["low", "high"]].assign(
        subject=say(lang, "picture-funds"),
        unit=say(lang, "picture-county-year"),
        unit_id="yuan",
        who=rows["name"],
        role=roles,
    )


def _say_span(rows: pd.DataFrame, unit: str, lang: str) -> str:
    """Print where values lie; of money with its unit, which the row's name has else."""
    ends = print_ends(*round_span(rows, unit, lang), unit, lang)
    return write_unit(lang, unit, ends) if unit == MONEY else ends


def _say(row: object, lang: str) -> str:
    value = print_ends(row.low, row.high, row.unit_id, lang)
    # What is counted one by one needs no name of a unit.
    is_plain = row.unit == name_code(lang, "unit-name", "count")
    return value if is_plain else say(lang, "ratio-value", value=value, unit=row.unit)


def _name_largest(axes: Axes, rows: pd.DataFrame, lang: str) -> None:
    """Say below each line whose value is the largest, if not the pairing's own."""
    tops = rows.sort_values("stated", ascending=False, kind="stable")
    tops = tops.drop_duplicates("row")
    for top in iterate_rows(tops[tops["role"] != OWN]):
        value = print_ends(top.low, top.high, top.unit_id, lang)
        text = say(lang, "picture-largest-of-row", name=cut_name(top.who), value=value)
        look = {"fontsize": sheet.SMALL, "color": COLOURS["muted"], "ha": "right"}
        sheet.write(axes, (1, top.row), [text], shift=(0, -20), **look)
