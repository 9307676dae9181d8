"""The text of any file that people have: a text, a Word file, a PDF, a web page.

What is registered is the text as it was extracted, in UTF-8 with plain line ends; the
file that it comes from is named by its hash, and the program by its version.
"""

from __future__ import annotations

import platform
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from shanhai.drafting.extraction.pdf_documents import read_pdf
from shanhai.drafting.extraction.text_encodings import HEAD, UnreadableError, decode
from shanhai.drafting.extraction.web_pages import read_archive, read_page
from shanhai.drafting.extraction.word_documents import read_word
from shanhai.errors import ShanhaiError
from shanhai.lean_imports import explain_missing

LARGEST = 256 * 2**20
EMPTY = "the file is empty. Name a text with words in it."
DOCX, HTML, MHTML, PDF, TEXT = "docx", "html", "mhtml", "pdf", "text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AS_TEXT = "Open it, and save or copy its text as .docx or .txt"
AS_DOCX = "Open it in Word, WPS or LibreOffice, and save it as .docx"
UNPACK = "Unpack it, and name the document in it"
DAMAGED = "a zipped file (.docx or other) that is damaged", "Get it again"
RECOGNISE = "Have its text recognised (OCR), read that through, and save it as .txt"
# Signatures of files that hold no text for us: what they are, what to do.
REFUSED = (
    (b"{\\rtf", "a rich text file (.rtf)", AS_DOCX),
    (b"\x89PNG", "a picture (.png)", RECOGNISE),
    (b"\xff\xd8\xff", "a picture (.jpg)", RECOGNISE),
    (b"GIF8", "a picture (.gif)", RECOGNISE),
    (b"II*\0", "a picture (.tif)", RECOGNISE),
    (b"MM\0*", "a picture (.tif)", RECOGNISE),
    (b"Rar!", "an archive (.rar)", UNPACK),
    (b"7z\xbc\xaf", "an archive (.7z)", UNPACK),
    (b"\x1f\x8b", "an archive (.gz)", UNPACK),
)
PICTURES = re.compile(rb"RIFF....WEBP|BM....\0\0\0\0|....ftyp(?:heic|heix|mif1)", re.S)
# What an old Office file has inside, in the order in which it is looked for.
OLD = (
    ("EncryptedPackage", "an Office file with a password", "Save it without one"),
    ("WordDocument", "an old Word file (.doc)", AS_DOCX),
    ("Workbook", "an old Excel file (.xls)", AS_TEXT),
    ("PowerPoint Document", "an old presentation (.ppt)", AS_TEXT),
)
# What a zipped file has inside.
ZIPPED = (
    ("xl/", "an Excel workbook (.xlsx)", AS_TEXT),
    ("ppt/", "a presentation (.pptx)", AS_TEXT),
    ("content.xml", "an OpenDocument file", AS_DOCX),
    ("OEBPS/", "a book (.epub)", AS_TEXT),
)
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|table|article)\b)",
    re.IGNORECASE | re.DOTALL,
)
MAIL = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
# The package that reads a kind of file, and how.
READERS: Mapping[str, tuple[str, Callable[[bytes], str]]] = {
    DOCX: ("python-docx", read_word),
    PDF: ("pdfplumber", read_pdf),
    HTML: ("trafilatura", read_page),
    MHTML: ("trafilatura", read_archive),
}


@dataclass(frozen=True)
class Extract:
    """Hold the text of a file, and which program read it.

    Left out: title, author and date of a file's properties, which are those of
    templates and of whoever typed; the text has its own.
    """

    # With plain line ends and without a byte order mark.
    text: str = field(repr=False)
    # Program and version, `pdfplumber 0.11.4`; empty where the file is this text.
    extractor: str = ""
    # Of the file as it is.
    file_sha256: str = ""


def extract(path: Path) -> Extract:
    """Extract the text of a file; what it is, its content tells, not its name.

    Raises ShanhaiError for what cannot be read: what it is, and what to do.
    """
    content = read_file(path)
    try:
        found, extractor = _read(content)
    except UnreadableError as error:
        raise ShanhaiError(f"{path}: {error}") from error
    plain = found.replace("\r\n", "\n").replace("\r", "\n")
    # Damaged fonts name halves of characters.
    text = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.strip():
        raise ShanhaiError(f"{path}: {EMPTY}")
    is_same = text.encode() == content
    return Extract(text, "" if is_same else extractor, sha256(content).hexdigest())


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises ShanhaiError for what is no file, is too large, or that the system refuses.
    """
    if path.exists() and not path.is_file():
        raise ShanhaiError(f"{path}: is no file. Save the text as one, and name it.")
    try:
        if path.stat().st_size > LARGEST:
            raise ShanhaiError(
                f"{path}: has more than {LARGEST / 2**20:.0f} MiB. Name one document."
            )
        return path.read_bytes()
    except OSError as error:
        raise ShanhaiError(f"{path}: cannot be read: {error.strerror}.") from error


def read_plain(content: bytes) -> str | None:
    """Return UTF-8 text as it is, line ends too; None for what needs extracting."""
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
        is_text = recognise(content) == TEXT
    except (UnicodeDecodeError, UnreadableError):
        return None
    return text if is_text and "\0" not in text else None


def _read(content: bytes) -> tuple[str, str]:
    kind = recognise(content)
    if kind == TEXT:
        text, codec = decode(content)
        return text, f"Python {platform.python_version()} {codec}"
    package, read = READERS[kind]
    try:
        return read(content), f"{package} {version(package)}"
    except ModuleNotFoundError as error:
        # The extra lists packages, and `docx` is the module of python-docx.
        named = ModuleNotFoundError(name=package)
        raise UnreadableError(explain_missing(named)) from error


def recognise(content: bytes) -> str:
    """Tell which of the kinds that can be read a file is, by what it holds.

    Raises UnreadableError for any other kind, with what to do.
    """
    head = content[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    names = _list_names(content) if head.startswith(b"PK\x03\x04") else None
    if names and any(name.startswith("word/") for name in names):
        return DOCX
    for what, remedy in _find_refused(content, names):
        raise UnreadableError(f"This is {what}. {remedy}.")
    if MAIL.search(head):
        return MHTML
    # The signs of ASCII, whatever the encoding.
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    shown = head.decode("utf-16" if is_wide else "latin-1", "ignore")
    return HTML if PAGE.match(shown.removeprefix("\xef\xbb\xbf")) else TEXT


def _list_names(content: bytes) -> list[str]:
    """List what a zipped file has inside; nothing where it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _find_refused(content: bytes, names: list[str] | None) -> Iterator[tuple[str, str]]:
    """Yield what a file is that cannot be read, and what to do."""
    if content.startswith(OLE):
        for inside, what, remedy in OLD:
            if inside.encode("utf-16-le") in content:
                yield what, remedy
        yield "an old Office file", AS_DOCX
    if names is not None:
        for inside, what, remedy in ZIPPED:
            if any(name.startswith(inside) for name in names):
                yield what, remedy
        yield ("a zip archive", UNPACK) if names else DAMAGED
    for signature, what, remedy in REFUSED:
        if content.startswith(signature):
            yield what, remedy
    if PICTURES.match(content):
        yield "a picture", RECOGNISE
