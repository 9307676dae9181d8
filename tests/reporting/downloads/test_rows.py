"""The rows of a report: exactly what it shows, with the ends behind each value."""

import math
from fractions import Fraction
from html.parser import HTMLParser

import pytest

import shanhai
from shanhai.analysis.derived import list_derived
from shanhai.reporting.citations import Citations as Page
from shanhai.reporting.downloads.rows import COLUMNS, list_rows
from shanhai.reporting.formatting.figures import make_anchor


class Citations(HTMLParser):
    """Collect the text of every link to a note, by the note."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, set[str]] = {}
        self._target, self._text = "", ""

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        if tag == "a" and "sh-cited" in (own.get("class") or "").split():
            self._target, self._text = own.get("href") or own["xlink:href"], ""

    def handle_data(self, data):
        self._text += data

    def handle_endtag(self, tag):
        if tag == "a" and self._target:
            self.texts.setdefault(self._target, set()).add(self._text)
            self._target = ""


def list_citations(exhibits):
    citations = Citations()
    for exhibit in exhibits:
        citations.feed(exhibit._repr_html_())
    return citations.texts


def check_values(rows, cited):
    """Check that a page cites the rows and nothing else, each with its value."""
    values = {
        f"#{make_anchor('n', code)}": value
        for code, value in zip(rows["figure_id"], rows["value"], strict=True)
    }
    assert set(cited) == set(values)
    assert {key for key, value in values.items() if value not in cited[key]} == set()


def test_a_theme_prints_the_values_of_its_rows(real_corpus, lang):
    page = shanhai.Page(real_corpus, "comparison", domain_id="labour", lang=lang)
    figures = real_corpus.tidy(lang, domain_id="labour")
    verdicts = shanhai.judge_pairings(real_corpus, domain_ids=["labour"])
    chosen = {"index": "series", "columns": "pairing", "values": "figure_id"}
    pivot = figures.pivot_table(**chosen, aggfunc=list, observed=True)
    exhibits = [page.table(pivot), page.comparisons(verdicts)]
    rows = list_rows(page)
    check_values(rows, list_citations(exhibits))


def test_rows_are_what_is_shown_once_each(page, take):
    rows = take(page)
    per_resident = [f"{code}.per_resident" for code in page.per_resident_ids]
    expected = [*page.figure_ids, *page.ratio_ids, *per_resident]
    assert list(rows["figure_id"]) == expected
    assert rows["figure_id"].is_unique
    kinds = ["reported"] * len(page.figure_ids)
    assert list(rows["kind"][: len(kinds)]) == kinds
    assert set(rows["kind"][len(kinds) :]) <= {"derived"}


def test_columns_and_codes_are_equal_in_both_languages(real_corpus, show, take):
    en, zh = (take(show(real_corpus, "profile", lang)) for lang in ("en", "zh"))
    assert list(en) == list(zh) == list(COLUMNS)
    words = {
        *("pairing", "domain", "indicator", "subject", "value", "unit", "period"),
        *("status_word", "place", "credited", "flag_names", "note", "formula"),
        "quoting",
    }
    codes = [name for name in COLUMNS if name not in words]
    assert en[codes].equals(zh[codes])
    assert (en["indicator"] != zh["indicator"]).all()


def test_reported_rows_hold_the_figures_ends(real_corpus, show, take, lang):
    rows = take(show(real_corpus, "everything", lang))
    figures = real_corpus.figures
    columns = ["figure_id", "low", "high", "unit_id", "qualifier", "period_start"]
    assert rows[columns].equals(figures[columns].astype(rows[columns].dtypes))
    assert rows[rows["high"] == math.inf]["qualifier"].tolist()
    assert set(rows[rows["high"] == math.inf]["qualifier"]) == {"at_least"}


def divide(numerator, denominator):
    """Divide two intervals as exact numbers, an open end staying open."""
    low = Fraction(numerator.low) / Fraction(denominator.high)
    is_open = math.isinf(numerator.high)
    high = math.inf if is_open else Fraction(numerator.high) / Fraction(denominator.low)
    return float(low), float(high)


def show_ratios(corpus, lang):
    page = Page(corpus, lang)
    for row in list_derived(corpus).itertuples():
        page.cite_ratio(row)
    return page


def test_a_ratio_row_is_its_terms_divided(real_corpus, take, lang):
    page = show_ratios(real_corpus, lang)
    rows = take(page)
    plain = rows[
        (rows["unit_id"] != "percent") & rows["figure_id"].isin(page.ratio_ids)
    ]
    plain = plain[plain["period_type"] != "per_year"]
    assert len(plain) > 20
    for row in plain.itertuples():
        (denominator,) = row.denominator_ids
        terms = map(real_corpus.figure, (row.numerator_id, denominator))
        assert (row.low, row.high) == pytest.approx(divide(*terms), rel=1e-14)


def test_a_share_row_is_in_per_cent(real_corpus, take, lang):
    page = show_ratios(real_corpus, lang)
    rows = take(page)
    share = rows.set_index("figure_id").loc[
        "nancheng-bijiang.guangdong_share_of_stable_jobs"
    ]
    part, whole = (
        real_corpus.figure(code)
        for code in (share["numerator_id"], *share["denominator_ids"])
    )
    assert share["unit_id"] == "percent"
    assert share["low"] == pytest.approx(100 * part.low / whole.low, rel=1e-14)
    assert share["value"].endswith("%")


def test_a_row_per_resident_names_its_denominator(real_corpus, take, lang):
    code = "humen-songtao.labour_employed_all"
    page = Page(real_corpus, lang)
    page.cite(code)
    page.cite_per_resident(code)
    rows = take(page)
    row = rows.set_index("figure_id").loc[f"{code}.per_resident"]
    figure = real_corpus.figure(code)
    people = real_corpus.denominators.set_index("denominator_id").loc[
        list(row["denominator_ids"])
    ]
    assert list(people["place_id"]) == ["songtao"]
    assert row["low"] == pytest.approx(1000 * figure.low / people["high"].iloc[0])
    assert row["high"] == pytest.approx(1000 * figure.high / people["low"].iloc[0])
    assert str(people["reference_date"].iloc[0].year) in row["formula"]
    assert row["as_written"] == ""


def test_derived_rows_say_how_they_were_made(real_corpus, page, take):
    rows = take(page)
    derived = rows[rows["kind"] == "derived"]
    assert (derived["formula"] != "").all()
    assert derived["numerator_id"].isin(real_corpus.known("figure")).all()
    assert derived["n_mentions"].isna().all()
    assert (rows[rows["kind"] == "reported"]["formula"] == "").all()


def test_words_to_quote_with_stand_at_the_verdict(real_corpus, show, take, lang):
    rows = take(show(real_corpus, "everything", lang))
    told = rows.groupby("quotable")["quoting"].agg(list)
    assert not any(told["yes"])
    assert all(told["no"])
    assert all(told["with_words"])
