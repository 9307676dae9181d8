import pickle
from pathlib import Path

import pytest

from shanhai.errors import ParameterError
from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports


def add_lines(folder: Path, text: str) -> Path:
    path = folder / "reports.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return folder


def edit_reports(folder: Path, old: str, new: str) -> None:
    path = folder / "reports.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def list_files(jobs) -> list[str]:
    return [job.file_name for job in jobs]


def test_every_report_is_planned_for_every_code_and_language(corpus, folder):
    jobs = plan_jobs(corpus, read_reports(folder))
    assert list_files(jobs) == [
        "overview.en.html",
        "overview.zh.html",
        "profile-alpha-beta.en.html",
        "profile-alpha-beta.zh.html",
        "profile-gamma-delta.en.html",
        "profile-gamma-delta.zh.html",
    ]


def test_a_job_holds_all_parameters_and_the_words_of_its_language(corpus, folder):
    job = plan_jobs(corpus, read_reports(folder), only=["profile"])[1]
    assert job.parameters == {
        "lang": "zh",
        "pairing_id": "alpha-beta",
        "domain_ids_unused": [],
    }
    assert (job.label, job.title, job.summary) == ("概况", "甲 → 乙", "关于甲 → 乙。")
    assert job.notebook == folder / "two.ipynb"


def test_jobs_are_frozen_and_can_be_sent_to_another_process(corpus, folder):
    jobs = plan_jobs(corpus, read_reports(folder))
    assert pickle.loads(pickle.dumps(jobs)) == jobs
    assert len(set(jobs)) == len(jobs)
    jobs[0].parameters["lang"] = "xx"
    assert jobs[0].parameters["lang"] == "en"


def test_a_name_with_braces_is_not_read_as_a_template(corpus, folder):
    job = plan_jobs(corpus, read_reports(folder), only=["profile-gamma-delta"])[0]
    assert job.title == 'Gamma <b>&" {lang} → Delta'


def test_only_takes_reports_and_pages_and_a_language(corpus, folder):
    jobs = plan_jobs(
        corpus,
        read_reports(folder),
        only=["overview", "profile-gamma-delta"],
        languages=["zh"],
    )
    assert list_files(jobs) == ["overview.zh.html", "profile-gamma-delta.zh.html"]


def test_unknown_names_are_all_told_with_near_matches(corpus, folder):
    with pytest.raises(ParameterError) as error:
        plan_jobs(
            corpus,
            read_reports(folder),
            only=["profle", "profile-gama-delta"],
            languages=["eng"],
        )
    text = str(error.value)
    assert "3 problems" in text
    assert "--only: 'profle': unknown report or page. Did you mean 'profile'" in text
    assert "Did you mean 'profile-gamma-delta'" in text
    assert "--lang: 'eng': unknown language. Did you mean 'en'" in text


def test_fixed_parameters_reach_the_job_and_are_checked(corpus, folder):
    add_lines(folder, '[reports.profile.parameters]\ndomain_ids_unused = ["a"]\n')
    job = plan_jobs(corpus, read_reports(folder), only=["profile"])[0]
    assert job.parameters["domain_ids_unused"] == ["a"]
    text = '[reports.overview.parameters]\npairing_id = "alfa-beta"\nlanguage = "en"\n'
    with pytest.raises(ParameterError) as error:
        plan_jobs(corpus, read_reports(add_lines(folder, text)))
    assert "reports.toml[reports.overview]: 'alfa-beta': pairing_id" in str(error.value)
    assert "no parameter 'language'. Did you mean 'lang'" in str(error.value)


def test_an_unknown_default_of_a_notebook_is_named_once(corpus, folder, write_notebook):
    text = 'lang: str = "en"\npairing_id: str = "alpha-bet"'
    write_notebook(name="notebooks/two.ipynb", parameters=text)
    with pytest.raises(ParameterError) as error:
        plan_jobs(corpus, read_reports(folder))
    (problem,) = error.value.problems
    assert "two.ipynb[parameters]: 'alpha-bet'" in str(problem)


