"""Ten questions of readers, each answered in two clicks and on two screens."""

import re
from dataclasses import dataclass

import pytest
from browsing import DESK, open_page
from playwright.sync_api import Page, expect

import shanhai

LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
INDEXES = {"en": "index.html", "zh": "index.zh.html"}
SCREEN, MOST_SCREENS, MOST_CLICKS = 800, 2, 2
HUIZHOU = "huizhou-qianxinan"
DIALOG = "#sh-popover"
# All text that can be seen within some screens of where the reader is.
READ = """
height => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (texts.nextNode()) {
    const one = texts.currentNode;
    if (!one.data.trim() || !one.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(one);
    const box = range.getBoundingClientRect();
    if (box.height && box.bottom > 0 && box.top < height) seen.push(one.data.trim());
  }
  return seen.join(" ").replace(/\\s+/g, " ");
}
"""


@dataclass
class Reader:
    """Read two screens from where the last click led, and count the clicks."""

    page: Page
    lang: str
    clicks: int = 0

    def press(self, selector: str) -> None:
        """Press the first such thing; it lies within two screens, and leads on."""
        one = self.page.locator(selector).locator("visible=true").first
        assert one.bounding_box()["y"] < SCREEN * MOST_SCREENS, selector
        if (one.get_attribute("href") or "#").startswith("#"):
            one.evaluate("element => element.click()")
        else:
            with self.page.expect_navigation():
                one.evaluate("element => element.click()")
        self.clicks += 1

    def seek(self, words: str) -> None:
        self.page.fill("input[type=search]", words)
        expect(self.page.locator("#search-results > li").first).to_be_visible()
        self.clicks += 1

    def read(self) -> str:
        assert self.clicks <= MOST_CLICKS
        return self.page.evaluate(READ, SCREEN * MOST_SCREENS)


@pytest.fixture(params=["en", "zh"])
def reader(browser, published_site, request):
    lang = request.param
    page, _ = open_page(browser, published_site / INDEXES[lang], width=DESK)
    page.set_viewport_size({"width": DESK, "height": SCREEN})
    yield Reader(page, lang)
    page.close()


def write_money(yuan: float, lang: str) -> str:
    """Write yuan as newspapers do: in three digits, in Chinese four."""
    yuan = float(f"{yuan:.{3 if lang == 'en' else 4}g}")
    if lang == "zh":
        name, unit = ("亿", 1e8) if yuan >= 1e8 else ("万", 1e4)
        return f"{yuan / unit:.9g}{name}"
    name, unit = ("billion", 1e9) if yuan >= 1e9 else ("million", 1e6)
    return f"{yuan / unit:.9g} {name}"


def write_count(count: float, lang: str) -> str:
    return f"{count:,.0f}" if lang == "en" else f"{count:.0f}"


def pick(corpus, query: str):
    """Return the largest figure of each pairing."""
    rows = corpus.tidy().query(query).sort_values("low", ascending=False)
    return rows.drop_duplicates("pairing_id")


def press_theme(reader: Reader, domain_id: str) -> None:
    reader.press(f"a[href='comparison-{domain_id}.{reader.lang}.html']")
    # Two headings before it: what is reported, and what compares.
    reader.press(".contents li:nth-of-type(3) a")


def test_1_who_reports_most_jobs_in_guangdong_and_may_i_say_so(reader, real_corpus):
    press_theme(reader, "labour")
    text = reader.read()
    is_meant = "indicator_id == 'labour_employed' and destination == 'donor_province'"
    rows = pick(real_corpus, is_meant)
    assert len(rows) > 2
    for low in rows["low"]:
        assert write_count(low, reader.lang) in text
    refusals = {"en": "no pairing can be called first", "zh": "不可据此称哪组最多"}
    may = {"en": "You can write", "zh": "可以写"}[reader.lang]
    assert refusals[reader.lang] in text and may in text


