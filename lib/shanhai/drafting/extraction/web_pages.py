"""The text of a saved web page: its main part, tables as tables."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from typing import Any

from shanhai.drafting.extraction.file_kinds import HEAD
from shanhai.drafting.extraction.kept_libraries import UnreadableError, import_library
from shanhai.drafting.extraction.page_lines import list_lines
from shanhai.drafting.extraction.text_encodings import MARKS, decode, decode_as

PACKAGE = "trafilatura"
SIZES = ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE")
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# How many lines may hold title and date.
HEAD_LINES = 40
RENAMED = {"section": "div"}
# What browsers read these names as.
READ_AS = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
}


def read_page(content: bytes) -> str:
    """Return title, byline and main text of a saved page; navigation is left out.

    A row of a table is a line, its cells parted by tabs.

    Raises
    ------
    UnreadableError
        Where there is no main text, or the encoding is in doubt.
    """
    trafilatura = import_library(PACKAGE, "trafilatura")
    settings = import_library(PACKAGE, "trafilatura.settings")
    html = _decode(content)
    config = settings.use_config()
    for size in SIZES:
        # Below these, another method is tried, which knows no tables.
        config.set("DEFAULT", size, "1")
    try:
        tree = trafilatura.load_html(html)
        known = None if tree is None else trafilatura.extract_metadata(tree)
        tree = _name_blocks(tree)
        page = [*list_lines(tree)][:HEAD_LINES] if known else []
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            favor_recall=True,
            fast=True,
            config=config,
        )
        lines = [] if found is None else [*list_lines(found.body)]
    # Its parsers and those below fail in many ways.
    except Exception as error:
        raise UnreadableError(
            f"This web page cannot be parsed ({type(error).__name__}). Open it in a "
            "browser, and save its text as .txt."
        ) from error
    if not lines:
        raise UnreadableError(
            "This web page has no main text, or a script would load it. Open it in a "
            "browser, and save its text as .txt."
        )
    head = [*_list_head(known, page)]
    opening = [line for line in lines[:HEAD_LINES] if line not in head]
    return "\n".join([*head, *opening, *lines[HEAD_LINES:]]) + "\n"


def _list_head(known: Any, page: list[str]) -> Iterator[str]:
    """Yield the lines of title and date, which the extractor may leave out."""
    if known and known.title in page:
        yield known.title
    if known and known.date:
        date = re.compile(r"\D{1,2}0?".join(map(str, map(int, known.date.split("-")))))
        yield from [line for line in page if date.search(line)][:1]


def _name_blocks(tree: Any) -> Any:
    """Give blocks that the extractor passes over a name that it knows."""
    for element in () if tree is None else tree.iter(*RENAMED):
        element.tag = RENAMED[element.tag]
    return tree


def read_archive(content: bytes) -> str:
    """Return the main text of a page that a browser saved with its pictures (.mhtml).

    Raises
    ------
    UnreadableError
        As for `read_page`, and where there is no page in it.
    """
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_page(part.get_payload(decode=True) or b"")
    raise UnreadableError(
        "This web archive holds no page. Save the page anew, as HTML only."
    )


def _decode(content: bytes) -> str:
    """Return the page's characters by its mark, its declaration, or how it reads."""
    declared = DECLARED.search(content[:HEAD])
    if declared is None or content.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(content)[0]
    name = declared[1].decode("ascii", "ignore").lower()
    try:
        return decode_as(content, READ_AS.get(name, name))
    except (LookupError, UnreadableError):
        # Saved anew by a browser, a page keeps its old declaration.
        return decode(content)[0]