def test_every_problem_of_the_file_comes_at_once(folder):
    add_lines(
        folder,
        '[reports.lost]\nnotebok = "one"\n[reports."../up"]\n[reports.gone]\n'
        'notebook = "gone"\n'
        'label_en = "x"\nlabel_zh = "x"\ntitle_en = "x"\ntitle_zh = "x"\n'
        'summary_en = "x"\nsummary_zh = 3\nshows_values = "no"\n',
    )
    (folder / "two.ipynb").unlink()
    with pytest.raises(ParameterError) as error:
        read_reports(folder)
    text = str(error.value)
    assert "'notebok': unknown key. Did you mean 'notebook'" in text
    assert "[reports.lost]: notebook is missing" in text
    assert "'../up': not a name" in text
    assert "'3': summary_zh is no text" in text
    assert "[reports.gone]: 'no': shows_values is no truth value. Write true or" in text
    assert "two.ipynb: there is no such notebook" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist"),
        (b"[reports", "not TOML"),
        (b"", "names no report"),
        (b"reports = 1", "names no report"),
        (b"\xff", "not TOML"),
        (b"[reports]\noverview = 1", "not a table"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, content, words):
    if content is not None:
        (tmp_path / "reports.toml").write_bytes(content)
    with pytest.raises(ParameterError, match=words):
        read_reports(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[reports.overview]", "[reports.index]", "the site has it for itself"),
        ("[reports.overview]", "[reports.downloads]", "the site has it for itself"),
        ('"one"', '"../one"', r"'\.\./one': the notebook is in another folder"),
        ('"pairing_id"', '"pairing"', r"no such parameter\. Did you mean 'pair"),
        ('"pairing_id"', '"domain_ids_unused"', "no parameter with a codelist"),
    ],
)
def test_what_a_report_cannot_have_is_refused(folder, old, new, words):
    edit_reports(folder, old, new)
    with pytest.raises(ParameterError, match=words):
        read_reports(folder)


def test_two_reports_with_one_page_name_are_refused(corpus, folder):
    edit_reports(folder, "[reports.overview]", "[reports.profile-alpha-beta]")
    with pytest.raises(ParameterError) as caught:
        plan_jobs(corpus, read_reports(folder), only=["profile"])
    assert [problem.rule for problem in caught.value.problems] == [
        f"profile-alpha-beta.{lang}.html is the file of "
        "reports.toml[reports.profile-alpha-beta] already"
        for lang in ("en", "zh")
    ]


def test_pages_whose_names_differ_in_case_alone_are_refused(
    corpus, folder, monkeypatch
):
    monkeypatch.setattr(corpus, "known", lambda kind: ["alpha-beta", "Alpha-Beta"])
    monkeypatch.setattr(corpus, "pairing", lambda code: None)
    with pytest.raises(ParameterError, match=r"-Alpha-Beta\.en\.html is the file"):
        plan_jobs(corpus, read_reports(folder))


OWN = """
[reports.mine]
notebook = "two"
per = "pairing_id"
codes = ["gamma-delta"]
label_en = "Mine"
label_zh = "我的"
title_en = "{name}"
title_zh = "{name}"
summary_en = "About {name}."
summary_zh = "关于{name}。"
"""


@pytest.fixture
def own_list(folder, tmp_path) -> Path:
    """Return a list of one's own beside its notebook, in another folder."""
    (own := tmp_path / "own").mkdir()
    (own / "mine.toml").write_text(OWN, encoding="utf-8")
    (own / "two.ipynb").write_bytes((folder / "two.ipynb").read_bytes())
    return own / "mine.toml"


def test_a_list_of_ones_own_plans_the_codes_it_names(corpus, own_list):
    jobs = plan_jobs(corpus, read_reports(own_list))
    files = ["mine-gamma-delta.en.html", "mine-gamma-delta.zh.html"]
    assert list_files(jobs) == files
    assert {job.notebook for job in jobs} == {own_list.parent / "two.ipynb"}


def test_a_list_of_ones_own_may_name_notebooks_of_the_project(
    corpus, own_list, folder, monkeypatch
):
    (own_list.parent / "two.ipynb").unlink()
    monkeypatch.setattr("shanhai.paths.notebooks_dir", lambda: folder)
    jobs = plan_jobs(corpus, read_reports(own_list))
    assert {job.notebook for job in jobs} == {folder / "two.ipynb"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("gamma-delta", "gama-delta", "unknown pairing. Did you mean 'gamma-delta'"),
        ('["gamma-delta"]', '"gamma-delta"', "codes is no list"),
        ('per = "pairing_id"', "", "codes without per"),
    ],
)
def test_wrong_codes_of_a_list_are_said_with_its_name(corpus, own_list, old, new, said):
    text = own_list.read_text("utf-8")
    own_list.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        plan_jobs(corpus, read_reports(own_list))
    assert "mine.toml[reports.mine]: " in str(caught.value)
    assert said in str(caught.value)
