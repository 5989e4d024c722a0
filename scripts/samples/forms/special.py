"""Decisions on the spot; seizure."""
from blocks import Cell, Para, Table, label, pairs, value
from forms.common import approval, handlers, leader, paras, party_lines, unit_head, wide

__all__ = ["on_spot", "on_spot_record", "seizure_approval", "seizure_decision", "seizure_list", "seizure_record", "seizure_release"]


def on_spot(c, *, number, when, place, facts, violated, basis, penalty, heard, pay, remedy, day, signed=None, officers=None, order="", title="当场行政处罚决定书"):
    """`signed`: what stands at the place of the party's signature."""
    officers = c.officers if officers is None else officers
    out = [c.head(title)]
    if number:
        out.append(Para(number, align="center"))
    out += party_lines(c)
    out += [Para(f"违法事实：{c.d(day)}{when}，{facts}"), Para(f"上述行为违反了{violated}的规定。")]
    if heard:
        out.append(Para(heard))
    out.append(Para(f"依据{basis}的规定，{order}决定给予如下行政处罚：{penalty}"))
    for words in (pay, remedy):
        if words:
            out += paras(words)
    if place:
        out.append(Para(f"处罚地点：{place}", indent=False))
    sig = c.party.rep if signed is None else signed
    if officers:
        out.append(Para(f"执法人员签名：{'、'.join(n for n, _ in officers)}　　执法证号：{'、'.join(k for _, k in officers)}", indent=False))
    else:
        out.append(Para("执法人员签名：　　　　　执法证号：", indent=False))
    out.append(Para(f"当事人签收：{sig}　　{c.d(day) if sig else ''}", indent=False))
    return [*out, c.sign(day)]


def on_spot_record(c, *, number, day, filed, facts, penalty, receiver):
    rows = [*pairs([("决定书文号", number, True), ("当事人", c.party.name, True), ("决定日期", c.fd(day)), ("备案日期", c.fd(filed))]), wide("违法事实", facts, 2), wide("处罚内容", penalty),
            wide("执法人员", f">签名：{c.names}（{c.numbers}）　{c.fd(filed)}"), wide("备案机构意见", f"予以备案。\n>签名：{receiver}　{c.fd(filed)}")]
    return [c.head("当场行政处罚备案表"), Table(rows)]


def seizure_approval(c, *, summary, goods, basis, signed, approved):
    rows = [*pairs([("案由", c.cause, True), ("当事人", c.party.name, True), ("申请事项", "实施行政强制措施（扣押）", True)]), wide("案情简介", summary, 3), wide("拟扣押物品", goods), wide("法律依据", basis)]
    return approval(c, "行政强制措施审批表", rows, [handlers(c, "拟对上述物品实施扣押，期限三十日。", signed), unit_head(c, "拟同意。", signed), leader(c, "同意扣押。", approved)])


def seizure_decision(c, *, number, day, until, goods, basis, remedy, place):
    return [c.head("实施行政强制措施决定书"), Para(number, align="center"), *party_lines(c),
            Para(f"经查，当事人涉嫌{c.cause.removeprefix('涉嫌').removesuffix('案')}。依据{basis}的规定，本机关决定对当事人有关物品（详见《扣押物品清单》）实施扣押的行政强制措施，扣押期限为三十日，自{c.d(day)}起至{c.d(until)}止，扣押物品存放于{place}。"),
            Para("当事人对采取行政强制措施有权进行陈述和申辩。"), *paras(remedy), c.sign(day)]


def seizure_list(c, *, day, goods, title="扣押物品清单"):
    rows = [[label("序号", 1), label("名称", 4), label("规格型号", 3), label("数量", 2), label("备注", 2)]]
    rows += [[Cell(str(n), 1, center=True), value(a, 4), value(b, 3), value(k, 2), value(r, 2)] for n, (a, b, k, r) in enumerate(goods, 1)]
    return [c.head(title), c.field("当事人", c.party.name), Table(rows), Para(f"当事人签名：{c.party.rep}　　　{c.d(day)}", indent=False),
            Para(f"执法人员签名：{c.names}（{c.numbers}）　　　{c.d(day)}", indent=False)]


def seizure_record(c, *, day, start, end, place, person, relation, scene, told):
    out = [c.head("实施行政强制措施现场笔录"), c.field("时间", c.period(day, start, end)), c.field("地点", place), c.field("当事人", c.party.name), c.field("现场负责人", f"{person}（{relation}）"),
           c.field("执法人员", c.names), c.field("执法证号", c.numbers), c.field("记录人", c.recorder), Para(f"通知当事人到场情况：已通知当事人到场，{person}在场。", indent=False),
           Para(f"告知事项：我们是{c.agency}的执法人员，现向你出示执法证件，请过目确认。你有权申请回避。{told}", indent=False), Para("当事人意见：看清楚了，不申请回避，对扣押没有意见。", indent=False),
           Para("现场情况：", indent=False, bold=True), *paras(scene), Para("实施过程使用执法记录仪全程录像。（以下空白）"),
           Para("以上笔录已阅，与现场情况一致。", indent=False), Para(f"当事人签名：{person}　　　{c.d(day)}", indent=False), Para(f"执法人员签名：{c.names}　　　记录人签名：{c.recorder}　　　{c.d(day)}", indent=False)]
    return out


def seizure_release(c, *, number, day, decision_no, goods, reason):
    rows = [[label("序号", 1), label("名称", 4), label("规格型号", 3), label("数量", 2), label("备注", 2)]]
    rows += [[Cell(str(n), 1, center=True), value(a, 4), value(b, 3), value(k, 2), value(r, 2)] for n, (a, b, k, r) in enumerate(goods, 1)]
    return [c.head("解除行政强制措施决定书"), Para(number, align="center"), Para(f"{c.party.name}：", indent=False),
            Para(f"本机关以《实施行政强制措施决定书》（{decision_no}）对你单位有关物品实施扣押。{reason}，依据《中华人民共和国行政强制法》第二十八条的规定，决定自{c.d(day)}起解除扣押，退还下列物品："), Table(rows), c.sign(day)]
