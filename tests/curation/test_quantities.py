from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shanhai.curation.intervals import Vagueness
from shanhai.curation.quantities import (
    Quantity,
    QuantityError,
    find_rule,
    parse_quantity,
)
from shanhai.curation.units import find_standard_words

STANDARD = find_standard_words()
MEASURED = [word for word, found in STANDARD.words.items() if found.unit]
VAGUE_FORMS = {
    Vagueness.ABOUT: ("约{}", "大约{}", "{}左右", "约有{}", "≈{}", "{}上下"),
    Vagueness.NEARLY: ("近{}", "将近{}", "接近{}"),
    Vagueness.OVER: ("{}以上", "超{}", "超过了{}", "逾{}", "≥{}", "不低于{}", "突破{}"),
    Vagueness.UNDER: (
        "不足{}",
        "不到{}",
        "最高{}",
        "{}以内",
        "≤{}",
        "不超过{}",
        "小于{}",
    ),
}


def read(text):
    """Return low, high, unit and qualifier as plain strings."""
    quantity = parse_quantity(text)
    high = None if quantity.high is None else f"{quantity.high:f}"
    return f"{quantity.low:f}", high, quantity.unit, quantity.qualifier


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        ("1437人", "1437", "1437", "person", "exact"),
        ("500余名", "500", "599", "person", "at_least"),
        ("3000余万元", "30000000", "39999999.99", "yuan", "at_least"),
        ("1.1万余个", "11000", "11999", "count", "at_least"),
        ("6660余万元", "66600000", "66699999.99", "yuan", "at_least"),
        ("60万多元", "600000", "699999.99", "yuan", "at_least"),
        ("630多萬元", "6300000", "6399999.99", "yuan", "at_least"),
        ("1.5亿余枚", "150000000", "159999999", "count", "at_least"),
        ("8000万元以上", "80000000", None, "yuan", "at_least"),
        ("至少一次", "1", None, "occasion", "at_least"),
        ("超过3成", "30", None, "percent", "at_least"),
        ("约1858万元", "18575000", "18585000", "yuan", "approx"),
        ("约5人", "5", "5", "person", "approx"),
        ("近50户", "41", "49", "household", "approx"),
        ("近5人", "4", "5", "person", "approx"),
        ("数百名", "200", "999", "person", "approx"),
        ("二成五", "25", "25", "percent", "exact"),
        ("十几个", "11", "19", "count", "at_least"),
        ("不足100亩", "0.01", "100", "mu", "at_most"),
        ("15天以内", "1", "15", "day", "at_most"),
        ("500—6000元", "500", "6000", "yuan", "range"),
        ("500～6000元", "500", "6000", "yuan", "range"),
        ("3人至5人", "3", "5", "person", "range"),
        ("七八十人", "70", "80", "person", "range"),
        ("40.5414亿元", "4054140000", "4054140000", "yuan", "exact"),
        ("２０００平方米", "2000", "2000", "m2", "exact"),
        ("2.2平方公里", "2200000", "2200000", "m2", "exact"),
        ("3公顷", "30000", "30000", "m2", "exact"),
        ("5万亩", "50000", "50000", "mu", "exact"),
        ("1万人次", "10000", "10000", "person_time", "exact"),
        ("89批次", "89", "89", "occasion", "exact"),
        ("158期", "158", "158", "session", "exact"),
        ("100%", "100", "100", "percent", "exact"),
        ("百分之三点五", "3.5", "3.5", "percent", "exact"),
        ("1,234户", "1234", "1234", "household", "exact"),
        ("五分钟", "5", "5", "minute", "exact"),
        ("1.5天", "1.5", "1.5", "day", "exact"),
        ("三(sān)萬(wàn)餘人", "30000", "39999", "person", "at_least"),
    ],
)
def test_expression_reads_by_the_codebook(text, low, high, unit, qualifier):
    assert read(text) == (low, high, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        # Blanks, signs without width and breaks inside; separators of thousands.
        ("700 余 亩", "700", "799.99", "mu", "at_least"),
        ("7\u200b3\ufeff0人", "730", "730", "person", "exact"),
        ("15\u2009400人", "15400", "15400", "person", "exact"),
        ("8\u00a0050人", "8050", "8050", "person", "exact"),
        ("6’200元", "6200", "6200", "yuan", "exact"),
        ("3亿6千多万元", "360000000", "369999999.99", "yuan", "at_least"),
        # Bounds by words and signs.
        ("＞60亩", "60", None, "mu", "at_least"),
        ("300元起", "300", None, "yuan", "at_least"),
        ("最高可达30万元", "0.01", "300000", "yuan", "at_most"),
        ("小于40个", "1", "40", "count", "at_most"),
        ("≤15天", "1", "15", "day", "at_most"),
        ("约有400户", "350", "450", "household", "approx"),
        ("~900人", "850", "950", "person", "approx"),
        ("三十来人", "25", "35", "person", "approx"),
        ("四十人出头", "40", "49", "person", "at_least"),
        # Parts of a whole.
        ("千分之八", "0.8", "0.8", "percent", "exact"),
        ("约四分之三", "74.5", "75.5", "percent", "approx"),
        ("三成多", "30", "39.99", "percent", "at_least"),
        ("9盞", "9", "9", "count", "exact"),
        # A word that is a part of its unit is read in finer steps.
        ("50多克", "0.05", "0.05999", "kg", "at_least"),
        ("5厘米多", "0.05", "0.0599", "m", "at_least"),
    ],
)
def test_other_ways_of_writing_read_alike(text, low, high, unit, qualifier):
    assert read(text) == (low, high, unit, qualifier)


