"""农业,湖北:销售标签不符合规定的农药,合规;第九十日是国庆,顺延到调休上班的周六作出决定。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《农药管理条例》第二十六条第一款", "《农药管理条例》第五十七条第（三）项"


def case():
    party = Party("沔水县田丰农资有限公司", "汪德胜", credit_code("91429601MA49R3K57"), addr="湖北省荆澜市沔水县新堤街道沿河路45号", phone="13800000623", rep_id=id_number("42960119741118003"), founded="2018-07-12",
                  scope="农药经营（限制使用农药除外）；化肥、种子零售。")
    c = Case("02-compliant-ordinary-agri", as_of="2024-03-31", sector="agri", province="湖北", procedure="ordinary", completeness="volume",
             about="合规案卷:普通程序,有陈述申辩并复核。\n2023年7月5日立案,第90日为国庆假期,顺延到2023年10月7日(调休上班的周六)作出决定。",
             agency="沔水县农业农村局", short="沔农", style=Style(title="spaced", font="uming", han=True, party="pairs", words={
                 "立案审批表": "行政处罚立案审批表", "现场检查笔录": "现场检查（勘验）笔录", "案件调查终结报告": "案件处理意见书", "行政处罚告知书": "行政处罚事先告知书", "结案审批表": "行政处罚结案报告",
                 "检查人员": "执法人员", "询问人": "询问人（执法人员）"}),
             party=party, officers=[("鲁世强", "鄂Z96010305"), ("万春丽", "鄂Z96010318")], unit="农业综合行政执法大队", unit_head="夏国庆", legal_unit="政策法规股", legal_head="邹立新", reviewer="邹立新", leader="涂正华",
             cause="涉嫌销售标签不符合规定的农药案", review_body="沔水县人民政府", court="沔水县人民法院", bank="湖北沔水农村商业银行营业部", account="82010000001234567", phone="0719-6002210", address="湖北省荆澜市沔水县文化路9号", number=8, year=2023)
    notice_no, decision_no = "沔农（农药）告〔2023〕8号", "沔农（农药）罚〔2023〕8号"
    facts = ("经查，2023年5月20日至2023年6月28日，当事人在湖北省荆澜市沔水县新堤街道沿河路45号的门店销售“30%苯甲·丙环唑乳油”。该批农药系当事人于2023年5月18日从荆澜市富农植保服务部购进，共40瓶（300毫升/瓶），购进价26元/瓶，销售价35元/瓶，"
             "标签未标注生产日期和有效成分含量。至检查之日已销售22瓶，销售收入770元，库存18瓶，货值金额1400元，违法所得770元。检查后，当事人主动通知购买农户并召回已售未使用的农药6瓶。")
    evidence = ["现场检查（勘验）笔录1份、现场照片2张，证明2023年6月28日检查时库存农药的数量和标签情况", "询问笔录1份，证明当事人购进、销售农药的时间、数量、价格", "进货单、销售台账复制件各1份，证明购销数量和金额",
                "农药经营许可证、营业执照、法定代表人身份证复印件各1份，证明当事人主体资格", "召回登记表复制件1份，证明当事人主动召回农药6瓶"]
    discretion = ("当事人违法行为被发现后主动召回已售未使用的农药6瓶，减轻了违法行为的危害后果，货值金额1400元，没有造成农作物药害。依据《中华人民共和国行政处罚法》第三十二条第（一）项的规定，对照《荆澜市农业行政处罚裁量基准（2022年版）》第26项“较轻”档"
                  "（货值金额不足二千元的，处五千元以上一万五千元以下罚款），属于从轻处罚情形，处罚款六千元。")
    penalty = "没收违法所得770元，没收标签不符合规定的农药18瓶，并处罚款6000元（大写：陆仟元整）"
    p = ordinary(
        c, filing_no="沔农立〔2023〕8号", inspected="2023-06-28", inspection_from="15:10", inspection_to="16:20", filed="2023-07-05", interviewed="2023-07-10", interview_from="9:00", interview_to="10:30", reported="2023-09-11",
        reviewed="2023-09-14", noticed="2023-09-19", notice_served="2023-09-20", approved="2023-10-07", decided="2023-10-07", decision_served="2023-10-08", paid="2023-10-17", published="2023-10-12", closed="2023-11-02",
        notice_no=notice_no, decision_no=decision_no, violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion, home="湖北省荆澜市沔水县新堤街道建设街12号",
        scene="执法人员鲁世强、万春丽在法定代表人汪德胜陪同下，对当事人门店及仓库进行检查。门店悬挂农药经营许可证和营业执照。在门店西侧货架第三层发现“30%苯甲·丙环唑乳油”18瓶，规格300毫升/瓶，标签未标注生产日期和有效成分含量，价签35元/瓶。\n"
              "当事人现场提供了该批农药的进货单和销售台账，进货40瓶，销售22瓶。执法人员当场拍照，并要求当事人停止销售该批农药。",
        summary="2023年6月28日，我局执法人员在农资打假专项检查中，发现当事人门店销售的“30%苯甲·丙环唑乳油”标签未标注生产日期和有效成分含量，库存18瓶，当事人涉嫌销售标签不符合规定的农药。",
        qa=[("请说明你的身份。", "我叫汪德胜，是沔水县田丰农资有限公司的法定代表人，公司有农药经营许可证。"), ("“30%苯甲·丙环唑乳油”是什么时候、从哪里购进的？", "2023年5月18日从荆澜市富农植保服务部购进的，一共40瓶，每瓶26元，有进货单。"),
            ("购进时是否查验过标签？", "当时只核对了登记证号，没有注意到标签没有生产日期和有效成分含量，是我疏忽。"), ("从什么时候开始销售？卖了多少？", "2023年5月20日开始卖，到6月28日你们检查时卖了22瓶，每瓶35元，收入770元，还剩18瓶。"),
            ("检查之后你采取了什么措施？", "当天就下架了，给买药的农户打了电话，还没用的收回来6瓶，有登记。"), ("有没有农户反映药害？", "没有。"), ("你的送达地址是哪里？", "就送到门店，沿河路45号，我本人签收。"), ("还有什么要补充的？", "没有。")],
        course="2023年6月28日，执法人员在农资打假专项检查中发现上述情况。2023年7月5日立案。2023年7月10日询问法定代表人汪德胜，提取进货单、销售台账、召回登记表等证据。现已调查终结。",
        facts_short="当事人于2023年5月20日至6月28日销售标签不符合规定的农药22瓶，库存18瓶，货值金额1400元，违法所得770元。", penalty=penalty,
        penalty_items=["没收违法所得770元（大写：柒佰柒拾元整）", "没收标签不符合规定的“30%苯甲·丙环唑乳油”18瓶", "罚款6000元（大写：陆仟元整）。罚没款合计6770元（大写：陆仟柒佰柒拾元整）"],
        defense=f"本机关于2023年9月20日向当事人送达《行政处罚事先告知书》（{notice_no}），当事人于2023年9月22日提出陈述申辩，认为其不知情且已召回农药，请求减轻罚款。经复核，当事人购进农药时未依法履行查验标签的义务，主观上存在过错；其主动召回的情节已在裁量中从轻考虑，申辩意见不予采纳。",
        defense_short="当事人于2023年9月22日提出陈述申辩，请求减轻罚款；经复核，不予采纳。", amount=6770, paid_items=[("农业罚款收入", 6000), ("没收违法所得", 770)], receipt_no="4296230000118830", published_facts="销售标签不符合规定的农药",
        platform="湖北省行政执法信息公示平台", corrected="当事人已停止销售并召回农药。")
    p["notice"].args["rights"] = ("根据《中华人民共和国行政处罚法》第四十四条、第四十五条和《农业行政处罚程序规定》第二十三条第二款的规定，你单位有权进行陈述和申辩，可以自收到本告知书之日起三个工作日内向本机关提出；逾期未提出的，视为放弃陈述、申辩权利。")
    p["licence"].args["registrar"] = "沔水县市场监督管理局"
    p.after("licence", idcard=Step("party-identity", "法定代表人身份证复印件", id_card, dict(name=party.rep, number=party.rep_id, address="湖北省荆澜市沔水县新堤街道建设街12号", day="2023-07-10"), "docx", "2023-07-10", by=party.name))
    p.after("interview", extract=Step("evidence-extract", "证据提取单", extract, dict(
        day="2023-07-10", name="进货单、销售台账复制件", purpose="证明当事人购进农药40瓶、销售22瓶及价格", place="沔水县农业农村局农业综合行政执法大队询问室", provider=party.rep,
        content="（进货单复制件）\n购进日期：2023年5月18日　供货单位：荆澜市富农植保服务部\n30%苯甲·丙环唑乳油　300毫升/瓶　40瓶　26元/瓶　合计1040元\n（销售台账复制件）\n2023年5月20日至6月28日　销售22瓶　35元/瓶　合计770元"), "pdf", "2023-07-10", by=party.name),
        address=Step("service-address-confirmation", "送达地址确认书", address_confirmation, dict(day="2023-07-10", person=party.rep, receiver=party.rep, relation="本人（法定代表人）", address=party.addr), "docx", "2023-07-10", by=party.name))
    p.after("notice-proof", defense=Step("defense-statement", "陈述申辩书", defense_statement, dict(
        day="2023-09-22", words="我公司收到你局《行政处罚事先告知书》（沔农（农药）告〔2023〕8号）。我公司购进农药时供货方说标签没有问题，我们不知情；检查后马上下架，还主动召回了6瓶。公司经营困难，请求减轻罚款。"), "pdf", "2023-09-22", by=party.name),
        defense_review=Step("defense-review", "陈述申辩复核意见书", defense_review, dict(
            day="2023-09-26", summary="当事人认为其对标签问题不知情，已主动召回农药，经营困难，请求减轻罚款。", words="农药经营者采购农药应当查验标签，当事人未尽查验义务，主观上有过错，“不知情”的理由不能成立；主动召回的情节已在裁量中从轻考虑，没有减轻处罚的法定情形。",
            result="不予采纳，维持拟处罚意见。", reviewers="邹立新、贺敏"), "docx", "2023-09-26"))
    goods = [("30%苯甲·丙环唑乳油", "300毫升/瓶", "18瓶", "标签不符合规定")]
    p.after("decision-proof", goods=Step("confiscation-list", "没收物品清单", confiscation_list, dict(number=decision_no, day="2023-10-08", goods=goods), "docx", "2023-10-08"))
    p.after("receipt", disposal=Step("confiscated-goods-disposal", "罚没物品处理记录", disposal, dict(
        number=decision_no, day="2023-10-30", place="荆澜市危险废物处置中心", goods=goods, method="移交有资质单位无害化销毁", disposers="鲁世强、万春丽", supervisor="邹立新"), "docx", "2023-10-30"))
    p["closing"].args["goods"] = "没收的农药18瓶已于2023年10月30日移交有资质单位无害化销毁。"
    p.docx("decision-proof", "notice")
    p.build(c, "{n:02d}-{name}", 3)
    volume(c, file_no="2023-008", decision_no=decision_no, filed="2023-07-05", closed="2023-11-02", archived="2023-11-20", outcome="没收违法所得770元，没收农药18瓶，罚款6000元", compiler="万春丽", checker="邹立新", count=len(p),
           files=("01-卷宗封面.docx", "02-卷内目录.pdf"), last="{n:02d}-卷内备考表.docx")
    c.may("PRO-04", "inspection-record", "2023年6月28日", "现场检查早于立案,合法,只提示")
    return c
