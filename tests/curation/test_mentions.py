import re
import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shanhai.curation.mention_patterns import LEXICAL_WORDS
from shanhai.curation.mentions import KINDS, find_mentions
from shanhai.curation.quantities import QuantityError, parse_quantity

RICH = (
    "0123456789０５９.,，、:：%％+-—～~〇零一二两三五九十百千万亿兩萬億半壹拾佰 \n"
    "人名位个家户次期元亩天年月日初底第约近超余多几数以上左右至到百分之平方米公里大双"
    "“”‘’《》()（）【】?？Nmk/进步统批对村企xùnzhè"
    "\u200b\u200d\ufeff\u2009\u00a0\r\t，’'*±=<>≥¥卅廿零分之又和及与图表点半成块角元农民众|吨斤里倍番翻单位"
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


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit"),
    [
        # A noun in place of the measure word.
        ("共6万人口", "6万人口", 60000, 60000, "person"),
        # A measure word before a character that often ends it.
        ("完成7项目标任务", "7项", 7, 7, "count"),
        ("資助400餘殘疾人", "400餘", 400, 499, "person"),
        ("修缮7處舊址", "7處", 7, 7, "count"),
        ("转运70輛次", "70輛次", 70, 70, "occasion"),
        ("增长4%、6%", "4%", 4, 4, "percent"),
        # Fractions with a stroke in a sentence.
        ("约有2/5的农户", "约有2/5", 39.5, 40.5, "percent"),
        ("约占20%。", "约占20%", 15, 25, "percent"),
        ("产量过半，", "过半", 50, None, "percent"),
        ("过半数农户", "过半数", 50, None, "percent"),
        ("7人次日到岗", "7人", 7, 7, "person"),
        ("安置二十一户", "二十一户", 21, 21, "household"),
        ("历时4年，", "4年", 4, 4, "year"),
        # Blanks and breaks.
        ("捐赠 730 余 万元 物资", "730 余 万元", 7300000, 7399999.99, "yuan"),
        ("新增 2 万 5000 人", "2 万 5000 人", 25000, 25000, "person"),
        ("占百分\n之四十", "百分\n之四十", 40, 40, "percent"),
        ("资助6\n000人", "6\n000人", 6000, 6000, "person"),
        ("资助约\n40人", "约\n40人", 35, 45, "person"),
        # Qualifiers behind a word that seems to own them.
        ("逾百家参展", "逾百家", 100, None, "count"),
        ("产值破亿元", "破亿元", 100000000, None, "yuan"),
    ],
)
def test_interval_is_read_from_the_sentence(text, written, low, high, unit):
    mention = find_mentions(text)[0]
    assert mention.as_written == written
    quantity = mention.quantity
    high = None if high is None else Decimal(str(high))
    assert (quantity.low, quantity.high) == (Decimal(str(low)), high)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        # Digits that may belong to what stands before them.
        *("共15 230人", "拨付7,\n450万元", "到场31\n62人", "投资4.\n15亿元"),
        *("投资2亿\n300元", "共45,67人", "共8,1234人", "共3.141.592人", "气温-6℃"),
        *("利润-30万元", "误差±8人", "约700±25人", "共$40万元", "6—9—12人"),
        *("40多至60人", "9—2人", "二、三百户", "四、五个", "约40、", "比例2:7个"),
        *("共4 . 8亿元", "投入6点2万元", "投入6·2万元", "投入.7万元", "共3 6人"),
        *("6或8名", "六或八名", "由3→8户", "从30户到90户", "每人4—\n6万元"),
        *("4至6、9万元", "几到十几户", "一千又八户", "安排5、6个"),
        # Bounded by a word that is not beside the number.
        *("最高可获60万元", "至少需要4名", "每户约增收2000元", "约占全县的25%"),
        *("超过总数的40%", "满200人", "上限为8万元", "以8万元为限", "4万元（含）以上"),
        *("4万元\n以上", "400元不等", "400元起步", "400元保底"),
        # The first characters of another word.
        *("发放2万口罩", "接诊5万门诊患者", "培训300多村医", "培育200多乡土人才"),
        *("慰问70多班主任", "服务900多成年人", "慰问40余县级劳模", "增长6个点"),
        # More behind the number than its unit.
        *("卖20块，", "卖20块左右", "培训700人（次）", "服务500家次"),
        *("投入700万元余，", "售出4万只多，", "占三分之一强", "时速90公里/小时"),
        *("每亩900元/年·户", "需六天半", "需4个半", "售价7元8角", "售价六块二"),
        *("售价六块零二", "增长三成五十人", "共2个多亿", "共3.2个", "历时3个年头"),
        *("奖励4个/村", "耕地3亩5分", "耗时2小时40分钟", "拨付5, 300万元"),
        *("共2. 6万元", "二期工程", "叁元伍角"),
        # No number, or none that says how many.
        *("（单位：万元）", "单位 亿元", "千元", "入选百人计划", "千亩良田"),
        *("三级医院", "5级以上大风", "成百上千人"),
        # Malformed numbers.
        *("二百零十户", "零十七户", "1亿3000户", "共5万6户", "共00户", "共0123户"),
        "共99999999999999999户",
    ],
)
def test_unsure_reading_has_no_interval(text):
    assert [m.as_written for m in find_mentions(text) if m.quantity] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三家店村", [("三家", "figure")]),
        ("八里庄，", [("八里庄", "name")]),
        ("五个不准", [("五个不准", "name")]),
        ("十七大以来", [("十七大", "name")]),
        ("党的十九届四中全会", [("十九届", "name"), ("四中全会", "name")]),
        ("“百村百企”行动", [("百村", "name"), ("百企", "name")]),
        ("走210国道", [("210国道", "name")]),
        ("请打12389热线", [("12389热线", "name")]),
        ("拨打12389", [("12389", "furniture")]),
        ("上午9点", [("9点", "date")]),
        ("2018—2020 ©", [("2018—2020", "date")]),
        ("06-18）", [("06-18", "date")]),
        ("六十载", [("六十载", "date")]),
        ("两个半月", [("两个半月", "date")]),
        ("05版", [("05版", "furniture")]),
        ("©2001-2020 x", [("2001-2020", "furniture")]),
        ("手机139****0000", [("139****0000", "furniture")]),
        ("7711号-2", [("7711号", "name"), ("2", "furniture")]),
        ("图源2019", [("2019", "furniture")]),
        ("表2　名称", [("表2", "furniture")]),
        ("见图5-1。", [("图5-1", "furniture")]),
        ("第4页 共15页", [("第4", "ordinal"), ("15页", "furniture")]),
        ("7栋2单元401室", [("7栋2单元401室", "furniture")]),
        ("2025届毕业生", [("2025届", "date")]),
        ("25届毕业生", [("25届", "date")]),
        ("五家子村", [("五家子", "name")]),
        ("八里铺", [("八里铺", "name")]),
        ("985院校", [("985", "name")]),
        ("100强企业", [("100强", "name")]),
        ("95后书记", [("95后", "name")]),
        ("十三届全国政协", [("十三届", "name")]),
        ("一村带一户", [("一村带一户", "name")]),
        ("八项规定", [("八项规定", "name")]),
        ("兩個確立", [("兩個確立", "name")]),
        ("3周岁", [("3周岁", "figure")]),
        ("60kg，", [("60kg", "figure")]),
        ("翻了三番", [("翻了三番", "figure")]),
        ("6倍多", [("6倍多", "figure")]),
        ("度过半生", []),
        ("无一户返贫", []),
        ("10.0.0.138", [("10.0.0.138", "furniture")]),
        ("v3.1.4版", [("v3.1.4", "name")]),
        ("第3、4名", [("第3、4", "ordinal")]),
        ("第8期.docx", [("第8", "ordinal")]),
        ("校刊8期.docx", [("8期.docx", "furniture")]),
        ("五一期间", [("五一", "name")]),
    ],
)
def test_numbers_in_names_dates_and_furniture_are_no_figures(text, found):
    assert find(text) == found


