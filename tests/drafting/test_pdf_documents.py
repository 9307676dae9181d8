"""PDFs with text: order, wrapped lines, tables, furniture; and what has none."""

import shutil
from pathlib import Path

import pytest
from document_making import ROWS, SENTENCE, draw, make_pdf

from shanhai.drafting.extraction.pdf_documents import read_pdf
from shanhai.drafting.extraction.text_encodings import UnreadableError
from shanhai.rendering.export import BROWSERS, print_page

LONG = SENTENCE.rstrip("。") * 6 + "。"
STYLE = """<style>@page {{ size: A5; margin: 20mm;
@top-center {{ content: "内部资料"; font-size: 9px }}
@bottom-center {{ content: "第 " counter(page) " 页"; font-size: 9px }} }}
p {{ text-indent: 2em; margin: 0 }} td {{ border: 1px solid black }}
{more}</style>"""


@pytest.fixture
def printed(tmp_path: Path):
    """Return a function that prints a body of HTML, as a browser does."""
    if not any(map(shutil.which, BROWSERS)):
        pytest.skip("no chromium here: apt-get install chromium fonts-noto-cjk")

    def print_body(body: str, more: str = "") -> bytes:
        page = tmp_path / "page.html"
        style = STYLE.format(more=more)
        page.write_text(f"<meta charset=utf-8>{style}<body>{body}", "utf-8")
        return print_page(page).read_bytes()

    return print_body


def test_wrapped_sentences_are_joined_over_lines_and_pages(printed):
    body = "<h2>协作纪实</h2>" + f"<p>{LONG}</p>" * 12
    text = read_pdf(printed(body))
    assert text.splitlines() == ["协作纪实", *[LONG] * 12]


def test_a_table_is_rows_with_tabs_where_it_stands(printed):
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS
    )
    text = read_pdf(
        printed(f"<p>表前一段。</p><table>{cells}</table><p>表后一段。</p>")
    )
    rows = ["\t".join(row) for row in ROWS]
    # Of one page, nobody knows that its first line is on each.
    assert text.splitlines() == ["内部资料", "表前一段。", *rows, "表后一段。"]


def test_columns_are_read_one_after_the_other(printed):
    body = "".join(f"<p>第{'甲乙丙丁'[n % 4]}句{SENTENCE}</p>" for n in range(8))
    text = read_pdf(printed(body, "body { columns: 2 }"))
    assert text.count(SENTENCE) == 8


def test_a_font_that_names_its_encoding_only_is_read():
    assert read_pdf(make_pdf(draw("到位资金3450万元"))) == "到位资金3450万元\n"


def test_short_lines_stay_lines():
    lines = ["一、选派干部", "到位资金3450万元,惠及群众6700余人", "二、共建园区"]
    assert read_pdf(make_pdf(draw(*lines))).splitlines() == lines


def test_a_full_line_goes_on_where_the_next_is_not_indented():
    full = "到位资金三千四百万元惠及群众六千七百余人选派"
    drawn = draw(full, "干部12名")
    assert read_pdf(make_pdf(drawn)) == f"{full}干部12名\n"
    ended = full[:-1] + "。"
    assert read_pdf(make_pdf(draw(ended, "干部12名"))).splitlines() == [
        ended,
        "干部12名",
    ]


def test_words_far_apart_in_a_line_are_cells():
    drawn = draw("车间") + b"BT /F1 12 Tf 200 700 Td <3137> Tj ET\n"
    assert read_pdf(make_pdf(drawn)) == "车间\t17\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (make_pdf(b""), "is a scan: 1 page without any text"),
        (make_pdf(b"BT /F1 12 Tf 40 700 Td <FFFFFFFF> Tj ET"), "PDF"),
        (b"%PDF-1.7 nothing more", "PDF is damaged"),
        (
            make_pdf(
                draw("甲"),
                more=b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
                % (b"1f" * 32, b"2e" * 32),
                trailer=b"/Encrypt 8 0 R /ID [<00> <00>]",
            ),
            "PDF has a password",
        ),
    ],
)
def test_what_has_no_text_says_what_it_is_and_what_to_do(content, words):
    with pytest.raises(UnreadableError) as caught:
        read_pdf(content)
    assert words in str(caught.value)
    assert str(caught.value).count(". ") >= 1
