import pytest

from shanhai.curation.sources import (
    find_original_problems,
    has_original,
    read_original,
    sentence_around,
)
from shanhai.errors import OriginalError, UnknownCodeError


def test_registered_originals_have_no_problem(corpus, tiny_originals):
    assert find_original_problems(corpus, tiny_originals) == []


def test_original_is_read_as_it_is(corpus, tiny_originals):
    text = read_original(corpus, "jia-yi-2", tiny_originals)
    assert text == "甲乙协作续记\n培训90人次;预计再就业约40人。\n"


def test_folder_that_does_not_exist_is_one_problem(corpus, tmp_path):
    (problem,) = find_original_problems(corpus, tmp_path / "nowhere")
    assert problem.rule == "the folder of the originals does not exist"


def test_missing_original_is_named(corpus, tiny_originals):
    (tiny_originals / "jia-yi-1.txt").unlink()
    with pytest.raises(OriginalError) as caught:
        read_original(corpus, "jia-yi-1", tiny_originals)
    assert str(caught.value).splitlines()[1] == (
        "jia-yi-1.txt: 'jia-yi-1': the original is not in the folder. "
        "Put the file under originals/ with this name"
    )


@pytest.mark.parametrize("content", [b"", b" \r\n\n"])
def test_empty_original_is_named(corpus, tiny_originals, content):
    (tiny_originals / "jia-yi-1.txt").write_bytes(content)
    with pytest.raises(OriginalError, match=r"jia-yi-1\.txt: the original is empty"):
        read_original(corpus, "jia-yi-1", tiny_originals)


def test_original_in_another_encoding_is_named_with_the_byte(corpus, tiny_originals):
    (tiny_originals / "jia-yi-1.txt").write_bytes(b"abc\xff")
    with pytest.raises(OriginalError, match="'byte 3': the original is not UTF-8"):
        read_original(corpus, "jia-yi-1", tiny_originals)


def test_changed_original_is_named_with_both_hashes(corpus, tiny_originals):
    (tiny_originals / "jia-yi-2.txt").write_bytes(b"abc")
    with pytest.raises(OriginalError) as caught:
        read_original(corpus, "jia-yi-2", tiny_originals)
    # The well-known SHA-256 of "abc", and the register's.
    assert "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in str(
        caught.value
    )
    assert "a072f95dceb60f76e7d1e776946289b96638b7a0da61b9e2f27cb7e0f9c9356a" in str(
        caught.value
    )


def test_original_with_other_line_ends_is_not_the_registered_one(
    corpus, tiny_originals
):
    path = tiny_originals / "jia-yi-1.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(OriginalError, match="not the registered one"):
        read_original(corpus, "jia-yi-1", tiny_originals)


def test_problems_of_all_originals_come_at_once(corpus, tiny_originals):
    (tiny_originals / "jia-yi-1.txt").unlink()
    (tiny_originals / "jia-yi-2.txt").write_bytes(b"")
    problems = find_original_problems(corpus, tiny_originals)
    assert [problem.file for problem in problems] == ["jia-yi-1.txt", "jia-yi-2.txt"]


def test_unregistered_document_is_refused(corpus, tiny_originals):
    with pytest.raises(UnknownCodeError, match="Unknown source 'jia-yi-9'"):
        read_original(corpus, "jia-yi-9", tiny_originals)


@pytest.mark.parametrize(
    ("text", "mention", "sentence"),
    [
        ("甲。乙丙12人丁。戊", "12人", "乙丙12人丁。"),
        ("甲\n乙12人\n丙", "12人", "乙12人"),
        ("甲;乙12人", "12人", "乙12人"),
        ("12人", "12人", "12人"),
        ("甲。12人。", "12人", "12人。"),
        ("甲。 乙\t12人  丙。", "12人", "乙 12人 丙。"),
        ("甲!乙12人?丙", "12人", "乙12人?"),
        ("甲。乙12人;丙。丁", "12人", "乙12人;"),
    ],
)
def test_sentence_ends_at_the_marks_around(text, mention, sentence):
    start = text.index(mention)
    around = sentence_around(text, start, start + len(mention))
    assert "".join(around) == sentence
    assert around.mention == mention


def test_long_sentence_is_cut_around_the_mention():
    text = "甲" * 500 + "12人" + "乙" * 500
    sentence = sentence_around(text, 500, 503)
    assert sentence == ("…" + "甲" * 118, "12人", "乙" * 118 + "…")


def test_mention_that_holds_a_mark_is_not_cut():
    text = "甲。3。5人乙。"
    assert sentence_around(text, 2, 6) == ("", "3。5人", "乙。")


def test_original_is_at_hand_only_in_a_folder_that_holds_it(corpus, tiny_originals):
    assert has_original(corpus, "jia-yi-1", tiny_originals)
    (tiny_originals / "jia-yi-1.txt").unlink()
    assert not has_original(corpus, "jia-yi-1", tiny_originals)
    assert not has_original(corpus, "jia-yi-1", tiny_originals / "nowhere")
    assert not has_original(corpus, "jia-yi-1", None)