def test_2_and_3_how_much_aid_per_county_and_year_beside_the_programme(
    reader, real_corpus
):
    reader.press("a[href='#funds']")
    text = reader.read()
    figures = real_corpus.figures.set_index("figure_id")
    funds = figures.loc[f"{HUIZHOU}.fiscal_funds", "low"]
    n_counties = figures.loc[f"{HUIZHOU}.recipient_counties", "low"]
    assert write_money(funds / n_counties, reader.lang) in text
    benchmarks = real_corpus.benchmarks
    means = benchmarks[
        (benchmarks["indicator_id"] == "fiscal_funds")
        & (benchmarks["basis"] == "per_county")
    ]
    assert len(means)
    for row in means.itertuples():
        assert getattr(row, f"scope_{reader.lang}") in text
        assert f"{row.value / 1e6:.3g}" in text or f"{row.value / 1e4:g}" in text


def test_4_what_did_huizhou_do_in_a_paragraph(reader, real_corpus):
    reader.press(f"a[href='profile-{HUIZHOU}.{reader.lang}.html']")
    text = reader.read()
    figures = real_corpus.figures.set_index("figure_id")["low"]
    assert write_money(figures[f"{HUIZHOU}.fiscal_funds"], reader.lang) in text
    produce = figures[f"{HUIZHOU}.consumption_bought_or_helped"]
    assert write_money(produce, reader.lang) in text
    assert write_count(figures[f"{HUIZHOU}.labour_employed_all"], reader.lang) in text


@pytest.mark.parametrize(("number", "mark"), [(5, "no"), (6, "yes")])
def test_5_and_6_which_may_i_quote_and_which_not(reader, real_corpus, number, mark):
    figures = real_corpus.tidy(reader.lang).query("quotable == @mark")
    reader.press("a[href='#quotable']")
    reader.press(f"#quote-{mark} summary")
    text = reader.read()
    assert len(figures) and f"{len(figures)} " in text
    for series in figures["series"]:
        assert series in text


def test_7_what_is_dated_2023(reader, real_corpus):
    reader.press("a[href='#dated']")
    reader.press("#dated-2023 summary")
    text = reader.read()
    figures = real_corpus.tidy(reader.lang)
    dated = figures[figures["period_start"].dt.year == 2023]
    is_open = dated["period_end"].isna()
    assert is_open.any() and not is_open.all()
    for count in (len(dated), is_open.sum(), (~is_open).sum()):
        assert re.search(rf"(?<!\d){count}(?!\d)", text)
    for row in dated.itertuples():
        assert row.series in text
        word = write_money if row.unit_id == "yuan" else write_count
        assert word(row.low, reader.lang) in text


def test_8_how_many_cadres_and_professionals_did_each_send(reader, real_corpus):
    press_theme(reader, "exchange")
    text = reader.read()
    for role in ("cadre", "professional"):
        rows = pick(
            real_corpus,
            f"indicator_id == 'people_sent' and role == '{role}' and quotable != 'no'"
            " and direction == 'east_to_west'",
        )
        assert len(rows)
        for low in rows["low"]:
            assert write_count(low, reader.lang) in text


def test_9_and_10_how_do_i_cite_a_number_and_where_is_its_original(reader, real_corpus):
    figure_id = f"{HUIZHOU}.fiscal_funds"
    anchor = f"f-{figure_id.replace('.', '-').replace('_', '-')}"
    reader.press(f"a[href$='#{anchor}']")
    # Who comes for one value finds its note open.
    expect(reader.page.locator(DIALOG)).to_be_visible()
    text = reader.read()
    sentence = shanhai.quote(real_corpus, figure_id, reader.lang)
    assert "".join(sentence.split()) in "".join(text.split())
    assert reader.page.locator(f"{DIALOG} button").count()
    (code,) = set(real_corpus.tidy(figure_id=figure_id)["source_id"])
    source = real_corpus.source(code)
    if source.address:
        assert reader.page.locator(f"{DIALOG} a[href='{source.address}']").count()
    else:
        assert getattr(source, f"title_{reader.lang}") in text
