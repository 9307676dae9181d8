"""What describes the rows: a Data Package, the citation, the lines of Python."""

import json
import re

import frictionless
import pytest

import shanhai
from shanhai import reporting
from shanhai.reporting.takeaway.citation import write_bibtex, write_citation
from shanhai.reporting.takeaway.columns import COLUMNS
from shanhai.reporting.takeaway.snippet import write_snippet


def test_metadata_and_table_are_a_valid_data_package(downloads, tmp_path):
    for download in downloads:
        (tmp_path / download.name).write_bytes(download.content)
    (path,) = tmp_path.glob("*.json")
    report = frictionless.validate(str(path), type="package")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == 1


def test_another_number_in_the_table_would_be_seen(downloads, tmp_path):
    for download in downloads:
        broken = download.content.replace(b",reported,", b",reported,extra,", 1)
        (tmp_path / download.name).write_bytes(broken)
    (path,) = tmp_path.glob("*.json")
    assert not frictionless.validate(str(path), type="package").valid


@pytest.fixture
def metadata(downloads, pick):
    return json.loads(pick(downloads, "json"))


def test_metadata_names_data_columns_and_readings(metadata, real_corpus, shown, lang):
    assert metadata["version"] == real_corpus.version
    assert metadata["sha256"] == shown.digest
    assert metadata["language"] == lang
    (table,) = metadata["resources"]
    fields = {one["name"]: one["description"] for one in table["schema"]["fields"]}
    assert list(fields) == list(COLUMNS)
    assert all(fields.values())
    assert "apostrophe" in metadata["reading"]["text"] or lang == "zh"


def test_metadata_define_what_the_rows_use(metadata, real_corpus, shown, take, lang):
    rows = take(shown, lang)
    told = {one["indicator_id"]: one for one in metadata["indicators"]}
    used = set(rows["indicator_id"]) & set(real_corpus.known("indicator"))
    assert set(told) == used
    for code, entry in told.items():
        indicator = real_corpus.indicator(code)
        assert entry["definition"] == getattr(indicator, f"definition_{lang}")
        assert entry["definition_status"] == indicator.definition_status
        assert entry["not_comparable_with"] == list(indicator.not_comparable_with)
    flags = {code for codes in rows["flags"] for code in codes}
    assert {one["flag_id"] for one in metadata["flags"]} == flags
    hashes = {one["source_id"]: one["sha256"] for one in metadata["sources"]}
    assert hashes == {
        code: real_corpus.source(code).sha256 for code in set(rows["source_id"])
    }


def test_metadata_hold_every_verdict(metadata, shown):
    subjects = shown.verdicts.subjects if shown.verdicts else ()
    assert len(metadata["verdicts"]) == len(subjects)
    for told, subject in zip(metadata["verdicts"], subjects, strict=True):
        assert told["subject_id"] == subject.code
        assert len(told["figures"]) == subject.comparison.n_figures


def test_lines_of_python_load_the_same_rows(downloads, pick, read_csv, shown, lang):
    names: dict[str, object] = {}
    exec(write_snippet(shown, lang), names)
    loaded = names["rows"]
    read = read_csv(pick(downloads, "csv"))
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
            lambda corpus: reporting.shown_in_comparison(
                corpus,
                verdicts=shanhai.judge_pairings(
                    corpus, pairing_ids=["jia-yi"], domain_ids=["labour"]
                ),
            ),
            "comparison-labour-jia-yi",
            'judge_pairings(corpus, domain_ids=["labour"], pairing_ids=["jia-yi"])',
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
