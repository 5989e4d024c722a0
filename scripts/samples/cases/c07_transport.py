"""交通运输,四川:违法超限运输,有缺陷。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《公路安全保护条例》第三十三条第一款", "《公路安全保护条例》第六十四条"


def case():
    party = Party("岷西市顺捷物流有限公司", "邓永贵", credit_code("91519504MA6B2C8H4"), addr="四川省岷西市绵阴区货运大道9号", phone="13800001042", rep_id=id_number("51950419770321003"), founded="2017-02-28", scope="道路普通货物运输；货物仓储服务。")
    c = Case("07-defects-transport-overload", as_of="2023-06-30", sector="transport", province="四川", procedure="ordinary", completeness="volume",
             about="有缺陷:勘验笔录只有一名执法人员;2022年5月10日立案,9月5日决定,超过90日;决定书以支队名义作出;告知书引用旧条号。",
             agency="岷西市交通运输局", short="岷交", style=Style(title="one", font="micro", records="table", half=True, words={
                 "立案审批表": "立案登记表", "现场检查笔录": "勘验笔录", "检查时间": "勘验时间", "检查地点": "勘验场所", "检查人员": "勘验人", "被检查人": "当事人名称", "现场情况": "勘验情况及结果", "案件调查终结报告": "案件调查报告",
                 "行政处罚告知书": "违法行为通知书", "结案审批表": "处罚结案报告", "案件审核表": "案件法制审核表"}),
             party=party, officers=[("谭文彬", "川Z95040213"), ("熊晓芳", "川Z95040227")], unit="直属一大队", unit_head="雷鸣", legal_unit="法制科", legal_head="向阳", reviewer="岳宁", leader="杜永康", cause="涉嫌违法超限运输案",
             review_body="岷西市人民政府或者四川省交通运输厅", court="岷西市绵阴区人民法院", bank="岷西市商业银行绵阴支行", account="66221000012345678", phone="0816-6006620", address="四川省岷西市绵阴区交通路6号", number=152, year=2022)
    notice_no, decision_no = "川岷交罚告〔2022〕152号", "川岷交罚〔2022〕152号"
    facts = ("经查，2022年5月9日22时40分，当事人所属的六轴重型半挂货车（车牌号川Z9A527），由驾驶人杨开伟驾驶，装载机制砂石，行驶至四川省岷西市绵阴区国道542线K118+300处岷西超限检测站时，经检测车货总质量为61.4吨，超过该路段对六轴货车限定的49吨，超限12.4吨，"
             "超限率25.3%。当事人不能提供超限运输车辆通行证。执法人员责令当事人就地卸载，当事人已卸载砂石12.5吨。")
    evidence = ["勘验笔录1份，证明2022年5月9日车辆的装载和检测情况", "询问笔录1份，证明当事人安排运输的过程", "超限检测单、车辆行驶证、道路运输证复印件各1份，证明车辆权属和超限数值", "营业执照复印件1份，证明当事人主体资格"]
    penalty = "罚款10000元（大写：壹万元整）"
    p = ordinary(
        c, filing_no="川岷交立〔2022〕152号", inspected="2022-05-09", inspection_from="22:45", inspection_to="23:30", place="国道542线K118+300处岷西超限检测站", filed="2022-05-10", interviewed="2022-05-12", interview_from="9:30", interview_to="10:20",
        reported="2022-06-20", reviewed="2022-06-24", noticed="2022-08-15", notice_served="2022-08-16", approved="2022-09-05", decided="2022-09-05", decision_served="2022-09-08", paid="2022-09-20", published="2022-09-13", closed="2022-09-26",
        notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion="", on_site="杨开伟", on_site_relation="当事人的驾驶人",
        scene="川Z9A527六轴重型半挂货车停放于检测站1号检测车道，驾驶人出示了驾驶证、行驶证、道路运输证。车厢装载机制砂石，未加盖篷布。检测单编号MX20220509-0087，显示车货总质量61.4吨，轴数6，限重49吨，超限12.4吨。\n"
              "驾驶人未能出示超限运输车辆通行证。执法人员对车辆、检测单进行了拍照，责令就地卸载，至23时20分卸载砂石12.5吨，复称总质量48.9吨。",
        summary="2022年5月9日22时40分，当事人所属川Z9A527重型半挂货车在岷西超限检测站被检测出车货总质量61.4吨，超限12.4吨。",
        qa=[("请说明你的身份。", "我叫邓永贵，是岷西市顺捷物流有限公司法定代表人。"), ("川Z9A527货车是不是你公司的？2022年5月9日是谁安排运输的？", "是我公司的车，当天由调度安排从绵阴区河口砂石场拉到岷西市区工地。"), ("装载时是否过磅？有没有办理通行证？", "砂石场装的时候没有仔细过磅，没有办通行证。"),
            ("超限12.4吨，你有没有异议？", "没有异议，检测单驾驶员签过字。"), ("是否已经卸载？", "当场就卸了12.5吨。")],
        course="2022年5月9日，执法人员在岷西超限检测站检测发现上述情况。2022年5月10日立案。2022年5月12日询问法定代表人邓永贵，提取检测单等证据。现已调查终结。", facts_short="2022年5月9日，当事人所属川Z9A527货车违法超限运输，超限12.4吨。", penalty=penalty,
        defense=f"本机关于2022年8月16日向当事人送达《违法行为通知书》（{notice_no}），当事人未提出陈述、申辩意见。", amount=10000, charge="交通罚没收入", receipt_no="5195220000091377", published_facts="违法超限运输", platform="四川省行政执法信息公示平台",
        order="", penalty_items=["罚款人民币10000元（大写：壹万伍仟元整）"], corrected="当事人已当场卸载。", legal_flag=False)
    p["inspection"].args.update(officers=[("谭文彬", "川Z95040213")])
    p["inspection"].form = lambda case, **kw: _alone(case, kw)
    p["notice"].args["rights"] = ("根据《中华人民共和国行政处罚法》第三十一条、第三十二条的规定，你单位如对上述拟处罚内容有异议，可以自收到本通知书之日起五日内向本机关进行陈述和申辩；逾期未提出的，视为放弃陈述、申辩权利。")
    p["report"].form = lambda case, **kw: [b for b in report(case, **kw) if getattr(b, "text", None) not in ("五、裁量理由",)]
    p["decision"].args.update(agency="岷西市交通运输综合行政执法支队")
    p["decision-proof"].args.update(method="留置送达", signer="", relation="", refusal="受送达人的工作人员拒绝签收，送达人将文书留置在其住所。", witness="")
    p["licence"].args["registrar"] = "岷西市绵阴区行政审批局"
    p.drop("review")
    p.build(c, "{n:02d}_{name}", 3)
    volume(c, file_no="2022-152", decision_no=decision_no, filed="2022-05-10", closed="2022-09-26", archived="2022-10-20", outcome="罚款10000元", compiler="熊晓芳", checker="向阳", count=len(p), files=("01_卷宗封面.docx", "02_卷内目录.docx"), last="{n:02d}_卷内备考表.docx")
    c.expect("AUT-04", "veto", "inspection-record", "谭文彬", "勘验笔录的勘验人和签名只有谭文彬一人")
    c.expect("AUT-02", "veto", "penalty-decision", "岷西市交通运输综合行政执法支队", "决定书以执法支队名义作出,须核对授权依据")
    c.expect("PRO-05", "major", "penalty-decision", "2022年9月5日", "2022年5月10日立案,九十日届满2022年8月8日,没有延期审批")
    c.expect("DEC-04b", "minor", "penalty-prior-notice", "第三十一条、第三十二条", "2022年的告知书用了旧处罚法的申辩条号")
    c.expect("DEC-08", "major", "penalty-decision", "壹万伍仟元整", "罚款数字10000元与大写不一致")
    c.expect("DIS-01", "major", "penalty-decision", "-", "决定书(2022年7月29日后)没有裁量说明,告知书也没有")
    c.expect("SRV-05", "major", "proof-of-service", "留置送达", "留置送达没有见证人签名,也没有拍照录像记载")
    c.may("PRO-04", "inspection-record", "2022年5月9日", "勘验早于立案,合法,只提示")
    c.expect("DIS-01", "minor", "penalty-prior-notice", "-", "告知书同样没有裁量说明,决定书已经指出;也可以另列", allowed=True)
    c.expect("DIS-03", "minor", "penalty-decision", "-", "没有裁量说明,也就没有裁量基准;同一缺陷由 DIS-01 报告", allowed=True)
    return c


def _alone(case, kw):
    recorder, case.recorder = case.recorder, "谭文彬"
    try:
        return inspection(case, **kw)
    finally:
        case.recorder = recorder
