"""A heat map of coverage: how many indicators of each domain a pairing reports."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from shanhai.reporting.messages import say
from shanhai.reporting.pictures.grids import UNREPORTED, draw_grid, shade
from shanhai.reporting.pictures.tidied import (
    check_data,
    cut_name,
    list_values,
    write_alt,
)


def coverage(
    data: pd.DataFrame,
    *,
    of: Mapping[str, int],
    columns: str = "pairing",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many indicators of each domain each pairing reports.

    Parameters
    ----------
    of
        How many indicators each domain has in the codelist, by ``domain_id``:
        ``corpus.indicators.groupby("domain_id").size()``. A domain of which nothing
        is reported has a row, too, if the frame knows its name.
    """
    counts = count_coverage(data, of=of, columns=columns)
    heads = [name for name in counts if name != "of"]
    grid = [
        [
            (shade(row[head] / row["of"]), str(row[head])) if row[head] else UNREPORTED
            for head in heads
        ]
        for _, row in counts.iterrows()
    ]
    names = [
        say(lang, "name-inline", name=str(name), traits=int(total))
        for name, total in counts["of"].items()
    ]
    return draw_grid(grid, names, heads, key={}, lang=lang, ax=ax)


def count_coverage(
    data: pd.DataFrame, *, of: Mapping[str, int], columns: str = "pairing"
) -> pd.DataFrame:
    """Count the indicators that are reported, by domain and pairing, ``of`` so many."""
    rows = check_data(data, "domain_id", "domain", "indicator_id", columns)
    names = dict(zip(rows["domain_id"].astype(str), rows["domain"], strict=True))
    orders = [getattr(data[key], "cat", None) for key in ("domain_id", "domain")]
    if all(order is not None for order in orders):
        both = [order.categories for order in orders]
        names = dict(zip(*both, strict=False)) | names
    found = rows.groupby(["domain_id", columns], observed=True)[
        "indicator_id"
    ].nunique()
    heads, codes = list_values(rows[columns]), [code for code in names if code in of]
    return pd.DataFrame(
        [
            {head: int(found.get((code, head), 0)) for head in heads} | {"of": of[code]}
            for code in codes
        ],
        index=[names[code] for code in codes],
    )


def describe_coverage(
    data: pd.DataFrame,
    *,
    of: Mapping[str, int],
    columns: str = "pairing",
    lang: str = "en",
) -> str:
    """Say between how many and how many indicators a pairing reports, out of all."""
    counts = count_coverage(data, of=of, columns=columns)
    sums = counts.drop(columns="of").sum()
    return say(
        lang,
        "picture-coverage",
        pairings=len(sums),
        name=cut_name(sums.index[0]),
        spread="even" if sums.min() == sums.max() else "apart",
        fewest=int(sums.min()),
        most=int(sums.max()),
        all=int(counts["of"].sum()),
    )


def alt_coverage(
    data: pd.DataFrame,
    *,
    of: Mapping[str, int],
    columns: str = "pairing",
    lang: str = "en",
) -> str:
    """Say how large the map is, and how many indicators each pairing reports."""
    counts = count_coverage(data, of=of, columns=columns)
    sums = counts.drop(columns="of").sum().astype(str)
    opening = say(lang, "picture-alt-coverage", domains=len(counts), pairings=len(sums))
    return write_alt(lang, opening, sums.items())
