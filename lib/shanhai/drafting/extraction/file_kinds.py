"""What a file is, told by what it holds and not by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from shanhai.errors import ShanhaiError

DOCX, HTML, MHTML, PDF, TEXT = "docx", "html", "mhtml", "pdf", "text"
HEAD = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AS_TEXT = "Open it, and save or copy its text as .docx or .txt"
AS_DOCX = "Open it in Word, WPS or LibreOffice, and save it as .docx"
RECOGNISE = "Have its text recognised (OCR), read that through, and save it as .txt"
# Signatures of files that hold no text for us: what they are, what to do.
REFUSED = (
    (b"{\\rtf", "a rich text file (.rtf)", AS_DOCX),
    (b"\x89PNG", "a picture (.png)", RECOGNISE),
    (b"\xff\xd8\xff", "a picture (.jpg)", RECOGNISE),
    (b"GIF8", "a picture (.gif)", RECOGNISE),
    (b"II*\0", "a picture (.tif)", RECOGNISE),
    (b"MM\0*", "a picture (.tif)", RECOGNISE),
    (b"Rar!", "an archive (.rar)", "Unpack it, and name the document in it"),
    (b"7z\xbc\xaf", "an archive (.7z)", "Unpack it, and name the document in it"),
    (b"\x1f\x8b", "an archive (.gz)", "Unpack it, and name the document in it"),
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


class UnreadableError(ShanhaiError):
    """Say what a file is whose text cannot be read, and what to do."""


def recognise(content: bytes) -> str:
    """Tell which of the kinds that can be read a file is.

    Raises
    ------
    UnreadableError
        For any other kind, with what to do.
    """
    head = content[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _look_into_zip(content)
    if head.startswith(OLE):
        _refuse_old(content)
    for signature, what, remedy in REFUSED:
        if head.startswith(signature):
            raise UnreadableError(f"This is {what}. {remedy}.")
    if PICTURES.match(head):
        raise UnreadableError(f"This is a picture. {RECOGNISE}.")
    if MAIL.search(head):
        return MHTML
    return HTML if PAGE.match(_show(head)) else TEXT


def _show(head: bytes) -> str:
    """Return the signs of ASCII at the beginning of a file, whatever its encoding."""
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if is_wide else "latin-1", "ignore")
    return text.removeprefix("\xef\xbb\xbf")


def _look_into_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(
            "This is a zipped file (.docx or other) that is damaged. Get it again."
        ) from error
    if any(name.startswith("word/") for name in names):
        return DOCX
    for inside, what, remedy in ZIPPED:
        if any(name.startswith(inside) for name in names):
            raise UnreadableError(f"This is {what}. {remedy}.")
    raise UnreadableError(
        "This is a zip archive. Unpack it, and name the document in it."
    )


def _refuse_old(content: bytes) -> None:
    for inside, what, remedy in OLD:
        if inside.encode("utf-16-le") in content:
            raise UnreadableError(f"This is {what}. {remedy}.")
    raise UnreadableError(f"This is an old Office file. {AS_DOCX}.")
