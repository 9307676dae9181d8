import pytest

from shanhai.curation.explain import NO_ORIGINAL, describe_rule, explain_figure
from shanhai.curation.loading import load_unchecked
from shanhai.curation.quantities import find_rule
from shanhai.errors import OriginalError, UnknownCodeError


def read_lines(text):
    """Return the explanation as (label, text) pairs."""
    return [(line[:11].strip(), line[11:]) for line in text.splitlines()]


def test_explanation_leads_from_the_figure_to_its_documents(corpus):
    lines = read_lines(explain_figure(corpus, "jia-yi.labour_employed_all"))
    labels = [label for label, _ in lines if label]
    assert labels == [
        *("figure", "indicator", "definition", "interval", "period", "status"),
        *("direction", "place", "credited", "flag", "note", "rule", "mention"),
        *("document", "sentence", "mention", "document", "sentence"),
    ]


@pytest.mark.parametrize(
    ("figure_id", "line"),
    [
        ("jia-yi.labour_employed_all", ("interval", "500 … 599 person (at_least)")),
        ("jia-yi.labour_employed_east", ("interval", "120 person (exact)")),
        ("bing-ding.fiscal_funds", ("interval", "350000000 … ∞ yuan (at_least)")),
        (
            "jia-yi.labour_employed_all",
            ("period", "annual 2021-01-01 to 2021-12-31 (stated)"),
        ),
        ("jia-yi.labour_training_person_times", ("period", "to_date (unstated)")),
        ("jia-yi.labour_employed_all", ("place", "Yi · 乙县")),
        (
            "jia-yi.labour_employed_all",
            ("flag", "not additive: The number overlaps with others."),
        ),
        (
            "jia-yi.labour_employed_east",
            ("part of", "jia-yi.labour_employed_all (stated)"),
        ),
        ("jia-yi.labour_employed_all.planned", ("subject", "Yi park · 乙县园区")),
        ("jia-yi.labour_employed_all", ("mention", "500余人  characters 60–65")),
        ("jia-yi.labour_employed_all", ("document", "jia-yi-1: 乙县新闻")),
        ("jia-yi.labour_employed_all", ("sentence", NO_ORIGINAL)),
    ],
)
def test_explanation_says(corpus, figure_id, line):
    assert line in read_lines(explain_figure(corpus, figure_id))


def test_explanation_states_the_rule_of_the_qualifier(corpus):
    lines = dict(read_lines(explain_figure(corpus, "jia-yi.labour_employed_all")))
    assert lines["rule"] == (
        "500余人: n = 500, p = 100; 余: n to below n + p -> 500 to 599 person, at_least"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("约1858万元", "n = 18580000, p = 10000; 约: n - p/2 to n + p/2 -> 18575000"),
        ("至少一次", "n or more -> 1 to no upper bound occasion, at_least"),
        ("1437人", "as it stands -> 1437 to 1437 person, exact"),
        ("约1700多平方米", "(the hull of both readings) -> 1650 to 1799.99 m2, approx"),
        ("500—6000元", "n = 500, p = 100 to n = 6000, p = 1000; as it stands"),
    ],
)
def test_rule_of_an_interval_is_told(text, told):
    assert told in describe_rule(find_rule(text))


def test_explanation_of_a_numeral_that_no_rule_reads_says_why(tiny_dir):
    path = tiny_dir / "mentions.csv"
    text = path.read_text(encoding="utf-8")
    assert ",500余人," in text
    path.write_text(text.replace(",500余人,", ",二百零十人,"), encoding="utf-8")
    explained = explain_figure(load_unchecked(tiny_dir), "jia-yi.labour_employed_all")
    rule = dict(read_lines(explained))["rule"]
    assert rule.startswith("二百零十人: no rule reads it; '零十' is no numeral")


def test_explanation_quotes_the_sentence_of_an_original_at_hand(corpus, tiny_originals):
    text = explain_figure(corpus, "jia-yi.fiscal_funds", originals=tiny_originals)
    sentence = "“2021年,甲组团投入乙县资金1200万元。”"
    assert ("sentence", sentence) in read_lines(text)


def test_explanation_refuses_a_changed_original(corpus, tiny_originals):
    (tiny_originals / "jia-yi-1.txt").write_text("2021", encoding="utf-8")
    with pytest.raises(OriginalError, match="not the registered one"):
        explain_figure(corpus, "jia-yi.fiscal_funds", originals=tiny_originals)


def test_explanation_of_an_unknown_figure_suggests_one(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'jia-yi"):
        explain_figure(corpus, "jia-yi.fiscal")


@pytest.mark.parametrize(
    ("figure_id", "bounds"),
    [
        ("qingxi-dejiang.fiscal_funds", "not before 2021-01-01, not after 2022-07-06"),
        ("huangpu-dushan.fiscal_funds", "not after 2023-12-31"),
        ("huizhou-qianxinan.fiscal_funds", None),
        ("nancheng-bijiang.clinic_frequency", None),
    ],
)
def test_end_that_is_not_stated_is_bounded(real_corpus, figure_id, bounds):
    lines = dict(read_lines(explain_figure(real_corpus, figure_id)))
    assert lines.get("bounds") == bounds


def test_every_figure_can_be_explained(real_corpus):
    for figure_id in real_corpus.known("figure"):
        assert explain_figure(real_corpus, figure_id).startswith(
            f"figure     {figure_id}\nindicator"
        )
