from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.mentions import find_mentions
from shanhai.drafting.proposing.evidence_nearby import LEAST_OWN, MASK, read_nearby


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
