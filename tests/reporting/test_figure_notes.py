"""The note of a figure: every line that says something, in both languages."""

import hashlib
import re

import pandas as pd
import pytest

from shanhai import load
from shanhai.analysis.derived import list_derived
from shanhai.analysis.selection import select_figures
from shanhai.errors import OriginalError
from shanhai.reporting.citations import Citations
from shanhai.reporting.messages import say
from shanhai.reporting.notes import write_notes
from shanhai.reporting.quote import quote

JOBS = "jia-yi.labour_employed_all"
PLANNED = "jia-yi.labour_employed_all.planned"
EAST = "jia-yi.labour_employed_east"
TRAINEES = "bing-ding.labour_training_trainees"
SHARE = "jia-yi.east_share_of_jobs"
LARGEST = 2400


@pytest.fixture(autouse=True)
def without_originals(monkeypatch, tmp_path):
    """Look for originals in an empty folder."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tmp_path / "nothing"))


def show(corpus, *figure_ids, lang="en", ratio_ids=(), per_resident_ids=()):
    page = Citations(corpus, lang)
    for code in figure_ids:
        page.cite(code)
    for row in list_derived(corpus).itertuples():
        if row.figure_id in ratio_ids:
            page.cite_ratio(row)
    for code in per_resident_ids:
        page.cite_per_resident(code)
    return write_notes(page)


def read_lines(html):
    """Map the names of a note's lines to what they say."""
    notes = str(html._repr_html_()).partition('<dl id="flags">')[0]
    lines = re.findall(r"<dt>(.*?)(<dd>.*?)(?=<dt>|</dl>)", notes)
    return {
        re.sub("<[^>]+>", "", name): [
            re.sub("<[^>]+>", "", part) for part in dd.split("<dd>")[1:]
        ]
        for name, dd in lines
    }


def test_note_says_all_there_is_to_say(corpus):
    assert read_lines(show(corpus, PLANNED)) == {
        "As written": ["约40人"],
        "Read as": [
            "“约” (about): 40 persons, give or take half of its last written place, "
            "10 persons."
        ],
        "Found in": ["Jia group", "characters 19–23"],
        "Period": ["period not stated"],
        "Status": ["planned"],
        "Credited to": ["nobody named"],
        "Place": ["Yi park"],
        "Definition": ["Workers in work, all destinations (definition undocumented)"],
        "Flags": ["not additive", "wider scope"],
    }


def test_chinese_note_says_the_same(corpus):
    assert read_lines(show(corpus, PLANNED, lang="zh")) == {
        "原文写法": ["约40人"],
        "读法": ["“约”：40人上下各放宽有效数字末位的半个单位（一个单位为10人）。"],
        "出处": ["甲组团", "第19–23字符"],
        "时期": ["时期未说明"],
        "状态": ["计划"],
        "实施主体": ["未指明"],
        "地方": ["乙县园区"],
        "口径": ["各地就业人数（未见统计口径）"],
        "标记": ["不可相加", "范围更大"],
    }


def test_every_mention_is_numbered(corpus):
    lines = read_lines(show(corpus, JOBS))
    assert lines["Found in"][1:] == [
        "1 of 2: characters 34–39",
        "2 of 2: characters 60–65",
    ]
    assert lines["As written"] == ["500余人"]
    assert lines["Our note"] == ["Stands twice in the document."]


def test_part_leads_to_the_note_of_the_whole_or_to_its_profile(corpus):
    lines = read_lines(show(corpus, EAST))
    assert lines["Part of"] == ["Labour in work, as the text says"]
    assert lines["Direction"] == ["from west to east"]
    profile = 'href="profile-jia-yi.en.html#f-jia-yi-labour-employed-all"'
    assert profile in show(corpus, EAST)._repr_html_()
    assert profile not in re.sub(
        "<p class=sh-note-links.*?</p>", "", show(corpus, EAST, JOBS)._repr_html_()
    )


@pytest.mark.parametrize(
    ("figure_id", "period"),
    [
        (JOBS, "the text says: 2021"),
        (TRAINEES, "2023 (inferred) from the context of the sentence"),
        ("jia-yi.labour_training_person_times", "period not stated"),
    ],
)
def test_period_says_what_it_rests_on(corpus, figure_id, period):
    assert read_lines(show(corpus, figure_id))["Period"] == [period]


def test_lines_that_say_nothing_are_left_out(corpus):
    lines = read_lines(show(corpus, "bing-ding.fiscal_funds"))
    assert not {"Place", "Part of", "Flags", "Our note"} & set(lines)
    assert "Direction" not in read_lines(show(corpus, JOBS))


def test_note_leads_to_profile_dictionary_and_evidence(corpus, lang, read_html):
    page = read_html(show(corpus, JOBS, lang=lang))
    slug = "jia-yi-labour-employed-all"
    assert [names["href"] for tag, names in page.elements if tag == "a"] == [
        f"evidence.{lang}.html#m-{slug}",
        f"dictionary.{lang}.html#i-labour-employed-all",
        "#flags",
        f"profile-jia-yi.{lang}.html#f-{slug}",
    ]
    ids = [names["id"] for _, names in page.elements if "id" in names]
    assert ids == [f"n-{slug}", "flags"]


