"""A unit that only the data know is checked, written and quoted in both languages."""

import pytest

import shanhai
from shanhai.curation.checks import check_data
from shanhai.curation.explain import explain_figure
from shanhai.reporting.formatting.names import is_counted, write_unit_name
from shanhai.reporting.formatting.numbers import format_interval

FIGURE = "bing-ding.labour_training_trainees"
JARS = "jar,jars,坛子,1,true,jar,坛子\n"
# The trainees of the tiny data, counted in jars.
EDITS = {
    "figures.csv": (",60,60,person,", ",60,60,jar,"),
    "indicators.csv": ("培训人数。,undocumented,person", "培训人数。,undocumented,jar"),
    "mentions.csv": ("35,38,60人,", "35,39,60坛子,"),
}


@pytest.fixture
def jar_dir(tiny_dir, edit):
    path = tiny_dir / "units.csv"
    path.write_text(path.read_text("utf-8") + JARS, "utf-8")
    for name, (old, new) in EDITS.items():
        edit(tiny_dir / name, old, new)
    return tiny_dir


def test_check_accepts_a_figure_in_the_unit(jar_dir):
    assert check_data(data_dir=jar_dir).problems == ()


def test_check_names_a_numeral_of_a_unit_without_its_row(jar_dir, edit):
    edit(jar_dir / "units.csv", JARS, "")
    problems = [str(problem) for problem in check_data(data_dir=jar_dir).problems]
    assert any("mentions.csv" in one and "60坛子" in one for one in problems)


@pytest.mark.parametrize(("lang", "told"), [("en", "60 jars"), ("zh", "60坛子")])
def test_page_note_and_sentence_name_the_unit(jar_dir, lang, told):
    corpus = shanhai.load(jar_dir)
    page = shanhai.Page(corpus, "jars", lang=lang)
    own = corpus.tidy(lang).query("figure_id == @FIGURE")
    shown = f"{page.key_figures(own)}{page.notes()}"
    assert told in shown
    assert told in str(shanhai.quote(corpus, FIGURE, lang))
    assert "60 to 60 jar" in explain_figure(corpus, FIGURE)


def test_one_of_the_unit_has_its_own_name(jar_dir):
    shanhai.load(jar_dir)
    assert format_interval(1, 1, "jar", "en") == "1 jar"
    assert format_interval(500, 599, "jar", "en") == "500–599 jars"
    assert format_interval(500, 599, "jar", "zh") == "500～599坛子"
    assert write_unit_name("en", "jar") == "jars"
    assert is_counted("jar")


@pytest.mark.parametrize(
    ("low", "high", "unit", "en", "zh"),
    [
        (420, 420, "tonne", "420 tonnes", "420吨"),
        (1, 1, "tonne", "1 tonne", "1吨"),
        (0.6, 0.6, "pp", "0.6 percentage points", "0.6个百分点"),
        (700, 799.99, "km", "700 to under 800 km", "700至不到800公里"),
        (1, 1, "hour", "1 hour", "1小时"),
        (2, 2, "times", "2 times", "2倍"),
        (40, 49, "age", "40–49 years of age", "40～49岁"),
        (600, 600, "yuan_per_mu", "600 yuan a mu", "600元/亩"),
    ],
)
def test_unit_of_the_standard_is_written_by_its_table(low, high, unit, en, zh):
    assert format_interval(low, high, unit, "en") == en
    assert format_interval(low, high, unit, "zh") == zh


def test_unit_that_nothing_names_is_an_error():
    with pytest.raises(LookupError, match="names 'barrel'"):
        format_interval(1, 1, "barrel", "en")


def test_every_unit_has_words_in_both_languages(real_corpus):
    for unit in real_corpus.known("unit"):
        for lang in ("en", "zh"):
            assert write_unit_name(lang, unit)
            assert format_interval(2, 3, unit, lang)
