"""The data dictionary: everything once, in both languages, every link alive."""

import ast
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

import shanhai
from shanhai.analysis.measures import derive_measures
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.page.search import DICTIONARY, list_search_entries

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "06-data-dictionary.ipynb"
PACKAGE = ROOT / "data" / "datapackage.json"
CHINESE = re.compile("[一-鿿]")
HALF_WIDTH = re.compile("[一-鿿][,;:()]|[,;:()][一-鿿]")
# Cells that show a table, in the order of the page.
ALL_TABLES = (
    *("dimension-codes", "measure-formulas", "comparison-rules", "flags"),
    *("quoting-rules", "closed-lists", "table-columns", "documents"),
)
NO_WORDS = {"nan", "NaN", "NaT", "None", "inf", "<NA>"}


def read(block) -> BeautifulSoup:
    return BeautifulSoup(block._repr_html_(), "html.parser")


def read_resources() -> list[dict]:
    return json.loads(PACKAGE.read_text(encoding="utf-8"))["resources"]


def replace_tables(corpus, **tables):
    """Return the corpus with other tables in place of some, unchecked."""
    make, (*others, own) = corpus.__reduce__()
    return make(*others, own | tables)


def list_rows(page) -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row(["th", "td"])]
        for row in page.select("tbody tr:not(.sh-group)")
    ]


def run_notebook(corpus, **parameters) -> dict[str, BeautifulSoup]:
    """Run the notebook on a corpus, and return what its cells show."""
    names, shown = {}, {}
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shanhai, "load", lambda: corpus)
        for cell in (one for one in cells if one["cell_type"] == "code"):
            *before, last = ast.parse("".join(cell["source"])).body
            is_shown = isinstance(last, ast.Expr)
            body = ast.Module(before if is_shown else [*before, last], [])
            exec(compile(body, cell["id"], "exec"), names)
            if cell["id"] == "parameters":
                names |= parameters
            if is_shown:
                value = eval(compile(ast.Expression(last.value), "", "eval"), names)
                shown[cell["id"]] = read(value)
    return {key: one for key, one in shown.items() if not key.endswith("-frame")}


run_once = cache(run_notebook)


@pytest.fixture
def real(real_corpus, lang) -> dict[str, BeautifulSoup]:
    return run_once(real_corpus, lang=lang)


@pytest.fixture
def tiny(corpus) -> dict[str, BeautifulSoup]:
    return run_once(corpus, lang="en")


def find_all(shown: dict[str, BeautifulSoup], selector: str) -> list:
    return [found for page in shown.values() for found in page.select(selector)]


def test_whatever_is_explained_is_explained_once(real, real_corpus):
    wanted = [
        make_anchor(prefix, code)
        for prefix, kind in zip(
            "idmc", ("indicator", "dimension", "measure", "rule"), strict=True
        )
        for code in real_corpus.known(kind)
    ]
    assert Counter(tag["id"] for tag in find_all(real, "[id]")) == Counter(wanted)


@pytest.mark.parametrize("domain_ids", [[], ["donations"], ["labour", "funds"]])
def test_links_inside_the_page_lead_somewhere(real_corpus, lang, domain_ids):
    shown = run_notebook(real_corpus, lang=lang, domain_ids=domain_ids)
    anchors = {tag["id"] for tag in find_all(shown, "[id]")}
    inside = {link["href"][1:] for link in find_all(shown, 'a[href^="#"]')}
    assert {code[0] for code in inside} == {"i", "d"}
    assert inside <= anchors


def test_look_alikes_lead_to_each_other(real, real_corpus):
    entries = real["indicator-entries"].select(".sh-entries li")
    pairs = {
        (entry["id"], link["href"][1:])
        for entry in entries
        for link in entry.select('a[href^="#i-"]')
    }
    rows = real_corpus.indicators["not_comparable_with"]
    assert len(pairs) == sum(map(len, rows))
    assert {(one, other) for other, one in pairs} == pairs


def test_every_report_leads_to_its_row_in_the_profile(real, real_corpus):
    led = Counter(
        tuple(re.split(r"profile-|\.(?:en|zh)\.html#", link["href"])[1:])
        for link in find_all(real, 'a[href^="profile-"]')
    )
    first = real_corpus.figures.drop_duplicates(["pairing_id", "indicator_id"])
    codes = zip(first["pairing_id"], first["figure_id"], strict=True)
    assert led == Counter((one, make_anchor("f", code)) for one, code in codes)


def test_what_the_search_finds_is_in_the_dictionary(real, real_corpus, lang):
    entries = list_search_entries(real_corpus, lang=lang)
    targets = [target for entry in entries for target in entry["targets"]]
    sought = {target.anchor for target in targets if target.page == DICTIONARY}
    assert sought < {tag["id"] for tag in find_all(real, "[id]")}


def test_no_value_and_no_empty_cell_is_shown(real):
    assert find_all(real, ".sh-cited") == []
    assert all(cell.get_text(strip=True) for cell in find_all(real, "th, td, p"))
    words = {word for page in real.values() for word in page.get_text().split()}
    assert words.isdisjoint(NO_WORDS)


