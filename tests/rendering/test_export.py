import copy
import platform
import re

import matplotlib
import nbconvert
import nbformat
import pandas
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from page_making import digest_choice, make_job, show

import shanhai
from shanhai.rendering.export import export_page, select_cells


def print_text(text: str, name: str = "stdout"):
    output = new_output("stream", name=name, text=text)
    return new_code_cell("secret_code()", outputs=[output])


def show_picture(alt: str):
    """Make a code cell that has displayed a picture with a description."""
    output = new_output(
        "display_data",
        data={"image/png": "AAAA"},
        metadata={"image/png": {"alt": alt}},
    )
    return new_code_cell("secret_code()", outputs=[output])


def tag(cell, *tags: str):
    cell.metadata["tags"] = list(tags)
    return cell


@pytest.fixture
def executed():
    return new_notebook(
        cells=[
            tag(new_markdown_cell("# The question?\n\nProse here."), "lang-en"),
            tag(new_markdown_cell("# 问题?\n\n正文。"), "lang-zh"),
            tag(print_text("hidden-parameters"), "parameters"),
            tag(print_text("hidden-injected"), "injected-parameters"),
            tag(show(text_html="<style>hidden-setup</style>"), "setup"),
            tag(print_text("hidden-check"), "check"),
            tag(new_markdown_cell("## Jobs & *funds*"), "lang-en"),
            tag(new_markdown_cell("## 劳务"), "lang-zh"),
            show(text_html="<figure aria-label='chart'>kept</figure>"),
            print_text("hidden-warning", name="stderr"),
            new_markdown_cell("Costs $5 and $6, `code`."),
            show(text_html='<h2 id="own">Own</h2><p>more</p>', text_plain="no"),
        ]
    )


