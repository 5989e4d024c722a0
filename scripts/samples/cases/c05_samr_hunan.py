"""市场监管,湖南:经营超过保质期的食品,有缺陷。"""
from blocks import label, value
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《中华人民共和国食品安全法》第三十四条第（十）项", "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项"


def case():
    party = Party("澧江市佳惠源商贸有限公司", "彭丽娟", credit_code("91439602MA4P9T7X3"), addr="湖南省澧江市南浦区桃花路76号一楼", phone="13800000517", rep_id=id_number("43960219830912072"), sex="女",
                  founded="2019-03-06", scope="预包装食品、散装食品零售；日用百货零售。")
    c = Case("05-defects-samr-expired-food", as_of="2024-06-30", sector="samr", province="湖南", procedure="ordinary", completeness="volume",
             about="有缺陷:春节前送达告知,第五个工作日即作出决定,没有放弃声明;审核人是承办人。",
             agency="澧江市南浦区市场监督管理局", short="澧南市监", style=Style(title="one", font="sungti", records="table", dotted=True, words={"住所": "住所（住址）"}), party=party,
             officers=[("刘志远", "湘Z96020117"), ("孙晓梅", "湘Z96020125")], unit="综合执法一大队", unit_head="蒋卫东", legal_unit="政策法规股", legal_head="易红兵", reviewer="刘志远", leader="龙建华",
             cause="涉嫌经营超过保质期的食品案", review_body="澧江市南浦区人民政府", court="澧江市南浦区人民法院", bank="中国农业银行澧江南浦支行", account="1860040001234567", phone="0739-6001120",
             address="湖南省澧江市南浦区政务路3号", number=15, year=2024)
    notice_no, decision_no = "澧南市监罚告〔2024〕15号", "澧南市监处罚〔2024〕15号"
    facts = ("经查，2024年1月15日，当事人在湖南省澧江市南浦区桃花路76号一楼的超市货架上摆放待售“香芋味软面包”14袋（生产日期2023年9月2日，保质期120天，至2023年12月31日届满），标价5.8元/袋。2024年1月1日至1月15日，"
             "当事人已售出超过保质期的同批面包10袋，销售金额58元，违法所得58元，货值金额139.2元。")
    evidence = ["现场检查笔录1份，证明2024年1月15日检查时货架摆放超过保质期面包的情况", "询问笔录1份，证明当事人经营超过保质期食品的时间、数量", "销售小票、进货单复制件各1份，证明购销数量和单价",
                "营业执照复印件1份，证明当事人主体资格"]
    discretion = ("当事人经营的超过保质期食品货值金额139.2元，数量较少，未造成食品安全事故，检查后当日即下架清理，社会危害程度较轻。综合考虑违法行为的事实、性质、情节以及当事人的主观过错，给予一般处罚。")
    p = ordinary(
        c, filing_no="澧南市监立〔2024〕12号", inspected="2024-01-15", inspection_from="9:10", inspection_to="10:05", filed="2024-01-17", interviewed="2024-01-22", interview_from="14:40", interview_to="15:50",
        reported="2024-02-05", reviewed="2024-02-06", noticed="2024-02-07", notice_served="2024-02-07", approved="2024-02-20", decided="2024-02-20", decision_served="2024-02-22", paid="2024-03-05",
        published="2024-02-28", closed="2024-03-12", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion,
        on_site="彭丽娟", scene="检查时当事人正在营业，证照齐全有效。在食品货架第二层发现“香芋味软面包”14袋，包装标注生产日期2023年9月2日、保质期120天，至检查之日已超过保质期，与未过期食品混放销售，标价5.8元/袋。\n"
        "执法人员对上述面包逐袋清点、拍照，当场责令当事人立即停止销售并下架。当事人表示系店员理货疏忽所致。",
        summary="2024年1月15日，我局执法人员在日常监督检查中，发现当事人货架上摆放待售超过保质期的“香芋味软面包”14袋，当事人涉嫌经营超过保质期的食品。",
        qa=[("请说明你和澧江市佳惠源商贸有限公司的关系。", "我是公司的法定代表人，超市也由我负责经营。"), ("检查发现的“香芋味软面包”是什么时候、从哪里购进的？", "2023年9月10日从澧江市利民食品批发部购进的，一共购进60袋，进价4元，有进货单。"),
            ("这批面包什么时候超过保质期？之后卖了多少？", "2023年12月31日到期。从2024年1月1日到1月15日，收银系统显示卖了10袋，每袋5.8元，收入58元。"), ("你们有没有定期检查食品保质期的制度？", "有制度，要求每周检查一次，但是年底人手不够，店员没有查到这一层，是我管理不到位。"),
            ("剩下的14袋面包怎么处理？", "检查当天就下架了，单独存放等你们处理。"), ("你还有什么要说明的？", "今后一定加强管理，希望从轻处理。")],
        course="2024年1月15日，执法人员对当事人进行日常监督检查，发现上述情况。2024年1月17日立案。2024年1月22日询问法定代表人彭丽娟，提取了销售小票、进货单等证据。现已调查终结。",
        facts_short="当事人经营超过保质期的“香芋味软面包”，货值金额139.2元，违法所得58元。", penalty="没收违法所得58元，没收超过保质期的面包14袋，并处罚款50000元（大写：伍万元整）",
        penalty_items=["没收违法所得58元（大写：伍拾捌元整）", "没收超过保质期的“香芋味软面包”14袋", "罚款50000元（大写：伍万元整）。以上罚没款合计50058元（大写：伍万零伍拾捌元整）"],
        defense=f"本机关于2024年2月7日向当事人送达《行政处罚告知书》（{notice_no}），当事人在规定期限内未提出陈述、申辩意见。", amount=50058, paid_items=[("罚款收入", 50000), ("没收违法所得", 58)], receipt_no="4396240000237711",
        published_facts="经营超过保质期的食品", platform="国家企业信用信息公示系统（湖南）", corrected="当事人已下架清理超过保质期的食品。")
    p["filing"].args["opinions"] = [("承办人意见", "建议立案调查。", c.names, "2024-01-17"), ("承办机构负责人意见", "", "", ""), ("负责人审批意见", "同意立案。", c.leader, "2024-01-17")]
    del p["cards"]
    p["interview"].args["officers"] = [("刘志远", "湘Z96020171"), ("孙晓梅", "湘Z96020125")]
    p["decision"].args["number"] = "澧南市监处罚[2024]15号"
    p["decision-proof"].args["deliverers"] = "孙晓梅"
    p["publicity"].args.update(penalty="没收违法所得58元，没收面包14袋，罚款5000元", amount="5000", extra=f"法定代表人：彭丽娟，身份证号码：{party.rep_id}。")
    p["closing"].args.update(goods="没收的面包14袋已于2024年3月6日监督销毁。")
    goods = [("香芋味软面包", "120克/袋", "14袋", "超过保质期")]
    p.after("decision-proof", goods=Step("confiscation-list", "没收物品清单", confiscation_list, dict(number=decision_no, day="2024-02-22", goods=goods), "docx", "2024-02-22"))
    p.after("receipt", disposal=Step("confiscated-goods-disposal", "罚没物品处理记录", disposal, dict(
        number=decision_no, day="2024-03-06", place="澧江市生活垃圾处理中心", goods=goods, method="销毁", disposers="刘志远、孙晓梅", supervisor="易红兵"), "docx", "2024-03-06"))
    p.build(c, "{n:02d}{name}", 3)
    volume(c, file_no="2024-012", decision_no=decision_no, filed="2024-01-17", closed="2024-03-12", archived="2024-03-29", outcome="没收违法所得58元，没收面包14袋，罚款50000元", compiler="孙晓梅", checker="易红兵",
           count=len(p), files=("01卷宗封面.docx", "02卷内目录.docx"), last="{n:02d}卷内备考表.docx")
    c.expect("PRO-11", "veto", "penalty-decision", "2024年2月20日", "2月7日送达告知,春节跨第5个工作日为2月20日,当日即决定,卷内无放弃声明")
    c.expect("PRO-07", "veto", "case-review", "刘志远", "案件审核人刘志远是本案调查人员")
    c.expect("AUT-05", "major", "interview-record", "湘Z96020171", "同一执法人员刘志远的证号与检查笔录不同")
    c.expect("DIS-03", "minor", "penalty-decision", "-", "裁量说明没有裁量基准名称和条、档,也没有说明无基准可用")
    c.expect("PRO-03", "minor", "case-filing-approval", "-", "承办机构负责人意见、签名、日期为空")
    c.expect("TXT-01", "minor", "penalty-decision", "澧南市监处罚[2024]15号", "文号用了方括号")
    c.expect("SRV-02b", "minor", "proof-of-service", "孙晓梅", "决定书送达回证只有一名送达人")
    c.expect("PUB-03", "major", "publicity-material", "罚款5000元", "公示的罚款金额与决定书不一致")
    c.expect("PUB-03b", "major", "publicity-material", party.rep_id, "公示内容含完整身份证号码")
    c.may("PRO-04", "inspection-record", "2024年1月15日", "现场检查早于立案,合法,只提示")
    return c
