"""Which pairing a text is about, and the divisions that a new one needs."""

import pytest

from shanhai.drafting.divisions import Division, list_parents, read_divisions
from shanhai.drafting.named_places import count_names, find_pairing


def test_divisions_are_those_that_the_data_cite(real_corpus):
    known = read_divisions()
    places = real_corpus.places
    coded = places[places["admin_code"].str.len() == 6]
    assert len(coded) > 20
    for place in coded.itertuples():
        assert known[place.admin_code].name == place.name_zh
        assert known[place.admin_code].level == place.level


def test_divisions_lie_in_what_is_listed():
    known = read_divisions()
    assert 3000 < len(known) < 3600
    for code, division in known.items():
        assert len(code) == 6
        assert bool(list_parents(code)) == (division.level != "province")
    assert [one.name for one in list_parents("522726")] == [
        "黔南布依族苗族自治州",
        "贵州省",
    ]
    assert [one.name for one in list_parents("500114")] == ["重庆市"]


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("德江县", {"德江"}),
        ("松桃苗族自治县", {"松桃"}),
        ("黔西南布依族苗族自治州", {"黔西南", "黔西南州"}),
        ("广西壮族自治区", {"广西"}),
        ("内蒙古自治区", {"内蒙古"}),
        ("新疆维吾尔自治区", {"新疆"}),
        ("鄂伦春自治旗", {"鄂伦春"}),
        ("大兴安岭地区", {"大兴安岭"}),
        ("浦东新区", {"浦东"}),
        ("龙胜各族自治县", {"龙胜"}),
        ("赵县", set()),
    ],
)
def test_a_division_is_called_by_its_short_name(name, names):
    assert set(Division("", name).names) == {name, *names}


def test_the_longer_name_is_meant():
    counts = count_names(
        "清远市与清远、清溪，松桃苗族自治县", ["清远", "清远市", "松桃"]
    )
    assert counts == {"清远市": 1, "清远": 1, "松桃": 1}


@pytest.mark.parametrize(
    ("text", "pairing_id"),
    [
        ("清溪、凤岗两镇帮扶德江，德江县的12个村。", "qingxi-dejiang"),
        ("黃埔區與獨山縣共建園區，獨山縣的茶。", "huangpu-dushan"),
        ("惠州市帮扶黔西南州，兴义等地受益。", "huizhou-qianxinan"),
    ],
)
def test_a_pairing_of_the_data_is_found(real_corpus, text, pairing_id):
    assert find_pairing(text, real_corpus).pairing_id == pairing_id


def test_each_document_is_about_its_pairing(real_corpus, real_originals):
    for source in real_corpus.sources.itertuples():
        text = (real_originals / source.file_name).read_text("utf-8")
        assert find_pairing(text, real_corpus).pairing_id in source.pairing_ids


@pytest.mark.parametrize(
    ("text", "donor", "recipient"),
    [
        ("佛山市顺德区帮扶凉山州，顺德与凉山。顺德区", "440606", "513400"),
        ("福建省晋江市与宁夏固原市：晋江援建，固原受益。", "350582", "640400"),
        # The county is named more often than what it lies in.
        ("宁波市海曙区、海曙来到四川凉山州喜德县，喜德的喜德县。", "330203", "513432"),
        # A pairing of the data is named in passing.
        (
            "深圳市龙华区对口广西凤山县，龙华与凤山县，如清溪与德江。凤山县",
            "440309",
            "451223",
        ),
    ],
)
def test_places_of_a_new_pairing_are_proposed(real_corpus, text, donor, recipient):
    found = find_pairing(text, real_corpus)
    assert found.pairing_id == ""
    assert (found.donor.code, found.recipient.code) == (donor, recipient)


def test_an_ordinary_word_is_no_county(real_corpus):
    text = "和平年代，城区与郊区平安、新城、大名。"
    found = find_pairing(text, real_corpus)
    assert (found.pairing_id, found.donor, found.recipient) == ("", None, None)


def test_a_name_of_several_places_is_named_and_left_open(real_corpus):
    found = find_pairing("鼓楼区帮扶渭源县。", real_corpus)
    assert found.donor is None
    (remark,) = [one for one in found.remarks if "鼓楼区" in one]
    assert "江苏省南京市鼓楼区 320106" in remark
    assert "福建省福州市鼓楼区 350102" in remark
    nearer = find_pairing("福州市鼓楼区帮扶渭源县。鼓楼区、鼓楼区", real_corpus)
    assert nearer.donor.code == "350102"


def test_places_named_alike_are_left_to_the_person(real_corpus):
    found = find_pairing("佛山市与珠海市帮扶怒江州。", real_corpus)
    assert found.donor is None
    assert any("佛山市" in one and "珠海市" in one for one in found.remarks)
