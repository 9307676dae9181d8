"""Each condition by a figure that meets it; weights decide."""

import pytest

from shanhai.analysis.quotability import judge_quotable, list_quoting_rules
from shanhai.errors import UnknownCodeError

OPEN = {"period_type": "to_date", "period_end": None}
UNSTATED = {"period_start": None, "period_end": None, "period_basis": "unstated"}
# Changes of an exact, dated, stated result of the pairing: verdict, rules in order.
JUDGED = [
    ({}, "yes", ()),
    ({"flags": ("not_additive",)}, "yes", ("not_additive",)),
    ({"flags": ("implausible",)}, "no", ("implausible",)),
    (
        {"flags": ("window_open", "source_inconsistent")},
        "no",
        ("contradicted", "window_open"),
    ),
    ({"flags": ("target_as_result",)}, "no", ("target_as_result",)),
    ({"status": "planned"}, "with_words", ("planned",)),
    ({"status": "contracted"}, "with_words", ("contracted",)),
    ({"status": "capacity"}, "with_words", ("capacity",)),
    ({"attributed_to": "donor_city"}, "with_words", ("wider_than_pairing",)),
    ({"attributed_to": "nobody"}, "yes", ()),
    ({"qualifier": "at_least"}, "with_words", ("vague_number",)),
    ({"qualifier": "range"}, "with_words", ("stated_range",)),
    (UNSTATED, "with_words", ("period_unstated",)),
    (OPEN, "with_words", ("end_unstated",)),
    (OPEN | {"period_basis": "inferred"}, "with_words", ("period_inferred", "end_un")),
    ({"period_type": "to_date", "period_start": None}, "with_words", ("start_un",)),
    ({"period_type": "point", "period_start": None}, "yes", ()),
    (UNSTATED | {"period_basis": "stated"}, "with_words", ("no_dates",)),
    (UNSTATED | {"period_type": "point"}, "with_words", ("date_unstated",)),
    (
        UNSTATED | {"period_type": "point", "period_basis": "stated"},
        "with_words",
        ("date_unstated",),
    ),
]


@pytest.mark.parametrize(("changes", "verdict", "rules"), JUDGED)
def test_figure_is_judged_by_its_columns(build, figure, changes, verdict, rules):
    corpus = build(figure("a", "jobs", 100, **changes))
    (judged,) = judge_quotable(corpus).itertuples()
    assert judged.quotable == verdict
    own = [code for code in judged.rules if code != "undated_document"]
    assert len(own) == len(rules)
    assert all(code.startswith(start) for code, start in zip(own, rules, strict=True))


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (UNSTATED | {"period_type": "to_date"}, ["date_unstated"]),
        ({"period_type": "to_date", "period_start": None}, []),
        (OPEN, ["end_unstated"]),
    ],
)
def test_a_stock_has_a_date_and_no_beginning(build, figure, changes, rules):
    corpus = build(figure("a", "workshops", 4, **changes))
    (judged,) = judge_quotable(corpus).itertuples()
    assert [code for code in judged.rules if code != "undated_document"] == rules


def test_every_figure_gets_a_verdict(real_corpus):
    judged = judge_quotable(real_corpus)
    assert list(judged["figure_id"]) == list(real_corpus.figures["figure_id"])
    assert set(judged["quotable"]) == {"yes", "with_words", "no"}


def test_a_judgement_that_is_changed_stays_with_its_caller(real_corpus):
    judged = judge_quotable(real_corpus)
    judged["quotable"] = "yes"
    assert "no" in set(judge_quotable(real_corpus)["quotable"])


def test_rules_of_a_figure_come_by_weight(real_corpus):
    listed = list_quoting_rules(real_corpus, "huangpu-dushan.fiscal_funds", "words")
    assert list(listed["rule_id"]) == ["window_open"]
    with pytest.raises(UnknownCodeError, match="Did you mean 'huangpu"):
        list_quoting_rules(real_corpus, "huangpu-dushan.fiscal_fund", "words")
    with pytest.raises(UnknownCodeError, match="Did you mean 'note'"):
        list_quoting_rules(real_corpus, "huangpu-dushan.fiscal_funds", "notes")
