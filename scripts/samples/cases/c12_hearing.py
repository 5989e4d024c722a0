"""住建,福建:建设单位无施工许可,听证程序有缺陷。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《中华人民共和国建筑法》第七条第一款", "《建设工程质量管理条例》第五十七条"


def case():
    party = Party("闽澜市海纳置业有限公司", "池建平", credit_code("91359603MA31Y8D4R"), addr="福建省闽澜市碧湾区滨海大道300号12层", phone="13800001599", rep_id=id_number("35960319690823003"), founded="2012-03-27", scope="房地产开发经营；物业管理。")
    c = Case("12-defects-hearing-housing", as_of="2023-06-30", sector="housing", province="福建", procedure="ordinary", completeness="volume",
             about="有缺陷:2022年的告知书仍写听证三日;听证通知不足七个工作日(2022年9月23日送达,跨国庆届满10月9日);调查人员主持听证;\n听证后没有再作法制审核;决定书逾期送达;同一执法人员同时在两处制作笔录。",
             agency="闽澜市碧湾区住房和城乡建设局", short="闽碧建", style=Style(title="spaced", font="micro", records="text", party="pairs", han=True, words={"行政处罚告知书": "行政处罚事先（听证）告知书", "询问笔录": "询问笔录", "案件调查终结报告": "案件调查报告"}), party=party,
             officers=[("吴秉文", "闽Z96030121"), ("池晓岚", "闽Z96030134")], unit="建设执法中队", unit_head="郭永福", legal_unit="法规科", legal_head="翁丽珍", reviewer="翁丽珍、詹宏", leader="庄志强", cause="涉嫌未取得施工许可证擅自施工案",
             review_body="闽澜市碧湾区人民政府或者闽澜市住房和城乡建设局", court="闽澜市碧湾区人民法院", bank="兴业银行闽澜碧湾支行", account="158000100100123456", phone="0594-6001180", address="福建省闽澜市碧湾区行政中心3号楼", number=41, year=2022)
    notice_no, decision_no, session_no = "闽碧建罚告〔2022〕41号", "闽碧建罚〔2022〕41号", "闽碧建听通〔2022〕5号"
    facts = ("经查，当事人作为建设单位开发建设的“海纳云庭”项目二期，位于福建省闽澜市碧湾区滨海大道与学府路交叉口，2022年6月15日至2022年8月2日，在未取得建筑工程施工许可证的情况下，组织施工单位进行3号楼、5号楼基坑支护和土方开挖。该两栋楼施工合同价款1500万元。"
             "2022年8月2日检查后停工，2022年8月25日取得施工许可证。")
    evidence = ["现场检查笔录1份、现场照片8张，证明2022年8月2日现场施工情况", "询问笔录1份，证明开工时间和未取得施工许可证的事实", "施工合同、监理日志复制件各1份，证明合同价款和施工进度", "营业执照复印件1份，证明当事人主体资格"]
    discretion = "当事人未取得施工许可证施工48日，完成基坑土方开挖，未造成质量安全事故，检查后停工并补办许可。对照《闽澜市住房和城乡建设系统行政处罚裁量基准（2022年版）》第三章第5项，属“一般”档（处工程合同价款百分之一点一以上百分之一点五以下罚款），处工程合同价款百分之一点二的罚款。"
    penalty = "罚款180000元（大写：壹拾捌万元整）"
    p = ordinary(
        c, filing_no="闽碧建立〔2022〕41号", inspected="2022-08-02", inspection_from="9:00", inspection_to="10:40", place="福建省闽澜市碧湾区滨海大道与学府路交叉口海纳云庭二期工地", filed="2022-08-09", interviewed="2022-08-02", interview_from="10:10", interview_to="11:20",
        interview_place="闽澜市碧湾区住房和城乡建设局建设执法中队询问室", reported="2022-09-05", reviewed="2022-09-08", noticed="2022-09-14", notice_served="2022-09-15", approved="2022-10-14", decided="2022-10-14", decision_served="2022-10-27", paid="2022-11-08",
        published="2022-10-20", closed="2022-11-15", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion, on_site="林国栋", on_site_relation="当事人的项目经理",
        scene="工地正在进行基坑土方开挖，现场有挖掘机4台、渣土车6辆，基坑支护桩已完成。3号楼基坑深约5.2米，5号楼基坑深约4.8米。现场公示牌未张贴施工许可证信息。\n项目经理林国栋不能出示施工许可证。执法人员拍照录像，要求立即停工。",
        summary="2022年8月2日，我局执法人员检查发现当事人开发的“海纳云庭”项目二期3号楼、5号楼正在进行基坑开挖，未取得施工许可证。",
        qa=[("请说明你的身份。", "我叫池建平，是闽澜市海纳置业有限公司的法定代表人。"), ("海纳云庭二期是什么时候开工的？", "2022年6月15日开始做基坑支护。"), ("开工时是否取得施工许可证？", "没有，材料在补，为了赶交房时间先开工了。"), ("施工合同价款是多少？", "3号楼、5号楼一共1500万元。"), ("还有什么要说明的？", "我们愿意停工补办手续。")],
        course="2022年8月2日，执法人员现场检查发现上述情况，当日询问法定代表人池建平。2022年8月9日立案。提取施工合同等证据。现已调查终结。", facts_short="当事人未取得施工许可证，组织施工海纳云庭二期3号楼、5号楼，合同价款1500万元。", penalty=penalty,
        defense=f"本机关于2022年9月15日向当事人送达《行政处罚事先（听证）告知书》（{notice_no}），当事人要求听证，本机关于2022年9月30日举行听证。当事人请求减轻处罚，经复核，当事人没有减轻处罚的法定情形，不予采纳。",
        defense_short="当事人要求听证，2022年9月30日已举行听证；请求减轻处罚，不予采纳。", legal_flag=True, amount=180000, charge="住房城乡建设罚款", receipt_no="3596220000150342", published_facts="未取得施工许可证擅自施工", platform="福建省行政执法信息公示平台", corrected="当事人已停工，2022年8月25日取得施工许可证。")
    p["review"].kind, p["review"].form, p["review"].name = "legal-review", legal_review, "法制审核意见书"
    p["review"].args.update(form="text", title="法制审核意见书")
    p["notice"].args["hearing"] = ("根据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第（一）项的规定，你单位有要求举行听证的权利。如要求听证，应当自收到本告知书之日起三日内向本机关提出，逾期视为放弃听证权利。")
    p.after("notice-proof",
            apply=Step("hearing-application", "听证申请书", hearing_application, dict(day="2022-09-16", notice_no=notice_no, words="我单位认为罚款数额过高，请求举行听证。"), "docx", "2022-09-16", by=party.name),
            session=Step("hearing-session-notice", "行政处罚听证通知书", session_notice, dict(
                number=session_no, day="2022-09-22", session="2022-09-30", clock="9时", place="本局二楼会议室", chair="吴秉文", members="詹宏、柯丽君", recorder="游思敏"), "pdf", "2022-09-22", session_no),
            session_proof=Step("proof-of-service", "送达回证（听证通知书）", proof, dict(documents=[("行政处罚听证通知书", session_no)], day="2022-09-23", place=party.addr, time="16时10分"), "docx", "2022-09-23"),
            record=Step("hearing-record", "听证笔录", hearing_record, dict(
                day="2022-09-30", start="9:00", end="10:30", place="闽澜市碧湾区住房和城乡建设局二楼会议室", chair="吴秉文", members="詹宏、柯丽君", recorder="游思敏", agent="池建平", investigators=[("池晓岚", "闽Z96030134"), ("郭永福", "闽Z96030109")],
                suggestion="调查人员池晓岚陈述当事人未取得施工许可证擅自施工的事实，出示现场检查笔录、询问笔录、施工合同等证据，建议罚款180000元。",
                cross="池建平：对事实没有异议，但项目资金紧张，且已取得施工许可证，请求减轻处罚。\n池晓岚：补办许可不属于减轻处罚的法定情形，已在裁量中考虑。", final="池建平：请求减轻处罚。\n池晓岚：坚持处罚建议。"), "pdf", "2022-09-30", paged=True),
            hearing_report=Step("hearing-report", "听证报告", hearing_report, dict(
                day="2022-10-08", session="2022-09-30", place="闽澜市碧湾区住房和城乡建设局二楼会议室", chair="吴秉文", members="詹宏、柯丽君", recorder="游思敏", findings="听证会于2022年9月30日公开举行，双方对事实没有争议，当事人请求减轻处罚。", advice="建议维持拟处罚意见。"), "docx", "2022-10-08"),
            panel=Step("panel-minutes", "案件集体讨论记录", panel, dict(
                day="2022-10-11", start="15:00", end="16:00", place="本局三楼会议室", chair="庄志强", attendees=[("庄志强", "局长"), ("谢长福", "副局长"), ("汤美兰", "副局长")], observers="郭永福（建设执法中队中队长）、翁丽珍（法规科科长）", presenter="池晓岚", recorder="游思敏",
                case=f"池晓岚汇报：{facts}", defense="当事人请求减轻处罚，听证报告建议维持。", opinions=[("谢长福", "事实清楚，同意按百分之一点二处罚。"), ("汤美兰", "裁量适当，同意。"), ("庄志强", "同意罚款180000元。")], conclusion="一致同意罚款180000元。"), "pdf", "2022-10-11", paged=True))
    p["closing"].args["litigation"] = "当事人未申请行政复议，未提起行政诉讼。"
    p["licence"].args["registrar"] = "闽澜市碧湾区市场监督管理局"
    p["licence"].day = p["licence"].args["day"] = "2022-08-12"
    p.drop("cards")
    p.docx("notice")
    p.build(c, "{n:02d}、{name}", 3)
    volume(c, file_no="2022-041", decision_no=decision_no, filed="2022-08-09", closed="2022-11-15", archived="2022-12-06", outcome="罚款180000元", compiler="池晓岚", checker="翁丽珍", count=len(p), files=("01、卷宗封面.docx", "02、卷内目录.docx"), last="{n:02d}、卷内备考表.docx")
    c.expect("PRO-10", "major", "penalty-prior-notice", "三日内", "2022年的告知书听证申请期限仍写三日")
    c.expect("PRO-16", "major", "hearing-record", "2022年9月30日9时00分", "听证通知2022年9月23日送达,七个工作日届满2022年10月9日,9月30日即举行")
    c.expect("PRO-18", "veto", "hearing-record", "吴秉文", "听证主持人吴秉文是本案调查人员")
    c.expect("PRO-24", "veto", "legal-review", "2022年9月8日", "法制审核在听证之前,听证后没有再审核")
    c.expect("SRV-03", "major", "proof-of-service", "2022年10月27日", "2022年10月14日决定,七个工作日届满2022年10月25日")
    c.expect("EVI-09", "major", "interview-record", "2022年8月2日10时10分至11时20分", "两名执法人员10时10分至10时40分同时在工地检查和在机关询问")
    c.may("PRO-04", "inspection-record", "2022年8月2日", "检查、询问早于立案,合法,只提示")
    return c
