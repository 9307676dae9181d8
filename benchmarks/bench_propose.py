"""Print how often a draft proposes what a curator decided, a document left out in turn.

Each document is proposed by what the others hold: `propose` leaves out the document
itself, its figures, mentions, text, and places that nothing else names. A mention that
the finder misses counts as wrong. The field's words (`concept_words.csv`) are the same
for all documents: who wrote them had read these, so an unseen one does somewhat worse.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from claims import Claim, print_claims

from shanhai import Corpus, load
from shanhai.curation.rows import iterate_rows
from shanhai.curation.sources import has_original, read_original
from shanhai.drafting.draft import CONCEPTS
from shanhai.drafting.proposing.proposals import propose
from shanhai.paths import originals_dir

FIELDS = (
    *("status", "direction", "period_type", "period_basis", "place_id"),
    "attributed_to",
)
FIRST, AMONG = "concept and dimensions first", "concept and dimensions among three"
NAMES = (FIRST, AMONG, "concept first", "concept among three", *FIELDS)
LEAST = {FIRST: 0.6, AMONG: 0.8}


def score_document(corpus: Corpus, source_id: str, originals: Path) -> Counter:
    """Count the mentions of a document's figures, and where each proposal is right."""
    rows = propose(
        read_original(corpus, source_id, originals),
        corpus,
        source_id=source_id,
        pairing_id=corpus.source(source_id).pairing_ids[0],
        originals=originals,
    )
    proposed = {row.start: row for row in iterate_rows(rows)}
    figures = {row.figure_id: row for row in iterate_rows(corpus.figures)}
    count: Counter = Counter()
    for mention in iterate_rows(corpus.mentions):
        if mention.source_id != source_id or mention.kind != "figure":
            continue
        count["mentions"] += 1
        if row := proposed.get(str(mention.start)):
            count.update(list_right(row, figures[mention.figure_id]))
    return count


def list_right(row: tuple, figure: tuple) -> list[str]:
    """List what a row of the draft has as the figure has it."""
    wanted = f"{figure.indicator_id} {';'.join(figure.dimensions)}".rstrip()
    series = [getattr(row, f"concept_{n}") for n in range(1, CONCEPTS + 1)]
    concepts = [one.partition(" ")[0] for one in series]
    right = {
        FIRST: series[0] == wanted,
        AMONG: wanted in series,
        "concept first": concepts[0] == figure.indicator_id,
        "concept among three": figure.indicator_id in concepts,
        **{name: getattr(row, name) == getattr(figure, name) for name in FIELDS},
    }
    return [name for name, is_right in right.items() if is_right]


def main() -> int:
    """Print the shares of each document and of all; return 0 when the claims hold."""
    originals, corpus = originals_dir(), load()
    if originals is None:
        print("proposals: skipped, the originals are not at hand")
        return 0
    counts = {
        code: score_document(corpus, code, originals)
        for code in corpus.known("source")
        if has_original(corpus, code, originals)
    }
    counts["all"] = sum(counts.values(), Counter())
    width = max(map(len, NAMES))
    for code, count in counts.items():
        print(f"{code}: {count['mentions']} mentions of figures")
        for name in NAMES:
            print(f"  {name:<{width}} {count[name] / count['mentions']:.0%}")
    total = counts["all"]
    shares = {name: total[name] / total["mentions"] for name in LEAST}
    return print_claims(Claim(name, shares[name], least=LEAST[name]) for name in LEAST)


if __name__ == "__main__":
    sys.exit(main())