def test_a_page_does_not_link_to_itself(corpus):
    page = Citations(corpus, "en")
    page.name = "profile-jia-yi"
    page.cite(JOBS)
    assert "profile-jia-yi" not in write_notes(page).html


def test_title_has_label_detail_and_value(corpus):
    html = show(corpus, PLANNED)._repr_html_()
    assert ">Labour in work (Yi park): 35–45 persons</b>" in html


def test_interval_set_by_hand_says_why(tiny_dir, edit):
    written = "yi,donor,,,,not_additive,,,"
    edit(tiny_dir / "figures.csv", written, "yi,donor,,,,not_additive,Both readings,,")
    lines = read_lines(show(load(tiny_dir), JOBS))
    assert lines["Read as"] == ["Set by hand: Both readings"]


def test_ratio_has_formula_terms_and_rules(corpus):
    html = show(corpus, JOBS, EAST, ratio_ids=(SHARE,))
    lines = read_lines(html)
    assert lines["Derived by us"] == ["Labour in the East ÷ Labour in work"]
    assert lines["From"] == ["120 persons 2021", "500–599 persons 2021"]
    assert lines["Rules"] == ["holds"]
    assert repr(html) == "3 notes"
    shown = html._repr_html_()
    assert shown.count('href="#n-jia-yi-labour-employed-all"') == 2
    assert ">East share of jobs: 20–24%</b>" in shown
    assert "profile-jia-yi.en.html#r-jia-yi-east-share-of-jobs" in shown


def test_ratio_without_its_terms_on_the_page_leads_to_the_profile(corpus):
    shown = show(corpus, ratio_ids=(SHARE,))._repr_html_()
    assert 'href="#n-' not in shown
    assert "profile-jia-yi.en.html#f-jia-yi-labour-employed-east" in shown


def test_value_per_resident_names_date_grade_and_source(corpus, lang):
    funds = "jia-yi.fiscal_funds"
    html = show(corpus, funds, per_resident_ids=(funds,), lang=lang)
    name = {"en": "Residents", "zh": "常住人口"}[lang]
    (residents,) = read_lines(html)[name]
    for words in {
        "en": ("300,500 persons", "1 November 2020", "grade A", "Census of Yi"),
        "zh": ("30.05万人", "2020年11月1日", "等级A", "乙县普查"),
    }[lang]:
        assert words in residents
    assert 'id="n-jia-yi-fiscal-funds-per-resident"' in html._repr_html_()


def test_funds_per_county_say_counties_and_months(real_corpus):
    codes = ("huizhou-qianxinan", "huangpu-dushan")
    ids = tuple(f"{code}.fiscal_funds_per_county_year" for code in codes)
    shown = show(real_corpus, ratio_ids=ids)._repr_html_()
    assert "÷ Units taking part (western side)" in shown
    assert "÷ 44–48 months × 12; the recipient is one county" in shown


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        (
            "qingxi-dejiang.fiscal_funds",
            "from 1 January 2021 (round began), to 6 July 2022 (written)",
            "不早于2021年1月1日（本轮协作起点）、不晚于2022年7月6日（成文时间）",
        ),
        (
            "huangpu-dushan.fiscal_funds",
            "to 31 December 2023 (written)",
            "不晚于2023年12月31日（成文时间）",
        ),
        (
            "huangpu-dushan.cadres_shadowing",
            "from 1 January 2020 (from the text), to 31 December 2023 (written)",
            "不早于2020年1月1日（据原文）、不晚于2023年12月31日（成文时间）",
        ),
        (
            "humen-songtao.rent_waived",
            # What is planned need not begin with the round.
            "to 31 December 2024 (from the text)",
            "不晚于2024年12月31日（据原文）",
        ),
        ("humen-songtao.labour_employed_all", None, None),
        ("nancheng-bijiang.clinic_frequency", None, None),
    ],
)
def test_note_says_between_which_days_an_undated_end_lies(real_corpus, code, en, zh):
    for lang, name, words in (("en", "Within", en), ("zh", "最早与最晚", zh)):
        lines = read_lines(show(real_corpus, code, lang=lang))
        assert lines.get(name) == ([words] if words else None)


def test_notes_stand_under_their_documents_and_numbers_run_on(real_corpus, read_html):
    figures = select_figures(real_corpus, domain_ids=["funds"])["figure_id"]
    page = read_html(show(real_corpus, *figures))
    folds = [names for tag, names in page.elements if tag == "details"]
    # JupyterLab's links open no fold.
    assert [names.get("open") for names in folds] == ["open"] * 5
    starts = [names.get("start") for tag, names in page.elements if tag == "ol"]
    counts = list(map(int, re.findall(r": (\d+|one) notes?", page.text)[:-1]))
    assert starts[1:] == [str(1 + sum(counts[:n])) for n in range(1, len(starts))]


def test_page_without_numbers_says_so(corpus, lang):
    none = show(corpus, lang=lang)
    assert say(lang, "notes-none") in none._repr_html_()
    assert repr(none) == "0 notes"


