"""How the rows of a report are cited, in plain words and for BibTeX."""

import re

from shanhai.curation.corpus import Corpus
from shanhai.reporting.takeaway.metadata import read_created
from shanhai.reporting.wording import say

SHORT_DIGEST = 12
SPECIAL = re.compile(r"([&%$#_{}])")


def write_citation(
    corpus: Corpus, *, selection: str, lang: str, digest: str = ""
) -> str:
    """Return the citation of a report's values, or of all, in plain words.

    The digest is that of the report's data; of all data unless given.
    """
    return say(lang, "takeaway-citation", **_list_parts(corpus, selection, digest))


def write_bibtex(corpus: Corpus, *, selection: str, lang: str, digest: str = "") -> str:
    """Return the citation as a BibTeX entry, in UTF-8."""
    parts = _list_parts(corpus, selection, digest)
    fields = {
        "author": f"{{{say(lang, 'takeaway-author')}}}",
        "title": f"{{{say(lang, 'takeaway-title')}}}",
        "year": parts["year"],
        "version": parts["version"],
        "note": say(lang, "takeaway-citation-note", **parts),
    }
    lines = [f"  {name} = {{{_escape(name, text)}}}," for name, text in fields.items()]
    key = f"shanhai-{parts['version']}-{parts['selection']}"
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _list_parts(corpus: Corpus, selection: str, digest: str) -> dict[str, str]:
    return {
        "year": str(read_created(corpus).year),
        "version": corpus.version,
        "digest": (digest or corpus.digest)[:SHORT_DIGEST],
        "selection": selection,
    }


def _escape(name: str, text: str) -> str:
    """Escape what TeX reads as signs; the braces of a name or title are ours."""
    is_braced = name in ("author", "title")
    inner = SPECIAL.sub(r"\\\1", text[1:-1] if is_braced else text)
    return f"{{{inner}}}" if is_braced else inner
