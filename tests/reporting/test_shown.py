"""What a page shows has its note there, and nothing else has: every notebook."""

import ast
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from several_documents import append_rows

import shanhai
from shanhai import reporting
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.page import page

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
TARGET = re.compile(r'href="#(n-[^"]+)"')
NOTE = re.compile(r'<li id="(n-[^"]+)"')


def run_notebook(name, corpus, monkeypatch, **parameters):
    """Run a notebook's code here; return what it shows, by the exhibit's function."""
    monkeypatch.setattr(shanhai, "load", lambda: corpus)
    monkeypatch.setattr(reporting, "use_style", lambda lang: None)
    monkeypatch.setattr(page, "use_style", lambda lang: None)
    (path,) = NOTEBOOKS.glob(f"{name}-*.ipynb")
    space, shown = {}, []
    for cell in nbformat.read(path, as_version=4).cells:
        is_files = ".downloads()" in cell.source
        if cell.cell_type != "code" or is_files:
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(path), "exec"), space)
        if "parameters" in cell.metadata.get("tags", []):
            space |= {"lang": "en"} | parameters
        is_frame = "frame" in cell.metadata.get("tags", [])
        if last is not None and not is_frame and last.value.func.attr != "picture":
            code = compile(ast.Expression(last.value), str(path), "eval")
            shown.append((last.value.func.attr, eval(code, space)))
    return space["page"], shown


def write_html(show):
    if hasattr(show, "_repr_html_"):
        return show._repr_html_()
    return show._repr_mimebundle_()["text/html"]


def read_page(shown):
    """Return targets of links outside the notes, those inside, and the notes."""
    pages = [
        (name, write_html(show))
        for name, show in shown
        if show is not None and "method_notes" not in name
    ]
    (notes,) = [html for name, html in pages if name.endswith("notes")]
    others = "".join(html for name, html in pages if not name.endswith("notes"))
    return set(TARGET.findall(others)), set(TARGET.findall(notes)), NOTE.findall(notes)


def name_notes(shown):
    """Name the notes of everything that is shown."""
    per_resident = [f"{code}.per_resident" for code in shown.per_resident_ids]
    codes = [*shown.figure_ids, *shown.ratio_ids, *per_resident]
    return [make_anchor("n", code) for code in codes]


def check_page(name, corpus, monkeypatch, **parameters):
    """Require that numbers and notes meet; return both."""
    shown, exhibits = run_notebook(name, corpus, monkeypatch, **parameters)
    outside, inside, notes = read_page(exhibits)
    assert sorted(notes) == sorted(set(notes)) == sorted(name_notes(shown))
    assert inside <= set(notes)
    return outside, set(notes)


PAIRINGS = pytest.mark.parametrize(
    "pairing_id",
    [
        "qingxi-dejiang",
        "humen-songtao",
        "huizhou-qianxinan",
        "nancheng-bijiang",
        "huangpu-dushan",
    ],
)


@PAIRINGS
def test_profile_has_a_note_for_every_number(real_corpus, monkeypatch, pairing_id):
    outside, notes = check_page("02", real_corpus, monkeypatch, pairing_id=pairing_id)
    assert outside == notes


def test_domains_have_a_note_for_every_number(real_corpus, monkeypatch):
    for domain_id in real_corpus.known("domain"):
        outside, notes = check_page("03", real_corpus, monkeypatch, domain_id=domain_id)
        assert outside == notes, domain_id


def test_pairings_have_a_note_for_every_number(real_corpus, monkeypatch):
    pairing_ids = ["qingxi-dejiang", "humen-songtao"]
    outside, notes = check_page("04", real_corpus, monkeypatch, pairing_ids=pairing_ids)
    assert outside == notes


@pytest.mark.parametrize("source_ids", [["jia-yi-2"], []])
def test_tiny_documents_have_a_note_for_every_number(corpus, monkeypatch, source_ids):
    outside, notes = check_page("05", corpus, monkeypatch, source_ids=source_ids)
    assert outside == notes


def test_a_document_without_figures_leaves_no_section_empty(
    tmp_path, monkeypatch, lang
):
    folder = tmp_path / "data"
    shutil.copytree(NOTEBOOKS.parent / "tests" / "tiny", folder)
    shutil.copy(NOTEBOOKS.parent / "data" / "datapackage.json", folder)
    text = {"characters": 5, "sha256": "0" * 64, "script": "simplified"}
    names = {
        "source_id": "bare-1",
        "file_name": "bare.txt",
        "title_zh": "无数据",
        "title_en": "Bare",
    }
    append_rows(folder / "sources.csv", [{**names, **text, "pairing_ids": "jia-yi"}])
    numeral = {"start": 0, "end": 5, "as_written": "2022年", "kind": "date"}
    append_rows(folder / "mentions.csv", [{"source_id": "bare-1", **numeral}])
    bare = {"source_ids": ["bare-1"], "lang": lang}
    cited, shown = run_notebook("05", shanhai.load(folder), monkeypatch, **bare)
    assert cited.figure_ids == ()
    assert all(re.sub(r"<[^>]+>|\s", "", write_html(show)) for _, show in shown)
    assert len(shown) > 7


def test_documents_have_a_note_for_every_number(real_corpus, monkeypatch):
    outside, notes = check_page("05", real_corpus, monkeypatch)
    assert outside == notes
    doubtful = real_corpus.tidy(quotable="no")["figure_id"]
    assert {make_anchor("n", code) for code in doubtful} < notes


def test_profile_shows_peers_beside_its_own(real_corpus, monkeypatch):
    chosen = {"pairing_id": "huizhou-qianxinan"}
    page, _ = run_notebook("02", real_corpus, monkeypatch, **chosen)
    own = [code for code in page.ratio_ids if code.startswith("huizhou-qianxinan.")]
    assert "huizhou-qianxinan.fiscal_funds_per_county_year" in own
    assert {code.split(".")[0] for code in page.ratio_ids} > {"huizhou-qianxinan"}


def test_order_is_that_of_the_codelists(real_corpus):
    figures = real_corpus.tidy(domain_id="labour")
    own = shanhai.Page(real_corpus, "comparison", domain_id="labour")
    own.alone(figures.iloc[::-1])
    order = [code for code in real_corpus.known("figure") if code in own.figure_ids]
    assert list(own.figure_ids) == order
    assert len(order) > 1