def test_an_entry_says_what_its_indicator_is(tiny):
    entry = tiny["indicator-entries"].find(id="i-labour-employed-all")
    text = " ".join(entry.get_text(" ").split())
    assert "Workers in work, all destinations." in text
    assert "persons; flow; not additive" in text
    assert "undocumented" not in text
    assert "Jia group → Yi County (2 figures)" in text
    assert [link["href"] for link in entry("a")] == [
        "profile-jia-yi.en.html#f-jia-yi-labour-employed-all",
        "#i-labour-employed-east",
        "#i-labour-training-trainees",
    ]


def test_an_entry_in_chinese_and_one_that_nobody_reports(corpus):
    page = run_notebook(corpus, lang="zh")["indicator-entries"]
    funds = " ".join(page.find(id="i-fiscal-funds").get_text(" ").split())
    assert "元；流量；可相加；官方口径" in funds
    assert "甲组团 → 乙县（1条）" in funds
    workshops = page.find(id="i-workshops")
    assert workshops.select_one(".sh-fact").get_text().split() == ["有报道的结对", "无"]
    assert not workshops("a")


def test_indicators_are_counted_once_by_what_is_known_of_them(tiny):
    assert " ".join(tiny["counted-indicators"].get_text().split()) == (
        "6 indicators say what is counted, and one dimension which part of it. One "
        "indicator is reported for two or more pairings, one for none. One has an "
        "official definition: without one, two documents may count differently under "
        "one name."
    )
    summaries = tiny["indicator-entries"].select("summary")
    assert [one.get_text() for one in summaries] == [
        "Funds: one indicator",
        "Labour: 3 indicators",
        "Training: 2 indicators",
    ]


def test_domains_without_figures_or_ratios_leave_no_section_empty(corpus, lang):
    few = corpus.figures[corpus.figures["indicator_id"] == "fiscal_funds"]
    quiet = replace_tables(corpus, figures=few.reset_index(drop=True))
    without = {"training": "measure-formulas", "labour": "dimension-codes"}
    for domain_id, cell in without.items():
        shown = run_notebook(quiet, lang=lang, domain_ids=[domain_id])
        assert all(page.get_text(strip=True) for page in shown.values())
        assert [key for key, page in shown.items() if page.select("table")] == [
            key for key in ALL_TABLES if key != cell
        ]
        assert not find_all(shown, 'a[href^="profile-"]')


def test_an_unknown_domain_is_named(corpus):
    with pytest.raises(ShanhaiError, match="Did you mean 'labour'"):
        shanhai.Page(corpus, "dictionary", domain_ids=["labor"])


def test_a_measure_says_its_formula_and_where_it_holds(real_corpus):
    page = run_notebook(real_corpus, lang="en")["measure-formulas"]
    cash = page.find(id="m-cash-share-of-donations").get_text(" ")
    assert (
        "Donations (in cash) ÷ Donations (cash and goods together) , or, where no "
        "document reports it, in cash + in kind, valued"
    ) in " ".join(cash.split())
    cadres = page.find(id="m-cadres-west-per-east").get_text(" ")
    assert "(cadres, seconded or sent to work; from west to east) ÷" in " ".join(
        cadres.split()
    )
    derived = derive_measures(real_corpus, measure_ids=["jobs_per_workshop"])
    held = derived[derived["holds"]]["pairing_id"].nunique()
    assert held > 1
    holds = page.find(id="m-jobs-per-workshop")("td")[-1].get_text()
    assert holds == str(held)


def test_every_term_of_a_formula_leads_to_its_indicator(real, real_corpus):
    page = real["measure-formulas"]
    for code in real_corpus.known("measure"):
        measure = real_corpus.measure(code)
        terms = [measure.numerator_id, measure.denominator_id]
        links = [a["href"] for a in page.find(id=make_anchor("m", code))("a")]
        assert links == [f"#{make_anchor('i', term)}" for term in terms]


def test_every_rule_flag_and_code_is_listed_in_words(real, real_corpus, lang):
    for cell, table in (
        ("comparison-rules", real_corpus.comparison_rules),
        ("flags", real_corpus.flags),
        ("quoting-rules", real_corpus.quoting_rules),
        ("dimension-codes", real_corpus.dimension_codes),
    ):
        text = [" | ".join(row) for row in list_rows(real[cell])]
        assert len(text) == len(table)
        for row, name in zip(text, table[f"name_{lang}"], strict=True):
            assert name in row
            assert not re.search("not_comparable|blocks", row)


def test_code_lists_hold_every_code_of_their_columns(real_corpus, lang):
    listed = shanhai.list_codes(real_corpus, lang)
    resources = {one["name"]: one for one in read_resources()}
    for where, part in listed.groupby("where"):
        table, column = where.split(".")
        fields = {one["name"]: one for one in resources[table]["schema"]["fields"]}
        assert list(part["code"]) == fields[column]["constraints"]["enum"]
    # All closed lists of a figure are explained.
    figures = resources["figures"]["schema"]["fields"]
    closed = {one["name"] for one in figures if "enum" in one.get("constraints", {})}
    assert {f"figures.{name}" for name in closed} <= set(listed["where"])


