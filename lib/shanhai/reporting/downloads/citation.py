"""How the rows of a page are cited, in plain words and for BibTeX, and loaded."""

from __future__ import annotations

import datetime as dt
import json
import re

from shanhai.curation.corpus import Corpus
from shanhai.reporting.citations import Citations
from shanhai.reporting.messages import say
from shanhai.reporting.page_names import SHORT_DIGEST

SPECIAL = re.compile(r"([&%$#_{}])")
# The name of everything, where no page is cited.
ALL = "data-package"


def read_created(corpus: Corpus) -> dt.datetime:
    """Return when the data package was made, as it says itself."""
    created = dt.datetime.fromisoformat(corpus.descriptor["created"])
    return created.replace(tzinfo=None)


def list_facts(
    corpus: Corpus, lang: str, what: str, page: Citations | None = None
) -> dict[str, str]:
    """Return what some data are: topics and texts, of a page's data or of all."""
    return {
        "what": say(lang, what),
        **({"selection": page.name} if page else {}),
        "version": corpus.version,
        "digest": page.digest if page else corpus.digest,
        "licence": say(lang, "takeaway-licence"),
        "citation": write_citation(corpus, lang, page),
    }


def write_citation(corpus: Corpus, lang: str, page: Citations | None = None) -> str:
    """Return the citation of a page's values, or of all, in plain words."""
    return say(lang, "takeaway-citation", **_list_parts(corpus, page))


def write_bibtex(corpus: Corpus, lang: str, page: Citations | None = None) -> str:
    """Return the citation as a BibTeX entry, in UTF-8."""
    parts = _list_parts(corpus, page)
    note = say(lang, "takeaway-citation-note", **parts)
    fields = {
        # The inner braces keep names and titles as they are.
        "author": f"{{{_escape(say(lang, 'takeaway-author'))}}}",
        "title": f"{{{_escape(say(lang, 'takeaway-title'))}}}",
        "year": parts["year"],
        "version": _escape(parts["version"]),
        "note": _escape(note),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    key = f"shanhai-{parts['version']}-{parts['selection']}"
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def write_snippet(page: Citations) -> str:
    """Return lines of Python that load the figures of a page as a frame."""
    where = "".join(f", {name}={json.dumps(one)}" for name, one in page.where.items())
    return "\n".join(
        [
            "import shanhai",
            "corpus = shanhai.load()",
            f'figures = corpus.tidy("{page.lang}"{where})',
        ]
    )


def _list_parts(corpus: Corpus, page: Citations | None) -> dict[str, str]:
    return {
        "year": str(read_created(corpus).year),
        "version": corpus.version,
        "digest": (page.digest if page else corpus.digest)[:SHORT_DIGEST],
        "selection": page.name if page else ALL,
    }


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
