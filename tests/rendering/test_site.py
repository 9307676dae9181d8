import re

import pytest

from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.site import build_index


@pytest.fixture
def jobs(corpus, folder):
    return plan_jobs(corpus, read_reports(folder))


def list_links(index: str) -> list[str]:
    return re.findall(r'href="([^"#]*\.html)"', index)


def test_index_links_every_page_in_both_languages(corpus, jobs):
    files = [job.file_name for job in jobs]
    index = build_index(corpus, jobs, existing=files)
    assert list_links(index) == files
    assert '<h2>Profiles <span lang="zh">概况</span></h2>' in index


def test_index_leaves_out_what_is_not_rendered(corpus, jobs):
    index = build_index(corpus, jobs, existing={"profile-alpha-beta.zh.html", "x.html"})
    assert list_links(index) == ["profile-alpha-beta.zh.html"]
    assert "Alpha → Beta" in index
    assert "Overview" not in index


def test_cards_count_the_figures_in_both_languages(corpus, jobs):
    index = build_index(corpus, jobs, existing={job.file_name for job in jobs})
    assert '3 figures · <span lang="zh">3 个数据</span>' in index
    assert 'no figure · <span lang="zh">0 个数据</span>' in index


def test_index_is_one_file_and_shows_names_as_text(corpus, jobs):
    index = build_index(corpus, jobs, existing={job.file_name for job in jobs})
    assert "default-src 'none'" in index
    assert "Gamma &lt;b&gt;&amp;&#34; {lang} → Delta" in index
    assert not re.search(r"<script|<b>|https?://", index)
    assert index.count("<h1>") == 1


def test_index_of_nothing_is_still_a_page(corpus, jobs):
    index = build_index(corpus, jobs, existing=set())
    assert list_links(index) == []
    assert "<main" in index
