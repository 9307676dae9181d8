"""One notebook as a page: with parameters given, and as papermill ran it."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from shanhai import load
from shanhai.cli import main
from shanhai.errors import ParameterError, ShanhaiError
from shanhai.rendering import export, single
from shanhai.rendering.executors import use_processes
from shanhai.rendering.renderer import RenderError

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "notebooks" / "02-pairing-profile.ipynb"
SIDE_BY_SIDE = ROOT / "notebooks" / "04-pairings-side-by-side.ipynb"
GIVEN = [("pairing_id", "humen-songtao")]
PAGE = "profile-humen-songtao.zh.html"


def render_one(notebook: Path, given: list, out: Path, **options) -> list[Path]:
    made = single.render_notebook(
        load(), notebook, given, out=out, executor=use_processes(), **options
    )
    return [out / one.job.file_name for one in made]


def run(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def executed(tmp_path_factory) -> Path:
    """Return a profile as papermill ran it, under another name, in Chinese."""
    path = tmp_path_factory.mktemp("run") / "mine.ipynb"
    papermill = Path(sys.executable).with_name("papermill")
    words = [word for pair in [*GIVEN, ("lang", "zh")] for word in ("-p", *pair)]
    command = [papermill, "--engine", "shanhai", PROFILE, path, *words]
    subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.fixture
def edit_executed(executed, tmp_path):
    """Return a function that gives a copy of it after a change."""

    def edit(change) -> Path:
        path = Path(shutil.copy(executed, tmp_path))
        notebook = nbformat.read(path, as_version=4)
        change(notebook)
        nbformat.write(notebook, path)
        return path

    return edit


def test_a_notebook_with_parameters_is_the_page_of_the_site(real_site, tmp_path):
    made = render_one(PROFILE, [*GIVEN, ("lang", "zh")], tmp_path)
    assert [path.name for path in made] == [PAGE]
    assert made[0].read_bytes() == (real_site / PAGE).read_bytes()


def test_what_papermill_ran_is_the_page_of_the_site(real_site, executed):
    result = run("page", executed)
    assert (result.exit_code, result.stderr) == (0, "")
    page = executed.with_suffix(".html")
    assert result.stdout == f"{page}\n"
    assert page.read_bytes() == (real_site / PAGE).read_bytes()


def test_what_no_report_has_is_named_after_notebook_and_codes(tmp_path):
    codes = ("qingxi-dejiang", "huangpu-dushan")
    given = [("pairing_ids", code) for code in codes]
    (page,) = render_one(SIDE_BY_SIDE, given, tmp_path, languages=["en"])
    assert page.name == f"04-pairings-side-by-side-{'-'.join(codes)}.en.html"
    text = page.read_text("utf-8")
    title = nbformat.read(SIDE_BY_SIDE, as_version=4).cells[0].source
    heading = title.partition("\n")[0].removeprefix("# ")
    assert f"<h1>{heading}</h1>" in text
    assert f"<code>{', '.join(codes)}</code>" in text


def test_every_problem_of_parameters_is_said_before_anything_runs(tmp_path):
    given = [("pairing_id", "humen-songtaoo"), ("language", "zh")]
    with pytest.raises(ParameterError) as caught:
        render_one(PROFILE, given, tmp_path / "out")
    said = str(caught.value)
    assert said.startswith("2 problems:")
    assert "Did you mean 'humen-songtao'" in said
    assert "02-pairing-profile.ipynb: 'language': the notebook has no parameter" in said
    assert not (tmp_path / "out").exists()


def test_a_word_is_read_as_the_type_of_its_parameter(tmp_path):
    cell = 'n: int = 1  # a number\nlang: str = "en"  # language\nall: list = []  # all'
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell, metadata={"tags": ["parameters"]})]
    )
    nbformat.write(notebook, path := tmp_path / "typed.ipynb")
    given = [("n", "3"), ("all", "a"), ("all", "b")]
    read = {"n": 3, "all": ["a", "b"]}
    assert single._read_values(path, given) == read
    with pytest.raises(ParameterError, match=r"typed\.ipynb: 'x': n is not of"):
        single._read_values(path, [("n", "x")])


def test_a_page_that_fails_leaves_the_one_that_was_there(tmp_path):
    notebook = nbformat.read(PROFILE, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(notebook, path := tmp_path / PROFILE.name)
    (tmp_path / PAGE).write_text("earlier", "utf-8")
    with pytest.raises(RenderError, match="ZeroDivisionError"):
        render_one(path, [*GIVEN, ("lang", "zh")], tmp_path)
    assert (tmp_path / PAGE).read_text("utf-8") == "earlier"


def skip_one(notebook) -> None:
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    last.update(outputs=[], execution_count=None)


def fail(notebook) -> None:
    error = {"ename": "KeyError", "evalue": "'x'", "traceback": []}
    notebook.cells[-1].outputs = [nbformat.v4.new_output("error", **error)]


def pass_unknown(notebook) -> None:
    notebook.cells[2].source += "\npairing = 'humen-songtao'"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (skip_one, "cells were not run. Run all, with papermill"),
        (fail, "a cell failed (KeyError: 'x')"),
        (pass_unknown, "Did you mean 'pairing_id'"),
    ],
)
def test_a_notebook_that_was_not_run_well_is_refused(edit_executed, change, said):
    path = edit_executed(change)
    result = run("page", path)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not path.with_suffix(".html").exists()


def test_outputs_of_other_data_are_refused(executed):
    corpus = load().correct("humen-songtao.donor_units", low=1, high=1)
    with pytest.raises(ShanhaiError, match="was run on other data"):
        single.export_executed(corpus, executed)


def test_a_page_is_printed_with_its_sheets_numbered(executed, tmp_path):
    out = tmp_path / "页 面.html"
    result = run("page", executed, "--out", out, "--pdf")
    assert result.exit_code == 0, result.stderr
    assert out.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert "counter(page)" in out.read_text("utf-8")


def test_without_a_browser_the_page_stays_and_the_remedy_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(export.shutil, "which", lambda _: None)
    with pytest.raises(ShanhaiError, match="Install chromium"):
        export.print_page(tmp_path / "page.html")


@pytest.mark.parametrize(
    "words",
    [
        ["-p", "lang", "zh"],
        ["--pdf"],
        ["--notebook", PROFILE, "--only", "profile"],
        ["--notebook", PROFILE, "--dry-run"],
    ],
)
def test_options_that_exclude_each_other_are_wrong_usage(words):
    result = run("render", *words)
    assert result.exit_code == 2
    assert "--notebook" in result.stderr


def test_a_notebook_goes_to_a_folder_of_its_own(tmp_path, monkeypatch):
    """Not into the site, whose first pages would not know of it."""
    seen = []
    monkeypatch.setattr("shanhai.cli.pages._prepare", lambda **_: (None, {}))
    monkeypatch.setattr(
        single, "render_notebook", lambda *_, out, **__: seen.append(out) or ()
    )
    assert run("render", "--notebook", PROFILE).exit_code == 0
    assert [path.parts[-2:] for path in seen] == [("build", "pages")]
