"""What the interval chart draws: ends where the document sets them."""

import math

import matplotlib as mpl
import pandas as pd
import pytest
from drawn_texts import HOSTILE_TEXTS, list_cut_texts, list_small_texts

from shanhai.analysis.selection import select_figures
from shanhai.reporting.charts.counts import plot_coverage_counts, plot_mentions
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.keys import word_key
from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.charts.scales import make_scale
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.style import COLOURS, MARKS, list_settings
from shanhai.reporting.words.figures import word_figures

LARGEST_DRAWING = 40_000


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


def find_links(figure):
    """Find the linked texts of a drawing: where each leads, and its name."""
    return {
        text.get_url(): text.get_label()
        for text in figure.axes[0].texts
        if text.get_url()
    }


def test_every_value_leads_to_its_note(labour):
    (panel,) = list_panels(labour("en"), "en")
    assert find_links(plot_intervals(panel, lang="en")) == {
        "#n-jia-yi-labour-employed-all": "Labour in work: 500–599 persons",
        "#n-jia-yi-labour-employed-east": "Labour in the East: 120 persons",
    }


def test_value_without_a_note_is_no_link(labour):
    (panel,) = list_panels(labour("en"), "en")
    panel.rows["value_id"] = ""
    assert find_links(plot_intervals(panel, lang="en")) == {}


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_names_are_drawn_as_text_inside_the_drawing(labour, text):
    worded = labour("en").assign(label=text, detail=text, period=text)
    (panel,) = list_panels(worded, "en")
    figure = plot_intervals(panel, lang="en")
    assert list_cut_texts(figure) == []
    svg = render_svg(figure, "en")
    assert "<script" not in svg
    assert len(svg) < LARGEST_DRAWING


def test_long_names_let_no_drawing_grow(labour):
    worded = labour("en").assign(label="long " * 2000, detail="县" * 10_000)
    (panel,) = list_panels(worded, "en")
    plain = plot_intervals(list_panels(labour("en"), "en")[0], lang="en")
    figure = plot_intervals(panel, lang="en")
    assert figure.get_figheight() < 4 * plain.get_figheight()
    assert any(text.get_text().endswith("…") for text in figure.axes[0].texts)


def test_long_value_stands_below_the_name(labour):
    worded = labour("en").assign(value="a value of very many words " * 3)
    (panel,) = list_panels(worded, "en")
    figure = plot_intervals(panel, lang="en")
    assert list_cut_texts(figure) == []


def test_hostile_names_are_codes_and_dollars_stay(labour):
    worded = labour("en").assign(label="a\u202eb $x^2$")
    axes = draw(worded)
    assert "a[U+202E]b $x^2$" in [text.get_text() for text in axes.texts]


def test_long_names_stay_inside_bars_of_counts(lang):
    rows = {"label": ["long " * 2000, "县" * 10_000], "n_reported": 1}
    counts = pd.DataFrame(rows | {"n_indicators": 3})
    assert list_cut_texts(plot_coverage_counts(counts, lang=lang)) == []
    kinds = {"label": rows["label"], "figure": 3, "date": 1, "other": 0}
    figure = plot_mentions(pd.DataFrame(kinds), lang=lang)
    assert list_cut_texts(figure) == []
    assert figure.get_figheight() < 4


def test_tick_names_stand_clear_of_each_other(labour):
    worded = labour("en").assign(low=196e6, high=196e6, unit_id="yuan")
    figure = plot_intervals(list_panels(worded, "en")[0], lang="en")
    assert list_cut_texts(figure) == []
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert texts[-3:] == ["0", "100 million", "200 million"]


def test_tick_name_stands_below_its_tick(labour):
    axes = draw(labour("en"))
    with mpl.rc_context(list_settings("en")):
        boxes = {text.get_text(): text.get_window_extent() for text in axes.texts}
    middle = (boxes["200"].x0 + boxes["200"].x1) / 2
    assert middle == pytest.approx(axes.transData.transform((200, 0))[0], abs=1)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_of_a_real_chart_leaves_the_drawing(real_corpus, lang):
    for pairing_id in real_corpus.known("pairing"):
        for domain_id in real_corpus.known("domain"):
            chosen = {"pairing_ids": [pairing_id], "domain_ids": [domain_id]}
            figures = select_figures(real_corpus, **chosen)
            for panel in list_panels(word_figures(real_corpus, figures, lang), lang):
                figure = plot_intervals(panel, lang=lang)
                assert list_cut_texts(figure) == []
                assert list_small_texts(figure) == []


def test_counts_of_nothing_leave_an_empty_frame(lang):
    counts = pd.DataFrame({"label": ["A"], "n_reported": [0], "n_indicators": [3]})
    figure = plot_coverage_counts(counts, lang=lang)
    (frame,) = figure.axes[0].patches
    assert frame.get_facecolor()[3] == 0
    assert list_small_texts(figure) == []


def test_mentions_are_set_in_legible_letters(lang):
    counts = {"label": ["A"], "figure": 3, "date": 1, "other": 2}
    figure = plot_mentions(pd.DataFrame(counts), lang=lang)
    assert list_small_texts(figure) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "Filled circle: achieved. Two marks joined by a bar"),
        ({"low": 5, "high": 5}, "Filled circle: achieved."),
        ({"high": math.inf}, "Filled circle: achieved. Arrow: no upper end."),
        ({"status": "planned", "low": 5, "high": 5}, "Other shapes name their status."),
    ],
)
def test_key_explains_what_is_drawn_and_nothing_else(labour, change, told):
    worded = labour("en").query("status == 'achieved'").assign(**change)
    key = word_key(list_panels(worded, "en"), lang="en")
    assert key.startswith(told)
    assert key.count(".") == told.count(".") + (not told.endswith("."))
