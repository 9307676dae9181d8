import re

import pytest
from page_making import cite, list_notes, write_note

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


def test_a_note_that_stands_twice_is_refused():
    notes = list_notes(write_note("a", "A"), write_note("b", "B"), write_note("a", "A"))
    with pytest.raises(ExportError, match=r"^one.html: note #n-a stands 2 times"):
        number_notes(notes, page="one.html")
