"""What describes the rows: the citation, the lines of Python."""

import re

import pytest

import shanhai
from shanhai.reporting.downloads.files import (
    write_bibtex,
    write_citation,
    write_snippet,
)


def test_lines_of_python_load_the_figures(page, real_dir, monkeypatch):
    monkeypatch.setenv("SHANHAI_ROOT", str(real_dir.parent))
    names: dict[str, object] = {}
    exec(write_snippet(page), names)
    loaded = {*names["figures"]["figure_id"]}
    assert loaded <= {*page.figure_ids}
    # A profile has terms of its peers' sums, too.
    peers = {code.partition(".")[0] for code in {*page.figure_ids} - loaded}
    assert page.where.get("pairing_id") not in peers
    assert not peers or "pairing_id" in page.where


@pytest.mark.parametrize(
    ("asked", "name", "where"),
    [
        ({"pairing_id": "jia-yi"}, "report-jia-yi", ', pairing_id="jia-yi"'),
        (
            {"domain_id": "labour", "pairing_ids": ["jia-yi"]},
            "report-labour-jia-yi",
            ', domain_id="labour", pairing_id=["jia-yi"]',
        ),
        ({"source_ids": ["jia-yi-2"]}, "report-jia-yi-2", ', source_id=["jia-yi-2"]'),
        ({"source_ids": []}, "report", ""),
    ],
)
def test_a_page_says_how_its_figures_are_asked_for(corpus, asked, name, where):
    page = shanhai.Page(corpus, "report", **asked)
    assert page.name == name
    assert f'corpus.tidy("en"{where})' in write_snippet(page)


def test_digest_is_of_what_the_page_uses(corpus):
    digests = {
        shanhai.Page(corpus, "report", **asked).digest
        for asked in ({}, {"pairing_id": "jia-yi"}, {"source_ids": ["bing-ding-1"]})
    }
    assert len(digests) == 3


def test_citation_names_version_digest_and_selection(corpus, lang):
    page = shanhai.Page(corpus, "profile", pairing_id="jia-yi", lang=lang)
    cited = write_citation(corpus, lang, page)
    year = corpus.descriptor["created"][:4]
    for told in (corpus.version, page.digest[:12], "profile-jia-yi", "CC BY 4.0"):
        assert told in cited
    assert year in cited
    assert corpus.digest[:12] in write_citation(corpus, lang)


def test_bibtex_is_one_entry_with_balanced_braces(corpus, lang):
    page = shanhai.Page(corpus, "a_b&c", lang=lang)
    entry = write_bibtex(corpus, lang, page)
    assert re.match(r"@misc\{shanhai-[\w.&-]+,\n", entry)
    fields = re.findall(r"^  (\w+) = \{(.+)\},$", entry, re.MULTILINE)
    assert [name for name, _ in fields] == [
        *("author", "title", "year", "version", "note")
    ]
    note = dict(fields)["note"]
    assert r"a\_b\&c" in note
    assert entry.count("{") == entry.count("}")
