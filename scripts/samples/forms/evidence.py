"""Evidence: identity, copies, photographs, recordings, goods."""
from blocks import Cell, Para, Sign, Table, Title, head, label, pairs, value
from forms.common import approval, handlers, leader, party_lines, unit_head, wide

__all__ = ["address_confirmation", "av_register", "extract", "id_card", "licence", "officer_cards", "photos", "registration_approval",
           "registration_disposal", "registration_list", "registration_notice"]


def _match(c, day, provider):
    return [Para(f"本复印件与原件核对无误，由{c.party.name}提供。", indent=False), Para(f"提供人签名：{provider}　　　{c.d(day)}", indent=False),
            Para(f"执法人员签名：{c.names}　　　执法证号：{c.numbers}　　　{c.d(day)}", indent=False)]


def licence(c, *, day, provider=None, until="长期", registrar=""):
    p = c.party
    kind = "个体工商户" if p.kind == "trader" else p.type
    rows = [[label("统一社会信用代码", 4), value(p.code, 8)], [label("名称", 4), value(p.name, 8)], [label("类型", 4), value(kind, 8)],
            [label("住所" if p.kind == "org" else "经营场所", 4), value(p.addr, 8)], [label(p.title, 4), value(p.rep, 8)],
            [label("成立日期", 4), value(c.d(p.founded), 8)], [label("营业期限", 4), value(f"{c.d(p.founded)}至{until}", 8)],
            [label("经营范围", 4), value(p.scope, 8)]]
    return [Title(["营业执照"]), Para("（副本）", align="center"), Table(rows), Para(f"登记机关：{registrar or c.agency}", align="right"),
            *_match(c, day, provider or p.rep)]


def id_card(c, *, name, number, address, day, sex="男", nation="汉", provider=None):
    birth = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    rows = [[label("姓名", 4), value(name, 8)], [label("性别", 4), value(sex, 3), label("民族", 2), value(nation, 3)],
            [label("出生", 4), value(c.d(birth), 8)], [label("住址", 4), value(address, 8)], [label("公民身份号码", 4), value(number, 8)]]
    return [Title(["居民身份证复印件"]), Table(rows), *_match(c, day, provider or name)]


def extract(c, *, day, name, purpose, place, provider, content, source=None, pages="共1页"):
    rows = [*pairs([("证据名称", name), ("提取时间", c.fd(day)), ("提取地点", place, True), ("证据来源", source or f"{c.party.name}提供，原件存放于该单位", True),
                    ("证明内容", purpose, True)]),
            [head("证据粘贴处")], [Cell(content, 12, height=7)],
            [label("核对意见"), value(f"经核对，本复制件与原件一致，{pages}。\n>提供人（签名）：{provider}　{c.fd(day)}", 10)],
            [label("执法人员"), value(f">签名：{c.names}　执法证号：{c.numbers}　{c.fd(day)}", 10)]]
    return [c.head("证据提取单"), Table(rows)]


def photos(c, *, shots, day, place, photographer, witness):
    """Photographs are described; the pictures themselves are left out."""
    out = [c.head("现场照片证据")]
    for n, (clock, purpose) in enumerate(shots, 1):
        out.append(Table([[Cell(f"（照片{n}）", 12, center=True, height=4.6)], *pairs([
            ("拍摄时间", f"{c.d(day)}{clock}"), ("拍摄人", photographer), ("拍摄地点", place, True), ("证明对象", purpose, True),
            ("原始载体存放处", f"{c.agency}执法记录仪采集工作站", True)])]))
    out += [Para(f"当事人签名：{witness}　　　{c.d(day)}", indent=False), Para(f"执法人员签名：{c.names}（{c.numbers}）　　　{c.d(day)}", indent=False)]
    return out


def officer_cards(c, *, until, issuer, day, officers=None, numbers=None, issued="2021-12-31"):
    """Copies of the certificates of the officers; `until` holds one day for each."""
    officers = officers or c.officers
    out = [Title(["行政执法证件复印件"])]
    for n, ((name, number), last) in enumerate(zip(officers, until, strict=True)):
        out.append(Table([[Cell("中华人民共和国行政执法证", 12, label=True, center=True)], *pairs([
            ("姓名", name), ("证件编号", (numbers or {}).get(n, number)), ("执法机关", c.agency, True), ("执法类别", c.style.w("综合执法")), ("发证机关", issuer),
            ("发证日期", c.d(issued)), ("有效期至", c.d(last))])]))
    out.append(Para(f"以上复印件与原件核对无误。经办人：{c.recorder}　{c.d(day)}", align="right"))
    return out


