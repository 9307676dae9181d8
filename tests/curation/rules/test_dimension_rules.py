"""Every fault of dimensions, at its place, with the rule and what to do."""

import pandas as pd
import pytest

from shanhai.curation.rules import dimensions as rules

TRAINED = "bing-ding.labour_training_trainees"
WHOLE, PART = "jia-yi.labour_employed_all", "jia-yi.labour_employed_east"
MEASURE = "east_share_of_jobs"
# A second dimension, which stands after group and applies to the same indicator, and
# to the two that count people in work.
FORM = {
    "dimension_id": "form",
    "sort_order": 2,
    "indicator_ids": (
        "labour_training_trainees",
        "labour_employed_all",
        "labour_employed_east",
    ),
}
FORM_CODES = (("any", ""), ("hall", "any"), ("line", ""))


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


def add_row(table, **cells):
    row = {**table.iloc[-1].to_dict(), **cells}
    return pd.DataFrame([*table.to_dict("records"), row], columns=table.columns)


@pytest.fixture
def formed(tables, change):
    """Return the tiny tables with a second dimension, and each figure's form."""
    codes = tables["dimension_codes"]
    for place, (code, parent) in enumerate(FORM_CODES, start=4):
        codes = add_row(
            codes,
            dimension_id="form",
            code=code,
            parent_code=parent,
            sort_order=place,
            is_full_split=False,
        )
    grown = {
        **tables,
        "dimensions": add_row(tables["dimensions"], **FORM),
        "dimension_codes": codes,
    }
    cells = {
        TRAINED: ("group=all", "form=any"),
        WHOLE: ("form=any",),
        f"{WHOLE}.planned": ("form=any",),
        PART: ("form=hall",),
    }
    for figure_id, pairs in cells.items():
        grown = change(grown, "figures", figure_id, dimensions=pairs)
    return grown


@pytest.mark.parametrize(
    ("pairs", "line"),
    [
        (
            ("group=all",),
            "'group=all': dimension 'form' of 'labour_training_trainees' is missing. "
            "Add form= one of any, hall, line",
        ),
        (
            (),
            "dimension 'group' of 'labour_training_trainees' is missing. "
            "Add group= one of formerly_poor, all, others",
        ),
        (
            ("group=all", "group=others", "form=any"),
            "'group=all;group=others;form=any': a dimension stands twice. "
            "Write each dimension once",
        ),
        (
            ("form=any", "group=all"),
            "'form=any;group=all': dimensions stand in another order than in "
            "dimensions.csv. Write them as group, form",
        ),
        # Only a measure names several codes: in a figure they are one unknown code.
        (
            ("group=all|others", "form=any"),
            "'all|others': no code of dimension 'group'. Did you mean ",
        ),
    ],
    ids=["missing", "none", "twice", "order", "alternatives"],
)
def test_fault_of_a_figure_is_named(formed, change, pairs, line):
    tables = change(formed, "figures", TRAINED, dimensions=pairs)
    first = say(rules.check_dimensions, tables)[0]
    assert first.startswith(f"data/figures.csv:2: {line}")


@pytest.mark.parametrize(
    ("figure_id", "pair", "line"),
    [
        (
            PART,
            "group=all",
            "'group=all': dimension 'group' does not apply to 'labour_employed_east'. "
            "Of it form apply: remove the pair",
        )
    ],
)
def test_dimension_that_does_not_apply_is_named(formed, change, figure_id, pair, line):
    own = dict(formed["figures"].set_index("figure_id")["dimensions"])[figure_id]
    tables = change(formed, "figures", figure_id, dimensions=(pair, *own))
    (found,) = say(rules.check_dimensions, tables)
    assert found.endswith(line)


def test_an_unknown_indicator_has_no_dimensions(formed, change):
    tables = change(formed, "figures", TRAINED, indicator_id="trained")
    assert len(say(rules.check_dimensions, tables)) == len(("group", "form"))


def test_every_fault_of_a_cell_is_named(formed, change):
    pairs = ("form=al", "form=any", "other=all")
    tables = change(formed, "figures", TRAINED, dimensions=pairs)
    found = [problem.rule for problem in rules.check_dimensions(tables)]
    assert found == [
        "dimension 'group' of 'labour_training_trainees' is missing",
        *("no code of dimension 'form'", "no such dimension"),
        "a dimension stands twice",
    ]


