"""The spine of a profile: one pairing's values among those that compare with them."""

from __future__ import annotations

import math

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from shanhai.analysis.context import FUNDS_PER_COUNTY_YEAR
from shanhai.analysis.derived import select_near
from shanhai.analysis.judgements import MEASURE, judge_pairings
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.errors import NothingToDrawError
from shanhai.reporting.county_years import PAIRING, list_county_years
from shanhai.reporting.formatting.comparisons import (
    name_subject,
    name_unit,
    word_comparison,
)
from shanhai.reporting.formatting.judged_rows import is_admitted
from shanhai.reporting.formatting.numbers import MONEY
from shanhai.reporting.messages import name_code, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.tidied import (
    cut_name,
    list_values,
    word_ends,
    write_alt,
)
from shanhai.reporting.style import COLOURS

OWN, PEER, PROGRAMME = "own", "peer", "programme"
COLUMNS = ["subject", "unit", "who", "role", "low", "high", "unit_id"]
# Shape, colour and size of a role's mark, the last one on top.
LOOKS = {
    PEER: ("o", "line", 60),
    PROGRAMME: ("D", "context", 55),
    OWN: ("o", "achieved", 110),
}
END = 1.06


def spine(
    corpus: Corpus, *, pairing_id: str, lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw one pairing's values, each on a scale of its own from zero, among others.

    Left out: whatever the gate does not admit (``list_spine`` has the rows). Each row
    has its own unit, so lengths of different rows say nothing of each other.
    """
    rows = _list_drawn(corpus, pairing_id, lang)
    subjects = list_values(rows["subject"])
    stated = rows["high"].where(rows["high"] < math.inf, rows["low"])
    tops = stated.groupby(rows["subject"]).transform("max") * END
    drawn = rows.assign(
        place=rows["subject"].map(subjects.index),
        start=rows["low"] / tops,
        end=(rows["high"] / tops).clip(upper=1),
    )
    own = rows[rows["role"] == OWN].drop_duplicates("subject")
    with sheet.drawing(lang):
        small = [_say(row, lang) for row in iterate_rows(own)]
        labels = sheet.lay_labels(subjects, small)
        tall = sheet.find_tallest([*labels, [""] * 3])
        axes = sheet.open_axes(ax, height=tall * len(subjects), top=28, bottom=6)
        axes.set(xlim=(0, 1), ylim=(len(subjects) - 0.5, -0.5), xticks=[])
        places = range(len(subjects))
        axes.hlines(places, 0, 1, color=COLOURS["line"], lw=0.8, zorder=0)
        axes.plot([0] * len(subjects), places, "|", color=COLOURS["muted"], ms=9)
        for role in LOOKS:
            _draw_role(axes, drawn[drawn["role"] == role], role)
        _name_largest(axes, drawn.assign(stated=stated), lang)
        sheet.close_axes(axes)
        sheet.label_rows(axes, labels)
        key = {
            name_code(lang, "picture-role", role): (sheet.paint(colour), shape)
            for role, (shape, colour, _) in reversed(LOOKS.items())
            if (drawn["role"] == role).any()
        }
        sheet.draw_key(axes, key, 8)
    return axes


def describe_spine(corpus: Corpus, *, pairing_id: str, lang: str = "en") -> str:
    """Say the pairing's own value in the first row, and where the others lie."""
    rows = _list_drawn(corpus, pairing_id, lang)
    first = rows[rows["subject"] == rows["subject"].iloc[0]]
    own, others = (first[(first["role"] == OWN) == is_own] for is_own in (True, False))
    unit = own["unit_id"].iloc[0]
    return say(
        lang,
        "picture-spine",
        subject=own["subject"].iloc[0],
        name=cut_name(own["who"].iloc[0]),
        own=_say_money(own["low"].min(), own["high"].max(), unit, lang),
        others=_say_money(others["low"].min(), others["high"].max(), unit, lang),
        rows=rows["subject"].nunique(),
    )


def alt_spine(corpus: Corpus, *, pairing_id: str, lang: str = "en") -> str:
    """Say how many rows there are, and the pairing's own values."""
    rows = _list_drawn(corpus, pairing_id, lang)
    own = rows[rows["role"] == OWN].drop_duplicates("subject")
    values = [(row.subject, _say(row, lang)) for row in iterate_rows(own)]
    opening = say(lang, "picture-alt-spine", rows=len(own))
    return write_alt(lang, opening, values)


def list_spine(corpus: Corpus, *, pairing_id: str, lang: str = "en") -> pd.DataFrame:
    """Return a pairing's values that compare with another's, and those others.

    Columns: subject, unit (words), who (a pairing or a benchmark), role (own, peer,
    programme), low, high, unit_id. The programme's per-county mean is in the row
    of funds per county and year, if the pairing has one. No row where the gate admits
    nothing of this pairing beside another.
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
            worded = word_comparison(corpus, comparison=near, lang=lang)
            rows = worded[[is_admitted(row) for row in iterate_rows(worded)]]
            is_own = rows["pairing_id"] == pairing_id
            if is_own.all():
                continue
            parts.append(
                rows[["low", "high", "unit_id"]].assign(
                    subject=name_subject(corpus, one, lang),
                    unit=name_unit(corpus, one, lang),
                    who=rows["pairing"],
                    role=is_own.map({True: OWN, False: PEER}),
                )
            )
    return pd.concat(parts, ignore_index=True).reindex(columns=COLUMNS)


def _list_drawn(corpus: Corpus, pairing_id: str, lang: str) -> pd.DataFrame:
    """Return the rows to draw, or say that there are none."""
    found = list_spine(corpus, pairing_id=pairing_id, lang=lang)
    if found.empty:
        raise NothingToDrawError(
            f"Nothing that {pairing_id!r} reports compares with another pairing: there "
            "is no spine to draw. shanhai.pictures.verdicts shows why."
        )
    return found


def _list_funds(corpus: Corpus, pairing_id: str, lang: str) -> pd.DataFrame:
    rows = list_county_years(corpus, pairing_id=pairing_id, lang=lang)
    if rows.empty:
        return rows
    rows = rows[rows["low"].notna() & rows["grade"].isin([PAIRING, "C"])]
    is_own = rows["pairing_id"] == pairing_id
    if not is_own.any() or is_own.all():
        return rows.head(0)
    roles = rows["grade"].map({PAIRING: PEER, "C": PROGRAMME}).where(~is_own, OWN)
    return rows[["low", "high"]].assign(
        subject=say(lang, "picture-funds"),
        unit=say(lang, "picture-county-year"),
        unit_id="yuan",
        who=rows["name"],
        role=roles,
    )


def _say_money(low: float, high: float, unit: str, lang: str) -> str:
    """Print an interval; of money with its unit, which the row's name has otherwise."""
    ends = word_ends(low, high, unit, lang)
    return name_code(lang, "unit", unit, amount=ends) if unit == MONEY else ends


def _say(row: object, lang: str) -> str:
    value = word_ends(row.low, row.high, row.unit_id, lang)
    return say(lang, "ratio-value", value=value, unit=row.unit)


def _draw_role(axes: Axes, rows: pd.DataFrame, role: str) -> None:
    shape, colour, size = LOOKS[role]
    is_wide = rows["low"] < rows["high"]
    wide, exact = rows[is_wide], rows[~is_wide]
    look = {"color": COLOURS[colour], "zorder": list(LOOKS).index(role) + 1}
    axes.hlines(wide["place"], wide["start"], wide["end"], lw=6, **look)
    edge = {"edgecolor": COLOURS["muted"], "linewidth": 0.8, "clip_on": False}
    places = {"x": "start", "y": "place", "marker": shape, "s": size}
    sns.scatterplot(exact, **places, **edge, **look, legend=False, ax=axes)


def _name_largest(axes: Axes, rows: pd.DataFrame, lang: str) -> None:
    """Say below each line whose value is the largest."""
    for _, own in rows.groupby("subject", sort=False):
        top = next(iterate_rows(own.sort_values("stated", ascending=False)))
        if top.role == OWN:
            continue
        value = word_ends(top.low, top.high, top.unit_id, lang)
        text = say(lang, "picture-largest-of-row", name=cut_name(top.who), value=value)
        look = {"fontsize": sheet.SMALL, "color": COLOURS["muted"], "ha": "right"}
        sheet.write(axes, (1, top.place), [text], shift=(0, -14), **look)
