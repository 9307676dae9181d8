"""Rules for dimensions, a closed codelist of parts of a concept, and for ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shanhai.curation.dimensions import EQUALS, OR, Pairs, read_pairs
from shanhai.curation.rows import list_above, number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    index_rows,
    locate,
    look_up,
    rule_for,
)
from shanhai.curation.units import UnitWords, read_unit_words
from shanhai.errors import Problem, suggest

# Tables with dimensions, and of each its columns of concept and dimensions. A measure
# may leave a dimension open: it is then the same in both terms.
COUNTING = {
    "figures": (("indicator_id", "dimensions"),),
    "benchmarks": (("indicator_id", "dimensions"),),
    "measures": (
        ("numerator_id", "numerator_dimensions"),
        ("denominator_id", "denominator_dimensions"),
    ),
}
OPEN = ("measures",)


def check_dimensions(tables: Tables) -> Iterator[Problem]:
    """Require every dimension that applies, once, in order, with a known code."""
    codes, applying = _index_codes(tables), _list_applying(tables)
    for table, columns in COUNTING.items():
        for row in number_rows(tables[table]):
            for concept, dimensions in columns:
                told = getattr(row, concept), getattr(row, dimensions)
                own, is_open = applying.get(told[0], []), table in OPEN
                for fault in _list_faults(*told, own, codes, is_open=is_open):
                    yield Problem(*locate(table, row), *fault)


@rule_for("dimensions")
def check_uses(tables: Tables) -> Iterator[Finding]:
    """Require that a dimension has codes."""
    with_codes = set(tables["dimension_codes"]["dimension_id"])
    for row in number_rows(tables["dimensions"]):
        if row.dimension_id not in with_codes:
            remedy = "Add its codes to dimension_codes.csv"
            yield row, row.dimension_id, "the dimension has no codes", remedy


@rule_for("dimension_codes")
def check_trees(tables: Tables) -> Iterator[Finding]:
    """Require that codes stand under a code of their own dimension, in no circle."""
    codes = _index_codes(tables)
    for row in number_rows(tables["dimension_codes"]):
        own = codes[row.dimension_id]
        if row.parent_code and row.parent_code not in own:
            rule = f"the code above it is none of dimension {row.dimension_id!r}"
            yield row, row.parent_code, rule, suggest(row.parent_code, own)
            continue
        above = list_above(row.code, own)
        if above[-1] in above[:-1]:
            rule = "parent_code runs in a circle"
            yield row, row.parent_code, rule, "Point codes at wider codes only"
        if row.is_full_split and row.code not in own.values():
            rule = "nothing stands below it, so nothing makes it up"
            yield row, row.code, rule, "Set is_full_split to false"


@rule_for("measures")
def check_measures(tables: Tables) -> Iterator[Finding]:
    """Require terms that are indicators, differ, and fit the measure's unit."""
    units = look_up(tables, "indicators", "unit_id")
    domains = look_up(tables, "indicators", "domain_id")
    words = read_unit_words(tables["units"])
    for row in number_rows(tables["measures"]):
        own = {domains.get(row.numerator_id), domains.get(row.denominator_id)}
        if row.domain_id not in own:
            rule = "neither term of the measure is of this domain"
            yield row, row.domain_id, rule, "Fix the domain or a term"
        for fault in _measure_faults(row, units, words):
            yield row, *fault


def _measure_faults(
    row: tuple, units: Mapping[str, str], words: UnitWords
) -> Iterator[Fault]:
    above, below = (
        [getattr(row, f"{term}_{part}") for part in ("id", "dimensions", "direction")]
        for term in ("numerator", "denominator")
    )
    if above == below:
        yield row.numerator_id, "both terms are the same", "Name two terms"
    sides = row.unit_zh.split("/")
    is_share = row.kind == "share"
    if is_share != (len(sides) == 1) or is_share == ("per" in row.unit_en.split()):
        rule = "a ratio is counted in 'a/b' and 'a per b', a share is not"
        yield f"{row.kind}, {row.unit_en}, {row.unit_zh}", rule, "Fix kind or unit"
    terms = [units.get(code, "") for code in (row.numerator_id, row.denominator_id)]
    if is_share and terms[0] != terms[1]:
        rule = "a share has both terms in one unit"
        yield " and ".join(terms), rule, "Fix the kind or a term"
    for side, unit in zip(sides, () if is_share else terms, strict=False):
        word = next((word for word in words.words if side.startswith(word)), None)
        if word and unit and words.words[word].unit != unit:
            rule = f"{side!r} does not begin with a word for {unit!r}"
            yield row.unit_zh, rule, "Fix the unit or the term"


