"""Name the sections of a page for links; see that no number leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from shanhai.errors import ShanhaiError

TAGS = re.compile(r"<[^>]+>")
HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
OWN_ID = re.compile(r'(?<![\w-])id="([^"]*)"')
NOTE = re.compile(r'<li id="(n-[^"]*)"')
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


def check_notes(body: str, *, page: str) -> bool:
    """Tell whether a page has numbers that lead to notes.

    Raises
    ------
    ExportError
        With every number of the page whose note is missing, every note that
        stands twice.
    """
    anchors, links = Counter(NOTE.findall(body)), list(CITED.finditer(body))
    problems = [
        f"{page}: note #{anchor} stands {count} times. Show each note once."
        for anchor, count in anchors.items()
        if count > 1
    ]
    problems += [
        f"{page}: number {_name(link)!r} leads to #{anchor}, which is no note of the "
        "page. Name it among what the notebook shows, or link it nowhere."
        for link in links
        if (anchor := _find(TARGET, link[1])) not in anchors
    ]
    if problems:
        raise ExportError("\n".join(problems))
    return bool(links)


def _name(link: re.Match[str]) -> str:
    return unescape(TAGS.sub("", link[2])).strip() or _find(LABEL, link[1])


def _find(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return unescape(found[1]) if found else ""
