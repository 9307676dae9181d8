"""The notes that numbers lead to: one for every figure a report shows."""

from dataclasses import dataclass

from markupsafe import Markup

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.quotations import quote_sentences
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.tables.note_frame import Page
from shanhai.reporting.tables.note_lists import list_by_document, write_notes
from shanhai.reporting.wording import say


@dataclass(frozen=True, repr=False)
class Notes:
    """Notes under their documents, with a word on the quotations."""

    content: Markup
    count: int
    lang: str

    def __repr__(self) -> str:
        """Say how many notes there are where HTML is not shown."""
        return f"{self.count} notes"

    def _repr_html_(self) -> str:
        return str(tag("div", self.content, class_="sh-end-notes", lang=self.lang))


def show_notes(corpus: Corpus, *, shown: Shown, lang: str) -> Notes:
    """Show a note for every figure: as written, place, period, status, rule.

    With the originals at hand each mention's sentence is quoted, too.

    Raises
    ------
    OriginalError
        When an original at hand is not the registered one.
    """
    sentences = quote_sentences(corpus, shown.figure_ids, paths.originals_dir())
    page = Page(corpus, shown, lang, sentences)
    notes = write_notes(page)
    if not notes:
        return Notes(tag("p", say(lang, "notes-none")), 0, lang)
    lists = list_by_document(corpus, notes, lang)
    return Notes(stack(*_tell_quotations(page), lists), len(notes), lang)


def _tell_quotations(page: Page) -> list[Markup]:
    """Say whose the quotations are, and how to get those that are not shown."""
    mentions = page.corpus.mentions
    carried = mentions[mentions["figure_id"].isin(page.shown.figure_ids)]
    missing = set(carried["source_id"]) - {code for code, _ in page.sentences}
    told = []
    if page.sentences:
        told.append(say(page.lang, "notes-quoted"))
    if missing:
        told.append(say(page.lang, "notes-unquoted", missing=len(missing)))
    return [tag("p", text, class_="sh-notes-about") for text in told]
