"""Heat maps, stacks, spine and flow: counts and cells, computed a second way."""

import re

import pandas as pd
import pytest
from drawn_pictures import draw_real, name_documents
from matplotlib.collections import PathCollection

import shanhai
from shanhai import pictures
from shanhai.analysis.judgements import judge_pairings
from shanhai.errors import ShanhaiError
from shanhai.reporting.pictures import spines
from shanhai.reporting.pictures.flows import list_flows
from shanhai.reporting.pictures.tallies import count_coverage


def make_cells(**columns):
    given = {
        "indicator": ["Jobs", "Jobs", "Funds", "Jobs"],
        "pairing": ["A → B", "A → B", "A → B", "C → D"],
        "value": ["1 person", "2 persons", "3.57 million yuan", "4 persons"],
        "low": [1.0, 2, 3_571_234, 4],
        "high": [1.0, 2, 3_571_234, 4],
        "unit_id": ["person", "person", "yuan", "person"],
        "quotable": ["yes", "no", "with_words", "no"],
    }
    return pd.DataFrame(given | columns)


def count_cells(axes):
    (mesh,) = (one for one in axes.collections if hasattr(one, "get_array"))
    return mesh.get_array().size


def test_matrix_writes_the_first_value_its_sign_and_how_many_more(read_texts):
    axes = pictures.matrix(make_cells())
    texts = read_texts(axes)
    assert {"1 ✓ +1", "3.57 million", "4 ✗"} <= set(texts)
    assert {"Jobs (persons)", "Funds (yuan)", "A", "→ B", "C", "→ D"} <= set(texts)
    assert texts.count("–") == 1
    assert count_cells(axes) == 4


def test_matrix_rounds_as_the_language_does(read_texts):
    assert "357.1万" in read_texts(pictures.matrix(make_cells(), lang="zh"))


def test_matrix_takes_other_columns_and_classes(read_texts):
    cells = make_cells(kind=["old", "new", "new", "old"])
    axes = pictures.matrix(cells, y="pairing", x="kind", values="low", hue="kind")
    assert {"old", "new", "1.0", "2.0 +1"} <= set(read_texts(axes))
    assert pictures.describe_matrix(cells, hue="kind")[0] == "4 figures: 2 old, 2 new"
    assert pictures.describe_matrix(cells, hue=None)[0] == "4 figures reported"


def test_matrix_title_counts_each_class(real_corpus):
    figures = real_corpus.tidy("en")
    counts = figures["quotable"].value_counts()
    assert pictures.describe_matrix(figures)[0] == (
        f"{len(figures)} figures: {counts['yes']} can be quoted as they are, "
        f"{counts['with_words']} with their words, {counts['no']} not at all"
    )


def test_too_many_classes_are_refused():
    cells = pd.concat([make_cells()] * 2).assign(kind=list("abcdefgh"))
    with pytest.raises(ShanhaiError, match="8 classes"):
        pictures.matrix(cells, hue="kind")


def test_empty_frame_and_other_things_are_refused_in_words():
    with pytest.raises(ShanhaiError, match="nothing to draw"):
        pictures.matrix(make_cells().head(0))
    with pytest.raises(TypeError, match=r"corpus.tidy\(\)"):
        pictures.matrix([1, 2])


def test_verdicts_show_each_subject_as_the_gate_judged_it(real_corpus):
    judged = judge_pairings(real_corpus, domain_ids=["funds"])
    rows = pictures.list_verdicts(judged)
    for subject, name in zip(
        judged.subjects, rows["subject"].cat.categories, strict=True
    ):
        found = rows[(rows["subject"] == name) & (rows["verdict"] != "other_form")]
        reported = subject.comparison.rows.query("verdict != 'not_reported'")
        assert found["pairing"].nunique() == reported["pairing_id"].nunique()
        # What is alone has no match either.
        assert set(found["verdict"]) <= set(reported["verdict"]) - {"alone"}
    axes = pictures.verdicts(judged)
    assert count_cells(axes) == len(judged.subjects) * rows["pairing"].nunique()


