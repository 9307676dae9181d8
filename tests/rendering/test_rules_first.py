"""Nothing goes out that the rules refuse: every problem is told, nothing touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_project import make_project

from shanhai.cli import main
from shanhai.curation import checks
from shanhai.rendering import executors, server

BROKEN = {
    "figures.csv": [
        # Written as 500余人; and the lower end above the upper one.
        ("labour_employed_all,,500,599", "labour_employed_all,,5000,5990"),
        (
            "labour_training_trainees,group=all,60,60",
            "labour_training_trainees,group=all,600,60",
        ),
    ],
    "pairing_members.csv": [("bing-ding,bing,1", "jia-yi,bing,1")],
}


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("SHANHAI_ROOT", str(make_project(tmp_path)))
    monkeypatch.setattr(executors, "choose_executor", lambda *_, **__: None)
    monkeypatch.setattr(server, "start_server", lambda: None)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def list_files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "words", [("render",), ("render", "--dry-run"), ("export", "--to", "package")]
)
def test_data_that_break_a_rule_stop_with_every_problem(
    project, words, edit, monkeypatch
):
    monkeypatch.chdir(project)
    for name, changes in BROKEN.items():
        for old, new in changes:
            edit(project / "data" / name, old, new)
    before = list_files(project)
    expected = checks.check_data(data_dir=project / "data").problems
    rules = " ".join(problem.rule for problem in expected)
    assert "lower end" in rules
    assert len({problem.file for problem in expected}) > 1
    result = run(*words)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [str(problem) in result.stderr for problem in expected] == [True] * len(
        expected
    )
    assert list_files(project) == before


def test_originals_at_hand_that_are_others_stop_a_render(project, monkeypatch):
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(project / "originals"))
    path = next((project / "originals").glob("*.txt"))
    path.write_text("another", encoding="utf-8")
    result = run("render", "--dry-run")
    assert result.exit_code == 1
    assert f"{path.name}: " in result.stderr
    assert "not the registered one" in result.stderr
