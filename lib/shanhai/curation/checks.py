"""Check the curated data by every rule of the codebook, all problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pandas as pd

from shanhai import paths
from shanhai.curation import rules
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import build_corpus, load_after
from shanhai.curation.quick_contract import list_contract_problems
from shanhai.curation.rules import mentions
from shanhai.curation.rules.documents import Ledger, find_text_problems
from shanhai.curation.rules.texts import find_unnamed, find_untranslated
from shanhai.curation.sources import find_original_problems, read_original
from shanhai.curation.tables import Descriptor, read_descriptor, read_tables
from shanhai.curation.units import read_unit_words
from shanhai.errors import CorpusError, Problem

COUNTED = ("sources", "mentions", "figures")
# Every function `check_…` of every module.
RULES = tuple(
    rule
    for one in iter_modules(rules.__path__)
    for rule in rules.list_rules(import_module(f"{rules.__name__}.{one.name}"))
)


@dataclass(frozen=True)
class CheckReport:
    """Hold what a check found: problems, and what it covered."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    ledgers: tuple[Ledger, ...]
    exceptions: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the summary, a line each."""
        counts = ", ".join(f"{name}: {count}" for name, count in self.counts.items())
        return (counts, *self._describe_ledgers(), *self.exceptions)

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain values, for JSON."""
        return asdict(self)

    def _describe_ledgers(self) -> list[str]:
        missing = self.counts.get("sources", 0) - len(self.ledgers)
        told = "originals not at hand: offsets and coverage not checked"
        if not self.ledgers:
            return [told]
        counts = zip(*(astuple(ledger)[1:] for ledger in self.ledgers), strict=True)
        return [
            *map(str, self.ledgers),
            str(Ledger("all documents", *map(sum, counts))),
            *([f"{told}: {missing}"] if missing else []),
        ]


def check_data(
    *,
    data_dir: Path | None = None,
    originals: Path | None = None,
    is_strict: bool = False,
) -> CheckReport:
    """Check the tables, and the originals too when their folder is given.

    In the project's own folder of originals those that it has are checked; in another
    one, none may be missing. If strict, a text that stands in one language only is a
    problem, too, and so are figures that nothing but their numbers tells apart.

    Where the contract is so broken that tables cannot be read, the further rules
    wait until it is mended; elsewhere for the rows that break it.
    """
    folder = paths.data_dir() if data_dir is None else data_dir
    descriptor = read_descriptor(folder)
    problems = list_contract_problems(folder)
    try:
        tables = _drop_repeats(read_tables(folder, descriptor), descriptor)
    except CorpusError as error:
        return CheckReport(tuple(problems or error.problems), {}, (), ())
    broken = {(problem.file, problem.line) for problem in problems}
    found = (problem for rule in RULES for problem in rule(tables))
    problems += [one for one in found if (one.file, one.line) not in broken]
    if is_strict:
        problems += [*find_untranslated(tables), *find_unnamed(tables)]
    ledgers: list[Ledger] = []
    if originals is not None:
        corpus = build_corpus(folder, descriptor, tables)
        found, ledgers = _check_originals(corpus, tables, originals)
        problems += found
    return CheckReport(
        problems=tuple(sorted(dict.fromkeys(problems), key=_file_and_line)),
        counts={name: len(tables[name]) for name in COUNTED},
        ledgers=tuple(ledgers),
        exceptions=tuple(mentions.describe_exceptions(tables)),
    )


def check_document(data_dir: Path, source_id: str, text: str) -> list[Problem]:
    """Check one document's mentions against its text: offsets, and all numerals in."""
    tables = read_tables(data_dir, read_descriptor(data_dir))
    sources = tables["sources"]
    source = next(sources[sources["source_id"] == source_id].itertuples())
    words = read_unit_words(tables["units"])
    return find_text_problems(source, text, tables["mentions"], words)[0]


def load_sound(*, originals: Path | None = None) -> Corpus:
    """Load the project's tables, if they keep every rule: what goes out must."""
    return load_after(
        lambda folder: check_data(data_dir=folder, originals=originals).problems
    )


def _drop_repeats(
    tables: Mapping[str, pd.DataFrame], descriptor: Descriptor
) -> dict[str, pd.DataFrame]:
    """Leave one row for each key, as the rules need; the contract names the others."""
    return {
        table["name"]: tables[table["name"]].drop_duplicates(
            table["schema"].get("primaryKey")
        )
        for table in descriptor["resources"]
    }


def _check_originals(
    corpus: Corpus, tables: Mapping[str, pd.DataFrame], folder: Path
) -> tuple[list[Problem], list[Ledger]]:
    problems = find_original_problems(corpus, folder)
    damaged = {problem.file for problem in problems}
    mentions, ledgers = tables["mentions"], []
    for source in tables["sources"].itertuples():
        path = folder / source.file_name
        if source.file_name in damaged or not path.is_file():
            continue
        text = read_original(corpus, source.source_id, folder)
        found, ledger = find_text_problems(source, text, mentions, corpus.unit_words)
        problems += found
        ledgers.append(ledger)
    return problems, ledgers


def _file_and_line(problem: Problem) -> tuple[str, ...]:
    """Sort by place; what has no line stays in the order of the text."""
    told = (problem.value, problem.rule) if problem.line else ()
    return problem.file, f"{problem.line or 0:9}", *told