def test_number_alone_on_its_line_takes_no_unit_from_the_next():
    assert find("上页\n35\n亩产提高") == [("35", "furniture")]
    assert find("上页共35\n亩，") == [("35\n亩", "figure")]


def test_byte_order_mark_inside_a_text_hides_no_heading():
    text = "\ufeff一、建桥两座。"
    assert [(m.start, m.as_written) for m in find_mentions(text)] == [
        (1, "一"),
        (5, "两座"),
    ]


@given(st.lists(st.sampled_from(RICH), max_size=40).map("".join), st.data())
def test_signs_without_width_in_a_numeral_change_no_reading(text, data):
    number = data.draw(st.sampled_from(["3万4000人", "约六百二十户", "1,250万元"]))
    place = data.draw(st.integers(1, len(number) - 1))
    sign = data.draw(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff"))
    plain = find_mentions(f"{text}。{number}")[-1]
    marked = find_mentions(f"{text}。{number[:place]}{sign}{number[place:]}")[-1]
    assert plain.quantity is not None
    assert (marked.quantity, marked.kind) == (plain.quantity, plain.kind)


@pytest.mark.parametrize("word", LEXICAL_WORDS)
def test_lexical_word_is_no_mention(word):
    assert find(re.sub(r"\(.*\)", "", word)) == []


@pytest.mark.parametrize(
    "text", ["万众创新", "百泉镇", "三都县", "扫一扫", "大陆的队伍"]
)
def test_numeral_without_a_unit_word_is_no_mention(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "written", ["两千多", "六百余", "上万", "数千", "四百万", "三万五", "十万零六百"]
)
def test_count_of_a_noun_that_is_no_unit_word_is_found(written):
    assert find(f"带动{written}孩子") == [(written, "figure")]


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
@example("0成00")
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
        *("1", "一", "万", "1-", "1,234,", "9.9", "1人", "1+", "“一", "(一)\n", "a1"),
        *("近", "壹", "1 ", "1、", "1\n", "1\t", "1|", "(万元)\t"),
        *("单位：万元\n1\t2\n", "甲（万元）\t1\n", "翻", "1里", "三分之", "0\u200b"),
    ],
)
def test_time_grows_no_faster_than_the_text(unit):
    def take(size):
        """Return the time of the process: other work on the machine is not its own."""
        text = (unit * size)[:size]
        started = time.process_time()
        find_mentions(text)
        with pytest.raises(QuantityError):
            parse_quantity(text)
        return time.process_time() - started

    take(100)
    # A scan that reads a run again from each of its places takes 64 times as long for
    # a text of eight times the length.
    short = take(2_000)
    assert take(16_000) < 20 * short + 0.2
