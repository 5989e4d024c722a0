"""农业,河南:无证经营农药,有缺陷;先行登记保存;第九十一日决定。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《农药管理条例》第二十四条第一款", "《农药管理条例》第五十五条第一款第（一）项"


def case():
    party = Party("溱河县丰裕农资门市部", "王保国", credit_code("92419602MA45T8L2C"), id_number("41960219680727001"), "河南省豫澄市溱河县柳林镇北街21号", "13800001377", title="经营者", rep_id=id_number("41960219680727001"), founded="2019-01-15",
                  scope="化肥、农膜、农具零售。", kind="trader")
    c = Case("10-defects-agri-registration", as_of="2024-03-31", sector="agri", province="河南", procedure="ordinary", completeness="volume",
             about="有缺陷:先行登记保存没有审批,第八个工作日才处理(期满2023年5月8日,其间5月6日上班);立案迟于发现日七个工作日;\n2023年7月5日立案,2023年10月8日决定(期满2023年10月7日,与02号样例成对)。\n个体工商户字号与“字号（经营者）”两种写法是同一当事人。",
             agency="溱河县农业农村局", short="溱农", style=Style(title="two", font="micro", dotted="-", words={"行政处罚告知书": "行政处罚事先告知书", "案件调查终结报告": "案件处理意见书"}), party=party,
             officers=[("冯建设", "豫Z96020509"), ("侯艳红", "豫Z96020514")], unit="农业综合行政执法大队", unit_head="翟海峰", legal_unit="法规股", legal_head="毛新民", reviewer="毛新民", leader="樊国平", cause="涉嫌未取得农药经营许可证经营农药案",
             review_body="溱河县人民政府或者豫澄市农业农村局", court="溱河县人民法院", bank="溱河县农村信用合作联社", account="62280000001234567", phone="0396-6009953", address="河南省豫澄市溱河县建设路77号", number=19, year=2023)
    notice_no, decision_no, keep_no, free_no = "溱农（农药）告〔2023〕19号", "溱农（农药）罚〔2023〕19号", "溱农（农药）登存〔2023〕6号", "溱农（农药）登处〔2023〕6号"
    goods = [("10%吡虫啉可湿性粉剂", "20克/袋", "120袋", ""), ("41%草甘膦水剂", "1升/瓶", "26瓶", "")]
    facts = ("经查，2023年3月10日至2023年4月25日，当事人未取得农药经营许可证，在河南省豫澄市溱河县柳林镇北街21号的门市部内销售“10%吡虫啉可湿性粉剂”“41%草甘膦水剂”两种农药，共购进吡虫啉200袋、草甘膦40瓶，已销售吡虫啉80袋（3元/袋）、草甘膦14瓶（25元/瓶），"
             "销售收入590元，违法所得590元，货值金额1600元。")
    evidence = ["现场检查笔录1份、现场照片3张，证明2023年4月25日门市部内待售农药的品种和数量", "询问笔录1份，证明未取得农药经营许可证及购进、销售的时间、数量、价格", "进货单、销售记录复制件各1份，证明购销数量和金额"]
    discretion = ("当事人无证经营农药47日，货值金额1600元，违法所得590元，未造成农作物药害，系初次违法。对照《豫澄市农业行政处罚裁量基准（2021年版）》第31项“较轻”档（货值金额不足五千元的，处五千元以上一万五千元以下罚款），处罚款八千元。")
    penalty = "没收违法所得590元，并处罚款8000元（大写：捌仟元整）"
    p = ordinary(
        c, filing_no="溱农立〔2023〕19号", inspected="2023-04-25", inspection_from="10:00", inspection_to="11:10", filed="2023-07-05", interviewed="2023-07-11", interview_from="9:10", interview_to="10:00", reported="2023-09-12", reviewed="2023-09-14",
        noticed="2023-09-19", notice_served="2023-09-21", approved="2023-10-08", decided="2023-10-08", decision_served="2023-10-12", paid="2023-10-20", published="2023-10-13", closed="2023-10-31", notice_no=notice_no, decision_no=decision_no, violated=VIOLATED,
        basis=BASIS, facts=facts, evidence=evidence, discretion=discretion, home="河南省豫澄市溱河县柳林镇北街21号",
        scene="当事人门市部悬挂营业执照，未见农药经营许可证。门市部北侧货架摆放待售“10%吡虫啉可湿性粉剂”120袋、“41%草甘膦水剂”26瓶，包装标签完整。经营者王保国称没有办理农药经营许可证。\n执法人员对上述农药清点、拍照，并当场采取先行登记保存措施。",
        summary="2023年4月25日，我局执法人员检查发现溱河县丰裕农资门市部（经营者：王保国）未取得农药经营许可证，货架摆放待售农药两种。",
        qa=[("请说明你的身份。", "我叫王保国，是溱河县丰裕农资门市部的经营者。"), ("你是否取得农药经营许可证？", "没有。培训还没有参加，证一直没有办下来。"), ("从什么时候开始经营农药？购进、销售了多少？", "2023年3月10日开始，购进吡虫啉200袋、草甘膦40瓶，到4月25日卖了吡虫啉80袋、草甘膦14瓶，一共收了590元。"),
            ("农药从哪里购进？", "从县城一家农资批发店购进的，有进货单。"), ("有没有农户反映药害？", "没有。"), ("现在还在经营农药吗？", "没有了。")],
        course="2023年4月25日，执法人员检查发现上述情况，对有关农药先行登记保存。2023年7月5日立案。2023年7月11日询问经营者王保国，提取进货单、销售记录。现已调查终结。", facts_short="当事人2023年3月10日至4月25日未取得农药经营许可证经营农药，货值金额1600元，违法所得590元。", penalty=penalty,
        penalty_items=["没收违法所得590元（大写：伍佰玖拾元整）", "罚款8000元（大写：捌仟元整）。罚没款合计8590元（大写：捌仟伍佰玖拾元整）"],
        defense=f"本机关于2023年9月21日向当事人送达《行政处罚事先告知书》（{notice_no}），当事人在法定期限内未提出陈述、申辩意见。", order="责令当事人停止经营农药，并", amount=8590, paid_items=[("农业罚款收入", 8000), ("没收违法所得", 590)], receipt_no="4196230000204417",
        published_facts="未取得农药经营许可证经营农药", platform="河南省行政执法信息公示平台", corrected="当事人已停止经营农药。")
    p["notice"].args.update(basis="", rights="根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你有权进行陈述和申辩，可以自收到本告知书之日起三个工作日内向本机关提出；逾期未提出的，视为放弃陈述、申辩权利。")
    p.after("inspection",
            notice1=Step("evidence-registration-notice", "先行登记保存证据通知书", registration_notice, dict(number=keep_no, day="2023-04-25", until="2023-05-08", goods=goods, place="溱河县柳林镇北街21号门市部内", with_list=False), "pdf", "2023-04-25", keep_no),
            list1=Step("evidence-registration-list", "先行登记保存证据清单", registration_list, dict(day="2023-04-25", goods=goods, place="溱河县柳林镇北街21号门市部内"), "pdf", "2023-04-25"),
            proof1=Step("proof-of-service", "送达回证（先行登记保存证据通知书）", proof, dict(documents=[("先行登记保存证据通知书", keep_no)], day="2023-04-25", place=party.addr, relation="本人（经营者）", time="11时20分"), "docx", "2023-04-25"),
            free=Step("evidence-registration-disposal", "先行登记保存证据处理通知书", registration_disposal, dict(
                number=free_no, day="2023-05-09", notice_no=keep_no, notice_day="2023-04-25", goods=goods, method="解除先行登记保存，予以退还。", basis="《中华人民共和国行政处罚法》第五十六条"), "docx", "2023-05-09", free_no),
            proof2=Step("proof-of-service", "送达回证（先行登记保存证据处理通知书）", proof, dict(documents=[("先行登记保存证据处理通知书", free_no)], day="2023-05-09", place=party.addr, relation="本人（经营者）", time="15时00分"), "docx", "2023-05-09"))
    p.after("review", notice_approval=Step("notice-approval", "行政处罚事先告知审批表", notice_approval, dict(proposed=f"{penalty}。", signed="2023-09-18", approved="2023-09-20"), "docx", "2023-09-20"))
    p["decision-proof"].args.update(method="邮寄送达", place="邮寄至河南省豫澄市溱河县柳林镇北街21号", time="")
    p.drop("licence", "cards")
    p["filing"].args["opinions"] = [("承办人意见", "建议立案调查。", c.names, "2023-07-04"), ("承办机构负责人意见", "同意，报请审批。", c.unit_head, "2023-07-04"), ("负责人审批意见", "同意立案。", c.leader, "2023-07-05")]
    p["decision"].args["lines"] = None
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2023-019", decision_no=decision_no, filed="2023-07-05", closed="2023-10-31", archived="2023-11-28", outcome="没收违法所得590元，罚款8000元", compiler="侯艳红", checker="毛新民", count=len(p))
    c.expect("EVI-12", "major", "evidence-registration-approval", "-", "先行登记保存没有负责人批准的审批表")
    c.expect("EVI-12b", "major", "evidence-registration-disposal", "2023年5月9日", "2023年4月25日登记保存,七个工作日届满2023年5月8日,次日才处理")
    c.expect("PRO-02", "minor", "case-filing-approval", "2023-07-05", "2023年4月25日发现,农业七个工作日内应立案,没有延长批准")
    c.expect("PRO-05", "major", "penalty-decision", "2023年10月8日", "2023年7月5日立案,第90日逢国庆顺延到2023年10月7日,次日才决定")
    c.expect("PRO-06b", "major", "notice-approval", "2023-09-20", "告知书2023年9月19日成文,审批表2023年9月20日才批准")
    c.expect("PRO-09", "veto", "penalty-prior-notice", "-", "告知书没有处罚依据")
    c.expect("PTY-03", "major", "party-identity", "-", "卷内没有当事人主体资格证明")
    c.expect("SRV-06", "major", "proof-of-service", "邮寄送达", "邮寄送达决定书,没有邮寄凭证、单号")
    c.may("PRO-04", "inspection-record", "2023年4月25日", "检查早于立案,合法,只提示")
    return c
