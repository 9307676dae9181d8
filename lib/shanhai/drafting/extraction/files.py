"""The text of any file that people have: a text, a Word file, a PDF, a web page.

What is registered is the text as it was extracted, in UTF-8 with plain line ends; the
file that it comes from is named by its hash, and the program by its version.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from shanhai.drafting.extraction.file_kinds import (
    DOCX,
    HTML,
    MHTML,
    PDF,
    TEXT,
    UnreadableError,
    recognise,
)
from shanhai.drafting.extraction.pdf_documents import read_pdf
from shanhai.drafting.extraction.text_encodings import decode
from shanhai.drafting.extraction.web_pages import read_archive, read_page
from shanhai.drafting.extraction.word_documents import read_word
from shanhai.errors import ShanhaiError
from shanhai.lean_imports import explain_missing

LARGEST = 256 * 2**20
EMPTY = "the file is empty. Name a text with words in it."
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

    Attributes
    ----------
    text
        With plain line ends and without a byte order mark.
    extractor
        Program and version, `pdfplumber 0.11.4`; empty where the file is this text.
    file_sha256
        Of the file as it is.

    Left out: title, author and date of a file's properties, which are those of
    templates and of whoever typed; the text has its own.
    """

    text: str = field(repr=False)
    extractor: str = ""
    file_sha256: str = ""


def extract(path: Path) -> Extract:
    """Extract the text of a file; what it is, its content tells, not its name.

    Raises
    ------
    ShanhaiError
        For what cannot be read: what it is, and what to do.
    """
    content = read_file(path)
    try:
        found, extractor = _read(content)
    except UnreadableError as error:
        raise ShanhaiError(f"{path}: {error}") from error
    text = _tidy(found)
    if not text.strip():
        raise ShanhaiError(f"{path}: {EMPTY}")
    is_same = text.encode() == content
    return Extract(text, "" if is_same else extractor, sha256(content).hexdigest())


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises
    ------
    ShanhaiError
        For what is no file, is too large, or that the system refuses.
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
    """Return the text of a file, and what read it."""
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


def _tidy(text: str) -> str:
    """Give plain line ends, and no half of a character, as damaged fonts name it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
