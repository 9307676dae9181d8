import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.mention_words import LEXICAL_WORDS
from shanhai.curation.mentions import KINDS, find_mentions
from shanhai.curation.quantities import QuantityError, parse_quantity

RICH = (
    "0123456789０５９.,，、:：%％+-—～~〇零一二两三五九十百千万亿兩萬億半壹拾佰 \n"
    "人名位个家户次期元亩天年月日初底第约近超余多几数以上左右至到百分之平方米公里大双"
    "“”‘’《》()（）【】?？Nmk/进步统批对村企xùnzhè"
)


def find(text):
    """Return what was found as written, with its kind."""
    return [(mention.as_written, mention.kind) for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投资约100万元的厂", [("约100万元", "figure")]),
        ("签约18个项目", [("18个", "figure")]),
        ("附近3家店", [("3家", "figure")]),
        ("共158期14918人次", [("158期", "figure"), ("14918人次", "figure")]),
        ("每人500—6000元的", [("500—6000元", "figure")]),
        ("6人到5个村", [("6人", "figure"), ("5个", "figure")]),
        ("年产8000万元以上，", [("8000万元以上", "figure")]),
        ("百余名", [("百余名", "figure")]),
        ("约１７００多平方米", [("约１７００多平方米", "figure")]),
        ("占百分之三十。", [("百分之三十", "figure")]),
        ("重5吨", [("5吨", "figure")]),
    ],
)
def test_figure_extends_over_qualifier_number_and_unit(text, found):
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("自2021年初起", "2021年初"),
        ("在2023年度内", "2023年度"),
        ("自2023年以来", "2023年"),
        ("一年来，", "一年来"),
        ("免前3年租金", "前3年"),
        ("近三年", "近三年"),
        ("数十年来", "数十年来"),
        ("于7月11日", "7月11日"),
        ("到6月底止", "6月底"),
        ("(2021-2023年)", "2021-2023年"),
        ("2020年至2023年，", "2020年至2023年"),
        ("二〇二三年三月", "二〇二三年三月"),
        ("于 2019-05-04 08:30 止", "2019-05-04 08:30"),
        ("上半年", "上半年"),
    ],
)
def test_date_is_found_with_its_ends(text, written):
    assert find(text) == [(written, "date")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“十四五”时期", [("十四五", "name")]),
        ("十五五规划", [("十五五", "name")]),
        ("“2+N”产业", [("2+N", "name")]),
        ("“两大任务”", [("两大", "name")]),
        ("“四小园”", [("四小园", "name")]),
        ("“四安家园”", [("四安", "name")]),
        ("“一带一主题、一村一特色”", [("一带一主题", "name"), ("一村一特色", "name")]),
        ("“多对一”", [("多对一", "name")]),
        ("“四镇一区”", [("四镇", "figure"), ("一区", "figure")]),
        ("出台“三?！等", [("三", "name")]),
        ("《2021年计划》", [("2021年", "name")]),
        ("县第三小学", [("第三", "name")]),
        ("5G网络", [("5G", "name")]),
    ],
)
def test_numeral_in_a_name_is_no_figure(text, found):
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("排名第二，", [("第二", "ordinal")]),
        ("作为一名医生", [("一名", "idiom")]),
        ("一家家企业", [("一家家", "idiom")]),
        ("新一轮协作", [("一轮", "idiom")]),
        ("建成一条路", [("一条", "figure")]),
        ("设办事处一个，", [("一个", "figure")]),
        ("至少一次", [("至少一次", "figure")]),
        ("建立三大机制\n", [("三大", "structure")]),
        ("建立三大机制。", [("三大", "figure")]),
        ("一、概况", [("一", "structure")]),
        ("见https://a.cn/12/3.html 。", [("https://a.cn/12/3.html", "furniture")]),
        ("QQ:1234567890转", [("1234567890", "furniture")]),
        ("点赞 (0)", [("0", "furniture")]),
        ("电话0851-85551234", [("0851-85551234", "furniture")]),
        ("21:40:05", [("21:40:05", "furniture")]),
    ],
)
def test_other_kinds_are_told_apart(text, found):
    assert find(text) == found


@pytest.mark.parametrize("word", LEXICAL_WORDS)
def test_lexical_word_is_no_mention(word):
    assert find(re.sub(r"\(.*\)", "", word)) == []


@pytest.mark.parametrize(
    "text", ["万众创新", "百泉镇", "三都县", "扫一扫", "大陆的队伍"]
)
def test_numeral_without_a_unit_word_is_no_mention(text):
    assert find(text) == []


def test_condition_of_a_lexical_word_holds():
    assert find("一批次") == [("一批次", "figure")]
    assert find("十分钟") == [("十分钟", "figure")]


def test_damaged_text_keeps_its_offsets():
    text = "培訓(xùn)四鎮(zhèn)共126(人)、3萬(wàn)餘元，?!苯"
    mentions = find_mentions(text)
    assert [m.as_written for m in mentions] == ["四鎮", "126", "3萬(wàn)餘元"]
    assert all(text[m.start : m.end] == m.as_written for m in mentions)
    assert mentions[-1].quantity == parse_quantity("3万余元")


@given(st.one_of(st.text(), st.text(alphabet=RICH, max_size=60)))
def test_scan_holds_its_promises_on_any_text(text):
    mentions = find_mentions(text)
    covered = [0] * len(text)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.as_written
        assert mention.kind in KINDS
        for place in range(mention.start, mention.end):
            covered[place] += 1
        position = mention.end
    for run in re.finditer("[0-9０-９]+", text):
        owners = [m for m in mentions if m.start < run.end() and run.start() < m.end]
        assert len(owners) == 1
        assert set(covered[run.start() : run.end()]) == {1}


@given(st.text(alphabet=RICH, max_size=60))
def test_found_quantity_is_the_one_read_from_as_written(text):
    for mention in find_mentions(text):
        try:
            quantity = parse_quantity(mention.as_written)
        except QuantityError:
            continue
        assert mention.quantity in (quantity, None)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "一",
        "万",
        "1-",
        "1,234,",
        "9.9",
        "1人",
        "1+",
        "“一",
        "(一)\n",
        "a1",
        "近",
        "壹",
    ],
)
def test_time_grows_no_faster_than_the_text(unit):
    text = (unit * 100_000)[:100_000]
    started = time.perf_counter()
    find_mentions(text)
    with pytest.raises(QuantityError):
        parse_quantity(text)
    # A scan that reads a run again from each of its places takes minutes.
    assert time.perf_counter() - started < 20
