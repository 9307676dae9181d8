"""The flow picture: every pairing is a line from its members to its recipient."""

from dataclasses import replace

import pytest
from drawn_texts import HOSTILE_TEXTS, list_cut_texts, list_small_texts

from shanhai import reporting
from shanhai.reporting.charts.flow import plot_flow
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.exhibits.flow import alt_flow, describe_flow
from shanhai.reporting.style import COLOURS
from shanhai.reporting.words.flows import list_flows


def test_flows_tell_members_city_and_prefecture(corpus):
    bing, jia = list_flows(corpus, "en")
    assert (jia.donor.name, jia.city.name) == ("Jia group", "Bing")
    assert [unit.name for unit in jia.members] == ["Jia One", "Jia Two"]
    assert (jia.recipient.name, jia.prefecture.name) == ("Yi", "Ding")
    assert (jia.since, bing.since) == ("2021", "")
    assert bing.members == (bing.donor,)


def test_real_donors_stand_by_city_and_recipients_by_prefecture(real_corpus, lang):
    flows = list_flows(real_corpus, lang)
    assert [flow.city.place_id for flow in flows] == [
        *["dongguan"] * 3,
        "huizhou",
        "guangzhou",
    ]
    assert [flow.prefecture.place_id for flow in flows] == [
        *["tongren"] * 3,
        "qianxinan",
        "qiannan",
    ]


def find_marks(figure):
    """Find the mark of each place: its shape, whether full, how far down."""
    shown = ("o", "s", "D")
    lines = [line for line in figure.axes[0].lines if line.get_marker() in shown]
    return {
        line.get_label(): (
            line.get_marker(),
            line.get_markerfacecolor() == COLOURS["ink"],
            float(line.get_ydata()[0]),
        )
        for line in lines
    }


def test_shape_tells_the_level_and_hollow_the_part(real_corpus):
    marks = find_marks(plot_flow(list_flows(real_corpus, "en"), lang="en"))
    shapes = {code: mark[:2] for code, mark in marks.items()}
    assert shapes["qingxi"] == shapes["binhai_bay"] == ("o", True)
    assert shapes["huangpu"] == shapes["dejiang"] == ("s", True)
    assert shapes["huizhou"] == shapes["qianxinan"] == ("D", True)
    assert shapes["dongguan"] == shapes["tongren"] == ("D", False)


def test_every_member_and_recipient_is_drawn(real_corpus):
    marks = find_marks(plot_flow(list_flows(real_corpus, "en"), lang="en"))
    assert set(real_corpus.pairing_members["place_id"]) <= set(marks)
    assert set(real_corpus.pairings["recipient_place_id"]) <= set(marks)


def test_lines_run_from_each_member_to_the_recipient(real_corpus):
    flows = list_flows(real_corpus, "en")
    figure = plot_flow(flows, lang="en")
    marks = find_marks(figure)
    lines = [patch.get_path().vertices[[0, -1]] for patch in figure.axes[0].patches]
    after = {(*start,): (*end,) for start, end in lines}
    for flow in flows:
        for unit in flow.members:
            start = next(one for one in after if one[1] == marks[unit.place_id][2])
            meeting = after[start]
            assert after[meeting][1] == marks[flow.recipient.place_id][2]


def test_pairing_without_a_year_is_dashed_and_says_so(real_corpus):
    flows = list_flows(real_corpus, "en")
    axes = plot_flow(flows, lang="en").axes[0]
    dashed = [patch.get_linestyle() not in ("-", "solid") for patch in axes.patches]
    lines = [len(flow.members) + 1 for flow in flows]
    expected = [
        not flow.since
        for flow, count in zip(flows, lines, strict=True)
        for _ in range(count)
    ]
    assert dashed == expected
    texts = [text.get_text() for text in axes.texts]
    assert texts.count("since 2021") == 1
    assert texts.count("no year stated") == 4


def test_all_lines_are_equally_wide(real_corpus):
    axes = plot_flow(list_flows(real_corpus, "en"), lang="en").axes[0]
    assert len({patch.get_linewidth() for patch in axes.patches}) == 1


def test_no_text_of_the_real_picture_is_cut_crossed_or_small(real_corpus, lang):
    figure = plot_flow(list_flows(real_corpus, lang), lang=lang)
    assert list_cut_texts(figure) == []
    assert list_small_texts(figure) == []


def test_a_thin_line_joins_a_prefecture_with_its_counties(real_corpus):
    figure = plot_flow(list_flows(real_corpus, "en"), lang="en")
    lines = [line for line in figure.axes[0].lines if line.get_marker() == "None"]
    marks = find_marks(figure)
    ends = [[float(y) for y in line.get_ydata()] for line in lines]
    assert [marks["tongren"][2], marks["bijiang"][2]] in ends
    assert [marks["dongguan"][2], marks["songshan_lake"][2]] in ends


def test_nothing_of_the_real_picture_is_shortened(real_corpus, lang):
    axes = plot_flow(list_flows(real_corpus, lang), lang=lang).axes[0]
    assert not any(text.get_text().endswith("…") for text in axes.texts)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_names_stay_text_inside_the_picture(corpus, text):
    units = {"name": text}
    flows = [
        replace(
            flow,
            name=text,
            donor=replace(flow.donor, **units),
            members=tuple(replace(unit, **units) for unit in flow.members),
            city=replace(flow.city, **units),
            recipient=replace(flow.recipient, **units),
            prefecture=replace(flow.prefecture, **units),
        )
        for flow in list_flows(corpus, "en")
    ]
    figure = plot_flow(flows, lang="en")
    assert list_cut_texts(figure) == []
    assert figure.get_figheight() < 6
    assert "<script" not in render_svg(figure, "en")
    assert len(alt_flow(flows, lang="en")) <= 250


def test_recipients_of_one_prefecture_stand_apart(corpus):
    """Ding is a recipient itself and the prefecture of another."""
    marks = find_marks(plot_flow(list_flows(corpus, "en"), lang="en"))
    assert marks["ding"][1]
    assert abs(marks["ding"][2] - marks["yi"][2]) >= 14


def test_finding_counts_units_by_level(real_corpus):
    assert describe_flow(list_flows(real_corpus, "en"), lang="en") == (
        "5 pairings lead from 3 groups (with 12 towns and zones in all), one district "
        "and one whole city to 4 counties or districts and one whole prefecture. A "
        "first year is stated for 1 of 5."
    )
    assert describe_flow(list_flows(real_corpus, "zh"), lang="zh") == (
        "5对结对关系中，帮扶方为3个镇街组团（共12个镇街和功能区）、1个区和1个市"
        "（全市），受援方为4个县（区）和1个市州（全境）；写明起始年份的有1对。"
    )


def test_alternative_text_names_pairings_and_years(real_corpus, lang):
    alt = alt_flow(list_flows(real_corpus, lang), lang=lang)
    first = real_corpus.pairing("qingxi-dejiang")
    assert getattr(first, f"name_{lang}") in alt
    assert "2021" in alt
    assert len(alt) <= 250


def test_exhibit_holds_one_drawing_and_its_key(real_corpus, read_html, lang):
    page = read_html(reporting.show_flow(real_corpus, lang=lang))
    assert [tag for tag, _ in page.elements].count("svg") == 1
    assert "sh-key" in [one.get("class") for _, one in page.elements]
