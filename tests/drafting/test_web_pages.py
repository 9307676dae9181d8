"""Saved web pages: the article, its tables, no navigation, the right characters."""

import pytest
from document_making import FOOTER, ROWS, SENTENCE, make_archive, make_page
from lxml import html

from shanhai.drafting.extraction.text_encodings import UnreadableError
from shanhai.drafting.extraction.web_pages import list_lines, read_archive, read_page

PARAGRAPHS = [f"第{n}段。{SENTENCE}" for n in "甲乙丙丁戊"]
LINES = ["\t".join(row) for row in ROWS]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gbk"),
        ("GBK", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-8", "gbk"),
        ("unknown-name", "utf-8"),
        ("utf-8", "utf-16"),
    ],
)
def test_the_article_is_read_whatever_the_page_declares(declared, encoding):
    content = make_page(PARAGRAPHS, ROWS, declared).encode(encoding)
    text = read_page(content)
    lines = text.splitlines()
    for line in (*PARAGRAPHS, *LINES):
        assert lines.count(line) == 1
    assert lines.index(LINES[0]) > lines.index(PARAGRAPHS[-1])
    assert FOOTER not in text
    assert "首页" not in text and "88888" not in text


def test_a_short_page_of_a_table_is_read():
    text = read_page(make_page([SENTENCE], ROWS).encode())
    assert [*LINES] == [line for line in text.splitlines() if "\t" in line]


def test_a_page_of_sections_is_read():
    page = make_page(PARAGRAPHS, ROWS)
    for name in ("div", "p"):
        page = page.replace(f"<{name}", "<section").replace(f"</{name}>", "</section>")
    lines = read_page(page.encode()).splitlines()
    for line in (*PARAGRAPHS, *LINES):
        assert lines.count(line) == 1


def test_a_page_laid_out_by_tables_is_read_without_tabs():
    inner = make_page(PARAGRAPHS).replace(
        '<div class="content">', '<table><tr><td width="200">栏</td><td>'
    )
    assert PARAGRAPHS[0] in read_page(inner.encode()).splitlines()


def test_a_web_archive_is_read():
    content = make_archive(make_page(PARAGRAPHS, ROWS))
    assert PARAGRAPHS[0] in read_archive(content)


@pytest.mark.parametrize("content", [b"<html></html>", b"<html><body> </body>", b"<p>"])
def test_a_page_without_text_says_what_to_do(content):
    with pytest.raises(UnreadableError, match="no main text, or a script"):
        read_page(content)


def test_an_archive_without_a_page_says_so():
    with pytest.raises(UnreadableError, match="holds no page"):
        read_archive(b"Content-Type: multipart/related; boundary=x\n\n--x--")


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("<p>甲\n  乙</p>", ["甲乙"]),
        ("<p>a\n  b</p>", ["a b"]),
        ("<p>甲<br>乙</p>丙", ["甲", "乙", "丙"]),
        ("<p>到位<b>3450</b>万元</p>", ["到位3450万元"]),
        ("<table><tr><td>甲<td>1</tr><tr><td>乙<td>2</table>", ["甲\t1", "乙\t2"]),
        ("<table><tr><td colspan=2>甲</tr><tr><td>乙<td>2</table>", ["甲", "乙", "2"]),
        (
            "<table><tr><td colspan=2>甲<td>1</tr><tr><td>乙<td>2<td>3</table>",
            ["甲\t\t1", "乙\t2\t3"],
        ),
        ("<table><tr><td>甲</table>", ["甲"]),
        (
            "<table><tr><td>栏<td><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>",
            ["栏", "甲\t1", "乙\t2"],
        ),
        ("<p>甲<script>1</script><style>2</style>乙<!-- 3 --></p>", ["甲乙"]),
    ],
)
def test_a_tree_becomes_lines(written, lines):
    assert list(list_lines(html.fromstring(f"<div>{written}</div>"))) == lines


def test_title_byline_and_headings_are_kept():
    page = make_page(PARAGRAPHS, ROWS).replace("<p>", "<h2>一、概况</h2><p>", 1)
    byline = "<div>发布时间：2022-05-06 08:30 来源：甲报</div>"
    lines = read_page(page.replace("<p>", byline + "<p>", 1).encode()).splitlines()
    assert lines[0] == "丙丁两地协作见成效"
    assert sum("来源：甲报" in line for line in lines) == 1
    assert "一、概况" in lines
    assert [lines.count(line) for line in LINES] == [1] * len(LINES)
