"""Give the parts of a page names that links can use: its sections, its notes."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from shanhai.errors import ShanhaiError

TAGS = re.compile(r"<[^>]+>")
HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
OWN_ID = re.compile(r'(?<![\w-])id="([^"]*)"')
NOTE = re.compile(r'<li\b([^>]*\bclass="[^"]*\bsh-note-item\b[^"]*"[^>]*)>')
CITED = re.compile(
    r'<a\b([^>]*\bclass="[^"]*\bsh-cited\b[^"]*"[^>]*)>(.*?)</a>', re.DOTALL
)
TARGET = re.compile(r'href="#([^"]*)"')
LABEL = re.compile(r'aria-label="([^"]*)"')


class ExportError(ShanhaiError):
    """Name every number of a page that leads nowhere, every note that stands twice."""


class Section(NamedTuple):
    """One entry of the table of contents."""

    anchor: str
    title: str


def number_sections(body: str) -> tuple[str, list[Section]]:
    """Give every H2 an anchor, `section-1` unless it has one, and list them."""
    sections: list[Section] = []

    def mark(found: re.Match[str]) -> str:
        attributes, inner = found.groups()
        own = OWN_ID.search(attributes)
        anchor = own[1] if own else f"section-{len(sections) + 1}"
        sections.append(Section(anchor, unescape(TAGS.sub("", inner))))
        marked = attributes if own else f'{attributes} id="{anchor}"'
        return f"<h2{marked}>{inner}</h2>"

    return HEADING.sub(mark, body), sections


def number_notes(body: str, *, page: str) -> str:
    """Write its number at every note, in the order they stand, and every link to it.

    The number is an attribute, `data-note`, which style sheets may show. A page without
    numbers that lead to notes comes back as it was.

    Raises
    ------
    ExportError
        With every number of the page whose note is missing, every note that
        stands twice.
    """
    anchors = [_find(OWN_ID, attributes) for attributes in NOTE.findall(body)]
    numbers = {anchor: n for n, anchor in enumerate(dict.fromkeys(anchors), start=1)}
    problems = [
        f"{page}: note #{anchor} stands {count} times. Show each note once."
        for anchor, count in Counter(anchors).items()
        if count > 1
    ]
    problems += [
        f"{page}: number {_name(link)!r} leads to #{anchor}, which is no note of the "
        "page. Name it among what the notebook shows, or link it nowhere."
        for link in CITED.finditer(body)
        if (anchor := _find(TARGET, link[1])) not in numbers
    ]
    if problems:
        raise ExportError("\n".join(problems))

    def mark(attributes: str, name: re.Pattern[str]) -> str:
        return f'{attributes} data-note="{numbers[_find(name, attributes)]}"'

    body = NOTE.sub(lambda found: f"<li{mark(found[1], OWN_ID)}>", body)
    return CITED.sub(lambda found: f"<a{mark(found[1], TARGET)}>{found[2]}</a>", body)


def _name(link: re.Match[str]) -> str:
    return unescape(TAGS.sub("", link[2])).strip() or _find(LABEL, link[1])


def _find(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return unescape(found[1]) if found else ""