@rule_for("figures")
def check_part_dimensions(tables: Tables) -> Iterator[Finding]:
    """Require that a stated part counts the same as its whole, or what lies below."""
    codes = _index_codes(tables)
    figures = index_rows(tables, "figures")
    for row in number_rows(tables["figures"]):
        whole = figures.get(row.part_of)
        if row.part_basis != "stated" or whole is None:
            continue
        theirs = read_pairs(whole.dimensions)
        for dimension, code in read_pairs(row.dimensions).items():
            above = list_above(code, codes.get(dimension, {}))
            if theirs.get(dimension, code) not in above:
                rule = (
                    f"its whole counts {theirs[dimension]!r}, which {code!r} is not in"
                )
                remedy = "Fix a code, name another whole, or use part_basis likely"
                yield row, f"{dimension}{EQUALS}{code}", rule, remedy


def _index_codes(tables: Tables) -> dict[str, dict[str, str]]:
    """Return the codes of each dimension, each with the code above it."""
    codes: dict[str, dict[str, str]] = {}
    for row in number_rows(tables["dimension_codes"]):
        codes.setdefault(row.dimension_id, {})[row.code] = row.parent_code
    return codes


def _list_applying(tables: Tables) -> dict[str, list[str]]:
    """Return the dimensions that apply to each concept, in order."""
    found: dict[str, list[str]] = {}
    ordered = tables["dimensions"].sort_values("sort_order", kind="stable")
    for row in number_rows(ordered):
        for indicator_id in row.indicator_ids:
            found.setdefault(indicator_id, []).append(row.dimension_id)
    return found


def _list_faults(
    indicator_id: str,
    pairs: Pairs,
    own: list[str],
    codes: Mapping[str, Mapping[str, str]],
    *,
    is_open: bool,
) -> Iterator[Fault]:
    named = [pair.split(EQUALS)[0] for pair in pairs]
    written = ";".join(pairs)
    if not is_open:
        for dimension in own:
            if dimension not in named:
                known = ", ".join(codes.get(dimension, ()))
                rule = f"dimension {dimension!r} of {indicator_id!r} is missing"
                yield written, rule, f"Add {dimension}{EQUALS} one of {known}"
    for dimension, code in _split(pairs, is_open):
        if dimension not in codes:
            rule = "no such dimension"
            yield dimension, rule, suggest(dimension, codes)
        elif dimension not in own:
            rule = f"dimension {dimension!r} does not apply to {indicator_id!r}"
            remedy = f"Of it {', '.join(own) or 'none'} apply: remove the pair"
            yield f"{dimension}{EQUALS}{code}", rule, remedy
        elif code not in codes[dimension]:
            rule = f"no code of dimension {dimension!r}"
            yield code, rule, suggest(code, codes[dimension])
    if len(set(named)) < len(named):
        yield written, "a dimension stands twice", "Write each dimension once"
    rank = {dimension: place for place, dimension in enumerate(own)}
    places = [rank[dimension] for dimension in named if dimension in rank]
    if places != sorted(places):
        rule = "dimensions stand in another order than in dimensions.csv"
        yield written, rule, f"Write them as {', '.join(own)}"


def _split(pairs: Pairs, is_open: bool) -> Iterator[tuple[str, str]]:
    """Yield each dimension with each of its codes; only a measure names several."""
    for pair in pairs:
        dimension, codes = pair.split(EQUALS)
        for code in codes.split(OR) if is_open else [codes]:
            yield dimension, code
