"""Drawings in the page: themed, linked, small, and nothing in them that runs."""

import re
import warnings

import matplotlib as mpl
import pytest
from matplotlib.textpath import TextPath

from shanhai.reporting.charts.drawings import (
    LONGEST_LABEL,
    cut,
    fit,
    make_axes,
    measure,
    wrap,
)
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.charts.shapes import share_shapes, write_outline
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.style import list_settings

SHAPE = re.compile(r'<path id="([^"]+)" ([^>]*)/>')


def write(text, lang="zh", **look):
    figure, axes = make_axes(30, lang)
    figure.set_label("A drawing")
    with mpl.rc_context(list_settings(lang)):
        axes.text(0, 10, text, **look)
    return render_svg(figure, lang)


def draw(worded, lang):
    (panel,) = list_panels(worded, lang)
    return render_svg(plot_intervals(panel, lang=lang), lang)


def test_chinese_is_drawn_from_the_bundled_font():
    svg = write("德江县")
    assert len(re.findall(r'<path id="sh-g', svg)) == 3


@pytest.mark.parametrize("sign", ["\U0001f600", "ẞ"])
def test_a_sign_that_the_bundled_font_lacks_is_drawn_from_another(sign):
    with warnings.catch_warnings(action="error"):
        svg = write(f"德{sign}江")
    assert len(re.findall(r'<path id="sh-g', svg)) == 3


@pytest.mark.parametrize("sign", ["Ꞓ", "ꁱ", "\U0002a6d6", "\U000308ed", "\ue000"])
def test_a_sign_that_no_font_has_is_drawn_as_a_box_with_a_warning(sign):
    with pytest.warns(UserWarning, match=r"Glyph .* missing from"):
        svg = write(f"德{sign}江")
    assert len(re.findall(r'<path id="sh-g', svg)) == 3


@pytest.mark.parametrize("sign", ["山", "\U0001f600", "Ꞓ", "\U0002a6d6", "\ue000"])
def test_a_sign_is_measured_as_it_is_drawn(sign):
    with mpl.rc_context(list_settings("zh")), warnings.catch_warnings(action="ignore"):
        path = TextPath((0, 0), sign + "。" + sign + "。", size=100)
        one = TextPath((0, 0), sign + "。", size=100)
    drawn = path.get_extents().x1 - one.get_extents().x1
    assert measure(sign + "。", 100) == pytest.approx(drawn, rel=0.01)


def test_colours_are_the_theme_s(labour):
    svg = draw(labour("zh"), "zh")
    assert "var(--sh-achieved)" in svg
    assert re.findall(r"#[0-9a-f]{6}\b", svg) == []


def test_drawing_styles_nothing_but_itself(labour):
    assert "<style" not in draw(labour("en"), "en")


def test_drawing_asks_for_no_inline_style(labour):
    assert "style=" not in draw(labour("en"), "en")


def test_equal_names_are_equal_shapes(labour):
    first, second = (
        dict(SHAPE.findall(draw(labour(one), one))) for one in ("en", "zh")
    )
    both = first.keys() & second.keys()
    assert len(both) > 5
    assert [name for name in both if first[name] != second[name]] == []


def test_shared_shapes_stand_once_and_keep_every_target(labour):
    page = share_shapes(draw(labour("en"), "en") + draw(labour("zh"), "zh"))
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#(sh-[^"]+)', page)) <= set(names)


def test_shapes_are_shared_however_the_page_writes_them():
    page = '<path d="m0 0" id="sh-g1"></path><path id="sh-g1" d="m0 0" />'
    assert share_shapes(page) == '<path d="m0 0" id="sh-g1"></path>'


def test_outline_is_written_in_steps_from_point_to_point():
    # A twenty-fifth of matplotlib's grid; the way back to the start is "z" alone.
    path = "M 0 0 L 250 0 L 250 500 Q 125 250 0 250 L 0 0 z"
    assert write_outline(path) == "m0 0h10v20q-5-10-10-10z"


def test_linked_text_is_a_named_link_to_its_note():
    svg = write("5", url="#n-a-b", label="Jobs: 5")
    (link,) = re.findall(r"<a [^>]*>", svg)
    # JupyterLab assigns `href` to each `a` that has one, and fails inside SVG.
    assert 'xlink:href="#n-a-b"' in link
    assert " href=" not in link
    assert 'class="sh-cited"' in link
    assert 'aria-label="Jobs: 5"' in link
    assert "target=" not in link
    assert svg.startswith('<svg viewBox="0 0 328 30" role="group"')
    assert 'aria-label="A drawing"' in svg
    assert "aria-hidden" not in svg


def test_link_has_an_area_that_a_finger_meets():
    svg = write("5", url="#n-a-b", label="Jobs: 5")
    (area,) = re.findall(r"<a [^>]*><rect ([^>]*)/>", svg)
    sides = dict(re.findall(r'(\S+)="([^"]*)"', area))
    assert float(sides["width"]) >= 24
    assert float(sides["height"]) >= 24
    assert sides["pointer-events"] == "all"


def test_link_elsewhere_is_no_note():
    assert "sh-cited" not in write("5", url="profile-a.en.html#f-b", label="Jobs: 5")


def test_drawing_without_links_is_hidden():
    svg = write("5")
    assert 'aria-hidden="true"' in svg
    assert 'focusable="false"' in svg


def test_names_of_links_stay_text():
    svg = write("5", url="#n-a", label='"><script>alert(1)</script>')
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_every_reference_has_its_target(labour):
    svg = draw(labour("zh"), "zh")
    used = set(re.findall(r'(?:href="#|url\(#)(sh-[^")]+)', svg))
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
    assert "".join(wrap("x" * 12, 10, 40)) == "x" * 12


def test_long_text_ends_in_an_ellipsis():
    lines = wrap("wide " * 2000, 10, 100)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert all(measure(line, 10) <= 100 for line in lines)
    assert fit("县" * 10_000, 10, 55) == "县县县县…"


def test_text_that_fits_has_no_ellipsis():
    assert wrap("wide wide", 10, 100) == ["wide wide"]
    assert fit("县县", 10, 20.1) == "县县"


def test_unseen_characters_are_drawn_as_codes():
    assert fit("a\u202eb", 10, 200) == "a[U+202E]b"
    assert cut("a\u202eb") == "a[U+202E]b"


def test_line_ends_and_tabs_are_spaces():
    assert fit("a\n\tb", 10, 200) == "a b"


def test_quotes_are_narrow_in_english_only():
    assert fit("“to date”", 10, 200) == '"to date"'
    assert fit("按“累计”", 10, 200) == "按“累计”"


def test_names_of_links_are_short():
    assert len(cut("x" * 10_000)) == LONGEST_LABEL + 1
