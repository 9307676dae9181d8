"""What a render makes, keeps and removes; failures, locks, full disks, leftovers."""

import errno
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from shanhai.errors import ParameterError, ShanhaiError
from shanhai.rendering import execute, export, renderer
from shanhai.rendering.executors import stay_here
from shanhai.rendering.files import DiskError, FolderHeldError, hold_folder, write_whole
from shanhai.rendering.manifest import Manifest
from shanhai.rendering.pages import Page, decide, explain_decisions
from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.renderer import RenderError, check_made

SHOWN = "print('shown')"
FIRST_PAGES = ["index.html", "index.zh.html"]
DOWNLOADS = ["downloads/shanhai-data.xlsx", "downloads/shanhai-data.zip"]
ALL = ["overview.en.html", "profile-alpha-beta.en.html", "profile-gamma-delta.en.html"]


@pytest.fixture
def corpus(site_corpus):
    return site_corpus


@pytest.fixture
def real_first_pages() -> None:
    """Have first pages and downloads made as they are published."""


@pytest.fixture(autouse=True)
def first_pages(request: pytest.FixtureRequest) -> None:
    if "real_first_pages" not in request.fixturenames:
        request.getfixturevalue("plain_first_pages")


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "build" / "site"


@pytest.fixture
def render_site(corpus, folder, out):
    """Return a function that renders here, in this process, in English."""

    def run(**options) -> tuple[Page, ...]:
        asked = {"languages": ["en"], "executor": stay_here(corpus), "out": out}
        return renderer.render_site(corpus, notebooks=folder, **asked | options)

    return run


@pytest.fixture
def render(render_site):
    """Return a function that renders and names the pages that were made."""
    return lambda **options: [one.job.file_name for one in render_site(**options)]


@pytest.fixture
def find_reasons(corpus, folder, out):
    def find(*, languages: tuple[str, ...] = ("en",)) -> dict[str, str]:
        jobs = plan_jobs(corpus, read_reports(folder), languages=languages)
        decided = decide(corpus, jobs, Manifest(out))
        return {one.job.file_name: one.reason for one in decided}

    return find


