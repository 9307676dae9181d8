"""What an analyst types: one frame, one gate, errors with the way out."""

import subprocess
import sys

import pandas as pd
import pytest

import shanhai
from shanhai.analysis.comparability import compare as compare_codes


def test_tidy_has_one_row_a_figure_in_the_corpuss_order(real_corpus):
    tidy = real_corpus.tidy()
    assert list(tidy["figure_id"]) == real_corpus.known("figure")
    own = real_corpus.figures.set_index("figure_id")
    for name in ("low", "high", "pairing_id", "indicator_id", "status", "unit_id"):
        assert list(tidy[name]) == list(own[name]), name


def test_tidy_names_codes_in_the_language(real_corpus, lang):
    tidy = real_corpus.tidy(lang)
    names = real_corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    assert list(tidy["pairing"]) == [names[code] for code in tidy["pairing_id"]]
    names = real_corpus.all_series.set_index("series_id")[f"name_{lang}"]
    assert list(tidy["series"]) == [names[code] for code in tidy["series_id"]]


def test_tidy_spreads_the_dimensions(real_corpus):
    tidy = real_corpus.tidy()
    for row, pairs in zip(
        tidy.to_dict("records"), real_corpus.figures["dimensions"], strict=True
    ):
        spread = {
            f"{name}={row[name]}"
            for name in real_corpus.known("dimension")
            if pd.notna(row[name])
        }
        assert spread == set(pairs)


def test_tidy_picks_by_code_list_and_flag(real_corpus):
    figures = real_corpus.figures
    jobs = real_corpus.tidy(
        indicator_id="labour_employed", destination="donor_province"
    )
    is_wanted = (figures["indicator_id"] == "labour_employed") & figures[
        "dimensions"
    ].map(lambda pairs: "destination=donor_province" in pairs)
    assert list(jobs["figure_id"]) == list(figures[is_wanted]["figure_id"])
    two = ["qingxi-dejiang", "huangpu-dushan"]
    assert set(real_corpus.tidy(pairing_id=two)["pairing_id"]) == set(two)
    open_ = real_corpus.tidy(flag="window_open")
    assert all("window_open" in flags for flags in open_["flags"])
    assert len(open_) == sum("window_open" in flags for flags in figures["flags"])


def test_a_picked_frame_has_only_the_categories_that_occur(real_corpus):
    labour = real_corpus.tidy(domain_id="labour")
    assert list(labour["domain_id"].cat.categories) == ["labour"]
    order = [
        code for code in real_corpus.known("pairing") if code in set(labour.pairing_id)
    ]
    assert list(labour["pairing_id"].cat.categories) == order


@pytest.mark.parametrize(
    ("where", "near"),
    [
        ({"statuss": "achieved"}, "'status'"),
        ({"status": "achived"}, "'achieved'"),
        ({"flag": "windowopen"}, "'window_open'"),
        ({"destination": "donor_provinc"}, "'donor_province'"),
        ({"pairing_id": ["qingxi-dejang"]}, "'qingxi-dejiang'"),
    ],
)
def test_a_typo_is_an_error_with_a_near_match(real_corpus, where, near):
    with pytest.raises(shanhai.ShanhaiError, match=f"Did you mean.*{near}"):
        real_corpus.tidy(**where)


def test_has_flag_tells_each_figure_and_knows_the_codelist(real_corpus):
    tidy = real_corpus.tidy()
    told = shanhai.has_flag(tidy, "implausible")
    assert list(told) == ["implausible" in flags for flags in tidy["flags"]]
    # A flag that no figure of a selection has is no typo.
    none = tidy[~told]
    assert not shanhai.has_flag(none, "implausible").any()
    with pytest.raises(shanhai.ShanhaiError, match="'implausible'"):
        shanhai.has_flag(none, "implausable")
    with pytest.raises(shanhai.ShanhaiError, match="no column 'flags'"):
        shanhai.has_flag(tidy[["value"]], "implausible")


