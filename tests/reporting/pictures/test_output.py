"""What a page and a notebook get of a picture: one image that everybody can read."""

import base64
import re

import matplotlib as mpl
import pytest
from drawn_pictures import KINDS, draw_real
from matplotlib import pyplot as plt

from shanhai import pictures
from shanhai.errors import ShanhaiError
from shanhai.reporting.pictures import sheet
from shanhai.reporting.style import COLOURS
from shanhai.reporting.theme import read_theme

LARGEST = 25_000
ALLOWED = {"svg", "g", "path", "circle", "text"}


def test_every_kind_has_title_alt_and_one_drawing(picture, lang):
    bundle = picture._repr_mimebundle_()
    html = bundle["text/html"]
    assert picture.title.strip()
    assert 0 < len(picture.alt) <= 250
    assert html.count("<svg") == html.count("<figure") == html.count("<h3") == 1
    assert f'lang="{lang}"' in html
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"] == f"{picture.title}\n{picture.alt}"


def test_drawing_is_small_real_text_and_nothing_that_runs(picture, read_svg):
    drawing = read_svg(picture)
    html = picture.write_html()
    assert len(re.search(r"<svg.*</svg>", html, re.DOTALL)[0].encode()) <= LARGEST
    assert {element.tag for element in drawing.iter()} <= ALLOWED
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", picture.alt)
    assert not [one for one in drawing.iter() if {"style", "id"} & set(one.attrib)]
    drawn = {text.text for text in drawing.iter("text")}
    seen = {
        text.get_text()
        for text in picture.axes.get_figure().findobj(plt.Text)
        if text.get_text().strip() and text.get_visible()
    }
    assert drawn and drawn <= seen


def test_colours_are_the_themes_and_no_others(picture, read_svg):
    drawing = read_svg(picture)
    used = {one.get(key) for one in drawing.iter() for key in ("fill", "stroke")}
    known = {f"var(--sh-{name})" for name in COLOURS}
    assert used - {None, "none"} <= known
    assert used & known


def test_same_figures_give_the_same_bytes(real_corpus):
    def draw():
        shown = pictures.show(pictures.windows, real_corpus.tidy("en"))
        return shown._repr_mimebundle_()

    first, second = draw(), draw()
    assert first["text/html"] == second["text/html"]
    assert first["image/png"] == second["image/png"]


def test_text_that_is_no_attribute_stays_text(make_rows, read_svg):
    name = '<script>alert(1)</script>" $x^2$'
    shown = pictures.show(pictures.intervals, make_rows((3, 4), series=[name]))
    html = shown._repr_mimebundle_()["text/html"]
    assert "<script" not in html
    texts = "".join(text.text for text in read_svg(shown).iter("text"))
    assert "<script>alert(1)</script>" in texts and "$x^2$" in texts


def test_no_figure_stays_open_after_it_is_shown(make_rows):
    pictures.show(pictures.intervals, make_rows((3, 4)))
    assert plt.get_fignums() == []


def test_settings_are_as_before_but_a_notebook_stays_interactive(make_rows):
    before = dict(mpl.rcParams)
    pictures.intervals(make_rows((3, 4)))
    assert dict(mpl.rcParams) == before
    with mpl.rc_context({"interactive": False}):
        with sheet.drawing("en"):
            mpl.interactive(True)
        assert mpl.is_interactive()


def test_analyst_gets_own_axes_back(make_rows):
    _, axes = plt.subplots()
    assert pictures.intervals(make_rows((3, 4)), ax=axes) is axes


@pytest.mark.parametrize(("title", "alt"), [(" ", "a"), ("a", ""), ("a", "b" * 251)])
def test_picture_without_words_is_refused(title, alt):
    with pytest.raises(ShanhaiError, match="needs a title and an alternative text"):
        pictures.Picture(plt.figure().add_subplot(), title, alt)


FIND_FAULTS = """() => {
  const box = one => one.getBoundingClientRect();
  const faults = [];
  for (const drawing of document.querySelectorAll("svg")) {
    const frame = box(drawing);
    const found = [...drawing.querySelectorAll("text")];
    const texts = found.map(text => [text.textContent, box(text)]);
    for (const [text, r] of texts)
      if (r.left < frame.left || r.right > frame.right ||
          r.top < frame.top || r.bottom > frame.bottom) faults.push(`cut: ${text}`);
    texts.forEach(([text, r], place) => texts.slice(place + 1).forEach(([other, s]) => {
      const wide = Math.min(r.right, s.right) - Math.max(r.left, s.left);
      const tall = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
      if (wide > 1 && tall > r.height / 3) faults.push(`${text} × ${other}`);
    }));
  }
  return faults;
}"""


@pytest.fixture
def opened(browser, real_corpus, lang):
    """Return a page with every picture in a language, and what opens it as wide."""
    html = "".join(draw_real(real_corpus, kind, lang).write_html() for kind in KINDS)
    page = browser.new_page()
    page.set_content(f'<html lang="{lang}"><style>{read_theme()}</style>{html}</html>')
    yield page
    page.close()


def test_browser_neither_cuts_nor_crosses_texts(opened):
    opened.set_viewport_size({"width": 1280, "height": 900})
    assert opened.evaluate(FIND_FAULTS) == []


def test_phone_moves_the_picture_in_its_own_box(opened):
    opened.set_viewport_size({"width": 390, "height": 844})
    wide, seen = opened.evaluate("[document.body.scrollWidth, innerWidth]")
    assert wide <= seen
    sizes = opened.evaluate(
        "[...document.querySelectorAll('svg text')].map(text =>"
        " parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 11


def test_axes_of_one_s_own_are_shown_whole_and_once():
    figure, axes = plt.subplots(figsize=(2, 2))
    axes.set_xticks([0], labels=["a name much longer than its picture"], rotation=90)
    drawn = pictures.Picture(axes, "A title", "An alt")
    assert not plt.fignum_exists(figure.number)
    html = drawn._repr_mimebundle_()["text/html"]
    (name,) = re.findall(r"<text[^>]*>a name much[^<]*", html)
    x, y = re.search(r'transform="rotate\(-90 (\S+) (\S+)\)"', name).groups()
    _, _, width, height = re.search(r'viewBox="([^"]*)"', html)[1].split()
    assert 0 < float(x) < float(width)
    assert 2 * 72 < float(y) < float(height)
