"""The frame of a page: anchors, notes that numbers lead to, rules of style."""

import re

import pytest
from page_making import cite, list_notes, write_note

from shanhai.reporting.page.frame import (
    ExportError,
    check_notes,
    number_sections,
    read_all_styles,
    read_styles,
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


def test_a_page_that_has_every_class_has_every_rule():
    whole = read_all_styles("index.css")
    assert read_styles(whole, "index.css") == whole


def test_rules_for_what_a_page_lacks_are_left_out():
    styles = read_styles('<p class="sh-summary">')
    assert "body{" in styles
    assert "div.sh-summary p{" in styles
    assert "@page{size:A4" in styles
    assert "sh-popover" not in styles
    assert not re.search(r"\{\}|@media[^{]*\{\}", styles)
    assert styles.count("{") == styles.count("}")


def test_one_selector_of_several_keeps_a_rule():
    whole = read_all_styles()
    assert ".sh-missing:lang(zh)" in whole
    assert ".sh-cited,.sh-exhibit a.sh-cited{" in read_styles("sh-cited")
    assert ".sh-rows li:not(:has(.sh-track))" in read_styles("sh-rows sh-ticks")
