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
from page_making import (
    cite,
    digest_choice,
    list_notes,
    make_job,
    show,
    show_html,
    write_note,
)

import shanhai
from shanhai.rendering.export import export_page
from shanhai.rendering.shown_cells import select_cells
from shanhai.reporting.messages import say
from shanhai.reporting.page.frame import ExportError


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


def translate(source: str, zh: str):
    return new_markdown_cell(source, metadata={"translations": {"zh": [zh]}})


@pytest.fixture
def executed():
    return new_notebook(
        cells=[
            translate("# The question?\n\nProse here.", "# 问题?\n\n正文。"),
            tag(print_text("hidden-parameters"), "parameters"),
            tag(print_text("hidden-injected"), "injected-parameters"),
            tag(show(text_html="<style>hidden-setup</style>"), "setup"),
            tag(print_text("hidden-check"), "check"),
            translate("## Jobs & *funds*", "## 劳务"),
            show(text_html="<figure aria-label='chart'>kept</figure>"),
            print_text("hidden-warning", name="stderr"),
            new_markdown_cell("Costs $5 and $6, `code`."),
            show(text_html='<h2 id="own">Own</h2><p>more</p>', text_plain="no"),
        ]
    )


@pytest.mark.parametrize(
    ("lang", "shown", "dropped"), [("en", "Prose", "正文"), ("zh", "正文", "Prose")]
)
def test_page_shows_one_language_and_no_stderr(corpus, executed, lang, shown, dropped):
    page = export_page(corpus, executed, job=make_job(lang=lang))
    assert f'<html lang="{lang}">' in page
    for text in (shown, "kept", "Costs $5 and $6"):
        assert text in page
    for text in (dropped, "hidden-"):
        assert text not in page
    # Code is at hand, and folded.
    assert page.count("secret_code") == page.count("<pre><code>secret_code()</code>")
    assert '<details class="code" open' not in page


def test_title_of_the_job_is_the_only_h1_and_the_question_stands_below(
    corpus, executed
):
    page = export_page(corpus, executed, job=make_job())
    assert re.findall(r"<h1>(.*)</h1>", page) == ["Alpha → Beta"]
    assert '<p class="question">The question?</p>' in page
    assert "<title>Alpha → Beta · Profiles · shanhai</title>" in page
    assert '<meta name="description" content="About Alpha.">' in page
    same = export_page(corpus, executed, job=make_job(title="The question?"))
    assert '<p class="question">' not in same


def test_contents_lists_every_section_also_of_outputs(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    links = re.findall(r'<li><a href="#(.*?)">(.*?)</a>', page)
    assert links == [("section-1", "Jobs &amp; funds"), ("own", "Own")]
    assert '<h2 id="section-1">Jobs &amp; <em>funds</em></h2>' in page


def test_page_begins_with_a_way_past_its_links_to_twin_and_index(corpus, executed):
    page = export_page(corpus, executed, job=make_job(lang="zh"))
    first = re.search(r"<body>\s*<a ([^>]*)>(.*?)</a>", page)
    assert first.groups() == ('class="skip" href="#main"', "跳到正文")
    assert page.count('id="main"') == 1
    assert re.findall(r"<(header|main|footer)\b", page) == ["header", "main", "footer"]
    assert 'href="profile-alpha-beta.en.html" lang="en" hreflang="en"' in page
    assert "profile-alpha-beta.zh.html" not in page
    assert 'href="index.zh.html"' in page


def test_footer_tells_data_and_parameters(corpus, executed):
    page = export_page(corpus, executed, job=make_job())
    chosen = {"pairing_ids": ["alpha-beta"], "domain_ids": None, "has_peers": True}
    digest = digest_choice(corpus, **chosen, has_values=True)
    used = say("en", "page-data-used")
    assert f"Version 9.9.9 · {used} <code>{digest}</code>" in page
    assert "<code>pairing_id</code>: <code>alpha-beta</code></dd>" in page
    assert "<code>source_ids</code>: all</dd>" in page


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
    # Title and label in <title>, description, label, H1, parameter.
    assert page.count("&lt;script&gt;{{ 7*7 }}") == 6


def test_outputs_are_text_and_what_is_unseen_is_a_code(corpus):
    turn = "<b>a\u202eb"
    cells = [show(text_plain=turn), print_text(turn), show_picture(f'{turn}"><img>')]
    page = export_page(corpus, new_notebook(cells=cells), job=make_job())
    assert turn not in page
    assert page.count("&lt;b&gt;a[U+202E]b") == 3
    (picture,) = BeautifulSoup(page, "html.parser")("img")
    assert picture["alt"] == '<b>a[U+202E]b"><img>'


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


def test_every_number_without_a_note_is_named_with_its_page(corpus):
    notebook = show_html(
        cite("lost", "1,437 <b>persons</b>"),
        '<svg><a class="sh-cited" aria-label="jobs: 5" href="#n-gone"></a></svg>',
        cite("a", "found"),
        list_notes(write_note("a", "A")),
    )
    with pytest.raises(ExportError) as caught:
        export_page(corpus, notebook, job=make_job(lang="zh"))
    first, second = str(caught.value).splitlines()
    assert first.startswith(
        "profile-alpha-beta.zh.html: number '1,437 persons' leads to #n-lost, "
    )
    assert "number 'jobs: 5' leads to #n-gone" in second
