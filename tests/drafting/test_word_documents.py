"""Word files: paragraphs and tables in order, and what python-docx leaves out."""

import zipfile
from io import BytesIO

import pytest
from document_making import ROWS, SENTENCE, make_docx

from shanhai.drafting.extraction import word_documents
from shanhai.drafting.extraction.text_encodings import UnreadableError
from shanhai.drafting.extraction.word_documents import read_word


def rewrite(content: bytes, old: str, new: str) -> bytes:
    """Return a Word file with its body's XML changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as made:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            made.writestr(part, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def test_paragraphs_and_tables_are_in_order_without_the_header():
    text = read_word(make_docx(["协作纪实", "", SENTENCE], ROWS))
    assert text == (
        f"协作纪实\n\n{SENTENCE}\n项目\t数量（个）\n车间\t17\n园区\t3\n表后一段。\n"
    )


def test_a_cell_of_several_paragraphs_stays_in_its_row():
    text = read_word(make_docx(["一"], [("甲\n乙", "1\t2"), ("丙", "4")]))
    assert "甲 乙\t1 2\n丙\t4\n" in text


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:ins>" + RUN.format("12") + "</w:ins>", "选派12名"),
        ("<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", "选派名"),
        (
            "<w:sdt><w:sdtContent>" + RUN.format("13") + "</w:sdtContent></w:sdt>",
            "选派13名",
        ),
        ("<w:hyperlink>" + RUN.format("14") + "</w:hyperlink>", "选派14名"),
        ("<w:del><w:r><w:tab/></w:r></w:del>", "选派名"),
        ("<w:r><w:tab/></w:r>", "选派\t名"),
        ("<w:r><w:br/></w:r>", "选派\n名"),
        (
            "<w:r><w:ruby><w:rt>"
            + RUN.format("wu")
            + "</w:rt><w:rubyBase>"
            + RUN.format("五")
            + "</w:rubyBase></w:ruby></w:r>",
            "选派五名",
        ),
        (
            "<w:r><w:pict><w:txbxContent><w:p>"
            + RUN.format("框内15人")
            + "</w:p></w:txbxContent></w:pict></w:r>",
            "选派名\n框内15人",
        ),
    ],
)
def test_what_a_reader_sees_is_read(inside, text):
    old = "<w:r><w:t>选派名</w:t></w:r>"
    new = f"{RUN.format('选派')}{inside}{RUN.format('名')}"
    assert read_word(rewrite(make_docx(["选派名"]), old, new)) == f"{text}\n"


def test_a_merged_cell_is_written_once_and_leaves_the_others_empty():
    merged = make_docx(["一"], [("合计20人", ""), ("丙", "4")])
    spanned = rewrite(merged, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>')
    assert "\n合计20人\t\t\n丙\t4\n" in read_word(spanned)


def test_a_file_that_would_fill_the_memory_is_refused(monkeypatch):
    bomb = rewrite(make_docx(["选派名"]), "选派名", "0" * 5_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(word_documents, "LARGEST_TEXT", 4_000_000)
    with pytest.raises(UnreadableError, match=r"would unpack to [56] MiB"):
        read_word(bomb)


def test_a_damaged_file_says_so():
    with pytest.raises(UnreadableError, match=r"damaged .* save it again as \.docx"):
        read_word(rewrite(make_docx(["选派名"]), "</w:p>", "</w:q>"))
