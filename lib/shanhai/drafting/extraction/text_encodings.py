"""The characters of a text file: UTF-8, UTF-16, GB18030 or Big5, never a guess.

A byte order mark and valid UTF-8 are certain. GB18030 and Big5 give characters to
nearly all bytes, so each is tried and judged by what it gives: a text is written in
common characters, and a wrong reading scatters over rare ones.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from shanhai.errors import ShanhaiError

# How much of a file tells what it is.
HEAD = 4096
# UTF-32 begins like UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
GB18030, BIG5 = "gb18030", "big5hkscs"
# Chinese characters and signs, between which a line break is no blank.
HAN = "[⺀-鿿豈-﫿！-｠]"
WIDE = ("utf-16-le", "utf-16-be")
# Rows of the common characters and of the signs; how many cells a row has.
COMMON_ROWS = {
    GB18030: ((0xA1, 0xA1), (0xA3, 0xA3), (0xB0, 0xD7)),
    BIG5: ((0xA1, 0xA2), (0xA4, 0xC6)),
}
# How much of a text must be common, and how much less of its other readings.
LEAST_COMMON = 0.8
LEAST_LEAD = 0.3
SAMPLE = 200_000
LATE_ROWS = 0xC9, 0xD7
FEWEST, LEAST_REST = 4, 0.1
ASCII = bytes(range(128))
BLANKS = frozenset("\t\n\r\f")
REMEDY = (
    "Open it in a program that shows it well (Notepad, Word, a browser), and save it "
    "as UTF-8 text."
)


class UnreadableError(ShanhaiError):
    """Say what a file is whose text cannot be read, and what to do."""


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of bytes and the name of their encoding.

    A byte order mark is no part of the text. Raises UnreadableError for bytes that are
    no text, or whose encoding is in doubt.
    """
    for mark, codec in MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec).removeprefix("\ufeff"), codec
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"It begins like {codec} or says it is that, and byte "
                    f"{error.start} does not fit. {REMEDY}"
                ) from error
    with suppress(UnicodeDecodeError):
        if "\0" not in (text := content.decode("utf-8")):
            return text, "utf-8"
    return _weigh(content, WIDE if b"\0" in content else (GB18030, BIG5))


def _weigh(content: bytes, codecs_: Iterable[str]) -> tuple[str, str]:
    """Return the reading in common characters, if one is so and the others are not."""
    readings = [(0.0, "", "")] * 2
    for codec in codecs_:
        with suppress(UnicodeDecodeError):
            text = content.decode(codec)
            rate = _rate(text[:SAMPLE], codec) if _fits(content, text, codec) else 0.0
            readings.append((rate, text, codec))
    readings.sort(reverse=True)
    (best, text, codec), (second, *_), *_ = readings
    if best >= LEAST_COMMON and best - second >= LEAST_LEAD:
        return text, codec
    if b"\0" in content:
        raise UnreadableError(f"It holds a zero byte, so it is no text. {REMEDY}")
    names = " or ".join(codec for _, _, codec in readings if codec)
    doubt = f"it may be {names}" if names else "it is neither GB18030 nor Big5"
    raise UnreadableError(f"It is not UTF-8, and {doubt}: too unsure to read. {REMEDY}")


def _fits(content: bytes, text: str, codec: str) -> bool:
    """Tell whether there is enough to judge, and it is not the EUC of Japan or Korea.

    Their second bytes are all high: of Big5, two in five are not. Korean syllables fill
    the first rows of common characters only: of Chinese, nearly half are in later ones.
    """
    wide = len(content) - len(text)
    if codec == BIG5:
        rest = 2 * wide - len(content.translate(None, ASCII))
    else:
        late = _list_rows(GB18030, *LATE_ROWS)
        rest = sum(sign in late for sign in text)
    return wide >= FEWEST and (codec in WIDE or rest >= LEAST_REST * wide)


def _rate(text: str, codec: str) -> float:
    """Return the share of common characters in what is not ASCII.

    Nothing where a character controls something: texts have none.
    """
    if any(sign < " " and sign not in BLANKS for sign in text):
        return 0.0
    common = _list_common(codec)
    wide = text if codec in WIDE else [sign for sign in text if sign > "\x7f"]
    return sum(sign in common for sign in wide) / max(len(wide), 1)


@cache
def _list_common(codec: str) -> frozenset[str]:
    if codec in WIDE:
        ascii_ = map(chr, (9, 10, 13, *range(0x20, 0x7F)))
        return frozenset(ascii_) | _list_common(GB18030) | _list_common(BIG5)
    rows = (_list_rows(codec, first, last) for first, last in COMMON_ROWS[codec])
    return frozenset().union(*rows)


@cache
def _list_rows(codec: str, first: int, last: int) -> frozenset[str]:
    """List the characters of some rows; of GB18030, those that GB 2312 has."""
    cells = range(0x40 if codec == BIG5 else 0xA1, 0xFF)
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in cells)
    return frozenset("".join(pair.decode(codec, "ignore") for pair in pairs))
