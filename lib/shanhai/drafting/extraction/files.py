"""The text of any file that people have: a text, a Word file, a PDF, a web page.

What is registered is the text as it was extracted, in UTF-8 with plain line ends; the
file that it comes from is named by its hash, and the program by its version.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from shanhai.drafting.extraction import (
    file_kinds,
    pdf_documents,
    web_pages,
    word_documents,
)
from shanhai.drafting.extraction.kept_libraries import UnreadableError, name_version
from shanhai.drafting.extraction.text_encodings import decode
from shanhai.errors import ShanhaiError

LARGEST = 256 * 2**20
EMPTY = "the file is empty. Name a text with words in it."


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
        found, extractor = READERS[file_kinds.recognise(content)](content)
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
        is_text = file_kinds.recognise(content) == file_kinds.TEXT
    except (UnicodeDecodeError, UnreadableError):
        return None
    return text if is_text and "\0" not in text else None


def _read_text(content: bytes) -> tuple[str, str]:
    text, codec = decode(content)
    return text, f"Python {platform.python_version()} {codec}"


def _name(
    package: str, read: Callable[[bytes], str]
) -> Callable[[bytes], tuple[str, str]]:
    """Have what reads a file name its package, too."""
    return lambda content: (read(content), name_version(package))


def _tidy(text: str) -> str:
    """Give plain line ends, and no half of a character, as damaged fonts name it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Each returns the text and what read it.
READERS: Mapping[str, Callable[[bytes], tuple[str, str]]] = {
    file_kinds.TEXT: _read_text,
    file_kinds.DOCX: _name(word_documents.PACKAGE, word_documents.read_word),
    file_kinds.PDF: _name(pdf_documents.PACKAGE, pdf_documents.read_pdf),
    file_kinds.HTML: _name(web_pages.PACKAGE, web_pages.read_page),
    file_kinds.MHTML: _name(web_pages.PACKAGE, web_pages.read_archive),
}
