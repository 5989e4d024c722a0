"""乡镇综合执法,广东:个人倾倒垃圾,没有事先告知,有缺陷;不是完整案卷的目录。"""
from case import Case, Party, Style
from codes import id_number
from forms import *
from plan import Step, ordinary

VIOLATED, BASIS = "《中华人民共和国固体废物污染环境防治法》第四十九条第二款", "《中华人民共和国固体废物污染环境防治法》第一百一十一条第一款第（一）项、第二款"


def case():
    party = Party("黎志强", "", "", id_number("44970119750608011"), "广东省云州市青川区河口镇石湾村二队15号", "13800001722", kind="person", rep_id="")
    c = Case("14-defects-township-waste", as_of="2024-12-31", sector="township", province="广东", procedure="ordinary", completeness="volume",
             about="有缺陷:违法行为2021年11月20日终了,2024年3月5日发现,超过二年;没有事先告知书;法制审核意见为不同意仍作决定;\n2024年后镇政府的决定写向市城管局申请复议;决定书没有证据;决定书没有送达证明。当事人是自然人。",
             agency="云州市青川区河口镇人民政府", short="青河府", style=Style(title="one", font="micro", records="table", colon=True, words={}), party=party, officers=[("冼国坚", "粤Z97011203"), ("招婉仪", "粤Z97011215")], unit="综合行政执法办公室",
             unit_head="霍志斌", legal_unit="司法所", legal_head="区健", reviewer="区健", leader="麦永光", cause="涉嫌随意倾倒生活垃圾案", review_body="云州市城市管理和综合执法局", court="云州市青川区人民法院", bank="云州农村商业银行河口支行", account="6600123400001199",
             phone="0790-6007715", address="广东省云州市青川区河口镇府前街1号", number=5, year=2024)
    decision_no = "青河府罚〔2024〕5号"
    facts = ("经查，2021年11月20日，当事人黎志强驾驶三轮车，将装修后的废旧家具、包装物等生活垃圾约0.8立方米，随意倾倒在广东省云州市青川区河口镇石湾村村口鱼塘边的空地上，当日倾倒一次，之后没有再倾倒。2024年3月5日，本机关根据村民举报调取村口监控备份发现上述行为。")
    p = ordinary(
        c, filing_no="青河府立〔2024〕5号", inspected="2024-03-05", inspection_from="15:00", inspection_to="15:40", place="广东省云州市青川区河口镇石湾村村口鱼塘边", filed="2024-03-08", interviewed="2024-03-12", interview_from="9:30", interview_to="10:05",
        interview_place="云州市青川区河口镇综合行政执法办公室询问室", reported="2024-03-20", reviewed="2024-03-25", noticed="2024-03-27", notice_served="2024-03-27", approved="2024-04-08", decided="2024-04-08", decision_served="2024-04-09", paid="2024-04-12",
        published="2024-04-15", closed="2024-04-22", notice_no="", decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=[], discretion="当事人倾倒生活垃圾一次约0.8立方米，未造成其他后果，能如实陈述。对照《云州市青川区镇街综合行政执法裁量基准》第9项“一般”档（二百元以上四百元以下罚款），处罚款三百元。",
        on_site="黎志强", on_site_relation="本人", scene="现场为村口鱼塘边空地，地面散落废旧木板、包装纸箱等，大部分已被清理。当事人到场指认2021年11月20日倾倒垃圾的位置。执法人员拍照。", source="投诉举报",
        summary="2024年3月5日，本机关接村民举报，反映黎志强曾于2021年11月20日在石湾村村口鱼塘边倾倒垃圾。",
        qa=[("请说明你的身份。", "我叫黎志强，石湾村村民。"), ("2021年11月20日你是否在村口鱼塘边倾倒过垃圾？", "倒过一车，家里装修拆下来的旧家具和纸箱，就那一次。"), ("之后有没有清理？", "后来村里组织清理过。"), ("你还有什么要说明的？", "我知道错了。")],
        course="2024年3月5日接举报后现场检查，调取村口监控备份。2024年3月8日立案。2024年3月12日询问当事人。现已调查终结。", facts_short="2021年11月20日，当事人在石湾村村口随意倾倒生活垃圾约0.8立方米。", penalty="罚款300元（大写：叁佰元整）",
        defense="当事人未提出陈述、申辩意见。", order="", amount=300, receipt_no="4497240000902211", published_facts="随意倾倒生活垃圾", platform="广东省行政执法信息公示平台", corrected="当事人已参与清理。")
    p["report"].args["evidence"] = ["现场检查笔录1份", "询问笔录1份", "村口监控备份截图3张"]
    p["review"].kind, p["review"].form, p["review"].name = "legal-review", legal_review, "法制审核意见书"
    p["review"].args.update(form="text", title="法制审核意见书", conclusion="不同意", words="本案违法行为发生于2021年11月20日，已超过追责时效，且未依法告知当事人陈述、申辩权利，建议不予处罚。")
    p["licence"] = Step("party-identity", "身份证复印件", id_card, dict(name=party.name, number=party.id, address=party.addr, day="2024-03-12"), "pdf", "2024-03-12", by=party.name)
    p["interview"].args.update(person=party.name, relation="当事人本人")
    p["inspection"].args["relation"] = "本人"
    p["publicity"].args.update(party="黎**")
    p.drop("notice", "notice-proof", "decision-proof", "cards")
    p.build(c, "{name}", 1)
    c.expect("PRO-08", "veto", "penalty-prior-notice", "-", "有处罚决定书而没有事先告知书")
    c.expect("PRO-20", "veto", "legal-review", "不同意", "最后一份法制审核意见为不同意,其后仍作出决定")
    c.expect("PRO-25", "veto", "penalty-decision", "2021年11月20日", "违法行为2021年11月20日终了,2024年3月5日发现,超过二年")
    c.expect("DEC-02", "major", "penalty-decision", "-", "决定书没有证据")
    c.expect("DEC-10", "major", "penalty-decision", "云州市城市管理和综合执法局", "2024年起对镇政府的决定应向县级人民政府申请复议")
    c.expect("SRV-01", "major", "penalty-decision", decision_no, "决定书没有送达证明")
    c.expect("ARC-02", "minor", "file-cover", "-", "结案满三十日的完整案卷没有卷宗封面")
    c.expect("ARC-03", "minor", "file-index", "-", "结案满三十日的完整案卷没有卷内目录")
    c.expect("ARC-06", "minor", "file-note", "-", "结案满三十日的完整案卷没有备考表")
    c.may("PRO-04", "inspection-record", "2024年3月5日", "检查早于立案,合法,只提示")
    return c
