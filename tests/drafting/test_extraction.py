"""Any file becomes a text with its program and hash, or is refused with what to do."""

import hashlib
import platform
import re
import sys
import time
import zipfile
from io import BytesIO

import pytest
from document_making import (
    ROWS,
    SENTENCE,
    draw,
    make_archive,
    make_docx,
    make_page,
    make_pdf,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from shanhai.drafting.extraction import files as extraction
from shanhai.drafting.extraction.files import extract
from shanhai.errors import ShanhaiError

PYTHON = f"Python {platform.python_version()}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def save(tmp_path):
    """Return a function that saves bytes under a name."""

    def save_file(content: bytes, name: str = "article.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save_file


def make_zip(*names: str) -> bytes:
    with zipfile.ZipFile(out := BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def make_workbook() -> bytes:
    Workbook().save(out := BytesIO())
    return out.getvalue()


def test_a_text_that_is_registered_as_it_is_has_no_extractor(save):
    content = f"{SENTENCE}\n".encode()
    found = extract(save(content))
    assert (found.text, found.extractor) == (f"{SENTENCE}\n", "")
    assert found.file_sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "extractor"),
    [
        (f"甲\r\n{SENTENCE}\r".encode(), f"{PYTHON} utf-8"),
        (f"甲\n{SENTENCE}\n".encode("utf-8-sig"), f"{PYTHON} utf-8"),
        (f"甲\n{SENTENCE}\n".encode("gbk"), f"{PYTHON} gb18030"),
        (f"甲\n{SENTENCE}\n".encode("utf-16"), f"{PYTHON} utf-16"),
    ],
)
def test_another_text_file_gives_the_same_text(save, content, extractor):
    found = extract(save(content))
    assert (found.text, found.extractor) == (f"甲\n{SENTENCE}\n", extractor)
    assert found.file_sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["article.txt", "article.doc", "article"])
@pytest.mark.parametrize(
    ("content", "program"),
    [
        (make_pdf(draw(SENTENCE)), "pdfplumber"),
        (make_docx([SENTENCE]), "python-docx"),
        (make_page([SENTENCE] * 5, ROWS).encode(), "trafilatura"),
        (make_archive(make_page([SENTENCE] * 5, ROWS)), "trafilatura"),
    ],
    ids=["pdf", "docx", "html", "mhtml"],
)
def test_the_kind_is_told_by_the_content(save, name, content, program):
    found = extract(save(content, name))
    assert SENTENCE in found.text
    assert re.fullmatch(rf"{program} \d[\d.]+", found.extractor)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (make_docx([""]), "the file is empty"),
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "with a password"),
        (OLE + "Workbook".encode("utf-16-le"), "an old Excel file"),
        (OLE, "an old Office file"),
        (make_workbook(), "an Excel workbook"),
        (make_zip("a.txt"), "a zip archive"),
        (make_zip("word/document.xml"), "damaged"),
        (make_zip("content.xml"), "an OpenDocument file"),
        (b"PK\x03\x04 and no more", "damaged"),
        (make_docx([SENTENCE])[:2000], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1 a}", "a rich text file"),
        (make_pdf(b""), "a scan"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(save, content, words):
    path = save(content, "article.docx")
    with pytest.raises(ShanhaiError) as caught:
        extract(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert words in message
    assert len(message.split(". ")) > 1


@pytest.mark.parametrize(
    ("content", "module", "package"),
    [
        (make_pdf(draw("甲")), "pdfplumber", "pdfplumber"),
        (make_page([SENTENCE]).encode(), "trafilatura", "trafilatura"),
        (make_docx([SENTENCE]), "docx", "python-docx"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    save, monkeypatch, content, module, package
):
    monkeypatch.setitem(sys.modules, module, None)
    words = rf"{package} is not .*pip install 'shanhai\[curate\]'"
    with pytest.raises(ShanhaiError, match=words):
        extract(save(content))


def test_a_folder_and_what_is_too_large_are_refused(save, tmp_path, monkeypatch):
    with pytest.raises(ShanhaiError, match="is no file"):
        extract(tmp_path)
    with pytest.raises(ShanhaiError, match="cannot be read"):
        extract(tmp_path / "nowhere.txt")
    monkeypatch.setattr(extraction, "LARGEST", 10)
    with pytest.raises(ShanhaiError, match="Name one document"):
        extract(save(b"a" * 11))


STARTS = [b"", b"%PDF-1.4\n", OLE, b"<html>", b"\xff\xfe", b"<!doctype html><table>"]


@settings(max_examples=150)
@given(st.sampled_from(STARTS), st.binary(max_size=400), st.integers(0, 4000))
@example(b"<html>", b"\xed\xa0\x80", 0)
def test_any_bytes_are_read_or_refused(tmp_path_factory, start, more, cut):
    path = tmp_path_factory.mktemp("any") / "file"
    for content in (start + more, SOUND[cut % len(SOUND)][:cut] + more):
        path.write_bytes(content)
        try:
            found = extract(path)
        except ShanhaiError as error:
            assert str(error).startswith(f"{path}: ")
            continue
        assert found.text.strip()
        assert "\r" not in found.text
        found.text.encode()


SOUND = (
    make_pdf(draw(SENTENCE)),
    make_docx([SENTENCE]),
    make_page([SENTENCE], ROWS).encode("gbk"),
    SENTENCE.encode("big5", "ignore"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_of_five_megabytes_is_quick(save, encoding):
    content = (f"{SENTENCE}\n" * 85_000).encode(encoding)
    assert len(content) > 5e6
    path, start = save(content), time.process_time()
    extract(path)
    assert time.process_time() - start < 5
