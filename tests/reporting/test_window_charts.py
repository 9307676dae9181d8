"""The time chart: a bar from the first to the last day, and nothing for the undated."""

import datetime
import re

import matplotlib as mpl
import pandas as pd
import pytest
from drawn_texts import HOSTILE_TEXTS, list_cut_texts, list_small_texts

from shanhai import load, reporting
from shanhai.analysis.coverage import list_windows
from shanhai.reporting.charts.drawings import INNER, SIDE
from shanhai.reporting.charts.windows import plot_windows
from shanhai.reporting.exhibits.windows import describe_windows, word_windows
from shanhai.reporting.style import list_settings


def day(year, month=1, date=1):
    return datetime.date(year, month, date).toordinal()


def word(corpus, lang="en", **chosen):
    return word_windows(corpus, list_windows(corpus, **chosen), lang=lang)


def list_lines(axes, kind):
    return [line for line in axes.lines if line.get_label() == kind]


def find_ends(line):
    return [float(x) for x in line.get_xdata()]


def test_rows_tell_documents_windows_and_the_undated(corpus):
    rows = word(corpus)
    assert list(rows["text"]) == [
        "Document published 1 March 2022",
        "Document without a date",
        "2021: 3 figures",
        "No time named: 2 figures",
        "Document published 15 January 2024",
        "2023: 2 figures, 1 by inference",
    ]
    assert list(rows["is_last"]) == [False, False, False, True, False, True]


def test_rows_in_chinese_tell_the_same(corpus):
    assert list(word(corpus, "zh")["text"])[2:4] == [
        "2021年：3条数据",
        "未写时间：2条数据",
    ]


def test_a_window_is_a_bar_up_to_the_end_of_its_last_day(corpus):
    axes = plot_windows(word(corpus), lang="en").axes[0]
    bars = [find_ends(line) for line in list_lines(axes, "window")]
    assert bars == [[day(2021), day(2022)], [day(2023), day(2024)]]
    assert axes.get_xlim() == (day(2021), day(2025))


def test_publication_is_a_mark_and_no_bar(corpus):
    axes = plot_windows(word(corpus), lang="en").axes[0]
    marks = list_lines(axes, "published")
    assert [find_ends(mark) for mark in marks] == [[day(2022, 3)], [day(2024, 1, 15)]]
    assert {mark.get_marker() for mark in marks} == {"v"}


def test_the_undated_get_a_label_and_no_bar(corpus):
    axes = plot_windows(word(corpus), lang="en").axes[0]
    assert list_lines(axes, "undated") == []
    assert "No time named: 2 figures" in [text.get_text() for text in axes.texts]


@pytest.mark.parametrize(("end", "mark"), [("period_start", "<"), ("period_end", ">")])
def test_an_unnamed_end_is_an_arrow_at_the_edge(corpus, end, mark):
    rows = word(corpus)
    rows.loc[2, end] = pd.NaT
    axes = plot_windows(rows, lang="en").axes[0]
    arrows = [line for line in list_lines(axes, "window") if line.get_marker() == mark]
    edge = axes.get_xlim()[0 if mark == "<" else 1]
    assert [find_ends(arrow) for arrow in arrows] == [[edge]]


def test_a_window_wholly_inferred_is_dashed(corpus):
    rows = word(corpus)
    rows.loc[2, "is_inferred"] = True
    axes = plot_windows(rows, lang="en").axes[0]
    assert [line.get_linestyle() for line in list_lines(axes, "window")] == ["--", "-"]


def test_finding_counts_what_has_a_time(corpus):
    assert describe_windows(list_windows(corpus), lang="en") == (
        "5 of 7 figures name a first or a last day; they belong to 2 of 2 pairings "
        "and lie between 2021 and 2023. The other 2 name no time at all."
    )


def test_without_any_time_there_is_a_table_and_no_chart(tiny_dir, read_html, lang):
    for name in ("figures.csv", "sources.csv"):
        path = tiny_dir / name
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\b20\d\d-\d\d-\d\d\b", "", text), encoding="utf-8")
    shown = reporting.show_windows(load(tiny_dir), lang=lang)
    tags = [name for name, _ in read_html(shown).elements]
    assert "svg" not in tags
    assert tags.count("table") == 1
    assert "7" in shown.finding


def test_no_text_of_the_real_chart_leaves_the_drawing(real_corpus, lang):
    figure = plot_windows(word(real_corpus, lang), lang=lang)
    frame = figure.bbox
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert all(box.x0 >= frame.x0 - 1 and box.x1 <= frame.x1 + 1 for box in boxes)
    assert all(box.y0 >= frame.y0 - 1 and box.y1 <= frame.y1 + 1 for box in boxes)


def test_the_chart_stands_before_the_same_as_a_table(corpus, read_html, lang):
    page = read_html(reporting.show_windows(corpus, lang=lang))
    tags = [name for name, _ in page.elements]
    assert tags.count("svg") == tags.count("table") == 1


def find_text(axes, words):
    """Find where the words stand: left and right edge, and the middle, in points."""
    (text,) = [text for text in axes.texts if words in text.get_text()]
    with mpl.rc_context(list_settings("en")):
        box = text.get_window_extent(dpi=72)
    return box.x0, box.x1, (box.y0 + box.y1) / 2


def test_a_publication_stands_beside_its_words(corpus):
    axes = plot_windows(word(corpus), lang="en").axes[0]
    mark = list_lines(axes, "published")[0]
    left, right, middle = find_text(axes, "1 March 2022")
    per_point = axes.get_xlim()[1] - axes.get_xlim()[0]
    place = SIDE + (find_ends(mark)[0] - axes.get_xlim()[0]) / per_point * INNER
    height = axes.get_ylim()[0]
    assert right < place or left > place
    assert min(abs(place - right), abs(left - place)) < 12
    assert abs(height - mark.get_ydata()[0] - middle) < 4


def test_words_of_a_window_begin_where_it_begins(corpus):
    axes = plot_windows(word(corpus), lang="en").axes[0]
    first, last = axes.get_xlim()
    left, _, _ = find_text(axes, "2021: 3 figures")
    assert left == pytest.approx(
        SIDE + (day(2021) - first) / (last - first) * INNER, abs=1
    )


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_names_stay_text_inside_the_chart(corpus, text):
    figure = plot_windows(word(corpus).assign(pairing=text, text=text), lang="en")
    assert list_cut_texts(figure) == []
    assert figure.get_figheight() < 10


def test_no_text_of_the_real_chart_crosses_another(real_corpus, lang):
    figure = plot_windows(word(real_corpus, lang), lang=lang)
    assert list_cut_texts(figure) == []
    assert list_small_texts(figure) == []
