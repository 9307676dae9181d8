"""The look: set once, for both languages, without touching what it need not."""

import re
import subprocess
import sys
import warnings
from itertools import combinations, pairwise

import matplotlib as mpl
import numpy as np
import pytest
import seaborn as sns
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.scale import LogScale, register_scale

from shanhai.errors import UnknownCodeError
from shanhai.reporting import style
from shanhai.reporting.style import COLOURS, MARKS, use_style
from shanhai.reporting.theme import read_notebook_theme, read_theme

# How the world looks without one kind of cone, on linear RGB (Machado, Oliveira and
# Fernandes 2009, severity 1).
SEEN = {
    "all cones": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# CIE 1976 differences: 2.3 is just noticed, 15 is plain at the size of a mark.
LEAST_DIFFERENCE = 15
# Steps of CIE lightness between neighbours in grey print.
LEAST_GREY_STEP = 5
TO_XYZ = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
]


def read_palette(is_dark):
    """Read the colours that the theme sets for light or for dark pages."""
    light, dark = read_theme().split("@media screen and (prefers-color-scheme: dark)")
    rules = dark[: dark.index("}")] if is_dark else light[: light.index("}")]
    return dict(re.findall(r"--sh-(\w+): (#[0-9a-f]{6});", rules))


def linearise(colour):
    shares = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(
        shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4
    )


def find_lab(linear):
    """Return CIE L*a*b* of a linear RGB colour under daylight."""
    share = TO_XYZ @ linear / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def find_luminance(colour):
    """Return the relative luminance of WCAG 2."""
    return float(linearise(colour) @ [0.2126, 0.7152, 0.0722])


def find_contrast(one, other):
    light, dark = sorted((find_luminance(one), find_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_use_style_sets_the_bundled_font(lang):
    with mpl.rc_context():
        use_style(lang)
        assert mpl.rcParams["font.family"][0] == "Noto Sans SC"
        assert mpl.rcParams["svg.fonttype"] == "path"


@pytest.fixture
def own_axes(lang):
    """Return axes as an analyst draws them in a notebook, after `use_style`."""
    with mpl.rc_context():
        use_style(lang)
        figure, axes = plt.subplots()
        yield axes
        plt.close(figure)
    with warnings.catch_warnings():
        # matplotlib's own still takes an axis.
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        register_scale(LogScale)


def list_labels(axes):
    """Draw, and list the labels of the y axis that are not empty."""
    axes.figure.draw_without_rendering()
    labels = axes.get_yticklabels() + axes.get_yticklabels(minor=True)
    return {label.get_text() for label in labels} - {""}


def test_own_charts_are_legible_on_any_ground(own_axes):
    sns.barplot(x=[3, 5], y=["德江", "松桃"], hue=["甲", "乙"], ax=own_axes)
    own_axes.set(title="题", xlabel="人")
    canvas = FigureCanvasAgg(own_axes.figure)
    canvas.draw()
    drawn = np.asarray(canvas.buffer_rgba())
    paper = colors.to_hex(drawn[0, 0] / 255)
    assert (drawn[..., 3] == 255).all()
    texts = own_axes.findobj(mpl.text.Text)
    assert {"题", "人", "德江", "甲"} <= {text.get_text() for text in texts}
    for text in texts:
        assert find_contrast(colors.to_hex(text.get_color()), paper) >= 4.5
    for spine in own_axes.spines.values():
        assert find_contrast(colors.to_hex(spine.get_edgecolor()), paper) >= 3


def test_own_logarithmic_axis_has_plain_numbers(own_axes):
    own_axes.plot([1, 2], [0.05, 2_000_000])
    own_axes.set_yscale("log")
    own_axes.set_ylim(0.05, 2_000_000)
    found = list_labels(own_axes)
    assert {"0.1", "1", "1,000", "10,000", "1e5", "1e6"} <= found
    assert not any("$" in label for label in found)


def test_own_narrow_logarithmic_axis_labels_steps_between(own_axes):
    own_axes.set_yscale("log")
    own_axes.set_ylim(1.5, 4.5)
    assert {"2", "3", "4"} <= list_labels(own_axes)


def test_dollar_signs_in_own_charts_are_no_formula(own_axes):
    text = own_axes.set_title("成本 $5 至 $6")
    assert text.get_parse_math() is False


def test_unknown_language_is_refused():
    with pytest.raises(UnknownCodeError, match="Unknown language 'cn'"):
        use_style("cn")


def test_font_carrier_is_not_imported():
    program = (
        "import sys, shanhai.reporting.style as s; s.register_font(); "
        "print('zhplot' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True
    )
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("role", [*MARKS, "ink", "muted", "link"])
def test_colours_stand_out_from_the_page(role, is_dark):
    palette = read_palette(is_dark)
    needed = 3 if role in MARKS else 4.5
    assert find_contrast(palette[role], palette["paper"]) >= needed


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("cones", SEEN)
def test_roles_differ_without_one_kind_of_cone(cones, is_dark):
    palette = read_palette(is_dark)
    seen = {
        role: find_lab(np.clip(SEEN[cones] @ linearise(palette[role]), 0, 1))
        for role in MARKS
    }
    near = [
        (one, other)
        for one, other in combinations(MARKS, 2)
        if np.linalg.norm(seen[one] - seen[other]) < LEAST_DIFFERENCE
    ]
    assert near == []


@pytest.mark.parametrize("is_dark", [False, True])
def test_roles_differ_in_grey(is_dark):
    palette = read_palette(is_dark)
    luminances = (find_luminance(palette[role]) for role in MARKS)
    greys = sorted(find_lab(np.full(3, luminance))[0] for luminance in luminances)
    assert min(after - before for before, after in pairwise(greys)) >= LEAST_GREY_STEP


def test_theme_knows_every_colour_in_light_in_dark_and_forced():
    theme = read_theme()
    for role in COLOURS:
        assert theme.count(f"--sh-{role}:") == 3
        assert f"--sh-{role}: {COLOURS[role]};" in theme


@pytest.mark.parametrize("is_dark", [False, True])
def test_in_a_notebook_the_theme_of_jupyterlab_chooses_the_colours(is_dark):
    theme = f'[data-jp-theme-light="{str(not is_dark).lower()}"] {{'
    _, rules = read_notebook_theme().split(theme)
    chosen = dict(re.findall(r"--sh-(\w+): (#\w{6});", rules[: rules.index("}")]))
    assert chosen == read_palette(is_dark)
    assert theme not in read_theme()


def test_style_sheet_reaches_the_notebook_as_it_is(monkeypatch):
    shown = []
    monkeypatch.setattr(style, "display", shown.append)
    with mpl.rc_context():
        use_style("en")
    assert [one.data for one in shown] == [f"<style>{read_notebook_theme()}</style>"]
