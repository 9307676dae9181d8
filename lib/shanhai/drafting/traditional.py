"""Traditional characters of the field's words, as simplified ones, one for one.

They are those of the field words, of names in the codelists and of divisions, and of
words of dates, as OpenCC converts them; what a numeral is written with is
`curation.plain_text`'s. Left out: what would need to know the word, as a general
conversion does.
"""

_PAIRS = (
    "萬万與与專专業业東东兩两個个豐丰爲为麗丽舉举義义習习鄉乡買买爭争於于雲云產产畝亩"
    "親亲億亿僅仅從从價价衆众會会傳传體体餘余側侧兒儿黨党關关興兴養养內内冊册寫写農农"
    "決决淨净準准減减幾几鳳凤劃划則则創创別别劑剂劇剧辦办務务動动勞劳區区醫医協协單单"
    "賣卖佔占衛卫廠厂廳厅廈厦縣县叄叁參参雙双發发臺台號号後后噸吨啓启員员團团園园圍围"
    "國国圖图圓圆場场塊块壇坛壩坝壺壶處处備备頭头婦妇學学寧宁寶宝實实對对導导將将層层"
    "屆届屬属歲岁崗岗島岛師师帶带幀帧幫帮幹干並并廣广慶庆庫库開开張张強强錄录徑径態态"
    "總总願愿戶户護护報报擬拟撥拨掛挂據据攜携數数無无舊旧時时術术機机條条來来構构櫃柜"
    "標标棟栋欄栏樣样檔档橋桥樁桩樓楼殘残畢毕測测濟济湧涌漁渔遊游灣湾滿满濱滨爐炉點点"
    "熱热愛爱狀状獨独豬猪現现電电療疗盞盏監监蓋盖盤盘碼码確确種种積积稱称穩稳筆笔築筑"
    "籌筹籤签籃篮類类紅红約约級级納纳線线組组織织經经結结絡络統统續续維维綜综綠绿網网"
    "羅罗羣群職职聯联肅肃脫脱藝艺節节蘇苏範范薦荐藥药獲获營营蟬蝉補补見见觀观規规計计"
    "訂订認认訓训議议論论設设訪访證证識识診诊試试話话該该說说讀读課课誰谁調调談谈謨谟"
    "貞贞負负財财責责貨货貧贫購购貳贰貴贵費费資资贈赠車车轉转輪轮軸轴較较輛辆輯辑輸输"
    "轄辖遼辽達达遷迁過过運运還还進进違违連连選选採采裏里鍾钟錢钱銅铜銷销鍋锅鎮镇長长"
    "門门間间隊队陽阳際际陸陆陝陕難难頁页頃顷項项頓顿預预領领顆颗題题額额風风飼饲館馆"
    "駐驻驗验鮮鲜雞鸡黃黄龍龙簽签製制隻只鐘钟係系"
    "嶺岭溝沟蘭兰莊庄滄沧澤泽鹽盐馬马魯鲁劍剑鄭郑鄧邓漢汉渾浑濰潍煙烟棗枣臨临蕪芜廬庐"
    "贛赣萊莱瀘泸隴陇蓮莲榮荣樂乐順顺錦锦鞏巩綿绵應应隨随靈灵聖圣瓊琼縉缙麥麦壽寿遠远"
    "劉刘"
)
_TABLE = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplify(text: str) -> str:
    """Return a text of the same length with these characters simplified."""
    return text.translate(_TABLE)