def test_what_sentences_of_a_document_share_is_said_once(real_corpus, lang):
    names = ("fiscal_funds", "fiscal_projects", "firms_introduced")
    codes = [f"qingxi-dejiang.{one}" for one in names]
    html = show(real_corpus, *codes, lang=lang)._repr_html_()
    for one in ("en", "zh"):
        found = re.search(rf'<span lang="{one}"(.*?)>(.+?)</span>', html)
        attributes, begin = found.groups()
        ends = re.findall(r"[^|]+", attributes.partition('data-ends="')[2].rstrip('"'))
        rests = re.findall(rf"<p lang={one}[^>]*>(.+?)</p>", html)
        assert any("#0" in rest for rest in rests) == bool(ends) == (one != lang)
        joined = [
            begin + re.sub(r"#(\d+)", lambda place: ends[int(place[1])], rest)  # noqa: B023
            for rest in rests
        ]
        assert joined == [quote(real_corpus, code, one) for code in codes]
        assert html.count(begin) == 1


def test_meaning_of_a_flag_is_said_once(corpus, lang):
    html = show(corpus, PLANNED, JOBS, lang=lang)._repr_html_()
    flag = corpus.flag("not_additive")
    assert html.count(getattr(flag, f"meaning_{lang}")) == 1
    assert html.count(">" + getattr(flag, f"name_{lang}")) == 3


def test_every_note_is_small_and_stands_once(real_corpus, lang):
    figures = tuple(real_corpus.known("figure"))
    html = show(real_corpus, *figures, lang=lang)._repr_html_()
    notes = re.findall(r'<li id="n-.*?</li>', html, re.DOTALL)
    sizes = sorted(len(note.encode()) for note in notes)
    assert len(notes) == len(figures)
    assert sizes[-1] < LARGEST
    assert sizes[len(sizes) // 2] < 1600
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert len(ids) == len(figures) + 1  # what the flags mean


def test_hostile_words_stay_text(hostile_corpus, hostile, lang, read_html):
    figures = tuple(hostile_corpus.known("figure"))
    page = read_html(show(hostile_corpus, *figures, ratio_ids=(SHARE,), lang=lang))
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img"})
    assert hostile in page.text
    assert say(lang, "rule-none") in page.text


@pytest.fixture
def at_hand(monkeypatch, tiny_originals):
    """Return the folder of the tiny originals, at hand."""
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tiny_originals))
    return tiny_originals


def test_sentences_are_not_shown_without_the_originals(corpus, lang):
    html = show(corpus, *corpus.known("figure"), lang=lang)._repr_html_()
    assert "blockquote" not in html
    assert say(lang, "notes-unquoted", missing=3) in html
    assert say(lang, "notes-quoted") not in html


def test_sentence_is_quoted_with_its_source_and_the_mention_marked(corpus, at_hand):
    html = show(corpus, "jia-yi.fiscal_funds")._repr_html_()
    assert (
        '<blockquote lang="zh"><p>2021年,甲组团投入乙县资金<mark>1200万元</mark>。</p>'
        '<footer lang="en"><cite>News of Yi</cite>; Yi County</footer></blockquote>'
    ) in html
    assert say("en", "notes-quoted") in html
    assert say("en", "notes-unquoted", missing=1) not in html


def test_every_mention_has_its_own_sentence(corpus, at_hand):
    html = show(corpus, JOBS)._repr_html_()
    assert html.count("<mark>500余人</mark>") == 2
    assert html.count("<blockquote") == 2


def test_missing_document_is_told_and_the_others_are_quoted(corpus, at_hand, lang):
    (at_hand / "bing-ding-1.txt").unlink()
    html = show(corpus, JOBS, TRAINEES, lang=lang)._repr_html_()
    assert html.count("<blockquote") == 2
    assert say(lang, "notes-unquoted", missing=1) in html
    assert say(lang, "notes-quoted") in html


def test_changed_original_is_refused(corpus, at_hand):
    (at_hand / "jia-yi-1.txt").write_text("2021", encoding="utf-8")
    with pytest.raises(OriginalError, match="not the registered one"):
        show(corpus, JOBS)


def test_original_that_is_not_used_is_not_read(corpus, at_hand):
    (at_hand / "jia-yi-1.txt").write_text("2021", encoding="utf-8")
    assert "<blockquote" in show(corpus, TRAINEES)._repr_html_()


def test_markup_in_an_original_is_text(tiny_dir, at_hand):
    path = at_hand / "jia-yi-2.txt"
    content = path.read_text(encoding="utf-8").replace("预计再", "<b>").encode()
    path.write_bytes(content)
    sources = tiny_dir / "sources.csv"
    table = pd.read_csv(sources, dtype=str, keep_default_na=False)
    digest = hashlib.sha256(content).hexdigest()
    table.loc[table["source_id"] == "jia-yi-2", "sha256"] = digest
    table.to_csv(sources, index=False)
    html = show(load(tiny_dir), PLANNED)._repr_html_()
    assert "<p>&lt;b&gt;就业<mark>约40人</mark>。</p>" in html
