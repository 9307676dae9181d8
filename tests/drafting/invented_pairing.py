"""An invented article and its pairing, which no register holds: all of it is ours."""

import pandas as pd

PAIRING_ID = "yunfan-shiquan"
_PLACES = (
    ("haichuan", "china", "province", "海川省"),
    ("haichuan_city", "haichuan", "prefecture", "海宁川市"),
    ("yunfan", "haichuan_city", "county", "云帆区"),
    ("xiling", "china", "province", "西岭省"),
    ("shiquan", "xiling", "county", "石泉岭县"),
    ("shiquan_park", "shiquan", "park", "石泉岭产业园"),
)
ADDED = {
    "places": pd.DataFrame(
        _PLACES, columns=["place_id", "parent_place_id", "level", "name_zh"]
    ),
    "pairings": pd.DataFrame(
        [(PAIRING_ID, "yunfan", "shiquan")],
        columns=["pairing_id", "donor_place_id", "recipient_place_id"],
    ),
}
ARTICLE = """\
云帆区与石泉岭县协作札记

资金与产业

2024年，云帆区拨付财政援助资金4260万元，实施帮扶项目37个。引进企业9家，实际到位投资2.7亿元。
石泉岭产业园建成后预计带动农户2000户增收。

人才

第二批队伍已经到岗。云帆区选派6名党政干部、21名教师到石泉岭县挂职；石泉岭县选派14名医生到云帆区跟岗学习。

劳务与消费

2024年帮助农村劳动力就业3180人，其中脱贫劳动力1264人；新建帮扶车间12个，吸纳农村劳动力就业430余人。
截至2024年6月底，采购、帮助销售农特产品8600万元。社会各界捐赠款物约120万元（现金45万元）。

2023年回顾

举办干部培训班3期，156人次参训。

全年帮助3180名农村劳动力实现就业，路还很长，距离最近的村口还有8公里。
"""
