"""城市管理,安徽,2020年旧处罚法:未取得规划许可证建设,有缺陷;听证期三日在当时合法。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Step, ordinary, volume

VIOLATED, BASIS = "《中华人民共和国城乡规划法》第四十条第一款", "《中华人民共和国城乡规划法》第六十四条"


def case():
    party = Party("淮澜市恒远通新型建材有限公司", "桂长林", credit_code("91349702MA2R5G7Y6"), addr="安徽省淮澜市龙湖区工业园沿淮路33号", phone="13800001155", rep_id=id_number("34970219700415001"), founded="2014-11-06", scope="新型建筑材料生产、销售。")
    c = Case("08-defects-urban-old-law", as_of="2021-03-31", sector="urban-management", province="安徽", procedure="ordinary", completeness="volume",
             about="有缺陷:2020年(旧处罚法)作出。告知书写听证三日,在2021年7月15日前合法,不是缺陷;加处没有上限、90日、条号也按旧法,不是缺陷。\n缺陷:报告早于立案、决定重于告知、申辩没有复核、公告送达没有原因且不足六十日、当事人名称不一致、票据日期不存在、没有公示材料。",
             agency="淮澜市龙湖区城市管理行政执法局", short="淮龙城管", style=Style(title="spaced", font="sungti", party="inline", colon=True, han=True, words={
                 "行政处罚告知书": "行政处罚告知书", "现场检查笔录": "现场勘验笔录", "询问笔录": "调查询问笔录", "检查时间": "勘验时间", "检查地点": "勘验地点", "检查人员": "勘验人", "被检查人": "被勘验人", "案件调查终结报告": "案件调查终结报告", "负责人审批意见": "机关负责人意见"}),
             party=party, officers=[("洪卫星", "皖Z97020318"), ("阮玉洁", "皖Z97020331")], unit="规划执法中队", unit_head="柏立群", legal_unit="法制股", legal_head="卞国栋", reviewer="卞国栋", leader="秦守业", cause="涉嫌未取得建设工程规划许可证进行建设案",
             review_body="淮澜市龙湖区人民政府或者淮澜市城市管理行政执法局", court="淮澜市龙湖区人民法院", bank="徽商银行淮澜龙湖支行", account="1250501021000123456", phone="0554-6007731", address="安徽省淮澜市龙湖区朝阳路60号", number=64, year=2020)
    notice_no, decision_no = "淮龙城管告字〔2020〕64号", "淮龙城管罚字〔2020〕64号"
    facts = ("经查，当事人于2020年5月10日至2020年7月6日，未取得建设工程规划许可证，在安徽省淮澜市龙湖区工业园沿淮路33号厂区内擅自建设钢结构仓库1栋，长62米、宽30米，建筑面积1860平方米，已封顶。经委托造价咨询单位核算，该仓库建设工程造价为186万元。"
             "该仓库位于已出让的工业用地范围内，不影响城市规划的主要控制指标，属于尚可采取改正措施消除对规划实施影响的情形。")
    evidence = ["现场勘验笔录1份、现场照片4张，证明仓库的位置、尺寸和建设进度", "调查询问笔录1份，证明建设的时间和未办理规划许可证的事实", "工程造价核算意见1份，证明建设工程造价186万元", "营业执照、国有土地使用证复印件各1份，证明当事人主体资格和用地情况", "区自然资源分局复函1份，证明属于尚可采取改正措施的情形"]
    discretion = "当事人在调查中能够配合，主动停止建设，违法建设面积1860平方米，依据《淮澜市城市管理行政处罚自由裁量权基准》第41项，属于“一般”情节。"
    p = ordinary(
        c, filing_no="淮龙城管立字〔2020〕64号", inspected="2020-07-06", inspection_from="9:00", inspection_to="10:20", filed="2020-07-08", interviewed="2020-07-10", interview_from="15:00", interview_to="16:00", reported="2020-07-07", reviewed="2020-07-30",
        noticed="2020-08-10", notice_served="2020-08-11", approved="2020-08-28", decided="2020-08-28", decision_served="2020-09-05", paid="2020-10-12", published="2020-09-05", closed="2020-10-20", notice_no=notice_no, decision_no=decision_no,
        violated=VIOLATED, basis=BASIS, facts=facts, evidence=evidence, discretion=discretion,
        scene="被勘验单位厂区东侧新建钢结构仓库1栋，主体已封顶，彩钢板围护施工约八成。经现场测量，仓库长62米、宽30米，檐高8米。现场有吊车1台、施工人员7人。\n负责人桂长林在场，现场不能提供建设工程规划许可证。执法人员对仓库进行了测量、拍照，要求立即停止建设。",
        summary="2020年7月6日，我局执法人员在巡查中发现当事人在工业园沿淮路33号厂区内建设钢结构仓库1栋，现场不能提供建设工程规划许可证。",
        qa=[("请说明你的身份。", "我叫桂长林，是淮澜市恒远通新型建材有限公司的法定代表人。"), ("厂区东侧的钢结构仓库是谁建的？从什么时候开始建？", "是我公司建的，2020年5月10日开工，到7月6日封了顶。"), ("有没有办理建设工程规划许可证？", "没有办，土地证有，想着先建起来再补办手续。"),
            ("建设造价是多少？", "合同加材料大概190万元，以你们核算为准。"), ("检查后是否停止建设？", "停了。")],
        course="2020年7月6日，执法人员巡查发现上述情况并制作现场勘验笔录。立案后，询问了当事人法定代表人桂长林，委托核算工程造价，提取有关书证。", facts_short="当事人未取得建设工程规划许可证建设钢结构仓库1860平方米，工程造价186万元。", penalty="处建设工程造价百分之五的罚款93000元（大写：玖万叁仟元整）",
        defense=f"本机关于2020年8月11日向当事人送达《行政处罚告知书》（{notice_no}），当事人于2020年8月13日提出陈述申辩，未要求听证。当事人的申辩理由不予采纳。", defense_short="", order="责令当事人限期改正，并",
        penalty_items=["处建设工程造价百分之六的罚款111600元（大写：壹拾壹万壹仟陆佰元整）。"], amount=111600, charge="城市管理罚没收入", receipt_no="3497200000071186", published_facts="", platform="", corrected="当事人已停止建设并补办规划手续。", extra="本决定书一式三份，一份送达当事人，一份归档，一份承办机构留存。")
    old = "第三十一条、第三十二条"
    p["notice"].args.update(
        rights=f"根据《中华人民共和国行政处罚法》{old}的规定，你单位有权进行陈述和申辩。如有异议，请在收到本告知书之日起三日内向本机关提出，逾期视为放弃陈述、申辩权利。",
        hearing="根据《中华人民共和国行政处罚法》第四十二条的规定，你单位有要求举行听证的权利。如要求听证，应当在收到本告知书之日起三日内向本机关提出，逾期视为放弃听证权利。")
    p["approval"].args["penalty"] = f"处建设工程造价百分之六的罚款111600元。依据：{BASIS}。"
    p["closing"].args["outcome"] = "罚款111600元。"
    p["decision"].args.update(
        pay=f"当事人应当自收到本行政处罚决定书之日起十五日内，将罚款缴至{c.bank}（账号：{c.account}）。逾期不缴纳罚款的，根据《中华人民共和国行政处罚法》第五十一条第（一）项的规定，每日按罚款数额的百分之三加处罚款。",
        remedy=f"如不服本行政处罚决定，可以自收到本决定书之日起六十日内向{c.review_body}申请行政复议，或者自收到本决定书之日起六个月内依法向{c.court}提起行政诉讼。")
    p["inspection"].args["title"] = "现场勘验笔录"
    build = p["inspection"].form
    p["inspection"].form = lambda case, **kw: _renamed(build(case, **kw))
    p.after("notice-proof", defense=Step("defense-statement", "陈述申辩书", defense_statement, dict(
        day="2020-08-13", words="我公司收到你局《行政处罚告知书》。我公司仓库建在自有工业用地上，没有影响规划，建设前曾向园区管委会口头报告，园区同意先行建设；受疫情影响经营困难，请求减轻处罚。"), "pdf", "2020-08-13", by=party.name))
    p["decision-proof"] = Step("service-announcement", "送达公告", announcement, dict(
        number="淮龙城管公〔2020〕12号", day="2020-09-05", recipient=party.name, documents=[("行政处罚决定书", decision_no)], reason="", days="三十日", media="本局公告栏", words="本机关对你单位未取得建设工程规划许可证进行建设的行为依法作出行政处罚决定。"),
        "docx", "2020-09-05", "淮龙城管公〔2020〕12号")
    p["licence"].args["registrar"] = "淮澜市龙湖区市场监督管理局"
    receipt_form = p["receipt"].form
    p["receipt"].form = lambda case, **kw: receipt_form(case, **{**kw, "day": "2020-09-31"})
    p["receipt"].day = "2020-10-12"
    p.drop("publicity", "cards")
    p.build(c, "{n:02d} {name}", 3)
    volume(c, file_no="2020-064", decision_no=decision_no, filed="2020-07-08", closed="2020-10-20", archived="2020-11-12", outcome="罚款111600元", compiler="阮玉洁", checker="卞国栋", count=len(p), years="长期")
    c.expect("PTY-01", "major", "inspection-record", "龙湖区恒远建材厂", "勘验笔录的被勘验人与其他文书的当事人名称不一致,没有更名说明")
    c.expect("PRO-04", "major", "investigation-report", "2020年7月7日", "调查终结报告日期早于立案批准日期(2020年7月8日)")
    c.expect("PRO-12", "veto", "defense-review", "-", "当事人提出陈述申辩,卷内没有复核意见,审批表申辩栏为空")
    c.expect("PRO-13", "veto", "penalty-decision", "111600元", "决定罚款111600元,重于告知的93000元,没有重新告知")
    c.expect("SRV-07", "major", "service-announcement", "-", "公告送达没有记明原因和经过")
    c.expect("SRV-07b", "major", "service-announcement", "三十日", "2022年前公告送达应经过六十日")
    c.expect("TXT-06", "minor", "payment-receipt", "2020年9月31日", "缴款日期不存在")
    c.expect("PUB-01", "minor", "publicity-material", "-", "卷内没有公示材料")
    c.may("PRO-04", "inspection-record", "2020年7月6日", "勘验早于立案,合法,只提示")
    c.expect("DIS-01", "info", "penalty-decision", "-", "2022年7月29日前的文书,裁量说明较简略", allowed=True)
    c.may("TXT-01", "penalty-decision", "淮龙城管罚字〔2020〕64号", "文号带“字”,风格提示")
    return c


def _renamed(blocks):
    for b in blocks:
        if getattr(b, "text", "").startswith("被勘验人："):
            b.text = "被勘验人：龙湖区恒远建材厂"
            break
    return blocks
