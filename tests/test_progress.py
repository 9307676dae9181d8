"""How a render goes: a bar at a terminal, plain lines elsewhere; which engine."""

import io
import re
import sys

import pytest
from click.testing import CliRunner
from small_project import PAGES, make_project

from shanhai.cli import main
from shanhai.cli.progress import show_progress
from shanhai.rendering import executors, server
from shanhai.rendering.pages import Page
from shanhai.rendering.plan import KERNEL, SHELL, Job

MIB = 1 << 20


class Terminal(io.StringIO):
    """Looks like a terminal."""

    def isatty(self) -> bool:
        return True


def make_page(page: str, **rest: object) -> Page:
    job = Job(page, page, "en", "", None, values=(), label="", title="", summary="")
    return Page(job, **rest)


def test_elsewhere_each_page_is_a_line_with_its_time_and_memory(capsys):
    with show_progress(3) as tell:
        tell(make_page("one", seconds=1.26, peak_bytes=180 * MIB))
        tell(make_page("two", seconds=2.0))
        tell(make_page("three", error="three.en.html: broken", seconds=3.0))
    assert capsys.readouterr().err.splitlines() == [
        "[1/3] one.en.html: 1.3 s, 180 MiB",
        "[2/3] two.en.html: 2.0 s",
        "[3/3] three.en.html: failed",
    ]


def test_at_a_terminal_a_bar_shows_rate_and_remaining_time(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with show_progress(4) as tell:
        tell(make_page("one"))
    last = terminal.getvalue().split("\r")[-1]
    shown = r" 25%\|.*\| 1/4 \[ *[\d.]+(page/s|s/page), [\d:]+ left\], one\.en\.html"
    assert re.search(shown, last)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_nothing_is_shown_where_nothing_is_made(monkeypatch, is_terminal):
    stream = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with show_progress(0):
        pass
    assert stream.getvalue() == ""


def test_where_processes_cannot_be_forked_the_kernel_is_chosen_and_said(
    tmp_path, monkeypatch
):
    assert executors.choose_engine(None) == SHELL
    assert executors.choose_engine("kernel") == KERNEL
    asked = set()

    def make_plain(tasks):
        for task in tasks:
            asked.add(task.engine)
            yield Page(task.job, html="<html></html>")

    monkeypatch.setenv("SHANHAI_ROOT", str(make_project(tmp_path / "project")))
    monkeypatch.setattr(executors, "stay_here", lambda _: make_plain)
    monkeypatch.setattr(executors, "can_fork", lambda: False)
    monkeypatch.setattr(server, "start_server", lambda: None)
    result = CliRunner().invoke(main, ["render"])
    assert result.exit_code == 0
    assert asked == {KERNEL}
    (note,) = [line for line in result.stderr.splitlines() if line[0] != "["]
    assert "cannot be forked" in note
    assert "kernel" in note
    assert result.stdout.startswith(f"{len(PAGES)} pages")
