"""Quantities that look alike and are not: the codebook's ten rules on the data."""

from itertools import combinations, product

import pytest

from shanhai.analysis.comparability import judge_pair
from shanhai.curation.dimensions import read_pairs

# By rule of the codebook: within a group, each against each. A concept, or a concept
# and what separates it from the next.
LOOK_ALIKES = {
    "1 agreed, in place, spent": "agreed_task | investment | fiscal_funds",
    "2 whose money": "fiscal_funds | investment | donations",
    "2 in what form": (
        "donations cash | donations goods | donations cash_and_goods | rent_waived"
    ),
    "3 ways of sale": (
        "produce_sold bought_or_helped certification=all | "
        "produce_sold sold donor_province | "
        "produce_sold sold east | produce_sold certified | produce_sold hall | "
        "sales_contract_value"
    ),
    "4 where the work is": (
        "labour_employed donor_province | labour_employed home_province | "
        "labour_employed elsewhere | labour_employed destination=all"
    ),
    "4 stable or not": (
        "labour_employed donor_province stable | "
        "labour_employed donor_province quality=any"
    ),
    "4 through whom": (
        "labour_employed enterprises | labour_employed workshops | "
        "labour_employed parks | labour_employed projects | "
        "labour_employed industry | site_workers"
    ),
    "4 act": "labour_employed helped | labour_employed transferred",
    "5 vacancies and people": "vacancies | labour_employed",
    "6 persons, person-times, sessions": (
        "people_trained | training_person_times | training_sessions"
    ),
    "6 four kinds of training": (
        "training_sessions cadre | training_sessions professional | "
        "training_sessions rural_labour | training_sessions ecommerce"
    ),
    "7 forms of stay": (
        "people_sent cadre secondment | people_sent cadre shadowing | "
        "people_sent cadre unstated"
    ),
    "7 cadres, professionals, both": (
        "people_sent cadre | people_sent professional | "
        "people_sent cadre_or_professional"
    ),
    "7 secondment and short visits": "people_sent secondment | visitors",
    "8 enterprises, projects, parks, workshops": (
        "firms_introduced | firm_projects | parks | workshops"
    ),
    "8 stock, new, increase": (
        "park_firms stock | park_firms new | workshops increase"
    ),
    "9 sides of paired schools": (
        "paired_institutions school east | paired_institutions school west | "
        "paired_institutions school unstated"
    ),
    "9 kinds of institution": (
        "paired_institutions school west | paired_institutions vocational_school | "
        "paired_institutions hospital west"
    ),
    "9 sides of paired villages": (
        "paired_units mixed east | paired_units village west | "
        "paired_units town_or_village unstated"
    ),
    "10 one side, the other, the whole city": (
        "participating_units east whole | participating_units west whole | "
        "participating_units west wider"
    ),
}
# More would mean that dimensions do not say what they should.
MOST_BY_HAND = 20


def flagged(figures, flag):
    """Return which figures carry a flag."""
    return figures["flags"].map(lambda flags: flag in flags)


def pick(corpus, words):
    """Return the figures of a concept whose dimensions have all of some codes."""
    indicator_id, *codes = words.split()
    figures = corpus.figures
    own = figures["dimensions"].map(lambda pairs: {*pairs, *read_pairs(pairs).values()})
    is_wanted = own.map(lambda found: found.issuperset(codes))
    return figures[is_wanted & (figures["indicator_id"] == indicator_id)]


@pytest.mark.parametrize("rule", LOOK_ALIKES)
def test_look_alikes_are_refused_by_concept_or_dimension(real_corpus, rule):
    groups = [pick(real_corpus, words) for words in LOOK_ALIKES[rule].split("|")]
    assert all(len(group) for group in groups)
    for one, other in combinations(groups, 2):
        for first, second in product(one["figure_id"], other["figure_id"]):
            verdict, reasons = judge_pair(real_corpus, first, second)
            assert verdict == "not_comparable", (first, second)
            assert {"different_indicator", "different_dimension"} & {*reasons}


