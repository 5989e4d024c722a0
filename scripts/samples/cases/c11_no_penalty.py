"""应急管理,江西:不予行政处罚,有缺陷。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Plan, Step, volume

VIOLATED = "《中华人民共和国安全生产法》第二十八条第四款"


def case():
    party = Party("赣澄市永盛五金制品有限公司", "聂志华", credit_code("91369502MA38N4L7P"), addr="江西省赣澄市余水区工业二路8号", phone="13800001488", rep_id=id_number("36950219781217001"), founded="2017-09-13", scope="五金制品制造、销售。")
    c = Case("11-defects-no-penalty", as_of="2024-12-31", sector="emergency", province="江西", procedure="no-penalty", completeness="volume",
             about="有缺陷:没有立案审批;不予处罚决定没有依据和教育内容;复议、起诉期限写错;当事人申请回避没有答复;执法证件检查前已过期;回证文书名称不符。",
             agency="赣澄市余水区应急管理局", short="赣余应急", style=Style(title="one", font="uming", records="table", half=True, words={"当事人": "被处罚单位", "住所": "地址", "现场检查笔录": "现场检查记录"}), party=party,
             officers=[("邱文斌", "赣Z95020411"), ("甘雪梅", "赣Z95020425")], unit="执法大队", unit_head="晏国强", legal_unit="法规股", legal_head="帅小平", reviewer="帅小平", leader="万志宏", cause="未如实记录安全生产教育和培训情况案", review_body="赣澄市余水区人民政府",
             court="赣澄市余水区人民法院", phone="0790-6001066", address="江西省赣澄市余水区安康路11号", number=7, year=2024)
    number, order_no = "赣余应急不罚〔2024〕7号", "赣余应急责改〔2024〕21号"
    facts = ("经查，2024年2月20日，执法人员对当事人进行现场检查，发现当事人2023年9月至12月新入职的6名冲压工的三级安全教育培训档案中，考核记录由他人代签，未如实记录安全生产教育和培训情况。经责令限期整改，当事人于2024年3月4日完成补训和补考，如实建立培训档案。")
    p = Plan(
        inspection=Step("inspection-record", "现场检查记录", inspection, dict(
            day="2024-02-20", start="9:30", end="11:00", place=party.addr, person=party.rep, relation="法定代表人", title="现场检查记录",
            scene="执法人员检查冲压车间和安全管理台账。冲压车间正常生产，在岗冲压工14人。查阅新入职员工三级安全教育培训档案，其中6人的考核记录签名笔迹一致。经核对，6名员工称未参加考试，签名由班组长代签。\n执法人员对培训档案拍照，责令限期整改。"), "pdf", "2024-02-20", paged=True),
        order=Step("correction-order", "责令限期整改指令书", correction_order, dict(
            number=order_no, day="2024-02-20", facts="2024年2月20日，本机关对你单位进行现场检查，发现6名新入职冲压工的安全生产教育和培训考核记录由他人代签。", violated=VIOLATED, order="立即整改，对6名员工重新培训考核，如实建立培训档案。", due="2024-03-05",
            basis="《中华人民共和国安全生产法》第九十七条第（四）项", title="责令限期整改指令书"), "docx", "2024-02-20", order_no),
        order_proof=Step("proof-of-service", "送达回证（责令限期整改指令书）", proof, dict(documents=[("责令限期整改指令书", order_no)], day="2024-02-20", place=party.addr, time="11时10分"), "docx", "2024-02-20"),
        cards=Step("officer-certificate", "执法证件复印件", officer_cards, dict(until=["2023-12-31", "2027-06-30"], issuer="江西省人民政府", day="2024-02-20", issued="2018-12-31"), "pdf", "2024-02-20", by="江西省人民政府"),
        licence=Step("party-identity", "营业执照复印件", licence, dict(day="2024-02-23", registrar="赣澄市余水区市场监督管理局"), "pdf", "2024-02-23", by=party.name),
        interview=Step("interview-record", "询问笔录", interview, dict(
            day="2024-02-23", start="14:30", end="15:20", place="赣澄市余水区应急管理局执法大队询问室", person=party.rep, id_no=party.rep_id, relation="当事人的法定代表人", address="江西省赣澄市余水区锦绣小区2栋",
            opening="看清楚了。我申请邱文斌回避，他的亲戚和我公司有货款纠纷。",
            qa=[("你的意见我们已经记录，现在继续询问。请介绍公司基本情况。", "公司2017年成立，做五金冲压件，有员工46人。"), ("6名新员工的培训考核记录是怎么回事？", "2023年9月到12月招的人，当时订单多，培训做了，但考试没有考，班组长就代签了。"),
                ("你是否知道应当如实记录？", "知道，是我管理不到位。"), ("目前整改情况怎么样？", "正在补训，3月初能考完。")]), "pdf", "2024-02-23", paged=True),
        recheck=Step("recheck-record", "整改复查意见书", recheck, dict(
            day="2024-03-06", start="9:00", end="9:50", place=party.addr, person=party.rep, order_no=order_no, findings="6名员工已于2024年3月4日完成补训、补考，试卷、签到表、考核表齐全，本人签名属实。", result="已按要求完成整改。", title="整改复查意见书"), "docx", "2024-03-06"),
        report=Step("investigation-report", "案件调查报告", report, dict(
            day="2024-03-11", filed="2024-02-26", source="监督检查", course="2024年2月20日现场检查发现上述情况，责令限期整改。2024年2月23日询问法定代表人聂志华。2024年3月6日复查，已完成整改。",
            facts=facts, evidence=["现场检查记录1份", "询问笔录1份", "培训档案复印件12页", "整改复查意见书1份"], nature=f"当事人的行为违反了{VIOLATED}的规定。",
            discretion="当事人系初次违法，6名员工均实际参加过培训，危害后果轻微，在限期内及时改正。", advice="建议不予行政处罚。", title="案件调查报告"), "docx", "2024-03-11"),
        approval=Step("decision-approval", "案件处理审批表", decision_approval, dict(
            facts="未如实记录6名员工的安全生产教育和培训情况，已限期整改完毕。", penalty="不予行政处罚。", defense="当事人未提出陈述、申辩。", signed="2024-03-18", approved="2024-03-18", title="案件处理审批表"), "docx", "2024-03-18"),
        decision=Step("no-penalty-decision", "不予行政处罚决定书", no_penalty, dict(
            number=number, day="2024-03-18", facts=facts, evidence=["现场检查记录1份，证明培训考核记录由他人代签", "询问笔录1份，证明未如实记录的原因", "培训档案复印件12页，证明6名员工的考核记录情况", "整改复查意见书1份，证明已完成整改"], violated=VIOLATED,
            defense="本机关于2024年3月12日口头告知当事人拟不予行政处罚的内容，当事人未提出陈述、申辩意见。", reason="鉴于上述情况，经研究，本机关决定对你单位不予行政处罚。", education="",
            remedy=f"如不服本决定，可以自收到本决定书之日起三十日内向{c.review_body}申请行政复议，也可以自收到本决定书之日起三个月内依法向{c.court}提起行政诉讼。"), "pdf", "2024-03-18", number),
        proof=Step("proof-of-service", "送达回证（不予行政处罚决定书）", proof, dict(documents=[("行政处罚决定书", number)], day="2024-03-20", place=party.addr), "pdf", "2024-03-20"),
        publicity=Step("publicity-material", "行政执法信息公示截图", publicity, dict(
            day="2024-03-22", number=number, decided="2024-03-18", facts="未如实记录安全生产教育和培训情况", penalty="不予行政处罚", amount="0", platform="江西省行政执法公示平台", url="http://jx.example.cn/7", title="行政执法信息公示截图"), "pdf", "2024-03-22", seal=False),
        closing=Step("case-closing-approval", "结案审批表", closing, dict(
            number="赣余应急立〔2024〕7号", filed="2024-02-26", decision_no=number, outcome="不予行政处罚。", amount=None, paid="", receipt_no="", correction="2024年3月4日已完成整改。", signed="2024-03-25", approved="2024-03-25"), "docx", "2024-03-25"))
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2024-007", decision_no=number, filed="2024-02-26", closed="2024-03-25", archived="2024-04-16", outcome="不予行政处罚", compiler="甘雪梅", checker="帅小平", count=len(p))
    c.expect("PRO-01", "major", "case-filing-approval", "-", "卷内没有立案审批表")
    c.expect("PRO-30", "major", "no-penalty-decision", "-", "不予处罚决定没有法条依据,卷内没有教育记录")
    c.expect("DEC-10", "major", "no-penalty-decision", "三十日内", "复议期限应为六十日")
    c.expect("DEC-10", "major", "no-penalty-decision", "三个月", "起诉期限应为六个月")
    c.expect("AUT-08b", "veto", "interview-record", "我申请邱文斌回避", "当事人申请回避,卷内没有回避决定")
    c.expect("AUT-06", "veto", "officer-certificate", "2023年12月31日", "邱文斌的执法证有效期早于2024年2月20日检查")
    c.expect("SRV-02", "minor", "proof-of-service", "行政处罚决定书", "回证文书名称为行政处罚决定书,所列文号是不予行政处罚决定书")
    return c
