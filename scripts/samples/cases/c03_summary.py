"""市场监管,浙江:未明码标价,当场处罚,合规;2024年起告知先复议后诉讼。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Plan, Step, volume


def case():
    party = Party("瓯临市鲜橙果业有限公司", "叶小青", credit_code("91339701MA2J8F6L0"), addr="浙江省瓯临市澄溪区望江路260号", phone="13800000731", rep_id=id_number("33970119860527006"), sex="女", founded="2020-10-22", scope="新鲜水果零售；食用农产品零售。")
    c = Case("03-compliant-summary", as_of="2024-09-30", sector="samr", province="浙江", procedure="summary", completeness="volume", about="合规案卷:简易程序,当场处罚五百元,告知先申请行政复议。",
             agency="瓯临市澄溪区市场监督管理局", short="瓯澄市监", style=Style(title="two", font="micro", records="table", padded=True), party=party, officers=[("章海峰", "浙Z97010412"), ("虞佳琪", "浙Z97010426")], unit="望江市场监管所",
             unit_head="金伟明", legal_unit="法规科", legal_head="方旭东", leader="陆振宇", cause="未按规定明码标价案", review_body="瓯临市澄溪区人民政府", court="瓯临市澄溪区人民法院", bank="中国工商银行瓯临澄溪支行", account="1203220009001234567",
             phone="0587-6003380", address="浙江省瓯临市澄溪区望江路1号", number=46, year=2024)
    number, day = "瓯澄市监当罚〔2024〕46号", "2024-05-15"
    facts = "执法人员在日常巡查中发现，当事人在浙江省瓯临市澄溪区望江路260号店内销售的丹东草莓、海南芒果等6种水果未标明价格，其余商品已明码标价。当事人现场提供了营业执照，承认未标价的事实，并于检查当日补贴价签。"
    p = Plan(
        inspection=Step("inspection-record", "现场笔录", inspection, dict(
            day=day, start="10:05", end="10:40", place=party.addr, person=party.rep, relation="法定代表人", title="现场笔录",
            scene="当事人正在营业。执法人员检查发现，店内水果货架上丹东草莓、海南芒果、进口车厘子、山竹、榴莲、蓝莓共6种水果未标明品名、计价单位和价格，其余12种水果均有价签。当事人称新到货未来得及标价，当场补贴了价签。"), "pdf", day, paged=True),
        photos=Step("photo-evidence", "现场照片证据", photos, dict(day=day, place=party.addr, photographer="虞佳琪", witness=party.rep, shots=[("10时12分", "证明6种水果未标明价格"), ("10时36分", "证明当事人当场补贴价签")]), "pdf", day),
        licence=Step("party-identity", "营业执照复印件", licence, dict(day=day), "pdf", day, by=party.name),
        decision=Step("on-spot-decision", "当场行政处罚决定书", on_spot, dict(
            number=number, day=day, when="10时05分", facts=facts, violated="《中华人民共和国价格法》第十三条第一款", basis="《中华人民共和国价格法》第四十二条", penalty="罚款人民币500元（大写：伍佰元整）。",
            heard="作出决定前，执法人员已当场告知当事人拟作出的行政处罚内容及事实、理由、依据，并告知当事人依法享有陈述、申辩的权利。当事人表示不陈述、不申辩。鉴于当事人系初次违法，涉及商品6种，当场改正，对照《瓯临市市场监督管理行政处罚裁量基准》第15项“较轻”档（一千元以下罚款），决定处罚款五百元。",
            pay=f"当事人应当自收到本决定书之日起十五日内，将罚款缴至{c.bank}（户名：{c.agency}，账号：{c.account}），也可以通过电子支付系统缴纳。逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。",
            remedy=f"如不服本决定，应当自收到本决定书之日起六十日内先向{c.review_body}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内依法向{c.court}提起行政诉讼。复议、诉讼期间，本决定不停止执行。本机关将依法公示本行政处罚信息。",
            place=party.addr), "pdf", day, number),
        record=Step("on-spot-filing-record", "当场行政处罚备案表", on_spot_record, dict(number=number, day=day, filed="2024-05-17", facts=facts, penalty="罚款500元", receiver="方旭东"), "docx", "2024-05-17"),
        receipt=Step("payment-receipt", "罚没票据", receipt, dict(number="3397240000450127", day="2024-05-20", items=[("市场监管罚没收入", 500)], decision_no=number), "pdf", "2024-05-20", by=c.bank, seal=False),
        publicity=Step("publicity-material", "行政处罚信息公示截图", publicity, dict(
            day="2024-05-22", number=number, decided=day, facts="未按规定明码标价", penalty="罚款500元", amount="500", platform="浙江政务服务网、国家企业信用信息公示系统（浙江）", url="http://zj.example.cn/xzcf/46"), "pdf", "2024-05-22", seal=False),
        closing=Step("case-closing-approval", "结案审批表", closing, dict(
            number="无（简易程序）", filed=day, decision_no=number, outcome="罚款500元。", amount=500, paid="2024-05-20", receipt_no="3397240000450127", correction="当事人已当场补贴价签。", signed="2024-05-24", approved="2024-05-24"), "docx", "2024-05-24"))
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2024-简046", decision_no=number, filed=day, closed="2024-05-24", archived="2024-06-03", outcome="罚款500元", compiler="虞佳琪", checker="方旭东", count=len(p))
    return c