def test_title_of_verdicts_says_what_most_compare_in_and_counts_outcomes(real_corpus):
    judged = judge_pairings(real_corpus, domain_ids=["funds"])
    assert pictures.describe_verdicts(judged)[0] == (
        "2 of 4 shared indicators and ratios can be compared. "
        "Fiscal funds per project: 1.23 million (Huangpu District of "
        "Guangzhou → Dushan County; 2020 to 2023, 2023 unfinished when written) to "
        "2.82 million yuan per project (Nancheng group → Bijiang District; cumulative, "
        "start not stated)"
    )
    alone = judge_pairings(real_corpus, domain_ids=["resettlement"])
    with pytest.raises(ShanhaiError, match="nothing is judged"):
        pictures.describe_verdicts(alone)
    sold = judge_pairings(real_corpus, domain_ids=["consumption"])
    title, _ = pictures.describe_verdicts(sold)
    names = ("different_period_type", "different_credit")
    reasons = ", ".join(real_corpus.rule(code).name_en for code in names)
    assert title.endswith(f"cannot be compared: {reasons}")


def test_no_cell_is_left_as_if_it_compared_or_were_not_reported(real_corpus):
    labour = judge_pairings(real_corpus, domain_ids=["labour"])
    rows = pictures.list_verdicts(labour).set_index(["subject", "pairing_id"])
    there = "Rural labour in work (in Guangdong, stable; persons)"
    cell = rows.loc[(there, "huizhou-qianxinan")]
    assert (cell["verdict"], cell["words"]) == ("other_form", "(16,042 ✎)")
    refused = rows.groupby(level="subject", observed=True)["verdict"].agg(set)
    assert all(
        own - {"other_form", "caution", "not_comparable"} == set() for own in refused
    )


def test_what_is_of_one_site_or_planned_is_so_in_a_heat_map(real_corpus):
    industry = judge_pairings(real_corpus, domain_ids=["industry"])
    rows = pictures.list_verdicts(industry)
    shown = real_corpus.figures.set_index("figure_id")["place_id"]
    sites = {"dejiang_edz", "bijiang_hitech"}
    assert not sites & set(shown.reindex(rows["figure_id"]).dropna())
    (planned,) = rows.loc[
        rows["figure_id"].str.endswith("households_benefiting")
        & rows["words"].str.contains("1,383"),
        "words",
    ]
    assert planned == "1,383 ✎ planned"


@pytest.mark.parametrize("name", ["verdicts", "describe_verdicts"])
def test_verdicts_of_raw_figures_are_refused(corpus, name):
    with pytest.raises(TypeError, match="judge_pairings"):
        getattr(pictures, name)(corpus.tidy("en"))


def test_verdicts_without_a_subject_are_refused(corpus):
    judged = judge_pairings(corpus, pairing_ids=["jia-yi"])
    with pytest.raises(ShanhaiError, match="nothing is judged"):
        pictures.verdicts(judged)


def test_coverage_counts_indicators_of_the_codelist(real_corpus, read_texts):
    figures, indicators = real_corpus.tidy("en"), real_corpus.indicators
    of = indicators.groupby("domain_id").size()
    counts = count_coverage(figures, of=of, x="pairing", y="domain")
    assert list(counts.index) == list(real_corpus.domains["name_en"])
    known = indicators.set_index("indicator_id")["domain_id"]
    pairs = figures[["indicator_id", "pairing"]].astype(str).drop_duplicates()
    expected = pd.crosstab(pairs["indicator_id"].map(known), pairs["pairing"])
    names = real_corpus.domains.set_index("domain_id")["name_en"]
    for domain, name in names.items():
        for pairing, count in expected.loc[domain].items():
            assert counts.loc[name, pairing] == count
    sums = expected.sum()
    assert pictures.describe_coverage(figures, of=of)[0] == (
        f"Most indicators are reported for {sums.idxmax()} ({sums.max()} of "
        f"{len(indicators)}), fewest for {sums.idxmin()} ({sums.min()}); where dated, "
        "for 2020 to 2023"
    )
    texts = read_texts(pictures.coverage(figures, of=of))
    assert texts.count("–") == (expected == 0).to_numpy().sum()


