"""What describes the rows: the citation, the lines of Python."""

import re

import pytest

import shanhai
from shanhai import reporting
from shanhai.reporting.takeaway.citation import write_bibtex, write_citation
from shanhai.reporting.takeaway.snippet import write_snippet


def test_lines_of_python_load_the_same_rows(downloads, pick, read_csv, shown, lang):
    names: dict[str, object] = {}
    exec(write_snippet(shown, lang), names)
    read = read_csv(pick(downloads, "csv"))
    if "figures" in names:
        # A page hands over its tidy frame; what is derived is left to its notebook.
        reported = {row["figure_id"] for row in read if row["kind"] == "reported"}
        assert {*names["figures"]["figure_id"]} == reported
        return
    loaded = names["rows"]
    assert list(loaded["figure_id"]) == [row["figure_id"] for row in read]
    assert list(loaded["value"]) == [row["value"] for row in read]
    assert write_snippet(shown, lang).count("\n") < 6


@pytest.mark.parametrize(
    ("ask", "name", "line"),
    [
        (
            lambda corpus: reporting.shown_in_profile(corpus, pairing_id="jia-yi"),
            "profile-jia-yi",
            'shown_in_profile(corpus, pairing_id="jia-yi")',
        ),
        (
            lambda corpus: reporting.shown_in_documents(
                corpus, source_ids=["jia-yi-2"]
            ),
            "evidence-jia-yi-2",
            'shown_in_documents(corpus, source_ids=["jia-yi-2"])',
        ),
        (
            lambda corpus: (
                shanhai.Page(
                    corpus, "comparison", domain_id="labour", pairing_ids=["jia-yi"]
                ).shown
            ),
            "comparison-labour-jia-yi",
            'corpus.tidy("en", domain_id="labour", pairing_id=["jia-yi"])',
        ),
        (
            lambda corpus: reporting.shown_in_documents(
                corpus, source_ids=corpus.known("source")
            ),
            "evidence",
            "shown_in_documents(corpus)",
        ),
    ],
    ids=["profile", "one document", "one domain", "all documents"],
)
def test_a_selection_says_how_it_is_asked_for(corpus, ask, name, line):
    shown = ask(corpus)
    assert shown.call.name == name
    assert any(line in one for one in shown.call.lines)


def test_citation_names_version_digest_and_selection(corpus, lang):
    cited = write_citation(corpus, selection="profile-jia-yi", lang=lang)
    year = corpus.descriptor["created"][:4]
    for told in (corpus.version, corpus.digest[:12], "profile-jia-yi", "CC BY 4.0"):
        assert told in cited
    assert year in cited


def test_bibtex_is_one_entry_with_balanced_braces(corpus, lang):
    entry = write_bibtex(corpus, selection="a_b&c", lang=lang)
    assert re.match(r"@misc\{shanhai-[\w.&-]+,\n", entry)
    fields = re.findall(r"^  (\w+) = \{(.+)\},$", entry, re.MULTILINE)
    assert [name for name, _ in fields] == [
        *("author", "title", "year", "version", "note")
    ]
    note = dict(fields)["note"]
    assert r"a\_b\&c" in note
    assert entry.count("{") == entry.count("}")
