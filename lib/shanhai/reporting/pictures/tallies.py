"""Counts: rows by class as stacked bars, indicators by domain as a heat map."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from shanhai.errors import ShanhaiError
from shanhai.reporting.messages import join_words, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.heat_maps import (
    UNREPORTED,
    count_classes,
    draw_grid,
    list_looks,
    name_class,
    shade,
)
from shanhai.reporting.pictures.picture import (
    check_data,
    cut_name,
    list_values,
    write_alt,
)
from shanhai.reporting.style import COLOURS

# Numerals are counted by their kind, figures by any column.
KIND, KINDS = "kind", ["figure", "date", "name", "idiom", "other"]
# A count is written where its segment is as wide, as a share of the axis.
NARROWEST = 0.009
NO_DAYS = pd.Series(dtype="datetime64[ns]")


def counts(
    data: pd.DataFrame,
    *,
    y: str = "pairing",
    hue: str = "quotable",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many rows there are of each class, as one bar a name.

    Parameters
    ----------
    data
        Figures, or numerals with their ``kind``, of which rare ones are one.
    hue
        A column of at most six codes, such as ``quotable`` or ``kind``.
    """
    rows = _check_classes(data, y, hue)
    names, looks = list_values(rows[y]), list_looks(rows, hue)
    places = rows[y].map(names.index).astype(int)
    with sheet.open_rows(ax, names, lang=lang, top=26, bottom=36) as axes:
        sns.histplot(
            rows.assign(place=places),
            y="place",
            hue=hue,
            # seaborn draws the last one first.
            hue_order=list(looks)[::-1],
            palette={code: paint for code, (paint, _) in looks.items()},
            alpha=None,
            multiple="stack",
            discrete=True,
            shrink=0.62,
            legend=False,
            edgecolor=COLOURS["paper"],
            linewidth=1.5,
            ax=axes,
        )
        label = say(lang, "unit-mentions" if hue == KIND else "unit-figures")
        sheet.draw_axis(axes, label, int(places.value_counts().max()), "{:g}".format)
        axes.grid(False)
        look = {"ha": "center", "fontsize": sheet.SMALL}
        narrowest = NARROWEST * axes.get_xlim()[1]
        for bar in (one for bars in axes.containers for one in bars):
            if bar.get_width() >= narrowest:
                sheet.write(axes, bar.get_center(), [f"{bar.get_width():g}"], **look)
        key = {
            name_class(code, hue, lang): (one, "s") for code, (one, _) in looks.items()
        }
        sheet.draw_key(axes, key)
    return axes


def describe_counts(
    data: pd.DataFrame, *, y: str = "pairing", hue: str = "quotable", lang: str = "en"
) -> tuple[str, str]:
    """Say how many rows there are of each class, and the counts of each bar."""
    rows = _check_classes(data, y, hue)
    table = pd.crosstab(rows[y], rows[hue]).reindex(list_values(rows[y]))
    names = [name_class(code, hue, lang) for code in table]
    parts = join_words(lang, names)
    opening = say(lang, "picture-alt-stack", bars=len(table), parts=parts)
    words = [join_words(lang, list(map(str, row))) for row in table.to_numpy()]
    alt = write_alt(lang, opening, zip(table.index, words, strict=True))
    if hue != KIND:
        return count_classes(rows, hue, lang), alt
    n = {"figures": int((rows[KIND] == "figure").sum()), "all": len(rows)}
    return say(lang, "picture-numerals", **n), alt


def _check_classes(data: pd.DataFrame, y: str, hue: str) -> pd.DataFrame:
    """Return the rows, rare kinds of numerals as one."""
    rows = check_data(data, named=(y, hue))
    if hue != KIND:
        return rows
    kinds = rows[KIND].astype(str).where(rows[KIND].isin(KINDS), KINDS[-1])
    ordered = pd.Categorical(kinds, KINDS).remove_unused_categories()
    return rows.assign(**{KIND: ordered})


def coverage(
    data: pd.DataFrame,
    *,
    of: Mapping[str, int],
    x: str = "pairing",
    y: str = "domain",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many indicators of each domain each pairing reports.

    Parameters
    ----------
    of
        How many indicators each row has in the codelist, by its code:
        ``corpus.indicators.groupby("domain_id").size()``. A domain of which nothing
        is reported has a row, too, if the frame knows its name.

    Raises
    ------
    ShanhaiError
        Where ``of`` has none of the codes of the rows, or fewer than are reported.
    """
    table = count_coverage(data, of=of, x=x, y=y)
    of_each = table.pop("of")
    grid = table.apply(
        lambda column: [
            (shade(n / total), str(n)) if n else UNREPORTED
            for n, total in zip(column, of_each, strict=True)
        ]
    )
    names = [
        say(lang, "name-inline", name=str(name), traits=int(total))
        for name, total in of_each.items()
    ]
    return draw_grid(grid.set_axis(names), key={}, lang=lang, ax=ax)


def count_coverage(
    data: pd.DataFrame, *, of: Mapping[str, int], x: str = "pairing", y: str = "domain"
) -> pd.DataFrame:
    """Count the indicators that are reported, by row and column, ``of`` so many."""
    code = f"{y}_id" if f"{y}_id" in data else y
    rows = check_data(data, code, "indicator_id", named=(x, y))
    names = dict(zip(rows[code].astype(str), rows[y], strict=True))
    orders = [getattr(data[key], "cat", None) for key in (code, y)]
    if all(order is not None for order in orders):
        names = dict(zip(*(one.categories for one in orders), strict=False)) | names
    codes = [one for one in names if one in of]
    if not codes:
        raise ShanhaiError(f"`of` has no code of {y!r}: {', '.join(names)}.")
    table = rows.pivot_table("indicator_id", code, x, "nunique", observed=True)
    table = table.reindex(index=codes, columns=list_values(rows[x])).fillna(0)
    table = table.astype(int).assign(of=[of[one] for one in codes])
    is_more = table.max(axis="columns") > table["of"]
    if is_more.any():
        code = is_more.idxmax()
        raise ShanhaiError(f"`of` has {of[code]} of {code!r}, and more are reported.")
    return table.set_axis([names[one] for one in codes])


def describe_coverage(
    data: pd.DataFrame,
    *,
    of: Mapping[str, int],
    x: str = "pairing",
    y: str = "domain",
    lang: str = "en",
) -> tuple[str, str]:
    """Say which column has most indicators, which fewest, and of which years."""
    table = count_coverage(data, of=of, x=x, y=y)
    sums = table.drop(columns="of").sum()
    days = pd.concat([data.get(f"period_{end}", NO_DAYS) for end in ("start", "end")])
    years = days.dropna().dt.year
    title = say(
        lang,
        "picture-coverage",
        of="pairings" if table.columns.name == "pairing" else "columns",
        columns=len(sums),
        name=cut_name(sums.idxmax()),
        other=cut_name(sums.idxmin()),
        spread="even" if sums.min() == sums.max() else "apart",
        first=str(years.min()) if len(years) else "none",
        last=str(years.max()) if years.min() < years.max() else "none",
        fewest=int(sums.min()),
        most=int(sums.max()),
        all=int(pd.Series(of).sum()),
    )
    size = {"rows": len(table), "columns": len(sums)}
    opening = say(lang, "picture-alt-coverage", **size)
    return title, write_alt(lang, opening, sums.astype(str).items())
