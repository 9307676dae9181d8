"""Drawings in the page: themed, apart from each other, without boxes."""

import re

import matplotlib as mpl
import pytest

from shanhai.reporting.charts.drawings import make_axes, measure, wrap
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.style import list_settings


def write(text, lang="zh"):
    figure, axes = make_axes(30, lang)
    with mpl.rc_context(list_settings(lang)):
        axes.text(0, 10, text)
    return render_svg(figure, lang)


def draw(worded, lang):
    (panel,) = list_panels(worded, lang)
    return render_svg(plot_intervals(panel, lang=lang), lang)


def test_chinese_is_drawn_from_the_bundled_font():
    svg = write("德江县")
    assert len(re.findall(r'<path id="[^"]*-n-', svg)) == 3


def test_missing_glyph_is_an_error():
    with pytest.raises(UserWarning, match=r"Glyph .* missing from"):
        write("\U0001f600")


def test_colours_are_the_theme_s(labour):
    svg = draw(labour("zh"), "zh")
    assert "var(--sh-achieved)" in svg
    assert re.findall(r"#[0-9a-f]{6}\b", svg) == []


def test_drawing_styles_nothing_but_itself(labour):
    assert "<style" not in draw(labour("en"), "en")


def test_two_drawings_share_no_identifier(labour):
    first, second = (
        set(re.findall(r'\bid="([^"]+)"', draw(labour(lang), lang)))
        for lang in ("en", "zh")
    )
    assert first
    assert first.isdisjoint(second)


def test_every_reference_has_its_target(labour):
    svg = draw(labour("zh"), "zh")
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    assert used
    assert used <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_same_frame_gives_the_same_bytes(labour):
    assert draw(labour("en"), "en") == draw(labour("en"), "en")


def test_dollar_signs_stay_dollar_signs():
    assert len(re.findall(r"<use ", write("$x$", "en"))) == 3


def test_chinese_character_is_as_wide_as_the_font_is_high():
    assert measure("县县", 10) == pytest.approx(20, abs=0.1)


def test_words_are_wrapped_whole_and_chinese_anywhere():
    assert wrap("to be or not", 10, measure("to be or", 10)) == ["to be or", "not"]
    assert wrap("帮扶车间数", 10, 31) == ["帮扶车", "间数"]


def test_punctuation_begins_no_line():
    assert wrap("就业，全部", 10, 25) == ["就", "业，", "全部"]


def test_word_wider_than_the_line_is_broken():
    assert "".join(wrap("x" * 50, 10, 40)) == "x" * 50
