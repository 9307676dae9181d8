"""The encoding of a text file: read by rule, or refused; never mojibake."""

import pytest
from document_making import SENTENCE
from hypothesis import given
from hypothesis import strategies as st

from shanhai.drafting.extraction.text_encodings import UnreadableError, decode

TRADITIONAL = "丙市向丁縣選派幹部12名,到位資金3450萬元,惠及群眾6700餘人。"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (SENTENCE, "utf-8", "utf-8"),
        (SENTENCE, "utf-8-sig", "utf-8"),
        (SENTENCE, "utf-16", "utf-16"),
        (SENTENCE, "utf-32", "utf-32"),
        (SENTENCE, "utf-16-le", "utf-16-le"),
        (SENTENCE, "utf-16-be", "utf-16-be"),
        (SENTENCE, "gbk", "gb18030"),
        (SENTENCE, "gb2312", "gb18030"),
        ("\ufeff" + SENTENCE, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "utf-16", "utf-16"),
        ("培训500余名", "gb18030", "gb18030"),
        ("", "utf-8", "utf-8"),
        ("500 km", "ascii", "utf-8"),
        ("500 km", "utf-16-le", "utf-16-le"),
    ],
)
def test_a_text_is_read_as_it_was_written(text, encoding, named):
    assert decode(text.encode(encoding)) == (text.removeprefix("\ufeff"), named)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbfabc\xff", "byte 6 does not fit"),
        (b"\xff\xfea", "byte 2 does not fit"),
        ("près du théâtre, déjà".encode("latin-1"), "It is not UTF-8"),
        ("東海県は西山県に職員を送りました".encode("shift-jis"), "too unsure to read"),
        ("東海県は西山県に職員を送りました".encode("euc-jp"), "too unsure to read"),
        # Too few characters to judge.
        ("甲乙".encode("gbk"), "it may be"),
        ("서울에서 부산으로 사람을 보냈다".encode("euc-kr"), "too unsure to read"),
        (SENTENCE.encode("gbk")[:20] + b"\xff" + b"a" * 9, "too unsure to read"),
        # Common characters in both, but for one.
        (b"\xb0\xa1" * 8 + b"\xc9\xa1\xb0\x40", "it may be"),
        (b"\0\1\2\3", "holds a zero byte"),
        (b"\x7fELF\2\1\1\0\0\0\xff", "holds a zero byte"),
    ],
)
def test_what_is_in_doubt_is_refused_with_what_to_do(content, words):
    with pytest.raises(UnreadableError) as caught:
        decode(content)
    assert words in str(caught.value)
    assert "save it as UTF-8" in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        text, codec = decode(content)
    except UnreadableError:
        return
    # No byte is lost: the text gives the bytes again, but for a mark.
    assert content.endswith(text.encode(codec)) or (
        codec in ("utf-16", "utf-32", "gb18030", "big5hkscs")
    )


def test_a_document_is_read_in_each_encoding_that_holds_it(real_originals, real_corpus):
    for source in real_corpus.sources.itertuples():
        text = (real_originals / source.file_name).read_bytes().decode("utf-8-sig")
        encoding = "gb18030" if source.script == "simplified" else "big5hkscs"
        written = text.encode(encoding, "ignore")
        assert decode(written) == (written.decode(encoding), encoding)
        # A few lines are enough.
        few = text[:80].encode(encoding, "ignore")
        assert decode(few)[1] == encoding