def test_pairs_kept_by_hand_are_few_and_point_both_ways(real_corpus):
    pairs = {
        frozenset((row.indicator_id, other))
        for row in real_corpus.indicators.itertuples()
        for other in row.not_comparable_with
    }
    assert 0 < len(pairs) <= MOST_BY_HAND
    for one, other in map(tuple, pairs):
        assert one in real_corpus.indicator(other).not_comparable_with


def test_concepts_are_few_and_most_figures_share_one(real_corpus):
    assert len(real_corpus.indicators) <= 55
    figures = real_corpus.figures
    reporting = figures.groupby("indicator_id")["pairing_id"].transform("nunique")
    assert (reporting > 1).mean() >= 0.75


def test_no_note_calls_figures_of_one_series_not_comparable(real_corpus):
    figures = real_corpus.figures
    shared = figures.groupby("series_id")["pairing_id"].transform("nunique") > 1
    notes = figures[shared][["note_en", "note_zh"]].agg(" ".join, axis="columns")
    for words in ("not comparable", "cannot be compared", "不可比", "不能比较"):
        assert not notes.str.contains(words, case=False).any(), words


def test_notes_claim_no_overlap_that_no_text_states(real_corpus):
    for lang, words in (
        ("en", r"\b[Oo]verlaps? with"),
        ("zh", "(?<!可能)(?<!可能互有)重叠"),
    ):
        notes = real_corpus.figures[f"note_{lang}"]
        bold = notes[notes.str.contains(words)]
        assert list(bold[~bold.str.contains("may|[Pp]robably|很可能|可能")]) == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("agreed_task", {"contracted"}),
        ("sales_contract_value", {"contracted"}),
        ("sales_contracts", {"contracted"}),
        ("investment enterprises whole", {"achieved"}),
        ("training_person_times skilled", {"planned"}),
        ("rent_waived", {"planned"}),
    ],
)
def test_target_contract_and_result_keep_their_status(real_corpus, words, status):
    assert set(pick(real_corpus, words)["status"]) == status


def test_person_times_are_never_written_as_persons(real_corpus):
    merged = real_corpus.mentions.merge(real_corpus.figures, on="figure_id")
    times = merged["as_written"].str.contains("人次")
    assert times.sum() > 5
    assert set(merged["unit_id"][times]) == {"person_time"}
    assert "person_time" not in set(merged["unit_id"][~times])


def test_people_sent_move_one_way_unless_counted_both_ways(real_corpus):
    figures = real_corpus.figures
    sent = figures[figures["indicator_id"] == "people_sent"]
    assert set(sent["direction"]) == {"east_to_west", "west_to_east", "mutual"}
    assert list(sent["figure_id"][sent["direction"] == "mutual"]) == [
        "qingxi-dejiang.professionals_exchanged_mutual"
    ]


def test_one_pairing_s_two_directions_are_two_figures(real_corpus):
    cadres = pick(real_corpus, "people_sent cadre unstated")
    huizhou = cadres[cadres["pairing_id"] == "huizhou-qianxinan"]
    ends = dict(zip(huizhou["direction"], huizhou["low"], strict=True))
    assert ends == {"east_to_west": 20.0, "west_to_east": 9.0}


def test_workers_never_lie_in_a_count_of_vacancies(real_corpus):
    assert real_corpus.indicator("vacancies").unit_id == "count"
    wholes = set(real_corpus.figures["part_of"])
    assert not [code for code in wholes if ".vacancies" in code]


def test_figures_of_one_site_are_not_lifted_to_the_county(real_corpus):
    figures = real_corpus.figures.merge(
        real_corpus.places[["place_id", "level"]], on="place_id"
    )
    site = figures["indicator_id"].str.contains("(?:^|_)site(?:_|$)")
    site |= figures["dimensions"].map(lambda pairs: "reach=settled" in pairs)
    lifted = site & ~figures["level"].isin(["park", "site", "village"])
    assert list(figures["figure_id"][lifted & ~flagged(figures, "scope_unclear")]) == []


def test_year_of_publication_is_not_taken_for_the_period(real_corpus):
    figures = real_corpus.figures
    dejiang = figures[figures["pairing_id"] == "qingxi-dejiang"]
    assert "annual" not in set(dejiang["period_type"])
    assert set(dejiang["period_start"].dropna().dt.year) <= {2021}
