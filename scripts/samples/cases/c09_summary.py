"""市场监管,内蒙古:当场处罚,有缺陷。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Plan, Step, volume


def case():
    party = Party("苏勒市草原香餐饮管理有限公司", "宝力德", credit_code("91159705MA0Q6E3K1"), addr="内蒙古自治区苏勒市青格尔区牧业大街51号", phone="13800001266", rep_id=id_number("15970519820909007"), founded="2021-06-30", scope="餐饮服务；食品销售。")
    c = Case("09-defects-summary", as_of="2024-12-31", sector="samr", province="内蒙古", procedure="summary", completeness="volume",
             about="有缺陷:当场处罚罚款超过3000元并没收违法所得,没有编号、处罚地点、救济途径写可以直接起诉;现场笔录只有一名执法人员;逾期公示。",
             agency="苏勒市青格尔区市场监督管理局", short="苏青市监", style=Style(title="one", font="micro", records="text", colon=False), party=party, officers=[("斯琴高娃", "蒙Z97050117"), ("赵铁军", "蒙Z97050122")], unit="牧业大街市场监管所",
             unit_head="乌云", legal_unit="法规股", legal_head="马俊峰", leader="巴特尔", cause="不按规定明码标价案", review_body="苏勒市青格尔区人民政府", court="苏勒市青格尔区人民法院", bank="内蒙古苏勒农村商业银行", account="62100000001234567", phone="0479-6008842",
             address="内蒙古自治区苏勒市青格尔区团结路2号", number=0, year=2024)
    day = "2024-04-10"
    p = Plan(
        inspection=Step("inspection-record", "现场检查笔录", inspection, dict(
            day=day, start="11:00", end="11:35", place=party.addr, person=party.rep, relation="法定代表人", officers=[("赵铁军", "蒙Z97050122")],
            scene="当事人正在营业。餐桌上的菜单未标明烤羊排、手把肉等11个菜品的价格，收银台另有一份手写价目表，价格与收银小票不一致。当日上午已有3桌顾客按高于手写价目表的价格结账，多收300元。执法人员对菜单、价目表、小票拍照。"), "pdf", day, paged=True),
        licence=Step("party-identity", "营业执照复印件", licence, dict(day=day), "pdf", day, by=party.name),
        decision=Step("on-spot-decision", "当场行政处罚决定书", on_spot, dict(
            number="", day=day, when="11时00分", facts="当事人经营的餐厅菜单未标明烤羊排、手把肉等11个菜品的价格，并向3桌顾客多收价款300元。", violated="《中华人民共和国价格法》第十三条第一款、第十三条第二款", basis="《中华人民共和国价格法》第四十二条",
            penalty="1.没收违法所得300元；2.罚款人民币5000元（大写：伍仟元整）。", heard="作出决定前，执法人员已当场告知当事人违法事实、处罚依据和享有的陈述、申辩权利，当事人没有异议。",
            pay=f"当事人应当自收到本决定书之日起十五日内将罚没款缴至{c.bank}（账号{c.account}）。逾期不缴纳的，每日按罚款数额的百分之三加处罚款。",
            remedy=f"如不服本决定，可以自收到本决定书之日起六十日内向{c.review_body}申请行政复议，也可以在六个月内直接向{c.court}提起行政诉讼。", place=""), "pdf", day),
        record=Step("on-spot-filing-record", "当场行政处罚备案表", on_spot_record, dict(number="", day=day, filed="2024-04-12", facts="菜单未标明11个菜品的价格，多收价款300元。", penalty="没收违法所得300元，罚款5000元", receiver="马俊峰"), "docx", "2024-04-12"),
        receipt=Step("payment-receipt", "罚没票据", receipt, dict(number="1597240000031205", day="2024-04-16", items=[("市场监管罚款收入", 5000), ("没收违法所得", 300)]), "docx", "2024-04-16", by=c.bank, seal=False),
        publicity=Step("publicity-material", "行政处罚信息公示截图", publicity, dict(
            day="2024-05-20", number="", decided=day, facts="未按规定明码标价", penalty="没收违法所得300元，罚款5000元", amount="5000", platform="内蒙古自治区行政执法信息公示平台", url="http://nm.example.cn/xzcf/20240410"), "pdf", "2024-05-20", seal=False))
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2024-简019", decision_no="", filed=day, closed="2024-05-24", archived="2024-06-14", outcome="没收违法所得300元，罚款5000元", compiler="赵铁军", checker="马俊峰", count=len(p))
    c.expect("SUM-01", "veto", "on-spot-decision", "5000元", "对企业当场罚款超过3000元")
    c.expect("SUM-01b", "veto", "on-spot-decision", "没收违法所得", "当场处罚作出警告、罚款以外的没收")
    c.expect("SUM-02", "major", "on-spot-decision", "-", "没有编号,没有处罚地点")
    c.expect("SUM-04", "major", "on-spot-decision", "也可以在六个月内直接向", "没有告知先申请行政复议,写可以直接起诉")
    c.expect("DEC-09", "minor", "on-spot-decision", "每日按罚款数额的百分之三加处罚款", "没有加处罚款不超出罚款数额的告知")
    c.expect("AUT-04", "veto", "inspection-record", "赵铁军", "现场检查笔录只有一名执法人员")
    c.expect("PUB-02", "major", "publicity-material", "2024年5月20日", "2024年4月10日决定,二十个工作日届满2024年5月10日,仍逾期")
    c.expect("ARC-02b", "minor", "file-cover", "决定书文号", "封面印有决定书文号的栏目,没有填")
    return c
