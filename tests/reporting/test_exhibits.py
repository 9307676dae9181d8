"""An exhibit that lacks something is not shown."""

from dataclasses import fields, replace

import pytest
from markupsafe import Markup

from shanhai.reporting.exhibits.exhibit import Exhibit, ExhibitError, Findings

WHOLE = Exhibit(
    title="Jobs",
    finding="Three figures.",
    content=Markup("<p>content</p>"),
    unit="persons",
    period="2021",
    source="Yi County, 2022",
    alt="Table with three rows.",
    lang="en",
)


@pytest.mark.parametrize("part", [field.name for field in fields(Exhibit)])
def test_exhibit_without_a_part_is_refused(part):
    with pytest.raises(ExhibitError, match=f"has no {part}"):
        replace(WHOLE, **{part: " "})


def test_all_missing_parts_are_named_at_once():
    with pytest.raises(ExhibitError, match="has no unit, source"):
        replace(WHOLE, unit="", source="")


def test_alternative_text_ends_at_250_characters():
    replace(WHOLE, alt="x" * 250)
    with pytest.raises(ExhibitError, match="has 251 characters"):
        replace(WHOLE, alt="x" * 251)


def test_exhibit_shows_every_part(read_html):
    page = read_html(WHOLE)
    figure = dict(page.elements)["figure"]
    assert figure["aria-label"] == "Table with three rows."
    assert figure["lang"] == "en"
    assert "Jobs" in page.text
    assert "Unit: persons. Period: 2021. Source: Yi County, 2022." in page.text


def test_exhibit_escapes_its_texts(read_html, hostile):
    page = read_html(replace(WHOLE, title=hostile, finding=hostile, alt=hostile))
    assert {"script", "img"}.isdisjoint(tag for tag, _ in page.elements)
    assert hostile in page.text


def test_findings_refuse_to_be_empty():
    for sentences in ((), ("",)):
        with pytest.raises(ExhibitError, match="at least one sentence"):
            Findings(sentences, "en")


def test_findings_are_a_list(read_html):
    page = read_html(Findings(("One & two.", "Three."), "en"))
    assert [tag for tag, _ in page.elements] == ["ul", "li", "li"]
    assert page.text == "One & two.Three."
