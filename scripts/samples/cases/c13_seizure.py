"""市场监管,陕西:销售侵犯注册商标专用权的商品,扣押,有缺陷。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《中华人民共和国商标法》第五十七条第（三）项", "《中华人民共和国商标法》第八十七条第二款"


def case():
    party = Party("秦渭市旭东家用电器有限公司", "雷旭东", credit_code("91619705MA6Y7K3J5"), addr="陕西省秦渭市泾阴区商贸城B区12号", phone="13800001611", rep_id=id_number("61970519841030001"), founded="2018-05-04", scope="家用电器、电子产品销售及售后服务。")
    c = Case("13-defects-seizure-trademark", as_of="2023-12-31", sector="samr", province="陕西", procedure="ordinary", completeness="volume",
             about="有缺陷:2023年3月13日扣押三十日(届满2023年4月12日,没有延期),5月30日才处理;法制审核晚于决定;写集体讨论而无记录;罚款十二万元没有告知听证权;\n电子送达没有确认书;处罚依据条号在现行商标法中不存在。",
             agency="秦渭市泾阴区市场监督管理局", short="秦泾市监", style=Style(title="two", font="sungti", records="text", words={}), party=party, officers=[("惠军强", "陕Z97050233"), ("屈晓娟", "陕Z97050247")], unit="知识产权执法股", unit_head="仵建民",
             legal_unit="法规股", legal_head="段文革", reviewer="乔颖", leader="高振海", cause="涉嫌销售侵犯注册商标专用权的商品案", review_body="秦渭市泾阴区人民政府或者秦渭市市场监督管理局", court="秦渭市泾阴区人民法院", bank="长安银行秦渭泾阴支行",
             account="806021201421012345", phone="0913-6002290", address="陕西省秦渭市泾阴区东风街5号", number=23, year=2023)
    notice_no, decision_no, seize_no = "秦泾市监罚告〔2023〕23号", "秦泾市监处罚〔2023〕23号", "秦泾市监强制〔2023〕9号"
    goods = [("“朗格尔”牌电饭煲", "LG-50B 5升", "86台", "侵权商品")]
    facts = ("经查，2023年1月5日至2023年3月13日，当事人在陕西省秦渭市泾阴区商贸城B区12号销售标注“朗格尔”注册商标的电饭煲。该批电饭煲系当事人从上门推销人员处购进，共150台，进价180元/台，未索取票据。经商标注册人辨认，均为侵犯“朗格尔”注册商标专用权的商品。"
             "当事人已销售64台，销售价420元/台，销售金额26880元，库存86台，违法经营额63000元。")
    evidence = ["现场检查笔录、实施行政强制措施现场笔录各1份，证明2023年3月13日检查、扣押的情况", "询问笔录1份，证明购进、销售的时间、数量、价格", "商标注册证复印件、商标注册人辨认意见各1份，证明商品侵犯注册商标专用权", "营业执照复印件1份，证明当事人主体资格"]
    discretion = ("当事人销售侵权商品68日，违法经营额63000元，不能说明合法来源，系初次违法，能配合调查。对照《秦渭市市场监督管理行政处罚裁量基准（2022年版）》第112项“一般”档（违法经营额一点五倍以上三点五倍以下罚款），处罚款十二万元。")
    penalty = "没收侵权电饭煲86台，并处罚款120000元（大写：壹拾贰万元整）"
    p = ordinary(
        c, filing_no="秦泾市监立〔2023〕23号", inspected="2023-03-13", inspection_from="9:30", inspection_to="10:30", filed="2023-03-20", interviewed="2023-03-24", interview_from="9:00", interview_to="10:10", reported="2023-05-08", reviewed="2023-05-10",
        noticed="2023-05-15", notice_served="2023-05-15", approved="2023-05-30", decided="2023-05-30", decision_served="2023-06-02", paid="2023-06-12", published="2023-06-06", closed="2023-06-20", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED,
        basis="《中华人民共和国商标法》第六十条第二款", facts=facts, evidence=evidence, discretion=discretion, home="陕西省秦渭市泾阴区渭清路18号",
        scene="当事人正在营业。店内货架和后库存放“朗格尔”牌LG-50B电饭煲86台，外包装标注“朗格尔”注册商标，标价420元/台。当事人不能提供进货票据和授权文件。商标注册人委托的工作人员到场辨认，认为系侵权商品。\n执法人员依法采取扣押措施，另制作现场笔录。",
        summary="2023年3月13日，我局根据商标注册人投诉，对当事人检查，发现库存“朗格尔”牌电饭煲86台，涉嫌侵犯注册商标专用权。", source="投诉举报",
        qa=[("请说明你的身份。", "我叫雷旭东，是秦渭市旭东家用电器有限公司的法定代表人。"), ("“朗格尔”牌电饭煲从哪里购进？", "2023年1月3日有人上门推销，进了150台，每台180元，没有要票据。"), ("销售了多少？", "1月5日到3月13日卖了64台，每台420元，收入26880元。"),
            ("是否知道是侵权商品？", "价格比正规渠道低很多，当时有怀疑，但是没有核实。"), ("商标注册人的辨认意见有没有异议？", "没有。")],
        course="2023年3月13日，执法人员根据投诉检查发现上述情况，扣押电饭煲86台。2023年3月20日立案。2023年3月24日询问法定代表人雷旭东。现已调查终结。", facts_short="当事人2023年1月5日至3月13日销售侵权电饭煲64台，库存86台，违法经营额63000元。", penalty=penalty,
        penalty_items=["没收侵犯“朗格尔”注册商标专用权的电饭煲86台", "罚款120000元（大写：壹拾贰万元整）"],
        defense=f"本机关于2023年5月15日向当事人送达《行政处罚告知书》（{notice_no}），当事人在规定期限内未提出陈述、申辩意见。", order="责令当事人立即停止侵权行为，并", amount=120000, charge="市场监管罚没收入", receipt_no="6197230000345127",
        published_facts="销售侵犯注册商标专用权的商品", platform="国家企业信用信息公示系统（陕西）", corrected="当事人已停止销售侵权商品。", legal_flag=True,
        extra="本案经本机关负责人集体讨论决定。本机关将依法公示本行政处罚信息。本决定书一式三份，一份送达当事人，一份归档，一份承办机构留存。")
    p["review"].kind, p["review"].form, p["review"].name = "legal-review", legal_review, "法制审核意见书"
    p["review"].args.update(submitted="2023-05-31", day="2023-06-01", title="法制审核意见书")
    p["review"].day = "2023-06-01"
    p["approval"].args["penalty"] = f"{penalty}。"
    p["decision"].args["basis"] = BASIS
    p["notice"].args["basis"] = "《中华人民共和国商标法》第六十条第二款"
    p["decision-proof"].args.update(method="电子送达", place="电子邮箱：xudong@mail.example.cn", signer="", deliverers="惠军强、屈晓娟", relation="", remark="2023年6月2日10时12分发送，系统显示已到达。", time="10时12分")
    p.after("inspection",
            seize_approval=Step("coercion-approval", "行政强制措施审批表", seizure_approval, dict(summary="当事人库存涉嫌侵犯注册商标专用权的电饭煲86台，需要扣押。", goods="“朗格尔”牌电饭煲LG-50B 86台", basis="《中华人民共和国商标法》第六十二条第一款第（四）项", signed="2023-03-13", approved="2023-03-13"), "docx", "2023-03-13"),
            seize=Step("coercion-decision", "实施行政强制措施决定书", seizure_decision, dict(
                number=seize_no, day="2023-03-13", until="2023-04-12", goods=goods, basis="《中华人民共和国商标法》第六十二条第一款第（四）项", place="秦渭市泾阴区市场监督管理局罚没物品仓库",
                remedy=f"如不服本决定，可以自收到本决定书之日起六十日内向{c.review_body}申请行政复议，也可以自收到本决定书之日起六个月内依法向{c.court}提起行政诉讼。"), "pdf", "2023-03-13", seize_no),
            seize_list=Step("coercion-list", "扣押物品清单", seizure_list, dict(day="2023-03-13", goods=goods), "docx", "2023-03-13"),
            seize_record=Step("coercion-record", "实施行政强制措施现场笔录", seizure_record, dict(
                day="2023-03-13", start="10:30", end="11:40", place=party.addr, person=party.rep, relation="法定代表人", scene="执法人员当场交付实施行政强制措施决定书和扣押物品清单，对“朗格尔”牌LG-50B电饭煲86台逐台清点、装车，运至本局罚没物品仓库。",
                told="现依据《中华人民共和国商标法》第六十二条第一款第（四）项对涉嫌侵权商品实施扣押，你有权陈述和申辩，可以依法申请行政复议或者提起行政诉讼。"), "pdf", "2023-03-13", paged=True),
            seize_proof=Step("proof-of-service", "送达回证（实施行政强制措施决定书）", proof, dict(documents=[("实施行政强制措施决定书", seize_no), ("扣押物品清单", "——")], day="2023-03-13", place=party.addr, time="11时30分"), "docx", "2023-03-13"))
    p.after("decision-proof", goods=Step("confiscation-list", "没收物品清单", confiscation_list, dict(number=decision_no, day="2023-06-02", goods=goods), "docx", "2023-06-02"))
    p.after("receipt", disposal=Step("confiscated-goods-disposal", "罚没物品处理记录", disposal, dict(
        number=decision_no, day="2023-06-15", place="秦渭市再生资源处理中心", goods=goods, method="监督销毁", disposers="惠军强、屈晓娟", supervisor="段文革"), "docx", "2023-06-15"))
    p["closing"].args["goods"] = "没收的电饭煲86台已于2023年6月15日监督销毁。"
    p.drop("cards")
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2023-023", decision_no=decision_no, filed="2023-03-20", closed="2023-06-20", archived="2023-07-11", outcome="没收电饭煲86台，罚款120000元", compiler="屈晓娟", checker="段文革", count=len(p))
    c.expect("COE-06", "veto", "penalty-decision", "2023年5月30日", "扣押三十日届满2023年4月12日,没有延期,2023年5月30日才没收处理")
    c.expect("PRO-14", "veto", "penalty-prior-notice", "120000元", "对法人罚款十二万元(另没收),没有告知要求听证的权利")
    c.expect("PRO-21", "veto", "legal-review", "2023年6月1日", "法制审核晚于2023年5月30日的决定")
    c.expect("PRO-22", "veto", "penalty-decision", "经本机关负责人集体讨论", "写明经集体讨论,卷内没有集体讨论记录")
    c.expect("DEC-04", "veto", "penalty-decision", "第八十七条第二款", "现行商标法共七十三条,没有第八十七条")
    c.expect("SRV-08", "major", "proof-of-service", "电子送达", "电子送达没有当事人签订的确认书")
    c.may("PRO-04", "inspection-record", "2023年3月13日", "检查早于立案,合法,只提示")
    c.may("PRO-13", "penalty-decision", "第八十七条第二款", "处罚依据条款与告知不同")
    return c