def read_site(out: Path) -> dict[str, bytes]:
    """Read every file by its place; a draft left behind would be among them."""
    files = [path for path in out.rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_pages_first_pages_and_downloads_are_written_and_nothing_else(
    real_first_pages, render_site, out
):
    outcomes = render_site(only=["profile"], languages=["en", "zh"])
    check_made(outcomes)
    assert {one.warnings for one in outcomes} == {()}
    pages = [f"profile-{code}" for code in ("alpha-beta", "gamma-delta")]
    pages = [f"{page}.{lang}.html" for page in pages for lang in ("en", "zh")]
    assert sorted(read_site(out)) == [*DOWNLOADS, *FIRST_PAGES, *pages]
    page = (out / pages[-1]).read_text(encoding="utf-8")
    assert "(&#39;gamma-delta&#39;, &#39;zh&#39;)" in page.replace("'", "&#39;")


def test_pages_of_earlier_runs_stay_on_the_first_pages(real_first_pages, render, out):
    for only in ("overview", "profile-alpha-beta"):
        render(only=[only])
    for name in FIRST_PAGES:
        page = (out / name).read_text("utf-8")
        assert 'href="overview.en.html"' in page
        assert 'href="profile-alpha-beta.en.html"' in page
        assert "profile-gamma-delta" not in page


def test_a_site_in_one_language_has_no_dead_link_on_its_first_pages(
    real_first_pages, render, out
):
    render(languages=["zh"])
    for name in FIRST_PAGES:
        links = re.findall(r'"?href"?[=:]"([^"#]+)', (out / name).read_text("utf-8"))
        files = [one for one in links if not one.startswith("data:")]
        assert len(files) >= 6
        assert [one for one in files if not (out / one).exists()] == []


def test_what_is_unchanged_is_kept(render, find_reasons, out):
    assert set(find_reasons().values()) == {"never"}
    assert render() == ALL
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    assert set(find_reasons().values()) == {""}
    assert render() == []
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.*")} == before
    assert render(is_forced=True) == ALL


def test_a_changed_notebook_makes_its_own_pages_only(
    render, find_reasons, write_notebook
):
    render()
    write_notebook(SHOWN, name="notebooks/one.ipynb")
    assert find_reasons() == dict.fromkeys(ALL, "") | {"overview.en.html": "notebook"}
    assert render() == ["overview.en.html"]


def test_changed_words_make_the_pages_that_bear_them(render, folder):
    render()
    reports = folder / "reports.toml"
    words = reports.read_text("utf-8").replace("What there is.", "All there is.")
    reports.write_text(words, encoding="utf-8")
    assert render() == ["overview.en.html"]


def test_a_page_lost_or_altered_is_made_again(render, find_reasons, out):
    render()
    (out / ALL[0]).unlink()
    (out / ALL[1]).write_text("altered", encoding="utf-8")
    assert find_reasons() == {ALL[0]: "lost", ALL[1]: "lost", ALL[2]: ""}
    assert render() == ALL[:2]


@pytest.mark.parametrize("name", ["index.zh.html", "downloads/shanhai-data.zip"])
def test_a_first_page_or_download_that_is_lost_is_made_again(render, out, name):
    render(only=["overview"])
    before = (out / name).read_bytes()
    (out / name).unlink()
    assert render(only=["overview"]) == []
    assert (out / name).read_bytes() == before


def test_why_a_page_is_made_is_said_in_words(corpus, folder, out):
    asked = {"notebooks": folder, "out": out, "languages": ["en"]}
    assert explain_decisions(corpus, **asked)[0] == (
        "overview.en.html: make (not made here before)"
    )


def test_pages_that_nobody_plans_any_more_are_removed_and_others_left(
    render, folder, out
):
    render()
    (out / "mine.html").write_text("not made here", encoding="utf-8")
    reports = folder / "reports.toml"
    text = reports.read_text("utf-8").replace("[reports.overview]", "[reports.first]")
    reports.write_text(text, encoding="utf-8")
    assert render() == ["first.en.html"]
    assert not (out / "overview.en.html").exists()
    assert (out / "mine.html").exists()
    assert "overview.en.html" not in (out / "index.html").read_text("utf-8")


def test_a_failed_page_keeps_its_earlier_version_marked_as_stale(
    real_first_pages, render_site, find_reasons, write_notebook, out
):
    render_site()
    earlier = (out / ALL[0]).read_bytes()
    write_notebook("raise ValueError('no data')", name="notebooks/one.ipynb")
    outcomes = render_site(is_forced=True)
    assert [bool(outcome.error) for outcome in outcomes] == [True, False, False]
    with pytest.raises(RenderError, match="1 page not rendered") as error:
        check_made(outcomes)
    assert "overview.en.html: one.ipynb, cell 5" in str(error.value)
    assert "ValueError: no data" in str(error.value)
    assert (out / ALL[0]).read_bytes() == earlier
    index = (out / "index.html").read_text("utf-8")
    assert (index.count('class="stale"'), f'href="{ALL[0]}"' in index) == (1, True)
    kept = out.parent / "site.failed" / "overview.en.html.ipynb"
    assert "ValueError" in kept.read_text("utf-8")
    assert find_reasons()[ALL[0]] == "failed"
    careful = "import sys\nprint('careful', file=sys.stderr)"
    write_notebook(careful, name="notebooks/one.ipynb")
    (outcome,) = render_site()
    assert (outcome.job.file_name, outcome.warnings) == (ALL[0], ("careful",))
    assert 'class="stale"' not in (out / "index.html").read_text("utf-8")
    assert not kept.exists()


def test_an_unforeseen_error_in_one_page_costs_no_other(render_site, out, monkeypatch):
    def fail(*_, job, **__):
        raise RuntimeError(f"template broken for {job.page}")

    monkeypatch.setattr(export, "export_page", fail)
    with pytest.raises(RenderError, match="3 pages not rendered") as error:
        check_made(render_site())
    assert f"{ALL[0]}: RuntimeError: template broken for over" in str(error.value)
    assert sorted(read_site(out)) == [*DOWNLOADS, *FIRST_PAGES]


def test_unknown_names_stop_the_run_before_anything_is_touched(
    render, out, monkeypatch
):
    monkeypatch.setattr(execute, "execute_notebook", pytest.fail)
    with pytest.raises(ParameterError, match="Did you mean 'overview'"):
        render(only=["overvew"])
    assert not out.exists()


def test_a_file_in_place_of_the_folder_is_refused(render, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ShanhaiError, match="cannot be made a folder"):
        render(out=tmp_path / "file")


def test_a_folder_held_by_another_render_is_refused(render, out):
    out.mkdir(parents=True)
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from shanhai.rendering.files import hold_folder\n"
        "with hold_folder(Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(FolderHeldError, match="another render is writing"):
            render()
        assert list(out.iterdir()) == []
        other.kill()
    assert render() == ALL  # the lock of a dead process does not block


def test_a_render_can_wait_for_another(render, out):
    """It waits until the other lets go, and no longer."""
    held = Event()

    def hold() -> None:
        with hold_folder(out):
            held.set()
            time.sleep(1)

    out.mkdir(parents=True)
    (other := Thread(target=hold)).start()
    held.wait()
    started = time.monotonic()
    assert render(waits=True) == ALL
    assert time.monotonic() - started > 0.5
    other.join()


def test_a_folder_can_be_held_again_after_an_error(tmp_path):
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), hold_folder(tmp_path / "site"):
            raise ZeroDivisionError


def test_a_full_disk_is_named_and_the_pages_stay(render, out, monkeypatch):
    render()
    before = (out / "overview.en.html").read_bytes()

    def fill(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(DiskError, match=r"overview\.en\.html: No space left.*--out"):
        render(is_forced=True)
    monkeypatch.undo()
    assert (out / "overview.en.html").read_bytes() == before
    assert not list(out.glob(".*"))


def test_a_half_written_page_never_stands(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("earlier", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(page, "later " + chr(0xD800))
    assert read_site(tmp_path) == {"page.html": b"earlier"}


def test_a_place_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DiskError, match=r"nowhere/page\.html: No such file"):
        write_whole(tmp_path / "nowhere" / "page.html", "text")


def test_drafts_of_a_render_that_was_killed_are_removed(render, out):
    out.mkdir(parents=True)
    (out / ".overview.en.html.123.part").write_text("half", encoding="utf-8")
    render()
    assert not list(out.glob(".*"))
