import re

import pytest

from shanhai.errors import ParameterError, ShanhaiError
from shanhai.rendering import execute, export, renderer
from shanhai.rendering.executors import stay_here
from shanhai.rendering.files import write_whole
from shanhai.rendering.renderer import RenderError, check_outcomes

FIRST_PAGES = ["index.html", "index.zh.html"]
DOWNLOADS = ["downloads/shanhai-data.xlsx", "downloads/shanhai-data.zip"]


def render_site(corpus, **options):
    """Render here, in this process, with this corpus."""
    return renderer.render_site(corpus, executor=stay_here(corpus), **options)


def read_site(out) -> dict[str, bytes]:
    """Read every file by its place; a draft left behind would be among them."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def corpus(site_corpus):
    return site_corpus


@pytest.fixture
def out(tmp_path):
    return tmp_path / "deep" / "site"


def test_pages_first_pages_and_downloads_are_written_and_nothing_else(
    corpus, folder, out
):
    outcomes = render_site(corpus, notebooks=folder, out=out, only=["profile"])
    assert [outcome.error for outcome in outcomes] == [""] * 4
    assert sorted(read_site(out)) == [
        *DOWNLOADS,
        *FIRST_PAGES,
        "profile-alpha-beta.en.html",
        "profile-alpha-beta.zh.html",
        "profile-gamma-delta.en.html",
        "profile-gamma-delta.zh.html",
    ]
    page = (out / "profile-gamma-delta.zh.html").read_text(encoding="utf-8")
    assert "(&#39;gamma-delta&#39;, &#39;zh&#39;)" in page.replace("'", "&#39;")
    check_outcomes(outcomes)


def test_two_renders_are_byte_identical(corpus, folder, out, tmp_path):
    for place in (out, tmp_path / "again"):
        render_site(corpus, notebooks=folder, out=place, only=["overview"])
    assert read_site(out) == read_site(tmp_path / "again")


def test_pages_of_earlier_runs_stay_on_the_first_pages(corpus, folder, out):
    for only in ("overview", "profile-alpha-beta"):
        render_site(corpus, notebooks=folder, out=out, only=[only], languages=["en"])
    for name in FIRST_PAGES:
        page = (out / name).read_text("utf-8")
        assert 'href="overview.en.html"' in page
        assert 'href="profile-alpha-beta.en.html"' in page
        assert "profile-gamma-delta" not in page


def test_a_site_in_one_language_has_no_dead_link_on_its_first_pages(
    corpus, folder, out
):
    render_site(corpus, notebooks=folder, out=out, languages=["zh"])
    for name in FIRST_PAGES:
        links = re.findall(r'"?href"?[=:]"([^"#]+)', (out / name).read_text("utf-8"))
        files = [one for one in links if not one.startswith("data:")]
        assert len(files) >= 6
        assert [one for one in files if not (out / one).exists()] == []


def test_a_failed_page_keeps_its_earlier_version_and_the_others_go_on(
    corpus, folder, out, write_notebook
):
    earlier = "an earlier good report"
    out.mkdir(parents=True)
    (out / "overview.en.html").write_text(earlier, encoding="utf-8")
    write_notebook("raise ValueError('no data')", name="notebooks/one.ipynb")
    outcomes = render_site(corpus, notebooks=folder, out=out, languages=["en"])
    assert [bool(outcome.error) for outcome in outcomes] == [True, False, False]
    assert (out / "overview.en.html").read_text(encoding="utf-8") == earlier
    assert "profile-alpha-beta.en.html" in read_site(out)
    assert 'href="overview.en.html"' in (out / "index.html").read_text("utf-8")
    with pytest.raises(RenderError) as error:
        check_outcomes(outcomes)
    assert "1 page not rendered" in str(error.value)
    assert "overview.en.html: one.ipynb, cell 7" in str(error.value)
    assert "ValueError: no data" in str(error.value)


def test_an_unforeseen_error_in_one_page_costs_no_other(
    corpus, folder, out, monkeypatch
):
    def fail(*_, job, **__):
        raise RuntimeError(f"template broken for {job.lang}")

    monkeypatch.setattr(export, "export_page", fail)
    outcomes = render_site(corpus, notebooks=folder, out=out, only=["overview"])
    with pytest.raises(RenderError, match="2 pages not rendered") as error:
        check_outcomes(outcomes)
    assert "overview.zh.html: RuntimeError: template broken for zh" in str(error.value)
    assert sorted(read_site(out)) == [*DOWNLOADS, *FIRST_PAGES]


def test_unknown_names_stop_the_run_before_anything_is_touched(
    corpus, folder, out, monkeypatch
):
    monkeypatch.setattr(execute, "execute_notebook", pytest.fail)
    with pytest.raises(ParameterError, match="Did you mean 'overview'"):
        render_site(corpus, notebooks=folder, out=out, only=["overvew"])
    assert not out.exists()


def test_a_half_written_page_never_stands(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("earlier", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(page, "later " + chr(0xD800))
    assert read_site(tmp_path) == {"page.html": b"earlier"}


def test_warnings_of_cells_are_kept(corpus, folder, out, write_notebook):
    code = "import sys\nprint('careful', file=sys.stderr)"
    write_notebook(code, name="notebooks/one.ipynb")
    (outcome,) = render_site(
        corpus, notebooks=folder, out=out, only=["overview"], languages=["en"]
    )
    assert outcome.warnings == ("careful",)


def test_a_file_in_place_of_the_folder_is_refused(corpus, folder, tmp_path):
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    with pytest.raises(ShanhaiError, match="cannot be made a folder"):
        render_site(corpus, notebooks=folder, out=place, only=["overview"])
