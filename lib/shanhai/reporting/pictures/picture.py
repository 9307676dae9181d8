"""What every picture has: a frame that was checked, its words, how it is shown."""

from __future__ import annotations

import math
import os
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

import matplotlib as mpl
import pandas as pd
from markupsafe import Markup
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from shanhai.arguments import check_arguments
from shanhai.errors import NothingToDrawError, ShanhaiError, suggest
from shanhai.reporting.formatting.numbers import (
    MONEY,
    format_ends,
    format_ratio,
    round_ends,
)
from shanhai.reporting.html import ONLY_HTML, STAND_IN
from shanhai.reporting.messages import join_sentences, say
from shanhai.reporting.pictures.sheet import WIDTH, wrap
from shanhai.reporting.pictures.svg import render_svg
from shanhai.reporting.style import list_settings
from shanhai.reporting.tidy import drop_unused

LONGEST_ALT, LONGEST_NAME = 250, 60
UNKNOWN = "–"
DOTS_PER_INCH = 110
HEADING = 13.0
FIGURE = Markup(
    '<figure class="sh-exhibit sh-picture" lang="{lang}">'
    '<figcaption><h3 class="sh-title">{title}</h3></figcaption>'
    '<p class="{stand_in}">{untrusted}</p>'
    '<div class="sh-sheet" tabindex="0" role="group" aria-label="{sheet}">{svg}</div>'
    "</figure>"
)


@dataclass(frozen=True, repr=False)
class Picture:
    """Hold axes that were drawn, with what must not be missing beside them.

    In a page it is one image as wide as the page. On a phone that image keeps its
    size and moves sideways in its own box: a second, narrow drawing would double what
    each page weighs and could differ from the first.

    Parameters
    ----------
    axes
        Those of a picture; a grid of seaborn will do.
    title
        The finding, one sentence.
    alt
        What is drawn, for those who cannot see it; at most 250 characters.
    """

    axes: Axes
    title: str
    alt: str
    lang: str = "en"

    def __post_init__(self) -> None:
        """Refuse a picture that some readers could not read; close what is shown."""
        if not self.title.strip() or not 0 < len(self.alt.strip()) <= LONGEST_ALT:
            raise ShanhaiError(
                "A picture needs a title and an alternative text of at most "
                f"{LONGEST_ALT} characters; this one has {len(self.alt)}."
            )
        # A notebook would show an open figure a second time.
        plt.close(self.axes.figure)

    def __repr__(self) -> str:
        """Show title and alternative text where no picture is shown."""
        return f"{self.title}\n{self.alt}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return HTML with SVG, and a PNG for what shows neither."""
        bundle = {"text/plain": repr(self), "text/html": self.write_html()}
        if ONLY_HTML not in os.environ:
            bundle["image/png"] = b64encode(self._draw_png()).decode("ascii")
        return bundle

    def write_html(self) -> str:
        """Write title, drawing, and words for where it is not drawn."""
        svg = render_svg(self.axes.figure, alt=self.alt, lang=self.lang)
        return str(
            FIGURE.format(
                lang=self.lang,
                title=self.title,
                stand_in=STAND_IN,
                untrusted=say(self.lang, "not-drawn", alt=self.alt),
                sheet=say(self.lang, "picture-sheet"),
                svg=Markup(svg),
            )
        )

    def _draw_png(self) -> bytes:
        """Draw the picture with its title above it."""
        buffer, figure = BytesIO(), self.axes.figure
        with mpl.rc_context(list_settings(self.lang)):
            lines = wrap(self.title, WIDTH, HEADING, most=3)
            place = {"x": 0.004, "y": 1, "ha": "left", "va": "bottom"}
            title = figure.text(s="\n".join(lines), fontsize=HEADING, **place)
            plain = {"bbox_inches": "tight", "metadata": {"Software": ""}}
            figure.savefig(buffer, dpi=DOTS_PER_INCH, **plain)
            title.remove()
        return buffer.getvalue()


Picture.__init__ = check_arguments(Picture.__init__)


def show(draw: Callable[..., Axes], *given: object, **options: object) -> Picture:
    """Draw a picture with its computed title and alternative text.

    Parameters
    ----------
    draw
        A picture of ``shanhai.pictures``; what follows is given to it, and to the
        function ``describe_`` of its name.

    Examples
    --------
    >>> pictures.show(pictures.counts, figures, y="pairing", hue="quotable")
    """
    name = getattr(draw, "__name__", type(draw).__name__)
    module = sys.modules[getattr(draw, "__module__", __name__)]
    describe = getattr(module, f"describe_{name}", None)
    if describe is None:
        raise ShanhaiError(
            f"{name} is no picture of shanhai.pictures, so nothing computes its title. "
            "End a cell with shanhai.pictures.Picture(axes, title, alt) instead."
        )
    title, alt = check_arguments(describe)(*given, **options)
    return Picture(draw(*given, **options), title, alt, options.get("lang", "en"))


def check_data(
    data: pd.DataFrame, *columns: str, named: Iterable[str | None] = ()
) -> pd.DataFrame:
    """Return a frame with its unused categories dropped, or say what it lacks.

    What is not known in a column of ``named`` is a dash.

    Raises
    ------
    ShanhaiError
        Without one of the columns.
    NothingToDrawError
        Without a row.
    """
    named = list(filter(None, named))
    for name in [*columns, *named]:
        if name not in data:
            near = suggest(name, map(str, data.columns))
            raise ShanhaiError(f"The frame has no column {name!r}. {near}")
    if data.empty:
        raise NothingToDrawError(
            "The frame has no row, so there is nothing to draw. Ask for more figures."
        )
    rows = drop_unused(data).reset_index(drop=True)
    for name in named:
        if rows[name].isna().any():
            known = rows[name].astype(object).fillna(UNKNOWN)
            rows[name] = pd.Categorical(known, [*list_values(rows[name]), UNKNOWN])
    return rows


def list_values(column: pd.Series) -> list:
    """List the values of a column, in the codelist's order where it has one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return list(column.cat.categories)
    return list(dict.fromkeys(column.dropna()))


def print_ends(low: float, high: float, unit_id: object, lang: str) -> str:
    """Print an interval without its unit, to the digits that a reader keeps."""
    unit = "" if pd.isna(unit_id) else str(unit_id)
    is_whole = all(math.isinf(end) or float(end).is_integer() for end in (low, high))
    if unit != MONEY and not is_whole:
        return format_ratio(low, high, unit, lang)
    return format_ends(*round_ends(low, high, unit, lang), unit or "count", lang)


def cut_name(name: object) -> str:
    """Cut a name that a sentence could not hold."""
    text = " ".join(str(name).split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def write_alt(lang: str, opening: str, pairs: Iterable[tuple[object, str]] = ()) -> str:
    """Write an alternative text: what is drawn, then as many values as fit."""
    kept = opening[:LONGEST_ALT]
    for name, value in pairs:
        sentence = say(lang, "alt-value", label=cut_name(name), value=value)
        longer = join_sentences(lang, [kept, sentence])
        if len(longer) > LONGEST_ALT:
            break
        kept = longer
    return kept
