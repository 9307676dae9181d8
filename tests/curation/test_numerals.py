from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.numerals import QuantityError, read_numeral, split_neighbours
from shanhai.curation.plain_text import make_plain

CHINESE_DIGITS = "零一二三四五六七八九"


def spell_group(number: int) -> str:
    """Write a number below ten thousand in Chinese, without the reader's help."""
    text, has_gap = "", False
    for power, scale in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if has_gap and text else "") + CHINESE_DIGITS[digit] + scale
        has_gap = not digit
    return text


def spell(number: int, choose=lambda: False) -> str:
    """Write a number up to 10^12 by the rules; `choose` says where digits come in.

    A group below a thousand, or behind an empty group, begins with 零.
    """
    if not number:
        return "零"
    text, is_gap = "", False
    for power, scale in ((8, "亿"), (4, "万"), (0, "")):
        group = number // 10**power % (10**8 if scale == "亿" else 10**4)
        if group:
            spelled = str(group) if choose() else spell(group) if power else ""
            spelled = spelled or spell_group(group)
            is_short = group < 1000 or is_gap
            text += ("零" if text and is_short else "") + spelled + scale
        is_gap = not group
    return text


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("500", "500", "100"),
        ("1437", "1437", "1"),
        ("3.50", "3.5", "0.01"),
        ("40.5414亿", "4054140000", "10000"),
        ("13409.12万", "134091200", "100"),
        ("1,234", "1234", "1"),
        ("3千万", "30000000", "10000000"),
        ("1亿2000万", "120000000", "10000000"),
        ("两", "2", "1"),
        ("十", "10", "10"),
        ("百", "100", "100"),
        ("二十", "20", "10"),
        ("三百六十", "360", "10"),
        ("一百零五", "105", "1"),
        ("两万三", "23000", "1000"),
        ("两万零三", "20003", "1"),
        ("一百一十万", "1100000", "100000"),
        ("一点五亿", "150000000", "10000000"),
        ("二〇二三", "2023", "1"),
        ("壹佰贰拾", "120", "10"),
        ("万亿", "1000000000000", "1000000000000"),
        ("半", "0.5", "0.1"),
        ("0", "0", "1"),
    ],
)
def test_numeral_has_value_and_place(text, value, place):
    numeral = read_numeral(text)
    assert (numeral.value, numeral.place) == (Decimal(value), Decimal(place))


@pytest.mark.parametrize(
    ("written", "plain"), [("１２３．５", "123.5"), ("三萬", "三万"), ("兩億", "两亿")]
)
def test_other_widths_and_scripts_read_alike(written, plain):
    assert read_numeral(make_plain(written).content) == read_numeral(plain)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("三千零十二", "3012", "1"),
        ("五万零十六", "50016", "1"),
        ("六千〇四十", "6040", "10"),
        ("七万零二百", "70200", "100"),
        ("两千万零五百", "20000500", "100"),
        ("三亿零二百万", "302000000", "1000000"),
        ("九百十四", "914", "1"),
        ("卅五", "35", "1"),
        ("一百廿", "120", "10"),
        ("四万六", "46000", "1000"),
        ("三百八", "380", "10"),
        ("八千五", "8500", "100"),
        ("7万2500", "72500", "100"),
        ("7万零80", "70080", "10"),
        ("6万300", "60300", "100"),
        ("四万8千", "48000", "1000"),
        ("5亿4000万", "540000000", "10000000"),
        ("8亿6千万", "860000000", "10000000"),
        ("2千5百万", "25000000", "1000000"),
        ("250百万", "250000000", "10000000"),
        ("2'500", "2500", "100"),
        ("十六点二", "16.2", "0.1"),
        ("一九七八", "1978", "1"),
    ],
)
def test_parts_of_several_scales_join(text, value, place):
    numeral = read_numeral(text)
    assert (numeral.value, numeral.place) == (Decimal(value), Decimal(place))


NO_NUMERALS = (
    "三五 亿亿 1.2.3 abc 百千 十四五万亿亿 二百零十 零十五 〇十 十零六 三万零六千 "
    "二亿零四千万 万零八 亿零 五万零 4万6 3亿5000 6万20 二亿四千五 三十万六 百十 "
    "千百万 亿万 万万 1.5万2千 2,3456 12,34 1,234,5 0,123 007 00 二三四 一二三四五 "
    "三两 十两 五卅 15十"
)


@pytest.mark.parametrize("text", ["", *NO_NUMERALS.split()])
def test_what_is_no_numeral_or_may_be_two_is_refused(text):
    with pytest.raises(QuantityError, match=r"no numeral|too long"):
        read_numeral(text)


def test_endless_digits_are_refused():
    with pytest.raises(QuantityError, match="too long"):
        read_numeral("1" * 100_000)
    with pytest.raises(QuantityError, match="longer than 18 digits"):
        read_numeral("1234567890123456789")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("七八十", ("七十", "八十")),
        ("两三百", ("两百", "三百")),
        ("一两百", ("一百", "两百")),
        ("三五", ("三", "五")),
        ("十七八", ("十七", "十八")),
        ("二〇", None),
        ("二三四", None),
        ("一九", None),
    ],
)
def test_neighbours_are_a_span(text, ends):
    assert split_neighbours(text) == ends


magnitudes = st.builds(
    lambda number, power: min(number * 10**power, 10**12),
    st.integers(0, 10**6),
    st.integers(0, 9),
) | st.integers(0, 10**12)


@given(magnitudes)
def test_spelled_numbers_read_as_their_value(number):
    assert read_numeral(spell(number)).value == number


@given(magnitudes, st.data())
def test_numbers_in_both_scripts_read_as_their_value(number, data):
    written = spell(number, choose=lambda: data.draw(st.booleans()))
    assert read_numeral(written).value == number


@given(
    st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False),
    st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("百万", 6)]),
)
def test_decimals_keep_every_written_digit(number, scale):
    word, exponent = scale
    numeral = read_numeral(f"{number:f}{word}")
    assert numeral.value == number.scaleb(exponent)
    assert numeral.place == Decimal("0.001").scaleb(exponent)


@given(
    st.text(alphabet="0123456789.,〇零一二两三五九十百千万亿壹拾佰点半", max_size=20)
)
def test_any_run_is_read_or_refused(text):
    try:
        numeral = read_numeral(text)
    except QuantityError:
        return
    assert numeral.value % numeral.place == 0
