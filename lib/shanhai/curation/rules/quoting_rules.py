"""Rules for the rules of quoting: every flag has one weight, and words where due."""

from __future__ import annotations

from collections.abc import Iterator

from shanhai.curation.rules import Finding, Tables, rule_for
from shanhai.errors import suggest

FLAG = "flags="
WORDS = ("words_en", "words_zh")


@rule_for("quoting_rules")
def check_quoting_rules(tables: Tables) -> Iterator[Finding]:
    """Require a rule for each flag, known flags only, and words unless it is a note."""
    known, holders = list(tables["flags"]["flag_id"]), {}
    for row in tables["quoting_rules"].itertuples():
        for flag in _list_flags(row.conditions):
            if flag not in known:
                yield row, flag, "no such flag", suggest(flag, known)
            holder = holders.setdefault(flag, row.rule_id)
            if holder != row.rule_id:
                rule = f"the flag has its weight by rule {holder!r} already"
                yield row, flag, rule, "Name each flag in one rule"
        for column in WORDS:
            words = getattr(row, column)
            if bool(words) == (row.weight == "note"):
                rule = f"{column} is what is said with a number, or instead of it"
                yield row, words, rule, f"Write {column}, or leave it to a note"
    for flag in known:
        if flag not in holders:
            rule = "no rule of quoting gives the flag a weight"
            yield None, flag, rule, f"Add a rule with the condition '{FLAG}{flag}'"


def _list_flags(conditions: tuple[str, ...]) -> list[str]:
    return [one.removeprefix(FLAG) for one in conditions if one.startswith(FLAG)]


RULES = (check_quoting_rules,)
