"""The look: set once, for both languages, without touching what it need not."""

import subprocess
import sys

import matplotlib as mpl
import pytest

from shanhai.errors import UnknownCodeError
from shanhai.reporting.style import COLOURS, MARKS, list_settings, read_theme, use_style


def find_luminance(colour):
    """Return the relative luminance of WCAG 2."""
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    ]
    return sum(w * s for w, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def find_contrast(one, other):
    light, dark = sorted((find_luminance(one), find_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_use_style_sets_the_bundled_font(lang):
    with mpl.rc_context():
        use_style(lang)
        assert mpl.rcParams["font.family"] == ["Noto Sans SC"]
        assert mpl.rcParams["svg.fonttype"] == "path"


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


@pytest.mark.parametrize("role", [*MARKS, "ink", "muted"])
def test_colours_stand_out_from_the_page(role):
    needed = 3 if role in MARKS else 4.5
    assert find_contrast(COLOURS[role], COLOURS["paper"]) >= needed


def test_theme_knows_every_colour_in_light_and_dark():
    theme = read_theme()
    for role in COLOURS:
        assert theme.count(f"--sh-{role}:") == 2
        assert f"--sh-{role}: {COLOURS[role]};" in theme


def test_settings_leave_dollar_signs_alone():
    assert list_settings("en")["text.parse_math"] is False
