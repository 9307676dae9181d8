import pytest
from page_making import cite, list_notes, write_note

from shanhai.reporting.page.frame import (
    ExportError,
    check_notes,
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


def test_a_page_tells_whether_numbers_lead_to_notes():
    note = list_notes(write_note("a", "A"))
    drawn = '<a aria-label="jobs: 2" class="sh-cited" xlink:href="#n-a"></a>'
    others = '<a href="#n-a">jump</a><a class="sh-citedly" href="#n-b">no</a>'
    told = [check_notes(one + note, page="") for one in (cite("a", "1"), drawn, others)]
    assert told == [True, True, False]


def test_a_note_that_stands_twice_is_refused():
    notes = list_notes(write_note("a", "A"), write_note("b", "B"), write_note("a", "A"))
    with pytest.raises(ExportError, match=r"^one.html: note #n-a stands 2 times"):
        check_notes(notes, page="one.html")