def test_every_table_and_column_is_listed_in_order(real_corpus, lang):
    listed = shanhai.list_columns(real_corpus, lang)
    assert list(zip(listed["file"], listed["column"], strict=True)) == [
        (table["path"], field["name"])
        for table in read_resources()
        for field in table["schema"]["fields"]
    ]


def test_constraints_are_said_in_words(real_corpus):
    columns = shanhai.list_columns(real_corpus).set_index(["file", "column"])
    limits = columns.loc["figures.csv", "constraint"]
    assert limits["figure_id"].startswith("key; required; unique; pattern `^[a-z0-9")
    assert limits["pairing_id"] == "required; code in `pairings`"
    assert limits["part_of"] == "code in `figures`"
    assert limits["part_basis"] == "one of `stated`, `likely`"
    assert limits["low"] == "required; at least `0`"
    assert limits["note_en"] == ""
    assert columns.loc[("quoting_rules.csv", "conditions"), "constraint"] == "required"
    zh = shanhai.list_columns(real_corpus, "zh").set_index(["file", "column"])
    low = zh.loc[("figures.csv", "low")]
    assert [low["type"], low["constraint"]] == ["数值", "必填；不小于`0`"]


def test_the_data_package_is_described_in_both_languages():
    for resource in read_resources():
        told = [resource, *resource["schema"]["fields"]]
        assert resource["title"]
        assert CHINESE.search(resource["title_zh"])
        for one in told:
            assert one["description"], one["name"]
            assert not CHINESE.search(one["description"]), one["name"]
            assert CHINESE.search(one["description_zh"]), one["name"]
            assert not HALF_WIDTH.search(one["description_zh"]), one["name"]


def test_names_that_try_to_be_html_are_text(hostile_corpus, hostile, lang):
    shown = run_notebook(hostile_corpus, lang=lang)
    assert find_all(shown, "script, img") == []
    assert hostile in shown["indicator-entries"].h3.get_text()
    assert hostile in shown["flags"].th.find_next("tbody").get_text()


def test_definitions_that_try_to_be_html_are_text(corpus, hostile, lang):
    names = ("indicators", "dimensions", "dimension_codes", "comparison_rules")
    columns = [f"{one}_{lang}" for one in ("name", "definition", "sentence")]
    tables = {name: getattr(corpus, name) for name in (*names, "quoting_rules")}
    spoilt = {
        name: table.assign(**dict.fromkeys({*columns} & {*table}, hostile))
        for name, table in tables.items()
    }
    shown = run_notebook(replace_tables(corpus, **spoilt), lang=lang)
    assert find_all(shown, "script, img") == []
    cells = ("indicator-entries", "dimension-codes", "comparison-rules")
    for cell in (*cells, "quoting-rules"):
        assert hostile in shown[cell].get_text()


def test_what_is_not_translated_is_in_the_other_language(corpus, lang):
    blank = {f"name_{lang}": "", f"definition_{lang}": ""}
    spoilt = replace_tables(corpus, indicators=corpus.indicators.assign(**blank))
    entries = run_notebook(spoilt, lang=lang)["indicator-entries"]
    other = {"en": "zh", "zh": "en"}[lang]
    marked = entries.select(f".sh-entries [lang={other}]")
    names = corpus.indicators[[f"name_{other}", f"definition_{other}"]]
    assert [one.get_text() for one in marked] == [*names.to_numpy().ravel()]


def test_a_frame_of_ones_own_is_listed(corpus, lang, hostile):
    page = shanhai.Page(corpus, "dictionary", lang=lang)
    frame = pd.DataFrame(
        {
            "group": ["a", "b", "a"],
            hostile: ["x", hostile, Markup("<b>y</b>")],
            "n_figures": [1, 2, None],
            "names": [["p", "q"], [], ("r",)],
        },
        index=["k.1", "k.2", "k.3"],
    )
    listed = read(page.listing(frame, "flags", by=["group"], anchor="x"))
    assert not listed(["script", "img"])
    assert listed.th.get_text() == hostile
    comma = {"en": "p, q", "zh": "p、q"}[lang]
    rows = [["x", "1.0", comma], ["y", "–", "r"], [hostile, "2.0", "–"]]
    assert list_rows(listed) == [
        [" ".join(cell.split()) for cell in row] for row in rows
    ]
    assert [row["id"] for row in listed.select(".sh-group")] == ["x-k-1", "x-k-2"]
    assert [one.get_text() for one in listed.select("td.sh-number")] == [
        row[1] for row in rows
    ]
    plain = read(page.listing(frame, "flags"))
    assert not plain.select("[id], .sh-group, .sh-targets")


def test_what_stands_in_backquotes_is_set_as_code(corpus):
    page = shanhai.Page(corpus, "dictionary")
    frame = pd.DataFrame({"name": ["one of `<a>`, `b`"]})
    listed = read(page.listing(frame, "flags"))
    assert [code.get_text() for code in listed.select("tbody code")] == ["<a>", "b"]
    assert list_rows(listed) == [["one of <a>, b"]]
