"""The row of the register for a new document, and rows for a pairing it needs.

What is proposed is a proposal: a person reads it against the document. Cells that only
a person can fill stay empty; `list_unfilled` names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import count

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.plain_text import LEAST_TRADITIONAL, TRADITIONAL
from shanhai.drafting.divisions import frame, propose_pairing
from shanhai.drafting.extraction.files import Extract
from shanhai.drafting.named_places import Naming, find_pairing
from shanhai.errors import ShanhaiError, UnknownCodeError, unknown_code

# Lines in which title, date and names stand; how long a title is.
HEAD_LINES = 12
LONGEST_TITLE = 60
# A conversion that lost characters left a mark, or pinyin, behind Chinese ones.
LOST = re.compile(r"(?<=[一-鿿])(?:\?|\([^\W\d_A-Z一-鿿]{1,6}\))")
FEW_LOST = 3
HAN = re.compile("[一-鿿]")
_DAY = r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?"
_TIME = r"(?:\s*T?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_LABEL = r"(?:发布|發布|发表|更新|刊发)?(?:时间|時間|日期)\s*[:：]"
# A line that is a date, or has one behind its label.
DATED = re.compile(rf"[\s(（\[]*{_DAY}{_TIME}[\s)）\]]*$|.*?{_LABEL}\s*{_DAY}")
# Who wrote, and when, at the beginning of a line.
BYLINE = re.compile(
    rf"(?=.{{0,40}}(?:记者|記者|来源|來源|作者|讯|訊|报道|發布|发布|原创|编辑|\d:\d\d))"
    rf"[^。；]{{0,40}}?(?<!\d){_DAY}"
)
# What a page puts above its title.
HINTS = re.compile("点击上方|蓝字|关注我们|当前位置|您的位置|首页")
NAMED = {
    "publisher_zh": re.compile(r"(?:来源|來源|稿源)\s*[:：]\s*([^\s:：]{2,30})"),
    "author_zh": re.compile(
        r"(?:作者|记者|記者|通讯员|撰稿)\s*[:：]\s*([^\s:：]{2,30}?)(?=\s|$|编辑|来源)"
    ),
}
# What one language says the other must say, too.
BOTH = ("publisher", "author")


NEW_PAIRING = (
    "A new pairing comes first: its row in data/pairings.csv, its donor's in "
    "pairing_members.csv, and both places in places.csv."
)


def register(
    extract: Extract,
    corpus: Corpus,
    *,
    pairing_id: str = "",
    source_id: str = "",
    naming: Naming | None = None,
) -> dict[str, pd.DataFrame]:
    """Propose the rows that a new document needs, by table; all cells are text.

    `sources` has one row. `places`, `pairings` and `pairing_members` come along where
    the text names a pairing that the data lack. `naming` saves finding it again. Raises
    ShanhaiError for a document that is registered already, an unknown pairing, a
    source_id that is taken.
    """
    text = extract.text
    digest = sha256(text.encode()).hexdigest()
    _refuse_known(corpus, {digest, extract.file_sha256}, source_id)
    added: dict[str, pd.DataFrame] = {}
    if pairing_id not in corpus.known("pairing"):
        named = naming or find_pairing(text, corpus)
        if named.donor and named.recipient:
            added = propose_pairing(named.donor, named.recipient, corpus)
            found = str(added["pairings"]["pairing_id"].iloc[0])
        else:
            found = named.pairing_id
        if pairing_id and pairing_id != found:
            unknown = unknown_code("pairing", pairing_id, corpus.known("pairing"))
            raise UnknownCodeError(f"{unknown} {NEW_PAIRING}")
        pairing_id = found
    if pairing_id and not source_id:
        taken = set(corpus.sources["source_id"])
        codes = (f"{pairing_id}-{number}" for number in count(1))
        source_id = next(code for code in codes if code not in taken)
    row = {
        **_read_head(text),
        "source_id": source_id,
        "pairing_ids": pairing_id,
        "script": guess_script(text),
        "file_name": source_id and f"{source_id}.txt",
        "sha256": digest,
        "characters": str(len(text)),
        "file_sha256": extract.file_sha256 if extract.extractor else "",
        "extractor": extract.extractor,
    }
    return {**added, "sources": frame("sources", [row], corpus)}


def list_unfilled(
    added: Mapping[str, pd.DataFrame], corpus: Corpus
) -> Iterator[tuple[str, str, str]]:
    """Yield table, row's code and column of each cell that a person must fill."""
    required = {
        table["name"]: [
            field["name"]
            for field in table["schema"]["fields"]
            if field.get("constraints", {}).get("required")
        ]
        for table in corpus.descriptor["resources"]
    }
    for table, rows in added.items():
        for row in rows.to_dict("records"):
            code = next(iter(row.values()))
            for column in required[table]:
                if not row[column]:
                    yield table, code, column
            if "published_date" in row and not row["published_date"]:
                yield table, code, "published_date"
            for name in BOTH:
                if row.get(f"{name}_zh") and not row[f"{name}_en"]:
                    yield table, code, f"{name}_en"


def guess_script(text: str) -> str:
    """Guess the state of a text by the characters that numerals need."""
    least = LEAST_TRADITIONAL * len(HAN.findall(text))
    if sum(sign in TRADITIONAL for sign in text) <= least:
        return "simplified"
    is_damaged = len(LOST.findall(text)) >= FEW_LOST
    return "traditional_damaged" if is_damaged else "traditional"


def _refuse_known(corpus: Corpus, digests: set[str], source_id: str) -> None:
    sources = corpus.sources
    if source_id in set(sources["source_id"]):
        raise ShanhaiError(
            f"{source_id!r} is registered already. Give the document another code."
        )
    digests -= {""}
    is_known = sources[["sha256", "file_sha256"]].isin(digests).any(axis=1)
    if is_known.any():
        code = sources.loc[is_known, "source_id"].iloc[0]
        raise ShanhaiError(f"The document is registered already, as {code!r}.")


def _read_head(text: str) -> dict[str, str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = lines[:HEAD_LINES]
    titles = (
        line for line in head[:3] if not (DATED.match(line) or HINTS.search(line))
    )
    first = next(titles, "")
    is_title = len(first) <= LONGEST_TITLE and not first.endswith(tuple("。；！?,，"))
    return {
        column: next((match[1] for line in head if (match := name.search(line))), "")
        for column, name in NAMED.items()
    } | {"title_zh": first if is_title else "", "published_date": _find_date(head)}


def _find_date(head: list[str]) -> str:
    found = [match(line) for match in (DATED.match, BYLINE.match) for line in head]
    for match in filter(None, found):
        with suppress(ValueError):
            return date(*(int(part) for part in match.groups() if part)).isoformat()
    return ""