def test_compare_judges_a_frame_as_the_gate_judges_codes(real_corpus):
    figures = real_corpus.tidy(domain_id="education_health")
    verdicts = shanhai.compare(real_corpus, figures)
    for one in verdicts.subjects:
        if one.kind != "indicator":
            continue
        asked = "series_ids" if ":" in one.code else "indicator_ids"
        alone = compare_codes(real_corpus, **{asked: [one.code]})
        assert list(verdicts.find(one.code).rows["verdict"]) == list(
            alone.rows["verdict"]
        )
    parts = [verdicts.admitted, verdicts.refused, verdicts.alone]
    reported = verdicts.rows["verdict"] != "not_reported"
    assert sum(map(len, parts)) == reported.sum()


def test_compare_sets_one_pairing_beside_all_others(real_corpus):
    verdicts = shanhai.compare(
        real_corpus, real_corpus.tidy(pairing_id="huangpu-dushan")
    )
    assert set(verdicts.rows["pairing_id"]) == set(real_corpus.known("pairing"))
    two = real_corpus.tidy(pairing_id=["huangpu-dushan", "humen-songtao"])
    assert set(shanhai.compare(real_corpus, two).rows["pairing_id"]) == {
        "huangpu-dushan",
        "humen-songtao",
    }


def test_grid_has_the_verdicts_by_subject_and_pairing(real_corpus):
    verdicts = shanhai.compare(real_corpus, real_corpus.tidy(domain_id="labour"))
    grid = verdicts.grid()
    assert list(grid.columns) == list(verdicts.pairing_ids)
    rows = verdicts.rows[verdicts.rows["kind"] != "per_resident"]
    for code, row in grid.iterrows():
        for pairing, verdict in row.items():
            own = rows[(rows["subject_id"] == code) & (rows["pairing_id"] == pairing)]
            assert verdict in set(own["verdict"])


def test_texts_of_verdicts_are_those_of_the_figures(real_corpus):
    texts = set(real_corpus.figures.select_dtypes("str"))
    verdicts = shanhai.judge_pairings(real_corpus)
    comparison = verdicts.subjects[0].comparison
    assert (comparison.rows["verdict"] == "not_reported").any()
    for rows in (verdicts.rows, comparison.rows, comparison.refused):
        assert texts <= {*rows.select_dtypes("str")}
        assert len(rows[rows["status"].str.startswith("achieved")]) <= len(rows)


def test_what_is_listed_is_the_callers_own(real_corpus):
    verdicts = shanhai.judge_pairings(real_corpus, domain_ids=["labour"])
    first = shanhai.pictures.list_verdicts(verdicts)
    words = list(first["words"])
    first["words"].array[:] = "changed"
    assert list(shanhai.pictures.list_verdicts(verdicts)["words"]) == words


