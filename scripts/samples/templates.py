"""Makes two invented sets of blank forms, each in two versions: python3 scripts/samples/templates.py templates

Every run gives the same bytes. `filled` gives the same forms filled in, for the case that uses an old version.
`{name:blank}` in a text is a place to fill in, with what the blank form shows there.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from blocks import Break, Cell, Doc, Para, Sign, Table, Title, label, value  # noqa: E402
from style import Style  # noqa: E402

PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
DAY = "    年  月  日"


def fill(text, values):
    """`text` with its places filled in; blank where `values` is None."""
    if values is None:
        return PLACE.sub(lambda m: "________" if m[2] is None else m[2], text)
    return PLACE.sub(lambda m: values.get(m[1], ""), text)


def party(v):
    """The block of the party: a blank form has room for both kinds."""
    person = [Para(fill("当事人（个人）：{person:________}　性别：{sex:____}　身份证号码：{id:________________}", v), indent=False), Para(fill("住址：{home:________________}　联系电话：{phone:__________}", v), indent=False)]
    firm = [Para(fill("当事人（单位）：{party:________________}", v), indent=False), Para(fill("统一社会信用代码：{code:________________}", v), indent=False),
            Para(fill("法定代表人（负责人）：{rep:________}　住所：{addr:________________}　联系电话：{phone:__________}", v), indent=False)]
    return person + firm if v is None else firm if v.get("party") else person


def box(name, opinion, signer, v, key):
    return [label(name), Cell(fill("{%s:}\n>%s：{%s:        }　{%s:%s}" % (key, signer, key + "_by", key + "_on", DAY), v), 10, height=2.2)]


def you(v):
    return "你（单位）" if v is None else "你单位" if v.get("party") else "你"


def samr(version, v=None):
    """栖云市市场监督管理局, 2019 and 2022."""
    new = version == 2022
    agency = "栖云市市场监督管理局"
    y = you(v)
    notice_code, decision_code = ("栖市监罚告", "栖市监罚") if new else ("栖市监告字", "栖市监罚字")
    yield "立案审批表", "case-filing-approval", [
        Title([agency, "立案审批表"]), Table([
            [label("案件来源"), value(fill("{source:}", v), 4), label("案由"), value(fill("{cause:}", v), 4)],
            [label("当事人"), value(fill("{party_name:}", v), 4), label("联系电话"), value(fill("{phone:}", v), 4)],
            [label("地址"), value(fill("{addr:}", v), 10)],
            [label("案情摘要"), Cell(fill("{summary:（写明发现时间、地点和主要违法事实）}", v), 10, height=3)],
            box("承办人意见", "", "承办人签名", v, "handler"), box("承办机构意见", "", "负责人签名", v, "unit"), box("机关负责人意见", "", "负责人签名", v, "leader")])]
    title = "行政处罚告知书" if new else "行政处罚事先告知书"
    clause = (f"根据《中华人民共和国行政处罚法》第四十四条、第四十五条{'、第六十三条' if new else ''}的规定，{y}有权进行陈述、申辩" if new
              else f"根据《中华人民共和国行政处罚法》第三十一条、第三十二条的规定，{y}可以进行陈述和申辩")
    days = "自收到本告知书之日起五个工作日内" if new else "自收到本告知书之日起三日内"
    yield title, "penalty-prior-notice", [
        Title([agency, title]), Para(fill("%s〔{year:    }〕{number:    }号" % notice_code, v), align="right"), *party(v),
        Para(fill("经查，{facts:（写明违法事实和证据）}。", v)), Para(fill("%s的上述行为违反了{violated:________}的规定，依据{basis:________}的规定，%s本局拟对%s作出以下行政处罚：{proposed:________}。" % (y, "{discretion:（写明裁量的事实和理由）}，" if new else "", y), v)),
        Para(f"{clause}。{days}未提出的，视为放弃上述权利。"), *([Para(f"{y}同意以电子方式接收后续文书的，请填写送达地址确认书。")] if new else []),
        Para(fill("联系人：{contact:________}　联系电话：{office_phone:________}", v), indent=False), Sign([agency, fill("{issued:%s}" % DAY, v)])]
    yield "行政处罚决定书", "penalty-decision", [
        Title([agency, "行政处罚决定书"]), Para(fill("%s〔{year:    }〕{number:    }号" % decision_code, v), align="right"), *party(v),
        Para(fill("本局查明：{facts:（写明时间、地点、经过、情节和后果）}。", v)), Para(fill("上述事实有{evidence:（逐项列明证据及证明内容）}等证据证明。", v)),
        Para(fill("{defense:（写明陈述、申辩及采纳情况）}。", v)), Para(fill("%s的行为违反了{violated:________}的规定。{discretion:（写明裁量的事实和理由）}。依据{basis:________}的规定，本局决定对%s处罚如下：{items:________}。" % (y, y), v)),
        Para(fill("请%s自收到本决定书之日起十五日内将罚款缴至{bank:________}（账号：{account:________}）。%s" % (
            y, "逾期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。" if new
            else "逾期不缴纳的，依据《中华人民共和国行政处罚法》第五十一条第（一）项的规定，每日按罚款数额的百分之三加处罚款。"), v)),
        Para(fill("如不服本决定，可以自收到本决定书之日起六十日内向{review:________}%s，也可以在六个月内依法向{court:________}人民法院提起行政诉讼。" % ("申请行政复议" if new else "或者上一级市场监督管理部门申请行政复议"), v)),
        *([Para("本决定依法向社会公示。")] if new else []), Sign([agency, fill("{decided:%s}" % DAY, v)], agency if v else "")]
    yield "询问笔录", "interview-record", [
        Title([agency, "询问笔录"]), Para(fill("询问时间：{when:____年__月__日__时__分至__时__分}　询问地点：{where:________}", v), indent=False), Para(fill("被询问人：{person:________}　身份证号码：{id:________________}　工作单位和职务：{job:________}", v), indent=False),
        Para(fill("询问人：{officers:________、________}　记录人：{recorder:________}", v), indent=False),
        Para(fill("我们是栖云市市场监督管理局执法人员，出示执法证件（证号：{numbers:________、________}），你是否看清？{seen:________}", v)),
        Para("现依法向你询问有关情况，你有如实回答的义务，认为我们与本案有利害关系的，可以申请回避。" if new else "现依法向你询问有关情况，请如实回答，作伪证要承担法律责任。"),
        Para(fill("问：{question:________}答：{answer:________}", v)), Para(fill("以上笔录已阅，记录属实。被询问人签名：{signed:________}　{signed_on:    年  月  日}", v), indent=False)]
    yield "送达回证", "proof-of-service", [
        Title([agency, "送达回证"]), Table([
            [label("受送达人"), value(fill("{party_name:}", v), 10)], [label("送达文书名称及文号"), value(fill("{served:}", v), 10)], [label("送达地点"), value(fill("{place:}", v), 4), label("送达方式"), value(fill("{method:}", v), 4)],
            [label("收件人签名或者盖章"), value(fill("{signed:}\n>{signed_on:%s}" % DAY, v), 10)], [label("送达人签名"), value(fill("{deliverers:}", v), 10)], [label("备注"), value(fill("{remark:}", v), 10)]]),
        *([Para("注：收件人与受送达人不是同一人的，在备注栏写明关系。", indent=False)] if v is None else [])]


def urban(version, v=None):
    """栖云市城市管理和综合执法局, 2018 and 2022."""
    new = version == 2022
    agency = "栖云市城市管理和综合执法局"
    y = you(v)
    head = lambda name, code: [Title([agency, name]), Para(fill("%s〔{year:××××}〕{number:××}号" % code, v), align="center")]  # noqa: E731
    correction = "责令（限期）改正通知书" if new else "责令停止违法行为通知书"
    yield correction, "correction-order", [
        *head(correction, "栖城综责改" if new else "栖城责字"), Para(fill("{party:××××××}：", v), indent=False), Para(fill("经查，%s于{when:××××年××月××日}在{where:××××××}实施了{what:××××××}的行为，违反了{violated:《××××》第××条}的规定。" % y, v)),
        Para(fill("依据《中华人民共和国行政处罚法》%s的规定，现责令%s{order:□立即改正　□于××××年××月××日前改正}。拒不改正的，本局将依法处理。" % ("第二十八条第一款" if new else "第二十三条", y), v)),
        Para(fill("如有异议，可以自收到本通知书之日起六十日内申请行政复议，或者在六个月内向人民法院提起行政诉讼。", v)), Sign([agency, fill("{issued:××××年××月××日}", v)])]
    yield "当场行政处罚决定书", "on-spot-decision", [
        *head("当场行政处罚决定书", "栖城综当罚" if new else "栖城当字"), *party(v), Para(fill("%s于{when:××××年××月××日××时××分}在{where:××××}{what:（写明违法行为）}，违反了{violated:××××}的规定。" % y, v)),
        Para(fill("依据{basis:××××}的规定，决定给予{items:□警告　□罚款××元}的行政处罚。", v)),
        Para(fill("执法人员已当场告知%s违法事实、处罚理由和依据，%s%s。" % (y, y, "享有的陈述、申辩权利" if new else "进行陈述和申辩的权利"), v)),
        Para("不服本决定的，应当先申请行政复议；对复议决定不服的，再提起行政诉讼。" if new else "不服本决定的，可以申请行政复议，也可以直接向人民法院提起行政诉讼。"),
        Para(fill("当事人签名：{signed:________}　执法人员签名：{officers:________、________}（执法证号：{numbers:________}）", v), indent=False), Sign([agency, fill("{issued:××××年××月××日}", v)])]
    yield "询问笔录", "interview-record", [
        Title(["询问笔录"]), Para(fill("询问时间：{when:________年__月__日__时__分至__时__分}　地点：{where:________}", v), indent=False), Para(fill("被询问人：{person:________}　性别：{sex:__}　身份证号码：{id:________}　联系电话：{phone:________}", v), indent=False),
        Para(fill("询问人：{officers:________、________}　执法证号：{numbers:________}　记录人：{recorder:________}", v), indent=False),
        Para("问：我们是栖云市城市管理和综合执法局的执法人员，这是我们的执法证件，请你确认。对你进行询问，你有申请回避的权利，也有如实回答的义务。" if new else "问：我们是栖云市城市管理和综合执法局的执法人员，请看执法证件。你应当如实回答询问。"),
        Para(fill("答：{answer:________}", v)), Para(fill("以上笔录我看过，与我说的相符。被询问人签名：{signed:________}　{signed_on:    年  月  日}", v), indent=False)]
    yield "罚没物品处理记录", "confiscated-goods-disposal", [
        Title([agency, "罚没物品处理记录"]), Table([
            [label("案由"), value(fill("{cause:}", v), 4), label("决定书文号"), value(fill("{number_of:}", v), 4)], [label("物品名称、数量"), value(fill("{goods:}", v), 10)], [label("处理方式"), value(fill("{how:□拍卖　□销毁　□上缴国库}", v), 10)],
            [label("处理人签名"), value(fill("{officers:}", v), 4), label("监督人签名"), value(fill("{monitor:}", v), 4)]])]


SETS = {"栖云市监2019": (samr, 2019), "栖云市监2022": (samr, 2022), "栖云城管2018": (urban, 2018), "栖云城管2022": (urban, 2022)}


def main():
    import to_docx
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    style = Style()
    for name, (make, version) in SETS.items():
        forms = list(make(version))
        if make is urban:  # a whole set in one file
            blocks = [b for i, (_, _, form) in enumerate(forms) for b in ([Break()] if i else []) + form]
            (target / f"{name}.docx").write_bytes(to_docx.render(Doc(blocks), style, name, "2024-01-01", None))
            continue
        folder = target / name
        folder.mkdir(exist_ok=True)
        for i, (title, _, blocks) in enumerate(forms, 1):
            (folder / f"{i:02}{title}.docx").write_bytes(to_docx.render(Doc(blocks), style, title, "2024-01-01", None))


if __name__ == "__main__":
    main()