def test_benchmark_must_say_every_dimension(formed, change):
    code = "other.fiscal_funds.2021"
    cells = {"indicator_id": "labour_employed_all", "dimensions": ()}
    tables = change(formed, "benchmarks", code, **cells)
    (found,) = say(rules.check_dimensions, tables)
    assert found.startswith("data/benchmarks.csv:2: dimension 'form' of ")


@pytest.mark.parametrize("pairs", [(), ("form=any",), ("form=any|hall",)])
def test_measure_may_leave_a_dimension_open_or_name_several_codes(
    formed, change, pairs
):
    tables = change(formed, "measures", MEASURE, denominator_dimensions=pairs)
    assert say(rules.check_dimensions, tables) == []


@pytest.mark.parametrize("term", ["numerator", "denominator"])
@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (
            ("form=any|haul",),
            "'haul': no code of dimension 'form'. Did you mean 'hall'? Known: ",
        ),
        (("group=all",), "'group=all': dimension 'group' does not apply to "),
        (("form=any", "form=hall"), "'form=any;form=hall': a dimension stands twice. "),
    ],
)
def test_fault_of_a_measure_is_named(formed, change, term, pairs, words):
    tables = change(formed, "measures", MEASURE, **{f"{term}_dimensions": pairs})
    (found,) = say(rules.check_dimensions, tables)
    assert found.startswith(f"data/measures.csv:2: {words}")


def test_dimension_without_codes_is_named(formed):
    codes = formed["dimension_codes"]
    codes = codes[codes["dimension_id"] != "form"]
    assert say(rules.check_uses, {**formed, "dimension_codes": codes}) == [
        "data/dimensions.csv:3: 'form': the dimension has no codes. "
        "Add its codes to dimension_codes.csv"
    ]


def spoil_code(tables, code, **cells):
    """Return tables with cells of one code changed."""
    codes = tables["dimension_codes"].copy()
    (row,) = codes.index[codes["code"] == code]
    for column, cell in cells.items():
        codes.loc[row, column] = cell
    return {**tables, "dimension_codes": codes}


@pytest.mark.parametrize(
    ("code", "cells", "line"),
    [
        # A code of another dimension is no parent, nor is one that does not exist.
        (
            "others",
            {"parent_code": "any"},
            "4: 'any': the code above it is none of dimension 'group'. "
            "Known: formerly_poor, all, others",
        ),
        (
            "line",
            {"parent_code": "line"},
            "7: 'line': parent_code runs in a circle. Point codes at wider codes only",
        ),
        (
            "hall",
            {"is_full_split": True},
            "6: 'hall': nothing stands below it, so nothing makes it up. "
            "Set is_full_split to false",
        ),
    ],
    ids=["another dimension", "itself", "empty split"],
)
def test_code_that_stands_wrong_is_named(formed, code, cells, line):
    tables = spoil_code(formed, code, **cells)
    assert say(rules.check_trees, tables) == [f"data/dimension_codes.csv:{line}"]


@pytest.mark.parametrize(
    ("whole", "part", "basis", "line"),
    [
        ("form=any", "form=any", "stated", ""),
        ("form=any", "form=hall", "stated", ""),
        (
            "form=any",
            "form=line",
            "stated",
            "'form=line': its whole counts 'any', which 'line' is not in. "
            "Fix a code, name another whole, or use part_basis likely",
        ),
        (
            "form=hall",
            "form=any",
            "stated",
            "'form=any': its whole counts 'hall', which 'any' is not in. ",
        ),
        ("form=any", "form=line", "likely", ""),
    ],
    ids=["same", "below", "beside", "above", "likely"],
)
def test_stated_part_is_in_its_whole(formed, change, whole, part, basis, line):
    tables = change(formed, "figures", WHOLE, dimensions=(whole,))
    tables = change(tables, "figures", PART, dimensions=(part,), part_basis=basis)
    found = say(rules.check_part_dimensions, tables)
    assert len(found) == bool(line)
    assert all(one.startswith(f"data/figures.csv:6: {line}") for one in found)


def test_part_of_another_indicator_is_held_against_dimensions_of_both(formed, change):
    cells = {"part_of": TRAINED, "dimensions": ("form=line",)}
    tables = change(formed, "figures", PART, **cells)
    (problem,) = rules.check_part_dimensions(tables)
    assert problem.value == "form=line"
    tables = change(formed, "figures", PART, **{**cells, "part_of": "no.such"})
    assert say(rules.check_part_dimensions, tables) == []
