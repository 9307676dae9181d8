import pytest

from shanhai.analysis.selection import check_codes, select_figures
from shanhai.errors import UnknownCodeError


def list_ids(frame):
    return list(frame["figure_id"])


def test_selection_without_conditions_is_every_figure_with_its_domain(corpus):
    selected = select_figures(corpus)
    assert list_ids(selected) == list_ids(corpus.figures)
    assert list(selected["domain_id"]) == [
        "funds",
        "labour",
        "labour",
        "labour",
        "training",
        "funds",
        "training",
    ]


def test_selection_by_pairing_keeps_only_its_figures(corpus):
    assert list_ids(select_figures(corpus, pairing_ids=["bing-ding"])) == [
        "bing-ding.fiscal_funds",
        "bing-ding.labour_training_trainees",
    ]


def test_selection_by_domain_keeps_all_its_indicators(corpus):
    assert list_ids(select_figures(corpus, domain_ids=["training"])) == [
        "jia-yi.labour_training_person_times",
        "bing-ding.labour_training_trainees",
    ]


def test_selection_by_indicator_keeps_planned_figures_too(corpus):
    selected = select_figures(corpus, indicator_ids=["labour_employed_all"])
    assert list(selected["status"]) == ["achieved", "planned"]


def test_selection_by_source_keeps_what_the_document_mentions(corpus):
    assert list_ids(select_figures(corpus, source_ids=["jia-yi-2"])) == [
        "jia-yi.labour_employed_all.planned",
        "jia-yi.labour_training_person_times",
    ]


def test_figure_mentioned_twice_is_selected_once(corpus):
    selected = list_ids(select_figures(corpus, source_ids=["jia-yi-1"]))
    assert selected.count("jia-yi.labour_employed_all") == 1


def test_conditions_hold_together(corpus):
    selected = select_figures(
        corpus, pairing_ids=["jia-yi"], domain_ids=["funds", "training"]
    )
    assert list_ids(selected) == [
        "jia-yi.fiscal_funds",
        "jia-yi.labour_training_person_times",
    ]


def test_order_does_not_follow_the_order_asked_for(corpus):
    assert list_ids(select_figures(corpus, pairing_ids=["bing-ding", "jia-yi"])) == (
        list_ids(corpus.figures)
    )


@pytest.mark.parametrize(
    "name", ["pairing_ids", "domain_ids", "indicator_ids", "source_ids"]
)
def test_empty_list_selects_nothing_and_keeps_the_columns(corpus, name):
    selected = select_figures(corpus, **{name: []})
    assert len(selected) == 0
    assert list(selected) == [*corpus.figures, "domain_id"]


def test_selection_has_a_range_index(corpus):
    selected = select_figures(corpus, pairing_ids=["bing-ding"])
    assert list(selected.index) == [0, 1]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"pairing_ids": ["bing-dong"]}, "Unknown pairing 'bing-dong'. Did you mean"),
        ({"domain_ids": ["labor"]}, "Unknown domain 'labor'. Did you mean 'labour'"),
        ({"indicator_ids": ["funds"]}, "Unknown indicator 'funds'."),
        ({"source_ids": ["jia-yi"]}, "Unknown source 'jia-yi'. Did you mean"),
    ],
)
def test_unknown_code_is_refused_with_near_ones(corpus, condition, words):
    with pytest.raises(UnknownCodeError) as caught:
        select_figures(corpus, **condition)
    assert str(caught.value).startswith(words)


def test_codes_come_back_once_in_the_codelist_s_order(corpus):
    codes = ["training", "funds", "training"]
    assert check_codes(corpus, "domain", codes) == ["funds", "training"]


def test_selection_leaves_the_corpus_as_it_is(corpus):
    selected = select_figures(corpus)
    selected["low"] = 0.0
    assert corpus.figures["low"].min() == 35.0
