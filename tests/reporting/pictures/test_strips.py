"""Intervals and comparisons: what is drawn is what the frame says."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

from shanhai import pictures
from shanhai.analysis.comparability import NotComparable, compare
from shanhai.analysis.derived import derive_funds_per_county_year
from shanhai.analysis.measures import compare_measure
from shanhai.errors import ShanhaiError
from shanhai.reporting.pictures import comparisons
from shanhai.reporting.style import COLOURS

INF = math.inf


def find_marks(axes):
    """Return where exact values are drawn: x by row."""
    (*_, marks) = (one for one in axes.collections if isinstance(one, PathCollection))
    bars = find_bars(axes)
    return {round(y): float(x) for x, y in marks.get_offsets() if round(y) not in bars}


def find_bars(axes):
    """Return where intervals are drawn: both ends by row."""
    bars = [line for line in axes.lines if line.get_linewidth() == 5]
    return {line.get_ydata()[0]: tuple(map(float, line.get_xdata())) for line in bars}


def find_heads(axes):
    """Return how many ends of bars are arrows: a closed one is a line."""
    ends = next(one for one in axes.collections if isinstance(one, PathCollection))
    bars = find_bars(axes)
    places = [round(y) for _, y in ends.get_offsets()]
    return sum(
        len(path.vertices) > 2 and place in bars
        for path, place in zip(ends.get_paths(), places, strict=True)
    )


def test_exact_values_are_marks_and_intervals_bars(make_rows):
    axes = pictures.intervals(make_rows((30, 30), (500, 599), (80, 80)))
    assert find_marks(axes) == {0: 30, 2: 80}
    assert find_bars(axes) == {1: (500, 599)}
    assert find_heads(axes) == 0


def test_open_end_is_an_arrow_inside_the_axis(make_rows, read_texts):
    axes = pictures.intervals(make_rows((50, INF), (10, 10)))
    ((start, end),) = find_bars(axes).values()
    assert start == 50 < end <= axes.get_xlim()[1]
    assert find_heads(axes) == 1
    assert "≥ 50 persons" in read_texts(axes)


@pytest.mark.parametrize("largest", [1, 7, 100, 999, 41_476, 1e9])
def test_axis_starts_at_zero_and_ends_beyond_its_largest_mark(make_rows, largest):
    left, right = pictures.intervals(make_rows((largest, largest), (0, 0))).get_xlim()
    assert left == 0
    assert right > largest


def test_doubtful_and_planned_look_and_read_otherwise(make_rows, read_texts):
    rows = make_rows(
        *[(9, 9)] * 3,
        *[(5, 9)] * 2,
        status=["achieved", "planned", "achieved", "achieved", "achieved"],
        quotable=["yes", "yes", "no", "yes", "no"],
    )
    axes = pictures.intervals(rows)
    bars = {line.get_ydata()[0]: line for line in axes.lines}
    assert (bars[3].is_dashed(), bars[4].is_dashed()) == (False, True)
    (*_, marks) = (one for one in axes.collections if isinstance(one, PathCollection))
    fills, edges = (
        [to_hex(colour) for colour in found]
        for found in (marks.get_facecolor(), marks.get_edgecolor())
    )
    paper, grey = COLOURS["paper"], COLOURS["context"]
    assert fills == [COLOURS["achieved"], paper, paper]
    assert edges == [COLOURS["achieved"], COLOURS["planned"], grey]
    assert len({path.vertices.shape for path in marks.get_paths()}) == 2
    texts = read_texts(axes)
    assert {"9 persons", "9 persons, planned", "9 persons, do not quote"} <= set(texts)


def test_different_units_have_no_axis_in_common(make_rows):
    rows = make_rows((1, 1), (2, 2), unit_id=["person", "yuan"])
    for draw in (pictures.intervals, pictures.describe_intervals):
        with pytest.raises(ShanhaiError, match=r"2 units \(person, yuan\).*query"):
            draw(rows)


def test_a_year_and_a_running_total_have_no_axis_in_common(make_rows):
    rows = make_rows((1, 1), (2, 2), period_type=["annual", "to_date"])
    with pytest.raises(ShanhaiError, match="never share an axis"):
        pictures.intervals(rows)


def test_marks_tell_a_column_that_the_key_names(make_rows, read_texts):
    rows = make_rows((5, 5), (7, 7), (9, 9), reach=["town", None, "county"])
    axes = pictures.intervals(rows, hue="reach")
    (marks,) = (one for one in axes.collections if isinstance(one, PathCollection))
    assert len({to_hex(colour) for colour in marks.get_facecolor()}) == 3
    assert {"town", "county", "–"} <= set(read_texts(axes))
    many = make_rows(*[(1, 1)] * 6, reach=list("abcdef"))
    with pytest.raises(ShanhaiError, match="6 values"):
        pictures.intervals(many, hue="reach")


def test_title_names_the_largest_only_where_one_is_largest(make_rows):
    clear = make_rows((5, 5), (20, 29), (7, 7), pairing="A → B", period="2023")
    assert pictures.describe_intervals(clear)[0] == (
        "A → B: the largest of 3 figures is 20–29 persons, “row 1” (2023)"
    )
    tied = make_rows((5, 25), (20, 29), pairing="A → B", period="2023")
    assert pictures.describe_intervals(tied)[0] == "A → B: 2 figures, 5–29 persons"


def test_title_of_several_pairings_judges_nothing(make_rows):
    rows = make_rows((5, 5), (20, 20), pairing=["A", "B"], indicator="Jobs")
    assert pictures.describe_intervals(rows, y="pairing")[0] == (
        "Jobs, 2 figures of 2 pairings, 5–20 persons; "
        "whether they compare is not judged here"
    )


def test_thin_data_are_said_to_be_thin(make_rows, lang):
    words = {"en": "one figure, so there is nothing", "zh": "仅一条数据，无从比较"}
    assert words[lang] in pictures.describe_intervals(make_rows((5, 5)), lang=lang)[0]
    with pytest.raises(ShanhaiError, match="has no row"):
        pictures.intervals(make_rows())


def test_missing_column_is_named(make_rows):
    with pytest.raises(ShanhaiError, match=r"no column 'seris'.*'series'"):
        pictures.intervals(make_rows((1, 1)), y="seris")


@pytest.fixture(scope="module")
def per_project(real_corpus):
    return compare_measure(real_corpus, measure_id="fiscal_funds_per_project")


def test_comparison_draws_admitted_rows_and_words_the_others(per_project, read_texts):
    rows = per_project.rows.reset_index(drop=True)
    is_in = rows["verdict"].isin(["comparable", "caution"])
    axes = pictures.comparison(per_project)
    drawn = find_marks(axes) | {row: ends[0] for row, ends in find_bars(axes).items()}
    assert drawn == pytest.approx(rows["low"][is_in].to_dict())
    assert read_texts(axes).count("not reported") == (~is_in).sum() == 1


def test_value_that_is_refused_is_worded_and_not_drawn(per_project, read_texts):
    rows = per_project.rows
    first = rows.index[rows["low"].notna()][0]
    (rule,) = per_project.corpus.comparison_rules.head(1).itertuples()
    rows.loc[first, "verdict"] = "not_comparable"
    rows["hard_ids"] = [(rule.rule_id,)] * len(rows)
    axes = pictures.comparison(replace(per_project, _rows=rows))
    assert len(find_marks(axes)) == rows["low"].notna().sum() - 1
    assert f"not comparable: {rule.name_en}" in read_texts(axes)


def test_title_of_a_comparison_names_its_ends(per_project):
    held = per_project.admitted
    names = per_project.corpus.pairings.set_index("pairing_id")["name_en"]
    low, high = (
        held.set_index("pairing_id")["low"].agg(f) for f in ("idxmin", "idxmax")
    )
    title = pictures.describe_comparison(per_project)[0]
    assert title.index(names[low]) < title.index(names[high])
    assert (
        f"{held['pairing_id'].nunique()} of 5 pairings can be compared, with care"
        in title
    )


def test_comparison_refuses_what_the_gate_refuses(real_corpus):
    refused = compare(real_corpus, indicator_ids=["site_workers"])
    assert refused.admitted.empty
    for draw in (pictures.comparison, pictures.describe_comparison):
        with pytest.raises(NotComparable):
            draw(refused)


def test_benchmarks_are_the_ones_that_can_be_divided(real_corpus):
    rows = pictures.list_county_years(real_corpus)
    drawn = rows[rows["grade"] != "pairing"].set_index("name")["low"]
    # Divided by 66; as stated; by 33 counties; by 15 and 4.5 years; 98 by about 5.
    expected = [3516e6 / 66, 51.87e6, 1758e6 / 33, 3957e6 / 15 / 4.5, 20e6]
    assert list(drawn) == pytest.approx(expected)
    gate = derive_funds_per_county_year(real_corpus).admitted
    own = rows[(rows["grade"] == "pairing") & rows["low"].notna()]
    assert list(own["low"]) == pytest.approx(list(gate["low"]))
    assert (rows["gap"] != "").sum() == 5 - len(gate)


def test_title_of_benchmarks_holds_the_span_and_each_benchmark(real_corpus):
    title = pictures.describe_benchmarks(pictures.list_county_years(real_corpus))[0]
    assert "49–53.5 million yuan for the 2 of 5" in title
    told = [
        "Guangdong → Guizhou 53.3 million yuan (2022)",
        "All East–West cooperation, mean per county 51.9 million yuan "
        "(first 11 months of 2023)",
        "98 million yuan (since 2021, about 5 years), roughly 20 million yuan a year",
    ]
    places = [title.index(one) for one in told]
    assert places == sorted(places)


def test_without_a_benchmark_or_a_value_the_title_says_so(real_corpus):
    rows = pictures.list_county_years(real_corpus)
    gaps = rows[rows["low"].isna()]
    assert pictures.describe_benchmarks(gaps)[0] == (
        "Fiscal funds per county and year: no pairing’s can be worked out"
    )
    pictures.benchmarks(gaps)


def test_windows_are_drawn_where_a_date_is_stated_and_nowhere_else(real_corpus):
    figures = real_corpus.tidy("en")
    dated = figures[figures["period_start"].notna() | figures["period_end"].notna()]
    spans = dated[["pairing", "period_start", "period_end"]].drop_duplicates()
    axes = pictures.windows(figures)
    bars = find_bars(axes)
    assert len(bars) == len(spans)
    assert find_heads(axes) == spans["period_end"].isna().sum()
    starts = sorted({day.toordinal() for day in dated["period_start"]})
    assert sorted({start for start, _ in bars.values()}) == starts
    title = pictures.describe_windows(figures)[0]
    assert f"{len(dated)} of {len(figures)} figures" in title


def test_no_date_at_all_is_said_and_no_bar_drawn(real_corpus):
    figures = real_corpus.tidy("en")
    undated = figures[figures["period_start"].isna() & figures["period_end"].isna()]
    assert find_bars(pictures.windows(undated)) == {}
    title = pictures.describe_windows(undated)[0]
    assert title == f"None of {len(undated)} figures has a date"


@pytest.mark.parametrize("name", ["县" * 200, "x" * 200, "$a$ " * 50, "a\u202eb"])
def test_hostile_names_are_cut_and_stay_text(make_rows, name, read_texts):
    shown = pictures.show(
        pictures.intervals, make_rows((5, 5), (9, 9), series=name, pairing=name)
    )
    assert len(shown.alt) <= 250
    assert max(map(len, read_texts(shown.axes))) < 60
    assert "\u202e" not in "".join(read_texts(shown.axes)) + shown.title
    shown._repr_mimebundle_()


def test_input_is_left_as_it_was(make_rows):
    rows = make_rows((5, 5), (9, INF))
    before = rows.copy(deep=True)
    pictures.intervals(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_alternative_text_says_which_axis(make_rows):
    _, alt = pictures.describe_intervals(make_rows((12, 12), (30_000, 30_001)))
    assert ", from zero: one exact value as a mark, one" in alt


def test_title_of_overlapping_values_ranks_nothing(per_project, monkeypatch):
    worded = comparisons.describe_rows

    def widen(corpus, *, comparison, lang):
        rows = worded(corpus, comparison=comparison, lang=lang)
        return rows.assign(high=rows["low"].max() + 1)

    monkeypatch.setattr(comparisons, "describe_rows", widen)
    title = pictures.describe_comparison(per_project)[0]
    assert "overlap" in title and " from " not in title