def test_a_frame_that_was_kept_is_read_without_the_package(real_corpus, tmp_path):
    real_corpus.tidy().to_pickle(tmp_path / "figures.pkl")
    program = (
        "import sys; sys.modules['shanhai'] = None; import pandas;"
        f"print(len(pandas.read_pickle({str(tmp_path / 'figures.pkl')!r})))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True)
    assert run.stdout.split() == [str(len(real_corpus.figures)).encode()], run.stderr


def test_compare_asks_for_a_frame_in_words(real_corpus):
    with pytest.raises(shanhai.ShanhaiError, match="column 'figure_id'"):
        shanhai.compare(real_corpus, pd.DataFrame({"domain_id": ["labour"]}))
    with pytest.raises(shanhai.ShanhaiError, match="Did you mean"):
        shanhai.compare(
            real_corpus, pd.DataFrame({"figure_id": ["huizhou-qianxinan.fund"]})
        )


def test_compare_judges_no_other_values_than_the_corpus_has(real_corpus):
    jobs = real_corpus.tidy(domain_id="labour")
    with pytest.raises(shanhai.ShanhaiError, match=r"corpus\.correct\("):
        shanhai.compare(real_corpus, jobs.assign(low=1))
    code = jobs["figure_id"][0]
    other = real_corpus.correct(code, low=1, high=1)
    shanhai.compare(other, other.tidy(domain_id="labour"))


WRONG = [
    ("tidy('en')", "corpus is to be a corpus"),
    ("tidy(corpus, ['en'])", r"language \['en'\]"),
    ("tidy(corpus, year=2023)", "column 'year'"),
    ("tidy(corpus, low=5)", "holds no codes"),
    ("tidy(corpus, domain_id=None)", "domain_id None"),
    ("tidy(corpus, domain='labour')", "For codes: domain_id="),
    ("pick_leading(figures, 'fiscal_funds')", r"write \['fiscal_funds'\]"),
    ("pick_leading(figures, ['fiscal_fund'])", "'fiscal_funds'"),
    ("pick_leading(own, ['fiscal_funds'])", "no column 'direction'"),
    ("list_codes(corpus, 'de')", "language 'de'"),
    ("ratio(corpus, 'fiscal_funds', 'fiscal_projects', lang='de')", "language 'de'"),
    ("ratio(corpus, figures, 'fiscal_projects')", "not what is a DataFrame"),
    ("ratio(corpus, 'fiscal_funds', 'fiscal_funds')", "by itself"),
    ("has_flag('window_open', figures)", "figures is to be a frame"),
    ("has_flag(own, 'window_open')", "no column 'flags'"),
    ("Page('profile', corpus)", "corpus is to be a corpus"),
    ("quote(corpus, figures.iloc[0])", "figure_id is to be a text"),
    ("export('jobs.xlsx', figures)", "figures is to be a frame"),
    ("check_parameters(corpus, langg='en')", "'langg': lang is written so"),
    ("pictures.list_county_years(corpus, lang='de')", "language 'de'"),
    ("pictures.flow(figures)", "corpus is to be a corpus"),
    ("pictures.show(pictures.coverage, figures)", "missing a required argument: 'of'"),
    ("pictures.coverage(figures, of={'labour': 0})", "0 of 'labour'"),
    ("pictures.intervals(unknown)", "no ends"),
    ("pictures.Picture('a', 'title', 'words')", "axes is to be the axes"),
    ("pictures.Picture(None, 'title', 'words')", "axes is to be the axes"),
    ("pictures.Picture('a')", "missing a required argument: 'title'"),
]


@pytest.mark.parametrize(("call", "words"), WRONG)
def test_what_is_given_in_a_wrong_form_is_refused_in_words(real_corpus, call, words):
    figures = real_corpus.tidy(indicator_id=["fiscal_funds", "labour_employed"])
    funds = figures[figures["unit_id"] == "yuan"].head(1)
    names = {
        "corpus": real_corpus,
        "figures": figures,
        "own": pd.DataFrame({"a": [1]}),
        "unknown": funds.assign(low=float("nan")),
        "pictures": shanhai.pictures,
    }
    with pytest.raises(shanhai.ShanhaiError, match=words):
        eval(f"shanhai.{call}", names | {"shanhai": shanhai})


def test_ratio_divides_what_one_document_reports(real_corpus):
    found = shanhai.ratio(real_corpus, "fiscal_funds", "fiscal_projects")
    held = found[found["holds"]].set_index("numerator_id")
    own = real_corpus.figures.set_index("figure_id")["low"]
    for code, row in held.iterrows():
        (below,) = row["denominator_ids"]
        if own[code] == row["low"] * own[below]:
            continue
        assert row["low"] <= own[code] / own[below] <= row["high"]
    refused = found[~found["holds"]]
    assert refused["low"].isna().all()
    assert all(reasons for reasons in refused["reasons"])


def test_ratio_of_two_figures_and_of_none(real_corpus):
    stem = "huizhou-qianxinan"
    found = shanhai.ratio(
        real_corpus, f"{stem}.fiscal_funds", f"{stem}.fiscal_projects"
    )
    assert len(found) == 1
    apart = shanhai.ratio(
        real_corpus, f"{stem}.fiscal_funds", "huangpu-dushan.fiscal_projects"
    )
    assert not apart["holds"].any()
    with pytest.raises(shanhai.ShanhaiError, match="'fiscal_funds'"):
        shanhai.ratio(real_corpus, "fiscal_fund", "fiscal_projects")


def test_objects_show_themselves(real_corpus):
    assert f"{len(real_corpus.figures)} figures" in repr(real_corpus)
    pairing = real_corpus.pairing("huizhou-qianxinan")
    assert "惠州市" in repr(pairing)
    assert "<script" not in pairing._repr_html_()
    verdicts = shanhai.compare(real_corpus, real_corpus.tidy(domain_id="labour"))
    for shown in (real_corpus, pairing, verdicts, verdicts.subjects[0].comparison):
        assert "<table" in shown._repr_html_()
    told = repr(shanhai.explain(real_corpus, "huizhou-qianxinan.fiscal_funds"))
    assert told.startswith("figure")
    assert "\n" in told


def test_a_record_escapes_what_it_shows():
    from shanhai.curation.corpus import Record

    assert "<script" not in Record(name="<script>")._repr_html_()


def test_export_writes_a_selection_with_its_verdicts(real_corpus, tmp_path):
    figures = real_corpus.tidy(domain_id="labour")
    path = shanhai.export(figures, tmp_path / "jobs.xlsx", corpus=real_corpus)
    sheets = pd.read_excel(path, sheet_name=None)
    assert list(sheets["figures"]["figure_id"]) == list(figures["figure_id"])
    judged = shanhai.compare(real_corpus, figures).rows
    judged = judged[judged["verdict"] != "not_reported"]
    assert list(sheets["verdicts"]["verdict"]) == list(judged["verdict"])
    assert real_corpus.version in set(sheets["read_me"].iloc[:, 1].astype(str))
    csv = shanhai.export(figures, str(tmp_path / "jobs.csv"), corpus=real_corpus)
    assert list(pd.read_csv(csv)["value"]) == list(figures["value"])


def test_export_that_fails_leaves_the_earlier_file(real_corpus, tmp_path):
    figures = real_corpus.tidy(domain_id="labour")
    earlier = tmp_path / "jobs.xlsx"
    earlier.write_text("earlier", encoding="utf-8")
    with pytest.raises(shanhai.ShanhaiError, match=r"'\.xls'.*'\.xlsx'"):
        shanhai.export(figures, tmp_path / "jobs.xls", corpus=real_corpus)
    with pytest.raises(shanhai.ShanhaiError, match="column 'figure_id'"):
        shanhai.export(figures[["value"]], earlier, corpus=real_corpus)
    assert earlier.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["jobs.xlsx"]


def test_export_writes_lists_and_times_of_any_zone(real_corpus, tmp_path):
    figures = real_corpus.tidy(domain_id="funds")
    figures["listed"] = [[1, 2]] * len(figures)
    figures["period_end"] = figures["period_end"].dt.tz_localize("Asia/Shanghai")
    for form in ("xlsx", "csv"):
        path = tmp_path / f"funds.{form}"
        assert shanhai.export(figures, path, corpus=real_corpus) == path


def test_help_says_what_each_public_name_is_for():
    program = (
        "import shanhai\n"
        "for name in shanhai.__all__:\n"
        "    assert getattr(shanhai, name).__doc__.strip(), name\n"
        "for name in ('tidy', 'compare', 'ratio', 'quote', 'explain', 'export'):\n"
        "    assert 'Examples' in getattr(shanhai, name).__doc__, name\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
