"""水利,甘肃:未经批准擅自取水,要求听证未举行,决定书未落款日期。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary

VIOLATED, BASIS = "《中华人民共和国水法》第四十八条第一款", "《中华人民共和国水法》第六十九条第（一）项"


def case():
    party = Party("陇源市清泉养殖有限公司", "祁世荣", credit_code("91629401MA74H9F2T"), addr="甘肃省陇源市洮阳县新添镇河滩村", phone="13800001833", rep_id=id_number("62940119710211001"), founded="2020-04-09", scope="畜禽养殖、销售。")
    c = Case("15-defects-water-hearing", as_of="2025-09-30", sector="water", province="甘肃", procedure="ordinary", completeness="volume",
             about="有缺陷:当事人要求听证,没有举行,也没有不予听证的通知;审批表写经法制审核而无审核意见;告知书没有送达证明;决定书没有落款日期。\n没有卷宗封面、备考表,目录以外的文件不编号。",
             agency="洮阳县水务局", short="洮水", style=Style(title="two", font="sungti", records="text", party="lines", padded=True, words={"行政处罚告知书": "行政处罚事先告知书", "现场检查笔录": "现场勘验笔录", "检查时间": "勘验时间", "检查地点": "勘验地点", "检查人员": "勘验人员"}), party=party,
             officers=[("马占林", "甘Z94010311"), ("石玉芳", "甘Z94010322")], unit="水政监察大队", unit_head="汪有才", legal_unit="政策法规股", legal_head="牟学军", reviewer="牟学军", leader="康建国", cause="涉嫌未经批准擅自取水案", review_body="洮阳县人民政府", court="洮阳县人民法院",
             bank="甘肃银行洮阳支行", account="61010100200012345", phone="0932-6008810", address="甘肃省陇源市洮阳县城关镇滨河路12号", number=3, year=2025)
    notice_no, decision_no = "洮水罚告〔2025〕3号", "洮水罚〔2025〕3号"
    facts = ("经查，2024年11月1日至2025年2月18日，当事人未取得取水许可证，在甘肃省陇源市洮阳县新添镇河滩村养殖场内使用机井1眼抽取地下水用于养殖，机井深82米，安装7.5千瓦水泵1台。根据用电记录核算，累计取水9300立方米。")
    p = ordinary(
        c, filing_no="洮水立〔2025〕3号", inspected="2025-02-18", inspection_from="10:00", inspection_to="11:00", filed="2025-02-20", interviewed="2025-02-24", interview_from="9:00", interview_to="9:50", reported="2025-03-10", reviewed="2025-03-12", noticed="2025-03-17",
        notice_served="2025-03-18", approved="2025-04-10", decided="2025-04-10", decision_served="2025-04-14", paid="2025-04-25", published="2025-04-17", closed="2025-05-08", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts,
        evidence=["现场勘验笔录1份，证明机井位置和水泵型号", "询问笔录1份，证明取水时间、用途和未取得取水许可证的事实", "用电记录复制件1份，证明累计取水量9300立方米", "营业执照复印件1份，证明当事人主体资格"],
        discretion="当事人擅自取水110日，取水量9300立方米，位于地下水一般超采区，系初次违法。对照《陇源市水行政处罚裁量基准（2023年版）》第4项“一般”档（四万元以上七万元以下罚款），处罚款六万元。",
        scene="养殖场东侧有机井1眼，井口直径30厘米，安装水泵1台，铭牌功率7.5千瓦，水泵正在运行，未安装计量设施。当事人不能提供取水许可证。执法人员对机井、水泵、电表拍照。",
        summary="2025年2月18日，我局执法人员巡查发现当事人养殖场内机井正在抽取地下水，不能提供取水许可证。",
        qa=[("请说明你的身份。", "我叫祁世荣，是陇源市清泉养殖有限公司的法定代表人。"), ("机井是什么时候打的？从什么时候开始取水？", "2024年10月打的，11月1日开始用。"), ("是否取得取水许可证？", "没有办。"), ("取了多少水？", "没有装表，按电费算大概九千多方。")],
        course="2025年2月18日巡查发现上述情况。2025年2月20日立案。2025年2月24日询问法定代表人祁世荣，提取用电记录。现已调查终结。", facts_short="当事人2024年11月1日至2025年2月18日未经批准擅自取水9300立方米。", penalty="罚款60000元（大写：陆万元整）",
        defense=f"本机关以《行政处罚事先告知书》（{notice_no}）告知当事人拟处罚内容和享有的权利，当事人未提出陈述、申辩意见。", order="责令当事人停止违法行为，限期采取补救措施，并", amount=60000, charge="水行政罚没收入", receipt_no="6294250000077120",
        published_facts="未经批准擅自取水", platform="甘肃省行政执法信息公示平台", corrected="当事人已停止取水，正在办理取水许可。", legal_flag=True)
    p["notice"].args["hearing"] = "根据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第（一）项的规定，你单位有要求举行听证的权利。如要求听证，应当自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃听证权利。"
    p["notice-proof"] = Step("hearing-application", "听证申请书", hearing_application, dict(day="2025-03-20", notice_no=notice_no, words="我公司认为取水量核算过高，请求举行听证。"), "docx", "2025-03-20", by=party.name)
    build = p["decision"].form
    p["decision"].form = lambda case, **kw: [*build(case, **kw)[:-1], case.sign("")]
    p["decision"].day = ""
    p["licence"].args["registrar"] = "洮阳县市场监督管理局"
    p.drop("review", "cards")
    p.build(c, "{n:02d} {name}", 1)
    c.expect("PRO-15", "veto", "hearing-record", "-", "当事人2025年3月20日要求听证,没有听证通知、听证笔录,也没有不予听证通知")
    c.expect("PRO-19", "veto", "legal-review", "-", "审批表注明经法制审核,卷内没有法制审核意见")
    c.expect("PRO-08b", "veto", "penalty-prior-notice", notice_no, "告知书没有送达证明")
    c.expect("DEC-12", "major", "penalty-decision", "-", "决定书落款没有日期")
    c.expect("ARC-02", "minor", "file-cover", "-", "结案满三十日的完整案卷没有卷宗封面")
    c.expect("ARC-03", "minor", "file-index", "-", "结案满三十日的完整案卷没有卷内目录")
    c.expect("ARC-06", "minor", "file-note", "-", "结案满三十日的完整案卷没有备考表")
    c.may("PRO-04", "inspection-record", "2025年02月18日", "勘验早于立案,合法,只提示")
    c.may("PRO-22", "hearing-application", "请求举行听证", "有听证申请,是否须集体讨论只提示")
    return c
