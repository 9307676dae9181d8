"""Unit words come from a table of units: the standard, or one that a user extends."""

from decimal import Decimal

import pytest

from shanhai import load
from shanhai.cli.listing import scan_file
from shanhai.curation.checks import check_data
from shanhai.curation.mentions import find_mentions
from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.units import (
    Unit,
    find_standard_words,
    list_standard_units,
    make_unit_words,
    read_unit_words,
)

JAR = Unit("jar", "jars", "坛子", Decimal(1), True, "jar", "坛子 大坛子=2 罐子=0.5")
OWN = make_unit_words((*list_standard_units(), JAR))
ROW = "jar,jars,坛子,1,true,jar,坛子 大坛子=2\n"


def read(text, words=OWN):
    quantity = parse_quantity(text, words)
    return f"{quantity.low:f}", f"{quantity.high:f}", quantity.unit


def test_longer_unit_words_come_first():
    words = list(find_standard_words().words)
    assert all(
        not later.startswith(word)
        for place, word in enumerate(words)
        for later in words[place + 1 :]
    )


def test_every_word_of_the_standard_is_read_as_its_factor_says():
    for unit in list_standard_units():
        for word, factor in unit.list_words():
            quantity = parse_quantity(f"12{word}")
            assert (quantity.unit, quantity.low) == (unit.unit_id, 12 * factor), word


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30坛子", "30", "30"),
        ("三万坛子", "30000", "30000"),
        ("500余坛子", "500", "599"),
        ("3—5大坛子", "6", "10"),
        ("8罐子", "4", "4"),
        ("近40大坛子", "61", "79"),
    ],
)
def test_own_unit_is_read_with_its_factor(text, low, high):
    assert read(text) == (low, high, "jar")
    with pytest.raises(QuantityError):
        parse_quantity(text)


def test_scan_finds_the_own_unit_in_sentences_lists_and_tables():
    text = "腌菜 30 坛子，后有20、40坛子。\n品名\t产量（万坛子）\n酸菜\t3"
    found = [
        (mention.as_written, mention.quantity.low)
        for mention in find_mentions(text, OWN)
    ]
    assert found == [("30 坛子", 30), ("20", 20), ("40坛子", 40), ("3", 30000)]
    # The standard knows 坛 alone, and no unit of the table's head.
    found = [m.as_written for m in find_mentions(text) if m.quantity]
    assert found == ["30 坛", "20", "40坛"]


def test_word_whose_unit_a_table_lacks_still_ends_a_numeral():
    count = tuple(unit for unit in list_standard_units() if unit.unit_id == "count")
    words = make_unit_words(count)
    assert [m.as_written for m in find_mentions("共20户", words)] == ["20户"]
    for text in ("20户", "三分之一", "翻一番", "5万群众", "¥3"):
        with pytest.raises(QuantityError):
            parse_quantity(text, words)


def test_table_may_give_a_word_another_unit():
    pair = Unit("pair", "pairs", "双", Decimal(1), True, "pair", "双 对")
    words = make_unit_words((pair, *list_standard_units()))
    assert read("12双", words) == ("12", "12", "pair")
    assert read("12对", words) == ("12", "12", "pair")
    assert read("12对") == ("12", "12", "count")


@pytest.mark.parametrize("sign", "[]().*+?\\^$|{}-")
def test_sign_in_a_word_is_no_pattern(sign):
    own = Unit("own", "own", "件", Decimal(1), True, "", f"罐{sign}子 {sign}罐")
    words = make_unit_words((*list_standard_units(), own))
    assert read(f"12罐{sign}子", words) == ("12", "12", "own")
    assert [m.as_written for m in find_mentions("5罐子", words)] == ["5罐"]


def test_one_row_makes_a_unit_of_a_corpus(tiny_dir, monkeypatch, tmp_path):
    path = tiny_dir / "units.csv"
    path.write_text(path.read_text("utf-8") + ROW, "utf-8")
    assert check_data(data_dir=tiny_dir).problems == ()
    corpus = load(tiny_dir)
    assert read("约300坛子", corpus.unit_words) == ("250", "350", "jar")
    # `shanhai scan` reads with the data of the project.
    root = tmp_path / "root"
    root.mkdir()
    tiny_dir.rename(root / "data")
    monkeypatch.setenv("SHANHAI_ROOT", str(root))
    text = tmp_path / "text.txt"
    text.write_text("腌菜30坛子。", "utf-8")
    assert [(row["low"], row["unit"]) for row in scan_file(text)] == [(30, "jar")]


def test_table_without_words_has_those_of_the_standard(tables):
    bare = tables["units"].drop(columns=["words", "name_en_one"])
    assert read_unit_words(bare).words == read_unit_words(tables["units"]).words
