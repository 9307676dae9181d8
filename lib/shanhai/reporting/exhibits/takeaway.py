"""What a reader takes away from a report: files, citation, lines of Python."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.tables.markup import list_items, stack, tag
from shanhai.reporting.takeaway.citation import write_bibtex, write_citation
from shanhai.reporting.takeaway.files import Download, list_downloads
from shanhai.reporting.takeaway.snippet import write_snippet
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.sources import (
    cite_sources,
    word_period_types,
    word_units,
)

KILOBYTE = 1000


def show_takeaway(corpus: Corpus, *, shown: Shown, lang: str) -> Exhibit:
    """Show what a reader may take away: CSV, Excel, metadata, citation, code.

    The files are in the page itself: it needs no network to give them.
    """
    figures = corpus.figures
    figures = figures[figures["figure_id"].isin(shown.figure_ids)]
    downloads = list_downloads(corpus, shown=shown, lang=lang)
    values = _count_values(shown)
    return Exhibit(
        title=say(lang, "title-takeaway"),
        finding=_describe_takeaway(shown, lang),
        content=_write_content(corpus, downloads, shown, lang),
        unit=word_units(figures["unit_id"], lang) or say(lang, "not-stated"),
        period=word_period_types(figures, lang),
        source=cite_sources(corpus, _list_sources(corpus, shown), lang),
        alt=say(lang, "alt-takeaway", files=len(downloads), values=values),
        lang=lang,
    )


def _count_values(shown: Shown) -> int:
    derived = len(shown.ratio_ids) + len(shown.per_resident_ids)
    return len(shown.figure_ids) + derived


def _describe_takeaway(shown: Shown, lang: str) -> str:
    values, reported = _count_values(shown), len(shown.figure_ids)
    if not values:
        return say(lang, "takeaway-none")
    return say(
        lang,
        "takeaway-finding",
        values=values,
        reported=reported,
        derived=values - reported,
    )


def _write_content(
    corpus: Corpus, downloads: Sequence[Download], shown: Shown, lang: str
) -> Markup:
    cited = {"selection": shown.call.name, "lang": lang, "digest": shown.digest}
    bibtex = write_bibtex(corpus, **cited)
    return tag(
        "div",
        stack(
            tag("h4", say(lang, "takeaway-files"), class_="sh-files-title"),
            list_items(
                [_write_link(one, lang) for one in downloads], class_="sh-files"
            ),
            tag("h4", say(lang, "takeaway-cite")),
            tag("p", write_citation(corpus, **cited), class_="sh-citation"),
            tag("p", say(lang, "takeaway-cite-bibtex"), class_="sh-code-title"),
            _write_code(bibtex),
            tag("h4", say(lang, "takeaway-python")),
            _write_code(write_snippet(shown, lang)),
        ),
        class_="sh-takeaway",
    )


def _write_link(download: Download, lang: str) -> Markup:
    words = name_code(lang, "takeaway-file", download.kind)
    kilobytes = -(-len(download.content) // KILOBYTE)
    size = say(lang, "takeaway-size", size=kilobytes)
    about = name_code(lang, "takeaway-about", download.kind)
    return stack(
        tag("a", words, href=download.address, download=download.name),
        tag("span", size, class_="sh-size"),
        tag("small", about),
    )


def _write_code(text: str) -> Markup:
    return tag("pre", tag("code", text))


def _list_sources(corpus: Corpus, shown: Shown) -> list[str]:
    mentions = corpus.mentions
    used = set(mentions[mentions["figure_id"].isin(shown.figure_ids)]["source_id"])
    return [code for code in corpus.known("source") if code in used]
