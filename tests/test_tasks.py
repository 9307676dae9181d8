"""The ten tasks of docs/tasks.md: every block runs as it stands, anywhere."""

import ast
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import shanhai

TEXT = (Path(__file__).parents[1] / "docs" / "tasks.md").read_text(encoding="utf-8")
TASKS = re.findall(r"^## (\d+)\. .*?\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
MOST_LINES = 6
QUICK = {2: 4, 6: 3, 7: 2, 9: 3}


def list_blocks() -> list[tuple[int, str]]:
    return [(int(n), code) for n, text in TASKS for code in BLOCK.findall(text)]


def count_lines(code: str) -> int:
    return sum(bool(line.strip()) for line in code.splitlines())


def run(code: str) -> tuple[object, dict[str, object]]:
    """Run a block as a cell; return what it shows and its names."""
    names: dict[str, object] = {}
    body = ast.parse(code).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<task>", "exec"), names)
    shown = last and eval(compile(ast.Expression(last.value), "<task>", "eval"), names)
    return shown, names


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch) -> Path:
    """Work in another folder, with nothing set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SHANHAI_ROOT", raising=False)
    return tmp_path


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> dict[int, list]:
    """Return what the blocks of each task show, and their names."""
    found: dict[int, list] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("tasks"))
        for number, code in list_blocks():
            found.setdefault(number, []).append(run(code))
    return found


def test_there_are_ten():
    assert [int(number) for number, _ in TASKS] == [*range(1, 11)]
    assert {number for number, _ in list_blocks()} == {*range(2, 11)}


@pytest.mark.parametrize(("number", "code"), list_blocks())
def test_no_task_takes_more_than_a_few_lines(number, code):
    assert count_lines(code) <= MOST_LINES
    assert all(len(line) <= 88 for line in code.splitlines())


@pytest.mark.parametrize(("number", "most"), QUICK.items())
def test_what_is_asked_daily_takes_fewer(number, most):
    assert next(count_lines(code) for n, code in list_blocks() if n == number) <= most


def test_labour_figures_are_all_there_with_names(shown, whole_corpus):
    frame, _ = shown[2][0]
    domain = whole_corpus.indicators.set_index("indicator_id")["domain_id"]
    figures = whole_corpus.figures
    is_labour = figures["indicator_id"].map(domain) == "labour"
    assert len(frame) == is_labour.sum() > 0
    assert set(frame["pairing"]) <= set(whole_corpus.pairings["name_en"])


def test_the_gate_is_drawn_and_what_it_lets_through(shown):
    (running, asked), (workshops, judged) = shown[3]
    assert set(asked["running"]["figure_id"]) & set(asked["refused"]["figure_id"])
    assert len(set(judged["workshops"].admitted["pairing_id"])) > 1
    for picture in (running, workshops):
        assert "<svg" in picture._repr_mimebundle_()["text/html"]


def test_a_filter_leaves_what_it_says(shown):
    frame, _ = shown[4][0]
    assert set(frame["status"]) == {"achieved"}
    assert (frame["period_end"] >= pd.Timestamp("2022")).all()
    assert not shanhai.has_flag(frame, "window_open").any()
    with pytest.raises(shanhai.ShanhaiError, match="Did you mean 'achieved'"):
        shanhai.load().tidy("en", status="acheived")


def test_refused_comparisons_give_every_reason(shown, whole_corpus):
    _, names = shown[5][0]
    verdicts = shanhai.compare(names["corpus"], names["figures"])
    refused = verdicts.refused
    assert not refused.empty
    codes = {code for own in refused["hard_ids"] for code in own}
    assert codes <= set(whole_corpus.comparison_rules["rule_id"])


def test_funds_per_project_are_intervals(shown):
    frame, _ = shown[6][0]
    assert (frame["low"] <= frame["high"]).all()
    assert len(set(frame["pairing_id"])) > 1


def test_a_number_leads_to_its_place(shown):
    told, names = shown[7][0]
    mentions = names["shanhai"].load().mentions
    own = mentions[mentions["figure_id"] == "qingxi-dejiang.fiscal_funds"].iloc[0]
    assert all(str(one) in str(told) for one in (own["start"], own["as_written"]))


def test_an_export_has_figures_verdicts_and_metadata(elsewhere, shown):
    _, names = shown[9][0]
    run(next(code for n, code in list_blocks() if n == 9))
    book = openpyxl.load_workbook(elsewhere / "funds.xlsx", read_only=True)
    cells = [
        [cell for row in sheet.iter_rows(values_only=True) for cell in row]
        for sheet in book
    ]
    held = [cell for sheet in cells for cell in sheet]
    assert len(cells) > 1
    assert set(names["funds"]["figure_id"]) <= set(held)
    assert "not_comparable" in held or "caution" in held


def test_a_correction_changes_its_figure_and_nothing_else(shown):
    frame, _ = shown[10][0]
    assert list(frame.index) == ["huizhou-qianxinan.fiscal_projects"]
    picture, _ = shown[10][1]
    assert "<svg" in picture._repr_mimebundle_()["text/html"]
