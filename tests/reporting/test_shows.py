"""Every exhibit of every notebook, on the tiny, the hostile and the real corpus."""

import re

import pytest

NO_WORDS = {"nan", "NaN", "NaT", "None", "inf", "<NA>"}


@pytest.fixture
def list_shown(show_all):
    """Return a function that lists everything the notebooks show."""

    def list_all(corpus, lang):
        return [one for several in show_all(corpus, lang).values() for one in several]

    return list_all


@pytest.mark.parametrize("name", ["corpus", "real_corpus"])
def test_every_exhibit_is_whole(request, list_shown, read_html, name, lang):
    for exhibit in list_shown(request.getfixturevalue(name), lang):
        text = read_html(exhibit).text
        # Where there is nothing to show a page leaves the section out.
        assert len(text) > 5 or not str(exhibit).strip()
        assert not NO_WORDS & set(re.findall(r"[\w<>]+", text)), exhibit


def test_hostile_names_stay_text(hostile_corpus, hostile, list_shown, read_html, lang):
    for exhibit in list_shown(hostile_corpus, lang):
        page = read_html(exhibit)
        tags = {tag for tag, _ in page.elements}
        assert tags.isdisjoint({"script", "img"}), exhibit
        assert not any("style" in own for _, own in page.elements), exhibit
