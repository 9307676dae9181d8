import csv

from shanhai.curation.mentions import find_mentions
from shanhai.drafting.proposing.evidence_nearby import read_nearby
from shanhai.drafting.proposing.field_words import TABLE, read_field_words


def _score(corpus, text, *, is_part=False):
    words = read_field_words(corpus, {"donor": ("云帆区", "云帆")})
    spans = [(one.start, one.end) for one in find_mentions(text)]
    return words.score(read_nearby(text, spans)[-1], is_part=is_part)


def test_every_row_of_words_is_of_a_concept_or_code(real_corpus):
    known = {*real_corpus.known("indicator")} | {
        f"{row.dimension_id}={row.code}"
        for row in real_corpus.dimension_codes.itertuples()
    }
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["code"] for row in rows} <= known
    assert {row["reach"] for row in rows} == {"near", "sentence"}
    assert {row["code"] for row in rows} >= {*real_corpus.known("indicator")}


def test_no_field_word_is_a_clause_or_a_name(real_corpus):
    names = {*real_corpus.places.query("level != 'region'")["name_zh"]}
    with TABLE.open(encoding="utf-8", newline="") as file:
        words = [word for row in csv.DictReader(file) for word in row["words"].split()]
    assert max(map(len, words)) <= len("到@donor_province")
    assert not [word for word in words if word in names]
    assert not [word for word in words if any(sign.isdigit() for sign in word)]


def test_a_longer_word_silences_the_one_inside_it(real_corpus):
    heard = _score(real_corpus, "帮助销售农产品30万元")
    assert "sale_basis=bought_or_helped" in heard
    assert "sale_basis=sold" not in heard
    assert "sale_basis=sold" in _score(real_corpus, "销售农产品30万元")


def test_a_near_word_must_stand_in_the_stretch_of_the_number(real_corpus):
    text = "稳定就业30人，新建帮扶车间{}就业20人"
    assert "quality=stable" not in _score(real_corpus, text.format("，"))
    assert "channel=workshops" in _score(real_corpus, text.format("，"))


def test_measure_words_parts_and_names_of_a_side_speak(real_corpus):
    assert "paired_institutions" in _score(real_corpus, "共3所")
    assert "participating_units" in _score(real_corpus, "共3个县")
    heard = _score(real_corpus, "到云帆区就业3人", is_part=True)
    assert "destination=donor_province" in heard
    assert "extent=selection" in heard