def address_confirmation(c, *, day, person, receiver, relation, address, electronic="", confirmed=None, email_ok=False):
    rows = [*pairs([("案由", c.cause, True), ("受送达人", c.party.name, True), ("送达地址", address, True), ("指定签收人", receiver), ("与受送达人关系", relation)]),
            wide("电子送达", f"是否接受电子送达：{'☑是　□否' if electronic else '□是　☑否'}　电子邮箱：{electronic or '无'}"),
            wide("确认事项", "我已阅读（听明白）本确认书的告知事项，保证上述送达地址准确、有效；地址变更的，将及时书面告知；因提供的地址不准确，"
                         "文书未能被实际接收的，邮寄退回之日视为送达之日。"),
            [label("受送达人"), value(f">签名：{person}　{c.fd(day)}", 10)], [label("执法人员"), value(f">签名：{c.names}　{c.fd(day)}", 10)]]
    return [c.head("送达地址确认书"), Table(rows)]


def av_register(c, *, rows):
    """`rows`: stage, from, to, file, place of storage."""
    body = [[label("序号", 1), label("记录环节", 2), label("开始时间", 3), label("结束时间", 3), label("影像文件名", 3)]]
    for n, (stage, day, start, end, name) in enumerate(rows, 1):
        body.append([Cell(str(n), 1, center=True), value(stage, 2), value(f"{c.d(day)}{start}", 3), value(f"{c.d(day)}{end}", 3), value(name, 3)])
    body.append([label("说明"), value(f"以上音像资料已于记录当日上传至{c.agency}执法音像管理平台，并刻录光盘1张随卷保存。记录人：{c.recorder}", 10)])
    return [c.head("执法音像记录清单"), Table(body)]


def registration_approval(c, *, summary, goods, place, opinions, applied, basis="《中华人民共和国行政处罚法》第五十六条"):
    rows = [*pairs([("案由", c.cause, True), ("当事人", c.party.name, True), ("实施时间", applied), ("存放地点", place)]), wide("案情简介及申请理由", summary, 3),
            wide("拟登记保存物品", goods), wide("法律依据", basis)]
    return approval(c, "先行登记保存证据审批表", rows, opinions)


def registration_notice(c, *, number, day, until, goods, place, basis="《中华人民共和国行政处罚法》第五十六条", with_list=True):
    out = [c.head("先行登记保存证据通知书"), Para(number, align="center"), *party_lines(c),
           Para(f"因你单位涉嫌{c.cause.removeprefix('涉嫌').removesuffix('案')}，为防止证据灭失或者以后难以取得，依据{basis}的规定，本机关决定自{c.d(day)}起至{c.d(until)}止，"
                f"对有关证据采取先行登记保存措施，保存方式为就地保存，存放于{place}。登记保存期间，当事人或者有关人员不得销毁或者转移证据。")]
    if with_list:
        out.append(_goods(goods))
    out += [Para(f"当事人签名：{c.party.rep}　{c.d(day)}", indent=False), Para(f"执法人员签名：{c.names}（执法证号：{c.numbers}）", indent=False), c.sign(day)]
    return out


def _goods(goods):
    rows = [[label("序号", 1), label("名称", 4), label("规格型号", 3), label("数量", 2), label("备注", 2)]]
    rows += [[Cell(str(n), 1, center=True), value(a, 4), value(b, 3), value(k, 2), value(r, 2)] for n, (a, b, k, r) in enumerate(goods, 1)]
    return Table(rows)


def registration_list(c, *, day, goods, place, title="先行登记保存证据清单"):
    return [c.head(title), c.field("当事人", c.party.name), c.field("存放地点", place), _goods(goods),
            Para(f"当事人签名：{c.party.rep}　　　{c.d(day)}", indent=False), Para(f"执法人员签名：{c.names}（{c.numbers}）　　　{c.d(day)}", indent=False)]


def registration_disposal(c, *, number, day, notice_no, notice_day, goods, method, basis):
    return [c.head("先行登记保存证据处理通知书"), Para(number, align="center"), Para(f"{c.party.name}：", indent=False),
            Para(f"本机关于{c.d(notice_day)}以《先行登记保存证据通知书》（{notice_no}）对你单位有关证据采取了先行登记保存措施。依据{basis}的规定，现对登记保存的物品作出如下处理：{method}"),
            _goods(goods), c.sign(day)]