def test_coverage_keeps_a_domain_of_which_nothing_is_reported(corpus):
    figures = corpus.tidy("en")
    of = corpus.indicators.groupby("domain_id").size()
    funds = figures[figures["domain_id"] == "funds"]
    assert len(count_coverage(funds, of=of, x="pairing", y="domain")) == len(of)


def test_coverage_of_one_pairing_names_it(corpus):
    figures = corpus.tidy("en")
    one = figures[figures["pairing_id"] == "jia-yi"]
    of = corpus.indicators.groupby("domain_id").size()
    reported = one["indicator_id"].nunique()
    title = pictures.describe_coverage(one, of=of)[0]
    name = one["pairing"].iloc[0]
    assert title.startswith(f"{name} reports {reported} of {of.sum()} indicators")


def find_segments(axes):
    """Return the lengths of a stack's segments, by bar from above, then from left."""
    bars = [b for bars in axes.containers for b in bars if b.get_width()]
    bars.sort(key=lambda b: (round(b.get_y()), b.get_x()))
    return [round(bar.get_width()) for bar in bars]


def test_quotability_stacks_its_counts_in_order(real_corpus):
    figures = real_corpus.tidy("en")
    counts = pd.crosstab(figures["pairing"], figures["quotable"])
    ordered = counts[["yes", "with_words", "no"]].to_numpy().ravel()
    axes = pictures.counts(figures)
    assert find_segments(axes) == [n for n in ordered if n]
    assert axes.get_xlim()[0] == 0
    sums = figures["quotable"].value_counts()
    title = pictures.describe_counts(figures)[0]
    assert re.findall(r"\d+", title) == [
        str(n) for n in (len(figures), sums["yes"], sums["with_words"], sums["no"])
    ]


def test_numerals_are_those_of_the_documents(real_corpus):
    rows, axes_of = name_documents(real_corpus, "en"), {"y": "document", "hue": "kind"}
    axes = pictures.counts(rows, **axes_of)
    assert sum(find_segments(axes)) == len(rows)
    title, _ = pictures.describe_counts(rows, **axes_of)
    assert title.startswith(f"{(rows['kind'] == 'figure').sum()} of {len(rows)} ")


def test_counts_and_coverage_take_other_columns(real_corpus, read_texts):
    figures, units = real_corpus.tidy("en"), real_corpus.indicators.groupby("unit_id")
    axes = pictures.counts(figures, y="reach", hue="market")
    assert sum(find_segments(axes)) == len(figures)
    assert "–" in read_texts(axes)
    options = {"of": units.size(), "x": "status", "y": "unit_id"}
    title, _ = pictures.describe_coverage(figures, **options)
    assert "reported for achieved" in title
    assert "achieved" in read_texts(pictures.coverage(figures, **options))
    with pytest.raises(ShanhaiError, match="no code of 'status'"):
        pictures.coverage(figures, of=units.size(), y="status")


def test_counts_are_written_on_segments_wide_enough(real_corpus, read_texts):
    axes = pictures.counts(real_corpus.tidy("en"))
    narrowest = 0.022 * axes.get_xlim()[1]
    ticks = {text.get_text() for text in axes.get_xticklabels()}
    written = [t for t in read_texts(axes) if t.isdigit() and t not in ticks]
    wide = [
        str(n) for n in find_segments(axes) if n >= narrowest and str(n) not in ticks
    ]
    assert sorted(written) == sorted(wide)


def test_spine_holds_what_the_gate_admits_of_a_pairing(real_corpus):
    code = "huizhou-qianxinan"
    rows = pictures.list_spine(real_corpus, pairing_id=code)
    admitted = [
        one.comparison.admitted
        for one in judge_pairings(real_corpus).subjects
        if code in set(one.comparison.admitted["pairing_id"])
        and one.code != "fiscal_funds_per_county_year"
    ]
    by_subject = [own for _, own in rows.groupby("subject", sort=False)]
    # The first row is of funds per county and year.
    for own, expected in zip(by_subject[1:], admitted, strict=True):
        assert len(own) == len(expected)
        assert (own["role"] == "own").sum() == (expected["pairing_id"] == code).sum()
    assert set(by_subject[0]["role"]) == {"own", "peer", "programme", "weak"}


