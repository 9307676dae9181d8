"""The look of every chart: font, colours by role, marks by status."""

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from IPython.display import HTML, display
from matplotlib import font_manager
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.scale import LogScale, register_scale
from matplotlib.ticker import LogFormatter

from shanhai.reporting.messages import check_language
from shanhai.reporting.theme import read_notebook_theme

FONT_FILE = "fonts/NotoSansSC-Regular.ttf"
# Comes with matplotlib and has signs that the other lacks; what both lack is drawn
# as the box of its script by matplotlib's last resort, which has something for all.
FALLBACK = "DejaVu Sans"
HASH_SALT = "shanhai"

# Each colour is drawn as written here and then replaced by the theme's variable of
# this name, so that one drawing serves the light page, the dark page and paper.
COLOURS = {
    "ink": "#1b1b1a",
    "muted": "#5c5c59",
    "line": "#c9c7c1",
    "faint": "#e9e7e1",
    "paper": "#fffefb",
    "link": "#00588c",
    "achieved": "#0f5291",
    "contracted": "#a85f00",
    "planned": "#571d47",
    "capacity": "#0b9c74",
    "context": "#5f5e5a",
}


# What seaborn draws in a grey of its own, which no theme could change.
INKED = ("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")

# Shape of a status's mark, and whether it is filled.
MARKS = {
    "achieved": ("o", True),
    "contracted": ("D", True),
    "planned": ("^", False),
    "capacity": ("s", False),
    "context": ("X", True),
}


class PlainLogFormatter(LogFormatter):
    """Label a logarithmic axis without formulas: 1,000 and 10,000, then 1e5."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the label of a tick, empty where there is no room for it."""
        return super().__call__(x, pos) and f"{x:,.5g}".replace("e+0", "e")


class PlainLogScale(LogScale):
    """Replace the scale `log`: its labels need no mathematical text."""

    def __init__(self, *given: object, **options: object) -> None:
        # Up to matplotlib 3.10 a scale is given its axis, from 3.11 on it need not be.
        super().__init__(*given, **options)

    def set_default_locators_and_formatters(self, axis: Axis) -> None:
        """Set what an axis has when it becomes logarithmic."""
        super().set_default_locators_and_formatters(axis)
        only_base = self.subs is not None
        axis.set_major_formatter(PlainLogFormatter(self.base))
        axis.set_minor_formatter(PlainLogFormatter(self.base, labelOnlyBase=only_base))


def use_style(lang: str) -> None:
    """Set the style of charts and show the exhibits' theme once, in a notebook.

    An analyst's own charts are ink on paper, whatever the ground around them; their
    logarithmic axes have plain numbers, for a dollar sign in a name is no formula.
    """
    # Imported here: who names folders waits for no seaborn.
    import seaborn as sns

    paper = dict.fromkeys(("axes.facecolor", "figure.facecolor"), COLOURS["paper"])
    ink = dict.fromkeys(INKED, COLOURS["ink"])
    settings = list_settings(check_language(lang)) | paper | ink
    sns.set_theme(style="ticks", rc=settings)
    register_scale(PlainLogScale)
    display(HTML(f"<style>{read_notebook_theme()}</style>"))


@cache
def list_settings(lang: str) -> dict[str, object]:
    """List matplotlib's settings: the bundled font for both languages, plain text.

    `text.parse_math` is off: a dollar sign in a name is a dollar sign.
    """
    check_language(lang)
    return {
        "axes.facecolor": "none",
        "axes.unicode_minus": False,
        "figure.facecolor": "none",
        "font.family": [register_font(), FALLBACK],
        "font.size": 10.5,
        "svg.fonttype": "path",
        "svg.hashsalt": HASH_SALT,
        "text.color": COLOURS["ink"],
        # Letters are outlines: they are not moved onto a grid of pixels.
        "text.hinting": "none",
        "text.parse_math": False,
    }


@cache
def register_font() -> str:
    """Register the bundled Noto Sans SC and return its family name.

    zhplot carries the font; it is found without being imported, as its import
    changes matplotlib's settings.
    """
    spec = find_spec("zhplot")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("zhplot, which carries the font, is not installed")
    path = Path(spec.submodule_search_locations[0]) / FONT_FILE
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def draw_word(lang: str) -> None:
    """Write a word into a drawing and drop it: fonts are loaded, no backend chosen."""
    with mpl.rc_context(list_settings(lang)):
        figure = Figure()
        figure.text(0, 0, "shanhai 山海")
        figure.savefig(BytesIO(), format="svg")


def name_chart_folders() -> dict[str, str]:
    """Return the variables that name matplotlib's folders.

    Its settings are its own, not a user's: pages come out the same anywhere. Without
    a home that can be written to it makes a temporary folder; so would each program
    that is started, with a warning where a reader sees it.
    """
    folder = mpl.get_configdir()
    own = {"MPLCONFIGDIR": folder} if folder == mpl.get_cachedir() else {}
    return {"MATPLOTLIBRC": mpl.get_data_path(), **own}
