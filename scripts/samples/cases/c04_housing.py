"""住建,江苏:未取得施工许可证擅自施工,合规;同日放弃申辩,第七个工作日跨元旦送达、公示。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《建筑工程施工许可管理办法》第三条第一款", "《建筑工程施工许可管理办法》第十二条"


def case():
    party = Party("溧澄市华昱建筑安装工程有限公司", "曹永刚", credit_code("91329803MA1X5D2N8"), addr="江苏省溧澄市清江区创业大道88号3幢", phone="13800000845", rep_id=id_number("32980319760902005"), founded="2016-04-19", scope="房屋建筑工程施工总承包；室内外装饰装修工程。")
    c = Case("04-compliant-housing-edges", as_of="2024-06-30", sector="housing", province="江苏", procedure="ordinary", completeness="volume",
             about="合规案卷,边界样例:\n检查、询问早于立案;法制审核早于告知;告知当日书面放弃陈述申辩并作出决定(只提示);\n2023年12月28日决定,第七个工作日跨元旦为2024年1月9日,当日送达、公示;送达后第十五日缴款;调休上班的周日归档。\n2024年前可以向本级政府或者上一级主管部门申请复议。",
             agency="溧澄市清江区住房和城乡建设局", short="溧清建", style=Style(title="two", font="uming", colon=True, half=True, words={
                 "现场检查笔录": "现场勘验笔录", "检查时间": "勘验时间", "检查地点": "勘验地点", "检查人员": "勘验人员", "被检查人": "被勘验单位", "案件审核表": "法制审核表", "行政处罚告知书": "行政处罚意见告知书", "当事人": "当事人"}),
             party=party, officers=[("殷国平", "苏Z98030107"), ("施文娟", "苏Z98030119")], unit="建设工程监察科", unit_head="丁浩", legal_unit="法规科", legal_head="顾明霞", reviewer="顾明霞、严凯", leader="沈维民",
             cause="涉嫌未取得施工许可证擅自施工案", review_body="溧澄市清江区人民政府或者溧澄市住房和城乡建设局", court="溧澄市清江区人民法院", bank="江苏溧澄农村商业银行清江支行", account="3204010012345678901", phone="0514-6004456",
             address="江苏省溧澄市清江区政府路20号", number=33, year=2023)
    notice_no, decision_no = "溧清建罚告〔2023〕33号", "溧清建罚〔2023〕33号"
    facts = ("经查，2023年11月20日至2023年12月4日，当事人作为施工单位，在江苏省溧澄市清江区创业大道与望湖路交叉口承建的“云栖物流园2号仓库”工程，未取得建筑工程施工许可证即进行基础土方开挖和桩基施工，已完成桩基32根。该工程建筑面积3860平方米，"
             "施工合同价款612万元。2023年12月4日执法人员检查后，当事人立即停止施工，建设单位于2023年12月22日取得施工许可证。")
    evidence = ["现场勘验笔录1份、现场照片4张，证明2023年12月4日现场施工情况和已完成的工程量", "询问笔录1份，证明当事人未取得施工许可证即开工的时间和过程", "施工合同复制件1份，证明工程建筑面积和合同价款", "营业执照、法定代表人身份证复印件各1份，证明当事人主体资格",
                "建筑工程施工许可证复制件1份，证明补办施工许可证的时间"]
    discretion = ("当事人开工至被查处15日，已完成桩基32根，未发生质量安全事故，检查后立即停工并配合补办手续，系初次违法。对照《溧澄市住房和城乡建设行政处罚裁量基准（2023年版）》第二章第8项，属“一般”档（处一万五千元以上二万五千元以下罚款），处罚款二万元。")
    penalty = "罚款20000元（大写：贰万元整）"
    p = ordinary(
        c, filing_no="溧清建立〔2023〕33号", inspected="2023-12-04", inspection_from="14:00", inspection_to="15:10", place="江苏省溧澄市清江区创业大道与望湖路交叉口云栖物流园工地", filed="2023-12-08", interviewed="2023-12-06", interview_from="9:10",
        interview_to="10:20", reported="2023-12-18", reviewed="2023-12-22", noticed="2023-12-28", notice_served="2023-12-28", approved="2023-12-28", decided="2023-12-28", decision_served="2024-01-09", paid="2024-01-24", published="2024-01-09",
        closed="2024-02-02", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion, home="江苏省溧澄市清江区翠屏花园11幢502室",
        scene="工地位于创业大道与望湖路交叉口东南侧，四周设有围挡，入口处悬挂“云栖物流园2号仓库”工程概况牌。现场有旋挖钻机1台、挖掘机2台正在作业，施工人员14人。经清点，已完成桩基32根，基坑土方开挖约600立方米。\n"
              "执法人员要求施工单位出示建筑工程施工许可证，项目负责人称正在办理，现场不能出示。执法人员当场要求立即停止施工。", on_site="曹永刚",
        summary="2023年12月4日，我局执法人员巡查发现当事人承建的“云栖物流园2号仓库”工程正在进行桩基施工，现场不能出示施工许可证，涉嫌未取得施工许可证擅自施工。",
        qa=[("请说明你的身份和工程基本情况。", "我是溧澄市华昱建筑安装工程有限公司的法定代表人。工程是云栖物流园2号仓库，建筑面积3860平方米，合同价612万元，2023年11月10日签的合同。"), ("工程是什么时候开工的？", "2023年11月20日开始挖土方、打桩，到12月4日你们检查时打了32根桩。"),
            ("开工时是否取得施工许可证？", "没有。建设单位说图审已经过了，许可证很快就下来，为了赶工期就先开工了，这是我们的责任。"), ("检查后采取了什么措施？", "当天就停工了，机械都撤了，催建设单位补办手续。"),
            ("是否发生过质量安全问题？", "没有。"), ("公司以前是否因此受过处罚？", "没有。"), ("文书送达到哪里？", "送到公司，创业大道88号3幢，我本人签收。")],
        course="2023年12月4日，执法人员巡查发现上述情况并制作现场勘验笔录。2023年12月6日询问法定代表人曹永刚。2023年12月8日经批准立案。提取了施工合同等证据。现已调查终结。",
        facts_short="当事人承建“云栖物流园2号仓库”工程，2023年11月20日至12月4日未取得施工许可证擅自施工，合同价款612万元。", penalty=penalty,
        defense=f"本机关于2023年12月28日向当事人送达《行政处罚意见告知书》（{notice_no}），告知当事人享有陈述、申辩的权利。当事人于当日书面声明放弃陈述、申辩权利。", defense_short="当事人于2023年12月28日书面放弃陈述、申辩权利。", legal_flag=True,
        order="责令当事人停止施工，限期改正，并", amount=20000, charge="住房城乡建设罚款", receipt_no="3298240000052318", published_facts="未取得施工许可证擅自施工", platform="溧澄市清江区人民政府门户网站行政执法公示专栏", corrected="当事人已停止施工，该工程于2023年12月22日取得施工许可证。")
    p["review"].kind = "legal-review"
    p["review"].form = legal_review
    p["review"].name = "法制审核表"
    p["review"].args["title"] = "法制审核表"
    p["licence"].args["registrar"] = "溧澄市清江区市场监督管理局"
    p.after("licence", idcard=Step("party-identity", "法定代表人身份证复印件", id_card, dict(name=party.rep, number=party.rep_id, address="江苏省溧澄市清江区翠屏花园11幢502室", day="2023-12-06"), "pdf", "2023-12-06", by=party.name))
    p.after("interview", extract=Step("evidence-extract", "证据提取单（施工合同）", extract, dict(
        day="2023-12-06", name="云栖物流园2号仓库施工合同复制件", purpose="证明工程建筑面积3860平方米、合同价款612万元", place="溧澄市清江区住房和城乡建设局建设工程监察科", provider=party.rep, pages="共8页",
        content="（施工合同复制件第1页）\n发包人：溧澄市云栖仓储有限公司\n承包人：溧澄市华昱建筑安装工程有限公司\n工程名称：云栖物流园2号仓库　建筑面积：3860平方米\n合同价款：陆佰壹拾贰万元整（6120000元）\n签订日期：2023年11月10日"), "docx", "2023-12-06", by=party.name))
    p.after("notice-proof", waiver=Step("rights-waiver", "放弃陈述申辩声明", waiver, dict(day="2023-12-28", notice="行政处罚意见告知书", number=notice_no), "pdf", "2023-12-28", by=party.name))
    p.docx("decision")
    p["report"].ext = "pdf"
    p.build(c, "{n}.{name}", 3)
    volume(c, file_no="2023-033", decision_no=decision_no, filed="2023-12-08", closed="2024-02-02", archived="2024-02-18", outcome="罚款20000元", compiler="施文娟", checker="顾明霞", count=len(p), files=("1.卷宗封面.docx", "2.卷内目录.docx"), last="{n}.卷内备考表.docx")
    c.may("PRO-04", "inspection-record", "2023年12月4日", "现场勘验、询问早于立案,合法,只提示")
    c.may("PRO-11", "rights-waiver", "2023年12月28日", "告知、放弃、决定同日,合法,提示核对是否自愿")
    return c
