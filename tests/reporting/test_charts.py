"""What the interval chart draws: ends where the document sets them."""

import math

import pandas as pd
import pytest

from shanhai.analysis.selection import select_figures
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.charts.scales import make_scale
from shanhai.reporting.style import COLOURS, MARKS
from shanhai.reporting.words.figures import word_figures


def draw(worded, lang="en"):
    (panel,) = list_panels(worded, lang)
    return plot_intervals(panel, lang=lang).axes[0]


def find_marks(axes, figure_id):
    """Find where a figure's marks stand, and their shape."""
    (line,) = [
        line
        for line in axes.lines
        if line.get_label() == figure_id and line.get_marker() != "None"
    ]
    return [float(x) for x in line.get_xdata()], line.get_marker()


def find_bar(axes, figure_id):
    """Find where a figure's bar begins and ends; None if it has no bar."""
    bars = [
        line
        for line in axes.lines
        if line.get_label() == figure_id and line.get_marker() == "None"
    ]
    return [float(x) for x in bars[0].get_xdata()] if bars else None


def test_interval_is_drawn_from_low_to_high(labour):
    axes = draw(labour("en"))
    assert find_bar(axes, "jia-yi.labour_employed_all") == [500, 599]
    assert find_marks(axes, "jia-yi.labour_employed_all") == ([500, 599], "o")


def test_exact_value_has_one_mark_and_no_bar(labour):
    axes = draw(labour("en"))
    assert find_bar(axes, "jia-yi.labour_employed_east") is None
    assert find_marks(axes, "jia-yi.labour_employed_east") == ([120], "o")


def test_axis_begins_at_zero(labour):
    assert draw(labour("en")).get_xlim()[0] == 0


def test_open_end_is_an_arrow_at_the_edge(labour):
    worded = labour("en")
    worded.loc[0, "high"] = math.inf
    axes = draw(worded)
    edge = axes.get_xlim()[1]
    assert find_bar(axes, "jia-yi.labour_employed_all") == [500, edge]
    assert find_marks(axes, "jia-yi.labour_employed_all")[0] == [500]
    arrows = [line for line in axes.lines if line.get_marker() == ">"]
    assert [float(line.get_xdata()[0]) for line in arrows] == [edge]


def test_at_most_is_marked_at_its_upper_end_only(labour):
    worded = labour("en")
    worded.loc[0, ["low", "high", "qualifier"]] = [1, 300, "at_most"]
    axes = draw(worded)
    assert find_marks(axes, "jia-yi.labour_employed_all")[0] == [300]
    assert find_bar(axes, "jia-yi.labour_employed_all") == [0, 300]


def test_planned_figure_has_its_own_shape_and_word(labour):
    worded = labour("en")
    worded.loc[0, ["status", "status_word"]] = ["planned", "planned"]
    axes = draw(worded)
    assert find_marks(axes, "jia-yi.labour_employed_all")[1] == "^"
    assert any("planned" in text.get_text() for text in axes.texts)


def test_values_stand_at_the_marks_in_words(labour):
    texts = [text.get_text() for text in draw(labour("zh"), "zh").texts]
    assert "500–599人" in texts
    assert "劳动力就业" in texts


def test_statuses_differ_by_shape_and_colour():
    shapes = [mark.shape for mark in MARKS.values()]
    colours = [COLOURS[status] for status in MARKS]
    assert len(set(shapes)) == len(set(colours)) == 5


def test_kinds_of_period_never_share_a_panel(labour):
    annual = labour("en").iloc[[0, 2]]
    mixed = pd.concat([annual, annual.assign(period_type="to_date")])
    titles = [panel.title for panel in list_panels(mixed, "en")]
    kinds = [set(panel.rows["period_type"]) for panel in list_panels(mixed, "en")]
    assert kinds == [{"annual"}, {"to_date"}]
    assert len(titles) == 2


def test_figure_alone_gets_no_panel(labour):
    assert list_panels(labour("en").head(1), "en") == []


def test_counts_of_unlike_things_get_no_panel(labour):
    assert list_panels(labour("en").assign(unit_id="count"), "en") == []


def test_long_panel_is_divided(labour):
    many = pd.concat([labour("en").iloc[[0, 2]]] * 13, ignore_index=True)
    assert [len(panel.rows) for panel in list_panels(many, "en")] == [9, 9, 8]


def test_two_pairings_are_refused(corpus):
    both = word_figures(corpus, select_figures(corpus), "en")
    with pytest.raises(ValueError, match="one pairing only"):
        list_panels(both, "en")


@pytest.mark.parametrize(("largest", "is_log"), [(1000, False), (1001, True)])
def test_log_axis_only_beyond_a_hundredfold_spread(largest, is_log):
    rows = pd.DataFrame(
        {"low": [10.0, largest], "high": [10.0, largest], "qualifier": "exact"}
    )
    scale = make_scale(rows)
    assert scale.is_log is is_log
    assert scale.left == (10 if is_log else 0)


def test_log_axis_is_said_in_words(labour):
    worded = labour("en")
    worded.loc[2, ["low", "high"]] = [1, 1]
    (panel,) = list_panels(worded, "en")
    assert panel.title.endswith("logarithmic axis")


def test_zero_keeps_the_axis_linear():
    rows = pd.DataFrame({"low": [0.0, 9e9], "high": [0.0, 9e9], "qualifier": "exact"})
    assert not make_scale(rows).is_log


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_of_a_real_chart_leaves_the_drawing(real_corpus, lang):
    for pairing_id in real_corpus.known("pairing"):
        for domain_id in real_corpus.known("domain"):
            chosen = {"pairing_ids": [pairing_id], "domain_ids": [domain_id]}
            figures = select_figures(real_corpus, **chosen)
            for panel in list_panels(word_figures(real_corpus, figures, lang), lang):
                assert list_cut_texts(plot_intervals(panel, lang=lang)) == []


def list_cut_texts(figure):
    """List the texts that reach over the drawing's edge or over each other."""
    frame = figure.bbox
    boxes = [(t.get_text(), t.get_window_extent()) for t in figure.axes[0].texts]
    outside = [
        text
        for text, box in boxes
        if box.x0 < frame.x0 - 1
        or box.x1 > frame.x1 + 1
        or box.y0 < frame.y0 - 1
        or box.y1 > frame.y1 + 1
    ]
    lines = [(text, box.shrunk(1, 0.6)) for text, box in boxes if text]
    crossing = [
        f"{text} × {other}"
        for n, (text, box) in enumerate(lines)
        for other, second in lines[n + 1 :]
        if box.overlaps(second)
    ]
    return outside + crossing