def test_title_of_the_spine_says_its_first_row(real_corpus):
    code = "huizhou-qianxinan"
    rows = pictures.list_spine(real_corpus, pairing_id=code)
    first = rows[rows["subject"] == rows["subject"].iloc[0]]
    own, others = first[first["role"] == "own"], first[first["role"] == "peer"]
    title = pictures.describe_spine(rows)[0]
    assert f"{own['low'].iloc[0] / 1e6:g} million yuan for" in title
    assert f"{others['low'].min() / 1e6:g}–{others['high'].max() / 1e6:.1f}" in title
    # There is one: it is named.
    assert f"for {others['who'].iloc[0]};" in title
    assert f"{rows['subject'].nunique()} measures can be compared" in title


def test_each_row_of_the_spine_has_its_own_scale(real_corpus):
    rows = pictures.list_spine(real_corpus, pairing_id="huizhou-qianxinan")
    axes = pictures.spine(rows)
    found = [one for one in axes.collections if isinstance(one, PathCollection)]
    # The ends of bars are lines.
    marks = [one for one in found if len(one.get_paths()[0].vertices) > 2]
    drawn = [x for one in marks for x in one.get_offsets()[:, 0]]
    exact = rows[rows["low"] == rows["high"]]
    assert len(drawn) == len(exact)
    tops = rows.groupby("subject", sort=False)["high"].max()
    shares = sorted(exact["low"] / exact["subject"].map(tops) / 1.06)
    assert sorted(drawn) == pytest.approx(shares)


def test_spine_without_anything_that_compares_is_refused(corpus, monkeypatch):
    nothing = pd.DataFrame(columns=["pairing_id", "name", "low", "high", "grade"])
    monkeypatch.setattr(spines, "list_county_years", lambda *_, **__: nothing)
    with pytest.raises(ShanhaiError, match="nothing to draw"):
        pictures.spine(pictures.list_spine(corpus, pairing_id="jia-yi"))


def test_flow_joins_each_member_with_its_recipient(real_corpus, read_texts):
    axes = pictures.flow(real_corpus)
    members = len(real_corpus.pairing_members)
    pairings = len(real_corpus.pairings)
    assert len(axes.lines) == members + pairings
    dashed = [one.is_dashed() for one in axes.lines]
    since = real_corpus.pairings.set_index("pairing_id")["since"].isna()
    own = real_corpus.pairing_members["pairing_id"].map(since)
    assert sum(dashed) == own.sum() + since.sum()
    texts = read_texts(axes)
    assert texts.count("no year stated") == since.sum()
    assert len({one.get_linewidth() for one in axes.lines}) == 1
    title = pictures.describe_flow(real_corpus)[0]
    assert title.startswith(f"{pairings} pairings link {members} towns")


def test_flows_tell_members_city_and_prefecture(corpus):
    bing, jia = list_flows(corpus, "en")
    assert (jia.donor.name_en, jia.city.name_en) == ("Jia group", "Bing")
    assert [unit.name_en for unit in jia.members] == ["Jia One", "Jia Two"]
    assert (jia.recipient.name_en, jia.prefecture.name_en) == ("Yi", "Ding")
    assert (jia.since, bing.since) == ("2021", "")
    assert bing.members == [bing.donor]


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


def test_hostile_corpus_is_drawn_as_text(hostile_corpus, lang):
    figures = hostile_corpus.tidy(lang)
    matrix = pictures.show(pictures.matrix, figures, lang=lang)
    kinds = ("coverage", "windows", "counts", "flow")
    for picture in (matrix, *(draw_real(hostile_corpus, kind, lang) for kind in kinds)):
        html = picture._repr_mimebundle_()["text/html"]
        assert "<script" not in html and "<img" not in html


def test_a_pairing_beside_which_nothing_is_admitted_has_no_spine(corpus):
    admitted = {
        code
        for one in judge_pairings(corpus).subjects
        for code in one.comparison.admitted["pairing_id"]
    }
    (lone, *_) = sorted(set(corpus.known("pairing")) - admitted)
    rows = pictures.list_spine(corpus, pairing_id=lone)
    assert rows[["subject", "who", "low", "high", "role"]].empty
    page = shanhai.Page(corpus, "profile")
    shown = page.picture(pictures.spine, rows)
    assert "no value compares" in repr(shown)
