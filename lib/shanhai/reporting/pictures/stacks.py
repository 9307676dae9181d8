"""Stacked counts: numerals by kind and document, figures by what may be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import join_words, name_code, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.tidied import check_data, list_values, write_alt
from shanhai.reporting.style import COLOURS

QUOTABLE = {
    YES: sheet.paint("achieved", 0.5),
    WITH_WORDS: sheet.paint("achieved", 0.2),
    NO: sheet.paint("ink", 0.28),
}
KINDS = {
    "figure": sheet.paint("achieved", 0.5),
    "date": sheet.paint("ink", 0.32),
    "name": sheet.paint("ink", 0.22),
    "idiom": sheet.paint("ink", 0.12),
    "other": sheet.paint("faint", 0.35),
}
# A count is written where its segment is as wide, as a share of the axis.
NARROWEST = 0.022


def quotability(
    data: pd.DataFrame, *, y: str = "pairing", lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw how many figures may be quoted: as they are, with words, or not."""
    label = say(lang, "unit-figures")
    return _stack(
        _count_quotable(data, y), QUOTABLE, "picture-quotable", label, lang, ax
    )


def describe_quotability(
    data: pd.DataFrame, *, y: str = "pairing", lang: str = "en"
) -> str:
    """Count the figures by what may be quoted."""
    sums = {code: int(n) for code, n in _count_quotable(data, y).sum().items()}
    return say(lang, "picture-quotability", figures=sum(sums.values()), **sums)


def alt_quotability(data: pd.DataFrame, *, y: str = "pairing", lang: str = "en") -> str:
    """Say the three counts of each bar."""
    return _write_alt(_count_quotable(data, y), "picture-quotable", lang)


def numerals(
    data: Corpus | pd.DataFrame,
    *,
    y: str = "document",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many numerals of each kind each document holds.

    Parameters
    ----------
    data
        A corpus, or a frame with a row for each numeral: ``kind``, and ``y``.
    """
    label = say(lang, "unit-mentions")
    return _stack(_count_kinds(data, y, lang), KINDS, "picture-kind", label, lang, ax)


def describe_numerals(
    data: Corpus | pd.DataFrame, *, y: str = "document", lang: str = "en"
) -> str:
    """Say how many of the numerals state a figure."""
    counts = _count_kinds(data, y, lang)
    n = {"figures": int(counts["figure"].sum()), "all": int(counts.to_numpy().sum())}
    return say(lang, "picture-numerals", documents=len(counts), **n)


def alt_numerals(
    data: Corpus | pd.DataFrame, *, y: str = "document", lang: str = "en"
) -> str:
    """Say the counts of each bar."""
    return _write_alt(_count_kinds(data, y, lang), "picture-kind", lang)


def _count_quotable(data: pd.DataFrame, y: str) -> pd.DataFrame:
    rows = check_data(data, y, "quotable")
    return _count(rows[y], rows["quotable"], QUOTABLE)


def _count_kinds(data: Corpus | pd.DataFrame, y: str, lang: str) -> pd.DataFrame:
    """Count numerals by document and kind, rare kinds as one."""
    if isinstance(data, Corpus):
        titles = data.sources.set_index("source_id")[f"title_{lang}"]
        data = data.mentions.assign(document=data.mentions["source_id"].map(titles))
    rows = check_data(data, y, "kind")
    kinds = rows["kind"].astype(str)
    return _count(rows[y], kinds.where(kinds.isin(KINDS), "other"), KINDS)


def _count(names: pd.Series, codes: pd.Series, known: Iterable[str]) -> pd.DataFrame:
    counts = pd.crosstab(names, codes.astype(str))
    return counts.reindex(index=list_values(names), columns=list(known), fill_value=0)


def _stack(
    counts: pd.DataFrame,
    paints: Mapping[str, tuple],
    family: str,
    label: str,
    lang: str,
    ax: Axes | None,
) -> Axes:
    """Draw counts, names by codes, as one bar a name with its counts written on it."""
    used = [code for code in paints if counts[code].any()]
    long = (
        counts[used]
        .reset_index(drop=True)
        .melt(var_name="code", value_name="count", ignore_index=False)
    )
    with sheet.drawing(lang):
        labels = sheet.lay_labels(list(counts.index))
        tall = sheet.find_tallest([*labels, ["", ""]])
        axes = sheet.open_axes(ax, height=tall * len(counts), top=26, bottom=36)
        sns.histplot(
            long.reset_index(names="place"),
            y="place",
            weights="count",
            hue="code",
            # seaborn draws the last one first.
            hue_order=used[::-1],
            multiple="stack",
            discrete=True,
            shrink=0.62,
            legend=False,
            edgecolor=COLOURS["paper"],
            linewidth=1.5,
            ax=axes,
        )
        sheet.set_ticks(axes, int(counts.sum(axis="columns").max()), "{:g}".format)
        sheet.finish_ticks(axes, label)
        axes.grid(False)
        for code, bars in zip(used, axes.containers, strict=True):
            _finish_bars(axes, bars, paints[code])
        sheet.close_axes(axes)
        axes.set_ylim(len(counts) - 0.5, -0.5)
        sheet.label_rows(axes, labels)
        key = {name_code(lang, family, code): (paints[code], "s") for code in used}
        sheet.draw_key(axes, key, 8)
    return axes


def _finish_bars(axes: Axes, bars: Iterable[Rectangle], look: tuple) -> None:
    """Paint segments for light and dark, and write their counts where they fit."""
    narrowest = NARROWEST * axes.get_xlim()[1]
    for bar in bars:
        bar.set_facecolor(look)
        if bar.get_width() >= narrowest:
            place = (
                bar.get_x() + bar.get_width() / 2,
                bar.get_y() + bar.get_height() / 2,
            )
            look_of_text = {"ha": "center", "fontsize": sheet.SMALL}
            sheet.write(axes, place, [f"{bar.get_width():g}"], **look_of_text)


def _write_alt(counts: pd.DataFrame, family: str, lang: str) -> str:
    names = join_words(lang, [name_code(lang, family, code) for code in counts])
    opening = say(lang, "picture-alt-stack", bars=len(counts), parts=names)
    words = [join_words(lang, list(map(str, row))) for row in counts.to_numpy()]
    return write_alt(lang, opening, zip(counts.index, words, strict=True))