def test_page_shows_text_and_outputs_but_no_code_and_no_stderr(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    assert "kept" in page
    assert "Prose here." in page
    assert "Costs $5 and $6" in page
    assert "hidden-" not in page
    assert "secret_code" not in page


@pytest.mark.parametrize(
    ("lang", "shown", "dropped"), [("en", "Prose", "正文"), ("zh", "正文", "Prose")]
)
def test_page_keeps_one_language(corpus, executed, lang, shown, dropped):
    page = export_page(corpus, executed, job=make_job(lang=lang))
    assert shown in page
    assert dropped not in page
    assert f'<html lang="{lang}">' in page


def test_title_of_the_job_is_the_only_h1_and_the_question_stands_below(
    corpus, executed
):
    page = export_page(corpus, executed, job=make_job())
    assert re.findall(r"<h1>(.*)</h1>", page) == ["Alpha → Beta"]
    assert '<p class="question">The question?</p>' in page
    assert "<title>Alpha → Beta · Profiles · shanhai</title>" in page
    assert '<meta name="description" content="About Alpha.">' in page


def test_a_question_equal_to_the_title_is_not_said_twice(corpus, executed):
    page = export_page(corpus, executed, job=make_job(title="The question?"))
    assert "<h1>The question?</h1>" in page
    assert '<p class="question">' not in page


def test_page_asks_for_nothing_and_holds_one_data_block(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    assert '<meta name="viewport" content="width=device-width' in page
    assert re.findall(r"<script[^>]*>", page) == ['<script type="application/ld+json">']
    assert not re.search(r"@import|url\(|\b(src|href)=.https?://", page)


def test_contents_lists_every_section_also_of_outputs(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    links = re.findall(r'<li><a href="#(.*?)">(.*?)</a>', page)
    assert links == [("section-1", "Jobs &amp; funds"), ("own", "Own")]
    assert '<h2 id="section-1">Jobs &amp; <em>funds</em></h2>' in page


def test_page_links_to_its_twin_and_to_the_index(corpus, executed):
    page = export_page(corpus, executed, job=make_job(lang="zh"))
    assert 'href="profile-alpha-beta.en.html" lang="en" hreflang="en"' in page
    assert "profile-alpha-beta.zh.html" not in page
    assert 'href="index.zh.html"' in page
    page = export_page(corpus, executed, job=make_job(lang="en"))
    assert 'href="index.html"' in page


def test_page_begins_with_a_way_past_its_links(corpus, executed):
    page = export_page(corpus, executed, job=make_job(lang="zh"))
    first = re.search(r"<body>\s*<a ([^>]*)>(.*?)</a>", page)
    assert first.groups() == ('class="skip" href="#main"', "跳到正文")
    assert page.count('id="main"') == 1
    assert re.findall(r"<(header|main|footer)\b", page) == ["header", "main", "footer"]


def test_footer_tells_data_parameters_and_citation(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    chosen = {"pairing_ids": ["alpha-beta"], "domain_ids": None, "has_peers": True}
    digest = digest_choice(corpus, **chosen, has_values=True)
    assert f"Version 9.9.9 · SHA-256 <code>{digest}</code>" in page
    assert "<code>pairing_id</code>: <code>alpha-beta</code></dd>" in page
    assert "<code>source_ids</code>: all</dd>" in page
    assert f"data version 9.9.9 ({digest[:12]})" in page


def test_footer_tells_what_made_the_page(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    made_with = re.search(r"<dt>Made with</dt>\s*<dd>(.*?)</dd>", page)[1]
    for name, version in (
        ("Python", platform.python_version()),
        ("shanhai", shanhai.__version__),
        ("pandas", pandas.__version__),
        ("matplotlib", matplotlib.__version__),
        ("nbconvert", nbconvert.__version__),
    ):
        assert f"{name}&nbsp;{version}" in made_with


def test_hostile_words_are_shown_as_text(corpus, executed):
    hostile = '"><img src=x onerror=alert(1)><script>{{ 7*7 }}'
    job = make_job(
        title=hostile,
        label=f"label {hostile}",
        summary=hostile,
        values=(("anything", (hostile,)),),
    )
    page = export_page(corpus, executed, job=job)
    assert "<img" not in page
    assert page.count("<script") == page.count("</script>") == 1
    # Title and label in <title>, description, label, H1, parameter, citation.
    assert page.count("&lt;script&gt;{{ 7*7 }}") == 7


def test_plain_text_and_prints_are_escaped(corpus):
    cells = [show(text_plain="<b>1</b>"), print_text("<i>2</i>")]
    page = export_page(corpus, new_notebook(cells=cells), job=make_job())
    assert "&lt;b&gt;1&lt;/b&gt;" in page
    assert "&lt;i&gt;2&lt;/i&gt;" in page


def test_unseen_characters_are_written_as_codes(corpus):
    turn = "a\u202eb"
    cells = [
        show(text_plain=f"plain {turn}"),
        print_text(f"print {turn}"),
        show_picture(f'picture {turn} "><img>'),
    ]
    job = make_job(title=f"title {turn}", summary=f"summary {turn}")
    page = export_page(corpus, new_notebook(cells=cells), job=job)
    assert turn not in page
    for place in ("plain", "print", "picture", "title", "summary"):
        assert f"{place} a[U+202E]b" in page
    (picture,) = BeautifulSoup(page, "html.parser")("img")
    assert picture["alt"] == 'picture a[U+202E]b "><img>'


def test_scripts_and_widgets_are_left_out(corpus):
    output = new_output(
        "display_data",
        data={"application/javascript": "alert(1)", "text/plain": "fallback"},
    )
    cells = [new_code_cell("", outputs=[output])]
    page = export_page(corpus, new_notebook(cells=cells), job=make_job())
    assert "alert" not in page
    assert "fallback" in page


def test_equal_outputs_give_equal_bytes_whatever_ids_and_times(corpus, executed):
    again = copy.deepcopy(executed)
    for number, cell in enumerate(again.cells):
        cell["id"] = f"other-{number}"
        cell.metadata["papermill"] = {"start_time": "2001-01-01", "duration": 9}
    first = export_page(corpus, executed, job=make_job())
    assert export_page(corpus, again, job=make_job()) == first


def test_the_executed_notebook_is_not_changed(executed):
    before = nbformat.writes(executed)
    selected, question = select_cells(executed, lang="en")
    assert question == "The question?"
    assert len(selected.cells) < len(executed.cells)
    assert nbformat.writes(executed) == before
