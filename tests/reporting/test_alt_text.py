"""Alternative texts: what was drawn, in 250 characters."""

from shanhai.reporting.sentences.alt_text import (
    alt_table,
    cut_alt,
)


def test_table_tells_its_length():
    assert alt_table(rows=1, examples=[], lang="en") == "Table with one row."


def test_alt_keeps_whole_sentences_within_250_characters():
    sentences = ["a" * 100 + ".", "b" * 100 + ".", "c" * 100 + "."]
    assert cut_alt(sentences, "en") == "a" * 100 + ". " + "b" * 100 + "."


def test_single_long_sentence_is_cut():
    cut = cut_alt(["x" * 300], "zh")
    assert len(cut) == 250
    assert cut.endswith("…")
