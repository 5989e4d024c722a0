"""生态环境,山东:未按规定使用污染防治设施,有缺陷;跨元旦逾期一日公示。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《中华人民共和国大气污染防治法》第四十五条", "《中华人民共和国大气污染防治法》第一百零八条第（一）项"


def case():
    party = Party("海岱市鑫源木业有限公司", "宋庆河", credit_code("91379402MA3D8W5T9"), addr="山东省海岱市莒北区开发区纬二路17号", phone="13800000933", rep_id=id_number("37940219721103001"), founded="2015-08-20", scope="家具制造；木材加工；木制品销售。")
    c = Case("06-defects-eco-voc", as_of="2024-06-30", sector="eco", province="山东", procedure="ordinary", completeness="volume",
             about="有缺陷:2023年12月28日决定,2024年1月10日公示(第七个工作日为1月9日,与04号样例成对);缺调查报告、申辩段、加处上限;\n告知书标题机关与落款机关不同;第二份笔录没有告知回避。\n立案前的检查、询问合法。",
             agency="海岱市生态环境局", short="海环", style=Style(title="two", font="sungti", party="lines", words={
                 "当事人": "当事人名称", "住所": "地址", "现场检查笔录": "现场检查（勘察）笔录", "询问笔录": "调查询问笔录", "行政处罚告知书": "行政处罚事先告知书", "现场情况": "现场检查情况", "立案号": "案件编号", "立案审批表": "立案审批表",
                 "案件审核表": "案件审查表"}),
             party=party, officers=[("郝建军", "鲁Z94020066"), ("滕雪梅", "鲁Z94020078")], unit="莒北区生态环境综合执法大队", unit_head="尹承志", legal_unit="法规与标准科", legal_head="庄莉", reviewer="庄莉", leader="孟庆海",
             cause="涉嫌未按照规定使用污染防治设施案", review_body="海岱市人民政府", court="海岱市莒北区人民法院", bank="中国建设银行海岱莒北支行", account="37050161000001234567", phone="0633-6005512", address="山东省海岱市莒北区银杏路50号", number=88, year=2023)
    notice_no, decision_no, order_no = "海环罚告〔2023〕88号", "海环罚〔2023〕88号", "海环责改〔2023〕71号"
    facts = ("经查，2023年10月10日，当事人位于山东省海岱市莒北区开发区纬二路17号的喷漆车间正在进行木门喷漆作业，车间东侧大门敞开，配套的“水帘除漆雾＋活性炭吸附”治理设施风机未开启，喷漆产生的含挥发性有机物废气未经收集处理直接排入外环境。"
             "当日喷漆作业自8时30分开始，至10时15分被检查时止，使用油性漆36千克。检查后当事人立即停止喷漆，开启治理设施。")
    evidence = ["现场检查（勘察）笔录1份、现场照片5张，证明2023年10月10日喷漆车间未密闭、治理设施未开启的事实", "调查询问笔录2份，证明喷漆作业的时间、用漆量和设施未开启的原因", "用漆领料单、用电记录复制件各1份，证明当日用漆36千克、风机没有用电",
                "营业执照、环评批复、排污登记回执复制件各1份，证明当事人主体资格和治理设施的要求"]
    discretion = ("当事人在生产过程中未使用污染防治设施持续1小时45分钟，使用油性漆36千克，位于重点区域，一年内首次违法，检查后立即改正。对照《海岱市生态环境行政处罚裁量基准（2022年版）》表九第3项，裁量系数合计为百分之二十，处罚款四万元。")
    penalty = "罚款40000元（大写：肆万元整）"
    p = ordinary(
        c, filing_no="海环立〔2023〕88号", inspected="2023-10-10", inspection_from="10:15", inspection_to="11:30", filed="2023-10-18", interviewed="2023-10-11", interview_from="9:00", interview_to="10:10", reported="2023-11-13", reviewed="2023-11-17",
        noticed="2023-12-06", notice_served="2023-12-07", approved="2023-12-28", decided="2023-12-28", decision_served="2024-01-03", paid="2024-01-15", published="2024-01-10", closed="2024-01-22", notice_no=notice_no, decision_no=decision_no,
        violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion, home="山东省海岱市莒北区阳光花园5幢",
        scene="我局执法人员对海岱市鑫源木业有限公司进行现场检查。该单位正常生产，喷漆车间内2名工人正在对木门喷漆，车间东侧大门敞开，现场有明显油漆味。配套的“水帘除漆雾＋活性炭吸附”治理设施控制柜显示风机处于停止状态，电流表读数为0。\n"
              "现场提取当日用漆领料单，显示油性漆36千克。执法人员对车间、控制柜进行了拍照录像，要求立即停止喷漆。",
        summary="2023年10月10日，我局执法人员现场检查发现当事人喷漆车间未密闭，配套的废气治理设施未开启，含挥发性有机物废气直接排放。",
        qa=[("请介绍你的身份和单位情况。", "我叫宋庆河，是海岱市鑫源木业有限公司法定代表人，公司2015年成立，主要生产木门，有环评批复和排污登记。"), ("2023年10月10日喷漆作业是什么时间开始的？用了多少漆？", "上午8时30分开始，到10时15分你们来检查，领了36千克油性漆。"),
            ("喷漆时治理设施为什么没有开启？", "头一天晚上风机跳闸，工人没有报告就直接开工了，我也没有安排检查，是管理上的疏忽。"), ("你是否知道喷漆必须在密闭空间进行并使用治理设施？", "知道，环评批复里写了。"), ("目前是否整改？", "当天就停了，风机修好后才恢复生产，车间加装了自动闭门器。"),
            ("你单位一年内是否受过环保处罚？", "没有。")],
        course="", facts_short="2023年10月10日，当事人喷漆车间未密闭，治理设施未开启，喷漆废气直接排放。", penalty=penalty, defense="", amount=40000, charge="环保罚款收入", receipt_no="3794240000066102",
        published_facts="未按照规定使用污染防治设施", platform="海岱市人民政府网站行政执法公示平台", corrected="当事人已于2023年10月11日修复并开启治理设施，2023年10月26日复查合格。")
    p["decision"].args.update(
        basis="《中华人民共和国大气污染防治法》", order="", wrap="对当事人作出如下行政处罚",
        pay=f"当事人应当自收到本行政处罚决定书之日起十五日内，将罚款缴至{c.bank}（户名：{c.agency}，账号：{c.account}）或者通过电子支付系统缴纳。逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。")
    p["notice"].args.update(basis=BASIS)
    drop = p["notice"].form
    p["notice"].form = lambda case, **kw: drop(case, **kw)[:-1] + [case.sign(kw["day"], "海岱市生态环境局莒北分局")]
    p.after("inspection", order=Step("correction-order", "责令改正违法行为决定书", correction_order, dict(
        number=order_no, day="2023-10-12", facts="2023年10月10日，我局对你单位进行现场检查，发现你单位喷漆车间未密闭，配套的废气治理设施未开启，喷漆废气直接排放。", violated=VIOLATED, basis="《中华人民共和国大气污染防治法》第一百零八条第（一）项",
        order="立即改正违法行为，喷漆作业须在密闭空间内进行并正常使用治理设施，于　　年　　月　　日前将改正情况书面报告我局。", title="责令改正违法行为决定书", remedy=True), "pdf", "2023-10-12", order_no))
    p.after("interview", interview2=Step("interview-record", "调查询问笔录（王立强）", interview, dict(
        day="2023-10-26", start="14:00", end="14:40", place=party.addr, person="王立强", id_no=id_number("37940219880416001"), relation="当事人的喷漆车间主任", recusal=False, opening="听清楚了。", phone="13800000934", address="山东省海岱市莒北区城东社区",
        title="调查询问笔录", qa=[("请说明你的岗位。", "我是喷漆车间主任，负责安排生产。"), ("2023年10月10日喷漆时治理设施是什么状态？", "风机头天晚上跳闸，早上没有人去合闸，就直接喷漆了。"), ("当天一共喷了多长时间？", "8时30分到10时15分，你们来了就停了。"),
                                ("现在设施运行情况怎么样？", "10月11日修好后一直正常开着，有运行台账。")]), "pdf", "2023-10-26", paged=True),
        recheck=Step("recheck-record", "整改复查记录", recheck, dict(
            day="2023-10-26", start="15:00", end="15:40", place=party.addr, person=party.rep, order_no=order_no, findings="喷漆车间大门关闭，安装自动闭门器；风机正常运行，电流表读数12.6安；活性炭已更换，有更换记录。", result="已按要求完成整改。"), "docx", "2023-10-26"))
    p["licence"].args["registrar"] = "海岱市莒北区行政审批服务局"
    p.drop("report", "cards")
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2023-088", decision_no=decision_no, filed="2023-10-18", closed="2024-01-22", archived="2024-02-20", outcome="罚款40000元", compiler="滕雪梅", checker="庄莉", count=len(p))
    c.expect("AUT-03", "veto", "penalty-prior-notice", "海岱市生态环境局莒北分局", "告知书标题机关为海岱市生态环境局,落款为莒北分局")
    c.expect("AUT-08", "major", "interview-record", "-", "王立强的笔录没有告知申请回避的权利(生态环境领域每份都要)")
    c.expect("PRO-31", "major", "investigation-report", "-", "卷内没有调查终结报告")
    c.expect("DEC-03", "major", "penalty-decision", "《中华人民共和国大气污染防治法》", "处罚依据只写法名,没有条、项")
    c.expect("DEC-09", "minor", "penalty-decision", "每日按罚款数额的百分之三加处罚款", "没有加处罚款不超出罚款数额的告知")
    c.expect("DEC-14", "major", "penalty-decision", "-", "决定书没有陈述申辩及采纳情况")
    c.expect("SRV-01", "major", "correction-order", order_no, "责令改正决定书没有送达证明")
    c.expect("TXT-07", "major", "correction-order", "年　　月　　日", "改正期限栏残留空填的年月日")
    c.expect("PUB-02", "major", "publicity-material", "2024年1月10日", "2023年12月28日决定,七个工作日届满2024年1月9日,次日才公示")
    c.may("PRO-04", "inspection-record", "2023年10月10日", "检查、询问早于立案,合法,只提示")
    c.may("PRO-13", "penalty-decision", "《中华人民共和国大气污染防治法》", "处罚依据的写法与告知书不同")
    return c
