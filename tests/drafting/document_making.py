"""Files of every kind, made here; their sentences are invented."""

from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from io import BytesIO

SENTENCE = "丙市向丁县选派干部12名,到位资金3450万元,惠及群众6700余人。"
FOOTER = "版权所有 未经授权不得转载 备案号 0000"
PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}</title>
<meta name="author" content="王五"></head>
<body><div class="nav"><ul><li><a href="/a">首页</a></li><li><a href="/b">新闻</a></li>
<li><a href="/c">专题</a></li></ul></div>
<div class="content"><h1>{title}</h1><p>2031年5月6日 来源：丙市日报</p>
{body}</div>
<div class="footer"><p><a href="/d">{footer}</a></p></div>
<script>var hidden = "88888";</script></body></html>
"""
ROWS = (("项目", "数量（个）"), ("车间", "17"), ("园区", "3"))


def make_page(paragraphs: Iterable[str], rows: Sequence = (), charset="utf-8") -> str:
    """Write a news page: navigation, an article with a table, a footer."""
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    body += f"<table>{cells}</table>" if cells else ""
    title = "丙丁两地协作见成效"
    return PAGE.format(charset=charset, title=title, body=body, footer=FOOTER)


def make_archive(page: str) -> bytes:
    """Write a page and a picture as one file, as a browser saves them (.mhtml)."""
    message = EmailMessage()
    message.set_content(page, subtype="html", cte="base64")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return bytes(message)


def make_docx(paragraphs: Iterable[str], rows: Sequence = ()) -> bytes:
    """Write a Word file: paragraphs, a table, one paragraph more, a page header."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("表后一段。")
    document.save(out := BytesIO())
    return out.getvalue()


def make_pdf(drawn: bytes, *, more: bytes = b"", trailer: bytes = b"") -> bytes:
    """Write a PDF of one page in a font that only names its encoding, GBK."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H "
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        font + b"/DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /Ascent 859 "
        b"/Descent -140 /CapHeight 683 /StemV 80 /ItalicAngle 0 "
        b"/FontBBox [0 -140 1000 859] >>",
        *filter(None, [more]),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def draw(*lines: str, size: int = 12) -> bytes:
    """Draw lines one below the other, 40 points from the left."""
    return b"".join(
        b"BT /F1 %d Tf 40 %d Td <%s> Tj ET\n"
        % (size, 700 - number * 20, line.encode("gbk").hex().encode())
        for number, line in enumerate(lines)
    )
