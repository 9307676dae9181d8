"""Pairings as flows: members, city, recipient, prefecture."""

from shanhai.reporting.pictures.flows import list_flows


def test_flows_tell_members_city_and_prefecture(corpus):
    bing, jia = list_flows(corpus, "en")
    assert (jia.donor.name_en, jia.city.name_en) == ("Jia group", "Bing")
    assert [unit.name_en for unit in jia.members] == ["Jia One", "Jia Two"]
    assert (jia.recipient.name_en, jia.prefecture.name_en) == ("Yi", "Ding")
    assert (jia.since, bing.since) == ("2021", "")
    assert bing.members == [bing.donor]


def test_real_donors_stand_by_city_and_recipients_by_prefecture(real_corpus, lang):
    flows = list_flows(real_corpus, lang)
    assert [flow.city.place_id for flow in flows] == [
        *["dongguan"] * 3,
        "huizhou",
        "guangzhou",
    ]
    assert [flow.prefecture.place_id for flow in flows] == [
        *["tongren"] * 3,
        "qianxinan",
        "qiannan",
    ]