@pytest.mark.parametrize(
    "dash",
    [
        *"-‐‑‒–—―−─~〜∼～－至到…",
        "﹣",
        "﹘",
        "⁃",
        "--",
        "——",
        "……",
        " - ",
        " 至 ",
        "至 ",
    ],
)
def test_every_dash_makes_a_range(dash):
    assert read(f"4{dash}7万元") == ("40000", "70000", "yuan", "range")
    assert read(f"4%{dash}7%") == ("4", "7", "percent", "range")
    assert read(f"400元{dash}7000元") == ("400", "7000", "yuan", "range")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3-5万元", "30000", "50000"),
        ("3至15万元", "30000", "150000"),
        ("二十至三十万元", "200000", "300000"),
        ("二至三十人", "2", "30"),
        ("三至五百人", "300", "500"),
        ("500-1万元", "500", "10000"),
        ("3元-5万元", "3", "50000"),
    ],
)
def test_multiplier_carries_over_to_a_smaller_left_number(text, low, high):
    assert read(text)[:2] == (low, high)


def test_contradictory_qualifiers_keep_both_readings():
    quantity = parse_quantity("约1700多平方米")
    assert (quantity.low, quantity.high) == (Decimal(1650), Decimal("1799.99"))
    assert quantity.qualifier == "approx"
    assert quantity.is_contradictory


def test_qualifiers_that_agree_are_not_contradictory():
    quantity = parse_quantity("超500余人")
    assert (quantity.low, quantity.high) == (500, None)
    assert not quantity.is_contradictory


@pytest.mark.parametrize(
    ("text", "numerals", "marks"),
    [
        ("约1858万元", [(18580000, 10000)], [("约", Vagueness.ABOUT)]),
        ("至少一次", [(1, 1)], [("至少", Vagueness.OVER)]),
        ("1437人", [(1437, 1)], []),
        (
            "約1700多平方米",
            [(1700, 100)],
            [("约", Vagueness.ABOUT), ("多", Vagueness.AND_MORE)],
        ),
        ("500—6000元", [(500, 100), (6000, 1000)], []),
        ("3-5万元左右", [(30000, 10000), (50000, 10000)], [("左右", Vagueness.ABOUT)]),
        ("约数百人", [(100, 100)], [("数", Vagueness.SEVERAL)]),
    ],
)
def test_rule_holds_numerals_with_their_place_and_the_words(text, numerals, marks):
    rule = find_rule(text)
    assert [(n.value, n.place) for n in rule.numerals] == numerals
    assert list(rule.marks) == marks
    assert rule.quantity == parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("达500人", "not qualifier"),
        ("500", "no unit word"),
        ("5秒", "no unit for '秒'"),
        ("5—3人", "runs downwards"),
        ("3人—5户", "different units"),
        ("不足0人", "no value is left"),
        ("至少5人以内", "bounded twice"),
        ("不足3—5人", "range with a qualifier"),
        ("近3—5人", "range with a qualifier"),
        ("五分之一强", "goes on with '强'"),
        ("20元/筐", "goes on with '/筐'"),
        ("9千万亿元", r"1e\+15 or more"),
        ("", "not qualifier"),
        ("万元", "without a number"),
        ("千万元", "without a number"),
        ("亿元", "without a number"),
        ("90公里/小时", "goes on with '/小时'"),
        ("40元/亩/年", "goes on with '/年'"),
        ("40元/亩·年", "goes on with '·年'"),
        ("3小时20分钟", "goes on with '20分钟'"),
        ("1米8", "goes on with '8'"),
        ("翻一番多", "goes on with '多'"),
        ("两番", "no unit for '番'"),
        ("千元/亩", "without a number"),
        ("5元3角", "goes on with '3角'"),
        ("四块二", "goes on with '二'"),
        ("五天半", "goes on with '半'"),
        ("600±30人", "not qualifier"),
        ("-4人", "not qualifier"),
        ("3.4本", "comes whole"),
        ("半户", "comes whole"),
        ("二百零十户", "no numeral"),
        ("1,23人", "no numeral"),
        ("三万一户", "money for each"),
        ("一百几十人", "how many more"),
        ("9-4万元", "too far apart"),
        ("七分之九", "no part of a whole"),
        ("6/8", "no part of a whole"),
    ],
)
def test_refusal_says_why(text, reason):
    with pytest.raises(QuantityError, match=reason):
        parse_quantity(text)


