"""A page has the rules of style that something on it can meet, and no others."""

import re

from shanhai.reporting.page.frame import read_all_styles, read_styles

CLASS = re.compile(r"\.(sh-[\w-]+)")


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
