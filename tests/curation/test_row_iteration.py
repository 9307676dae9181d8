"""Rows of a table, as pandas gives them."""

import pandas as pd

from shanhai.curation.rows import iterate_rows, number_rows


def test_every_row_of_every_table_is_as_pandas_gives_it(real_corpus):
    for table in (real_corpus.figures, real_corpus.mentions, real_corpus.places):
        rows = list(iterate_rows(table))
        assert rows == list(table.itertuples(index=False, name=None))
        assert rows[0]._fields == tuple(table.columns)
        numbered = list(number_rows(table[::-1]))
        assert numbered == list(table[::-1].itertuples(name=None))
        assert numbered[0]._fields == ("Index", *table.columns)


def test_numbers_are_pythons_own_and_absent_ones_stay_absent():
    table = pd.DataFrame({"count": [1, 2], "share": [0.5, float("nan")]})
    for read in (iterate_rows, number_rows):
        first, second = read(table)
        assert {type(value) for value in (*first, *second)} == {int, float}
        assert second.share != second.share


def test_a_table_without_rows_has_none():
    assert list(iterate_rows(pd.DataFrame({"a": [], "b": []}))) == []


def test_columns_of_another_table_give_other_rows():
    (one,) = iterate_rows(pd.DataFrame({"a": [1], "b": [2]}))
    (other,) = iterate_rows(pd.DataFrame({"b": [1], "a": [2]}))
    assert (one.a, other.a) == (1, 2)