numbers = st.one_of(
    st.integers(1, 10**7).map(str),
    st.builds(lambda n, k: f"{n * 10**k}", st.integers(1, 99), st.integers(0, 6)),
    st.decimals(1, 10**6, places=2).map(lambda number: f"{number:f}"),
)
scales = st.sampled_from(["", "万", "亿", "百万", "万亿"])
words = st.sampled_from(MEASURED)
expressions = st.one_of(
    st.builds(
        lambda before, number, mark, scale, word, after: (
            f"{before}{number}{mark}{scale}{word}{after}"
        ),
        st.sampled_from(["", "", "约", "近", "超过", "至少", "不足", "最多", "大约近"]),
        numbers,
        st.sampled_from(["", "", "余", "多", "几"]),
        scales,
        words,
        st.sampled_from(["", "", "左右", "以上", "以内"]),
    ),
    st.builds(
        lambda before, left, dash, right, scale, word, after: (
            f"{before}{left}{dash}{right}{scale}{word}{after}"
        ),
        st.sampled_from(["", "", "约", "近", "超"]),
        numbers,
        st.sampled_from(["—", "-", "~", "～", "至", "到"]),
        numbers,
        scales,
        words,
        st.sampled_from(["", "", "左右", "以上"]),
    ),
    st.builds("{}{}".format, st.sampled_from(["数百", "几十万", "百", "十几"]), words),
)


@given(
    st.integers(1, 10**6),
    st.integers(0, 3),
    st.sampled_from(["", "万"]),
    st.sampled_from(MEASURED),
    st.data(),
)
def test_interval_never_loses_the_true_value(digits, zeros, scale, word, data):
    """Draw a value that the vague form is true of; the interval must hold it."""
    number = f"{digits * 10**zeros}{scale}"
    written, factor = digits * 10**zeros, STANDARD.words[word].factor
    written *= 10**4 if scale else 1
    assume(written * factor < 10**12)
    exact = parse_quantity(number + word)
    n, step = exact.low, STANDARD.units[exact.unit].resolution
    p = factor
    while not n % (p * 10):
        p *= 10
    # Grams are read finer than kilograms are.
    step *= factor if factor < 1 and p <= step else 1
    assume(not n % step and not p % step)
    unit = round(p / step)
    form = data.draw(st.sampled_from([f for fs in VAGUE_FORMS.values() for f in fs]))
    vagueness = next(mark for mark, forms in VAGUE_FORMS.items() if form in forms)
    lowest, highest = {
        Vagueness.ABOUT: (-(unit // 2), unit // 2),
        Vagueness.NEARLY: (-max(unit - 1, 1), -1),
        Vagueness.OVER: (0, 10 * unit),
        Vagueness.UNDER: (-round(n / step) + 1, 0),
    }[vagueness]
    true_value = n + step * data.draw(st.integers(lowest, highest))
    quantity = parse_quantity(form.format(number + word))
    assert quantity.low <= true_value
    assert quantity.high is None or true_value <= quantity.high


@given(st.integers(1, 10**8), st.integers(1, 7), st.sampled_from(["余", "多"]))
def test_rounded_down_value_lies_in_its_interval(true_value, power, mark):
    """Round a head count down, as 余 and 多 do, and read it back."""
    kept = true_value // 10**power * 10**power
    if not kept:
        return
    quantity = parse_quantity(f"{kept}{mark}人")
    assert quantity.low <= true_value
    # Rounding may have kept a zero that is not significant: 1000余 of 1004.
    assert true_value <= quantity.high


@given(expressions, st.data())
def test_signs_without_width_change_nothing(text, data):
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return
    place = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff"))
    assert parse_quantity(text[:place] + sign + text[place:]) == quantity


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return
    assert isinstance(quantity, Quantity)
