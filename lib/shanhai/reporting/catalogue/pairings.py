"""What the documents say of each pairing, counted: coverage, never performance."""

from dataclasses import dataclass

from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import join_words, name_code, say


@dataclass(frozen=True)
class PairingEntry:
    """Hold one pairing as it stands on the first page: words and counts."""

    pairing_id: str
    name: str
    levels: str
    documents: str
    n_reported: int
    n_indicators: int


def list_pairings(corpus: Corpus, *, lang: str) -> tuple[PairingEntry, ...]:
    """Return every pairing in the codelist's order, with counts."""
    return tuple(_make_entry(corpus, code, lang) for code in corpus.known("pairing"))


def _make_entry(corpus: Corpus, pairing_id: str, lang: str) -> PairingEntry:
    figures = corpus.figures
    pairing = corpus.pairing(pairing_id)
    return PairingEntry(
        pairing_id=pairing_id,
        name=getattr(pairing, f"name_{lang}"),
        levels=_name_levels(pairing, lang),
        documents=_describe_documents(corpus, pairing_id, lang),
        n_reported=figures.loc[
            figures["pairing_id"] == pairing_id, "indicator_id"
        ].nunique(),
        n_indicators=len(corpus.indicators),
    )


def _name_levels(pairing: object, lang: str) -> str:
    donor, recipient = (
        name_code(lang, "level", level)
        for level in (pairing.donor_level, pairing.recipient_level)
    )
    return say(lang, "entry-levels", donor=donor, recipient=recipient)


def _describe_documents(corpus: Corpus, pairing_id: str, lang: str) -> str:
    """Count the documents on a pairing, with their years; no year is guessed."""
    dates = corpus.sources_of([pairing_id])["published_date"]
    years = [str(year) for year in sorted(set(dates.dropna().dt.year))]
    undated = [say(lang, "entry-undated")] if dates.isna().any() else []
    return say(
        lang,
        "entry-documents",
        documents=len(dates),
        years=join_words(lang, [*years, *undated]),
    )
