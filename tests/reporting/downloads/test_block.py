"""The exhibit: what it links, says and shows."""

import base64
import io
import re

import pandas as pd

import shanhai
from shanhai.reporting.downloads.files import write_snippet
from shanhai.reporting.downloads.rows import COLUMNS


def list_links(page):
    return [own for tag, own in page.elements if tag == "a"]


def test_each_file_is_a_link_in_the_page(real_corpus, show, read_html, lang):
    page = show(real_corpus, "profile", lang)
    exhibit = page.downloads()
    links = list_links(read_html(exhibit))
    assert [link["download"].rsplit(".")[-1] for link in links] == [*("zip", "xlsx")]
    heads = [link["href"].partition(",")[0] for link in links]
    assert heads[0] == "data:application/zip;base64"
    assert heads[1].endswith("spreadsheetml.sheet;base64")
    for link in links:
        assert base64.b64decode(link["href"].partition(",")[2]).startswith(b"PK")


def test_size_is_said_beside_each_file(load_files, real_corpus, show, read_html, lang):
    page = show(real_corpus, "profile", lang)
    exhibit = page.downloads()
    said = re.findall(r"(\d+) KB", read_html(exhibit).text)
    sizes = [-(-len(one.content) // 1000) for one in load_files(page)]
    assert list(map(int, said)) == sizes


def test_values_are_counted(real_corpus, show, lang):
    page = show(real_corpus, "profile", lang)
    exhibit = page.downloads()
    derived = len(page.ratio_ids) + len(page.per_resident_ids)
    counts = [len(page.figure_ids), derived]
    others = [len(page.registers[name]) for name in ("benchmarks", "denominators")]
    numbers = re.findall(r"\d+", repr(exhibit))
    assert list(map(int, numbers)) == [sum(counts), *counts, *others]


def test_code_and_citation_are_shown(real_corpus, show, read_html, lang):
    page = show(real_corpus, "profile", lang)
    exhibit = page.downloads()
    html = read_html(exhibit)
    assert write_snippet(page) in html.text
    assert "@misc{" in html.text
    assert len([tag for tag, _ in html.elements if tag == "pre"]) == 2


def test_a_report_without_figures_has_files_with_headings(real_corpus, read_html, lang):
    exhibit = shanhai.Page(real_corpus, "empty", lang=lang).downloads()
    carried = list_links(read_html(exhibit))[0]["href"].partition(",")[2]
    rows = pd.read_csv(io.BytesIO(base64.b64decode(carried)), compression="zip")
    assert rows.empty
    assert list(rows) == list(COLUMNS)
