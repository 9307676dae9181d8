import re

import pytest
from page_making import cite, list_notes, make_job, show_html, write_note

from shanhai.rendering.export import export_page
from shanhai.reporting.page.anchors import (
    ExportError,
    number_notes,
    number_sections,
)


def test_sections_keep_their_own_anchors():
    body, sections = number_sections(
        '<h2 class="a">One</h2><h2 data-id="y" id="x">Two</h2>'
    )
    assert body == (
        '<h2 class="a" id="section-1">One</h2><h2 data-id="y" id="x">Two</h2>'
    )
    assert [section.anchor for section in sections] == ["section-1", "x"]


def test_notes_are_numbered_as_they_stand_and_numbers_bear_them():
    body = number_notes(
        cite("b", "2 jobs")
        + cite("a", "1 job")
        + list_notes(write_note("a", "A"))
        + list_notes(write_note("b", "B", cite("a", "again 1")))
        + cite("b", "2 more"),
        page="one.html",
    )
    assert re.findall(r'<li [^>]*id="n-(\w)" data-note="(\d)">', body) == [
        ("a", "1"),
        ("b", "2"),
    ]
    assert re.findall(r'<a [^>]*data-note="(\d)">(.*?)</a>', body) == [
        ("2", "2 jobs"),
        ("1", "1 job"),
        ("1", "again 1"),
        ("2", "2 more"),
    ]


def test_links_of_drawings_bear_the_number_of_their_note_and_no_others():
    others = '<a href="#n-a">jump</a><a class="sh-citedly" href="#n-b">no</a>'
    drawn = '<svg><a aria-label="jobs: 2" class="sh-cited" href="#n-a"{}><path/></a>'
    body = f"{others}{drawn.format('')}</svg>"
    numbered = number_notes(body + write_note("a", "A"), page="one.html")
    marked = drawn.format(' data-note="1"')
    assert numbered.startswith(f"{others}{marked}</svg>")


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


def test_a_note_that_stands_twice_is_refused():
    notes = list_notes(write_note("a", "A"), write_note("b", "B"), write_note("a", "A"))
    with pytest.raises(ExportError, match=r"^one.html: note #n-a stands 2 times"):
        number_notes(notes, page="one.html")
