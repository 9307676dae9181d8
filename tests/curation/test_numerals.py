from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.numerals import (
    QuantityError,
    read_numeral,
    split_neighbours,
)
from shanhai.curation.plain_text import make_plain

CHINESE_DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Write a number below ten thousand in Chinese, without the reader's help."""
    text, has_gap = "", False
    for power, scale in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if has_gap and text else "") + CHINESE_DIGITS[digit] + scale
        has_gap = not digit
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
    "text", ["", "三五", "亿亿", "1.2.3", "abc", "百千", "十四五万亿亿"]
)
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(QuantityError, match=r"no numeral|too long or too short"):
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
        ("三五", ("三", "五")),
        ("十七八", ("十七", "十八")),
        ("二〇", None),
        ("二三四", None),
        ("一九", None),
    ],
)
def test_neighbours_are_a_span(text, ends):
    assert split_neighbours(text) == ends


@given(st.integers(min_value=1, max_value=9999))
def test_spelled_numbers_read_as_their_value(number):
    assert read_numeral(spell(number)).value == number


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
