"""The curated tables are sound by every rule, and worded in both languages."""

from pathlib import Path

import frictionless
import pytest

from shanhai.curation.checks import check_data

ROOT = Path(__file__).parents[2]


def test_curated_data_break_no_rule():
    assert list(map(str, check_data(data_dir=ROOT / "data").problems)) == []


def test_offsets_are_exact_and_every_number_is_inside_a_mention(real_originals):
    report = check_data(data_dir=ROOT / "data", originals=real_originals)
    assert list(map(str, report.problems)) == []
    assert len(report.ledgers) == 5
    for ledger in report.ledgers:
        assert ledger.digit_runs_covered == ledger.digit_runs > 0
        assert ledger.expressions_covered == ledger.expressions > 0


def test_data_package_is_valid_by_frictionless():
    report = frictionless.validate(str(ROOT / "data" / "datapackage.json"))
    assert report.flatten(["fieldName", "rowNumber", "note"]) == []
    assert report.valid


def test_data_folder_holds_the_tables_of_the_package_and_nothing_else(real_corpus):
    names = {path.name for path in (ROOT / "data").iterdir()}
    tables = {f"{name}.csv" for name in real_corpus.table_names}
    assert names == {"datapackage.json", *tables}


def test_every_column_is_described_in_both_languages():
    package = frictionless.Package(str(ROOT / "data" / "datapackage.json"))
    bare = [
        f"{resource.name}.{field.name}"
        for resource in package.resources
        for field in resource.schema.fields
        if not (field.description and field.custom.get("description_zh"))
    ]
    assert bare == []


@pytest.mark.parametrize("name", ["name_en", "name_zh", "definition_en"])
def test_no_two_indicators_share_a_name(real_corpus, name):
    repeated = real_corpus.indicators[real_corpus.indicators[name].duplicated()]
    assert list(repeated["indicator_id"]) == []


def test_doubtful_figures_say_why(real_corpus):
    doubts = {
        "implausible",
        "source_inconsistent",
        "low_confidence",
        "damaged_text",
        "contradictory_qualifier",
        "target_as_result",
    }
    figures = real_corpus.figures
    is_doubtful = figures["flags"].map(lambda flags: bool(doubts & set(flags)))
    assert is_doubtful.sum() > 10
    assert list(figures["figure_id"][is_doubtful & (figures["note_en"] == "")]) == []
