"""What the words around a numeral say: stretch, period, field words, examples."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.mentions import find_mentions
from shanhai.drafting.proposing.evidence_nearby import LEAST_OWN, MASK, read_nearby
from shanhai.drafting.proposing.field_words import TABLE, read_field_words
from shanhai.drafting.proposing.filling import read_period
from shanhai.drafting.proposing.learning import learn, leave_out


def _look(text):
    spans = [(one.start, one.end) for one in find_mentions(text)]
    return read_nearby(text, spans)


def _own(nearby):
    return nearby.own().replace(MASK, "")


def test_a_list_parts_the_words_of_its_numbers():
    first, second, third = _look("选派3名干部、12名教师和8名医生到云帆区")
    assert _own(first) == "选派干部"
    assert _own(second) == "教师"
    assert _own(third) == "医生到云帆区"


def test_numbers_that_share_their_words_have_the_same():
    sessions, people = _look("举办护理培训班18期1892人次")
    assert _own(sessions) == "举办护理培训班"
    assert _own(people) == "举办护理培训班"


def test_a_bracket_around_the_next_number_ends_a_stretch():
    whole, part = _look("捐赠物资200万元（现金30万元）")
    assert "现金" not in _own(whole)
    assert _own(part) == "现金）"


def test_the_sentence_before_and_the_heading_are_kept_apart():
    (one,) = _look("人才交流\n\n前一句，无关。选派干部，到岗3名。后一句。")
    assert one.before == "选派干部，到岗"
    assert one.heading.split(MASK)[0] == "人才交流"
    assert "前一句" not in one.window
    assert "后一句" not in one.window


def test_a_short_first_sentence_without_numbers_is_a_heading_too():
    (one,) = _look("深化产业协作。引进企业，共3家。")
    assert one.heading == f"{MASK}深化产业协作"
    *_, last = _look("引进企业2家。又有项目，共3个。")
    assert last.heading == MASK


def test_damaged_traditional_text_reads_as_simplified():
    (one,) = _look("實(shí)施產(chǎn)業(yè)項目12個")
    assert _own(one) == "实施产业项目"
    assert one.measure == "个"


@given(st.text(alphabet="其中（）、，。；\n3一十万人名个2021年月到x"))
def test_numbers_are_masked_and_each_sign_has_a_weight(text):
    for one in _look(text):
        assert len(one.window) == len(one.weights)
        assert not {*one.window} & {*"0123456789"}
        assert LEAST_OWN <= max(one.weights, default=1) <= 1 or not one.own().strip(
            MASK
        )


def _read(text):
    """Read the period of the last number of a text."""
    period = read_period(_look(text)[-1])
    return period.kind, period.basis, period.start, period.end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2022年，引进企业3家", ("annual", "stated", "2022-01-01", "2022-12-31")),
        ("2022年以来，引进企业3家", ("to_date", "stated", "2022-01-01", "")),
        ("自2022年3月起，引进企业3家", ("to_date", "stated", "2022-03-01", "")),
        ("截至2022年2月底，引进企业3家", ("to_date", "stated", "", "2022-02-28")),
        (
            "2021年至2023年引进企业3家",
            ("to_date", "stated", "2021-01-01", "2023-12-31"),
        ),
        ("2022年4月引进企业3家", ("to_date", "stated", "2022-04-01", "2022-04-30")),
        ("2022年引进企业8家。又引进企业3家", ("", "unstated", "", "")),
        (
            "2022年回顾\n\n引进企业3家",
            ("annual", "inferred", "2022-01-01", "2022-12-31"),
        ),
        ("按照《2022年计划》引进企业3家", ("", "unstated", "", "")),
        ("2021年初引进企业3家", ("to_date", "unstated", "", "")),
        ("去年引进企业3家", ("annual", "unstated", "", "")),
        ("目前引进企业3家", ("to_date", "unstated", "", "")),
        ("引进企业3家", ("", "unstated", "", "")),
        ("2022年，每年补助500元", ("per_year", "stated", "", "")),
        ("2022年，每月至少义诊1次", ("per_month", "stated", "", "")),
    ],
)
def test_a_period_is_read_and_never_guessed(text, wanted):
    assert _read(text) == wanted


BYLINES = (
    *("2022-05-06", "（2022年5月6日）", "甲报记者 2022年5月6日报道"),
    *("来源：甲报　2022年5月6日", "截至2022年5月6日"),
)


@pytest.mark.parametrize("line", BYLINES)
def test_a_day_above_the_text_is_no_period(line):
    assert _read(f"甲县帮乙县\n{line}\n引进企业3家。") == ("", "unstated", "", "")


@pytest.mark.parametrize(
    ("table", "years"),
    [
        ("项目\t单位\t2021年\t2022年\n企业\t家\t3\t3", ("2021", "2022")),
        ("年份\t企业（家）\n2021\t3\n2022\t3", ("2021", "2022")),
        ("2020年概况\n项目\t企业（家）\n甲\t3\n乙\t3", ("", "")),
    ],
)
def test_years_of_a_table_are_those_of_its_heads(table, years):
    found = [one for one in find_mentions(table) if one.as_written == "3"]
    around = read_nearby(table, [(one.start, one.end) for one in found])
    assert tuple(one.year for one in around) == years


def _score(corpus, text, *, is_part=False):
    words = read_field_words(corpus, {"donor": ("云帆区", "云帆")})
    return words.score(_look(text)[-1], is_part=is_part)


@pytest.fixture
def table():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_words_is_of_a_concept_or_code(real_corpus, table):
    known = {*real_corpus.known("indicator")} | {
        f"{row.dimension_id}={row.code}"
        for row in real_corpus.dimension_codes.itertuples()
    }
    assert {row["code"] for row in table} <= known
    assert {row["reach"] for row in table} == {"near", "sentence"}
    assert {row["code"] for row in table} >= {*real_corpus.known("indicator")}


def test_no_field_word_is_a_clause_or_a_name(real_corpus, table):
    names = {*real_corpus.places.query("level != 'region'")["name_zh"]}
    words = [word for row in table for word in row["words"].split()]
    assert max(map(len, words)) <= len("到@donor_province")
    assert not [word for word in words if word in names]
    assert not [word for word in words if any(sign.isdigit() for sign in word)]


def test_a_longer_word_silences_the_one_inside_it(real_corpus):
    heard = _score(real_corpus, "帮助销售农产品30万元")
    assert "sale_basis=bought_or_helped" in heard
    assert "sale_basis=sold" not in heard
    assert "sale_basis=sold" in _score(real_corpus, "销售农产品30万元")


def test_a_near_word_must_stand_in_the_stretch_of_the_number(real_corpus):
    text = "稳定就业30人，新建帮扶车间{}就业20人"
    assert "quality=stable" not in _score(real_corpus, text.format("，"))
    assert "channel=workshops" in _score(real_corpus, text.format("，"))


def test_measure_words_parts_and_names_of_a_side_speak(real_corpus):
    assert "paired_institutions" in _score(real_corpus, "共3所")
    assert "participating_units" in _score(real_corpus, "共3个县")
    heard = _score(real_corpus, "到云帆区就业3人", is_part=True)
    assert "destination=donor_province" in heard
    assert "extent=selection" in heard


def test_a_document_is_left_out_with_all_that_only_it_has_brought(real_corpus):
    for source_id in real_corpus.known("source"):
        known = leave_out(real_corpus, source_id)
        own = real_corpus.mentions.query("source_id == @source_id")
        assert len(known.mentions) + len(own) == len(real_corpus.mentions)
        assert not {*known.figures["figure_id"]} & {*own["figure_id"]}
        assert {*known.figures["place_id"]} <= {*known.places["place_id"]}
        assert {*real_corpus.pairings["recipient_place_id"]} <= {
            *known.places["place_id"]
        }


def test_a_place_that_only_the_document_names_is_left_out(real_corpus):
    known = leave_out(real_corpus, "qingxi-dejiang-1")
    assert "aotian_cattle" not in {*known.places["place_id"]}
    assert "aotian_cattle" in {*leave_out(real_corpus, "x").places["place_id"]}


def test_what_is_usual_follows_the_codes(real_corpus):
    learned = learn(real_corpus, leave_out(real_corpus, "x"), None)
    pairs = ("destination=donor_province", "quality=any", "group=all")
    assert learned.find_usual("direction", "labour_employed", pairs) == "west_to_east"
    pairs = ("destination=home_province", *pairs[1:])
    assert learned.find_usual("direction", "labour_employed", pairs) == "none"
    assert learned.find_usual("direction", "unknown", pairs) == ""


def test_without_originals_what_the_data_say_of_a_subject_is_an_example(real_corpus):
    learned = learn(real_corpus, leave_out(real_corpus, "x"), None)
    subjects = {
        row.subject_zh: row.indicator_id
        for row in real_corpus.figures.itertuples()
        if len(row.subject_zh) > 1
    }
    gram = next(iter(subjects))[:2]
    numbers = [number for number, _ in learned.index[gram]]
    concepts = {learned.examples[n].indicator_id for n in numbers}
    assert next(iter(subjects.values())) in concepts
