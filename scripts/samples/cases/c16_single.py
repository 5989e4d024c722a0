"""林业,云南:只有一份决定书,处罚不满十四周岁的人。"""
from case import Case, Party, Style
from codes import id_number
from forms import *
from plan import Plan, Step


def case():
    party = Party("岩温龙", "", "", id_number("53970120110512001"), "云南省澜江市勐川县曼听镇曼回村三组", kind="person")
    c = Case("16-single-decision-minor", as_of="2024-12-31", sector="forestry", province="云南", procedure="ordinary", completeness="single",
             about="只有一份决定书:只按决定书的规则判断,没有的其他文书不算缺。\n有缺陷:2011年5月12日出生的当事人,2024年2月10日违法时不满十四周岁。", agency="勐川县林业和草原局", short="勐林草", style=Style(title="spaced", font="uming", han=True, party="inline"), party=party,
             officers=[("刀正明", "云Z97010117"), ("玉应罕", "云Z97010122")], unit="林草执法大队", leader="岩甩", cause="森林防火期内擅自野外用火案", review_body="勐川县人民政府", court="勐川县人民法院", bank="云南勐川农村商业银行", account="62230000001234567", number=6, year=2024)
    p = Plan(decision=Step("penalty-decision", "林业行政处罚决定书", decision, dict(
        number="勐林草罚〔2024〕6号", day="2024-03-15", title="林业行政处罚决定书",
        facts="经查，2024年2月10日15时许，当事人未经批准，在森林防火期内，于云南省澜江市勐川县曼听镇曼回村后山森林防火区内点燃干草取暖，过火面积约12平方米，被护林员当场扑灭，未造成林木损失。",
        evidence=["现场勘验笔录1份、现场照片4张，证明用火地点和过火面积", "询问笔录2份，证明用火的经过", "户口簿复印件1份，证明当事人身份"], violated="《森林防火条例》第二十五条",
        defense="本机关于2024年3月1日向当事人及其监护人送达《行政处罚事先告知书》（勐林草罚告〔2024〕6号），当事人及其监护人在规定期限内未提出陈述、申辩意见。",
        discretion="当事人系初次违法，过火面积约12平方米，未造成林木损失。对照《澜江市林业行政处罚裁量基准（2023年版）》第18项，属“较轻”档（警告，对个人处二百元以上一千元以下罚款），处警告、罚款二百元。", basis="《森林防火条例》第五十条", order="", items=["警告。", "罚款200元（大写：贰佰元整）。"], numbered=False), "pdf", "2024-03-15"))
    p.build(c, "勐林草罚〔2024〕6号 {name}", 1)
    c.expect("PTY-08", "veto", "penalty-decision", party.id, "当事人2011年5月12日出生,2024年2月10日违法时不满十四周岁")
    return c
