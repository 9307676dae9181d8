"""The numeral expressions of any text file, as rows."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from shanhai.commands.formats import Row
from shanhai.curation.mentions import Mention, find_mentions
from shanhai.errors import ShanhaiError

COLUMNS = (
    "start",
    "end",
    "as_written",
    "low",
    "high",
    "unit",
    "qualifier",
    "kind",
)


def scan_file(path: Path) -> list[Row]:
    """List every numeral expression of a text file, by its place in the text.

    A byte order mark is no part of the text: offsets count from the sign behind it,
    as for the registered documents.

    Raises
    ------
    ShanhaiError
        When the file cannot be read, is empty, or is not UTF-8.
    """
    return [_describe_mention(mention) for mention in find_mentions(_read_text(path))]


def _describe_mention(mention: Mention) -> Row:
    quantity = mention.quantity
    return {
        "start": mention.start,
        "end": mention.end,
        "as_written": mention.as_written,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "qualifier": quantity.qualifier if quantity else None,
        "kind": mention.kind,
    }


def _read_text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ShanhaiError(f"{path}: is no file. Save the text as one, and name it.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ShanhaiError(f"{path}: cannot be read: {error.strerror}.") from error
    try:
        # Not read_text: line ends count as they are, offsets depend on them.
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ShanhaiError(
            f"{path}: not UTF-8 at byte {error.start}{_guess_encoding(content)}. "
            "Save a copy of it as UTF-8."
        ) from error
    if "\0" in text:
        raise ShanhaiError(
            f"{path}: holds a zero byte, as UTF-16 and files that are no text do. "
            "Save a copy of it as UTF-8 text."
        )
    if not text.strip():
        raise ShanhaiError(f"{path}: the file is empty. Name a text with words in it.")
    return text


def _guess_encoding(content: bytes) -> str:
    """Say what a file that is not UTF-8 may be; nothing is read by such a guess."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ", it begins like UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return ", it may be GB18030 (GBK)"
