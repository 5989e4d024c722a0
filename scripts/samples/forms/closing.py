"""Payment, publicity, closing and the volume itself."""
from blocks import Cell, Para, Table, Title, label, pairs, value
from codes import capital
from forms.common import approval, handlers, leader, party_rows, unit_head, wide

__all__ = ["closing", "confiscation_list", "cover", "disposal", "file_index", "file_note", "publicity", "receipt"]


def receipt(c, *, number, day, items, payer=None, title="非税收入统一票据（电子）", decision_no=""):
    """`items`: (name, yuan)."""
    total = sum(y for _, y in items)
    rows = [*pairs([("票据号码", number), ("缴款日期", c.fd(day)), ("缴款人", payer or c.party.name, True), ("执收单位", c.agency, True)]),
            [label("项目编码", 3), label("收费项目", 5), label("金额（元）", 4)]]
    rows += [[Cell("103050199", 3, center=True), Cell(n, 5, center=True), Cell(f"{y:,}.00", 4, center=True)] for n, y in items]
    rows += [[label("金额合计（大写）", 3), value(capital(total), 5), label("（小写）", 2), value(f"¥{total:,}.00", 2)],
             [label("备注", 3), value(f"行政处罚决定书文号：{decision_no}" if decision_no else "银行收讫", 9)]]
    return [Title([title]), Table(rows), Para(f"收款单位（章）：{c.agency}罚没专户　　复核人：综合窗口　　收款人：代收银行", indent=False)]


def publicity(c, *, day, number, decided, facts, penalty, amount, platform, url, party=None, rep=None, extra="", title="行政处罚信息公示截图", code=None):
    rows = pairs([("行政处罚决定书文号", number, True), ("行政相对人名称", party or c.party.name, True), *([("统一社会信用代码", code or c.party.code, True)] if (code or c.party.code) else []),
                  *([(c.party.title, rep or c.party.rep, True)] if c.party.kind != "person" else []), ("违法事实", facts, True), ("处罚内容", penalty, True), ("罚款金额（元）", amount), ("处罚机关", c.agency),
                  ("处罚决定日期", c.fd(decided)), ("公示日期", c.fd(day)), ("公示平台", platform, True), ("公示网址", url, True)])
    out = [Title([title]), Table(rows)]
    if extra:
        out.append(Para(extra))
    out.append(Para(f"经办人：{c.recorder}　　截图日期：{c.d(day)}", align="right"))
    return out


def confiscation_list(c, *, number, day, goods):
    rows = [[label("序号", 1), label("物品名称", 4), label("规格型号", 3), label("数量", 2), label("备注", 2)]]
    rows += [[Cell(str(n), 1, center=True), value(a, 4), value(b, 3), value(k, 2), value(r, 2)] for n, (a, b, k, r) in enumerate(goods, 1)]
    return [c.head("没收物品清单"), c.field("当事人", c.party.name), c.field("行政处罚决定书文号", number), Table(rows),
            Para(f"当事人签名：{c.party.rep}　　　{c.d(day)}", indent=False), Para(f"执法人员签名：{c.names}（{c.numbers}）　　　{c.d(day)}", indent=False), c.sign(day)]


def disposal(c, *, number, day, place, goods, method, disposers, supervisor):
    rows = [*pairs([("决定书文号", number, True), ("处置时间", c.fd(day)), ("处置地点", place), ("处置方式", method, True)]), wide("物品名称、数量", "；".join(f"{a}（{b}）{k}" for a, b, k, _ in goods)),
            wide("处置经办人", f">签名：{disposers}　{c.fd(day)}"), wide("监销人", f">签名：{supervisor}　{c.fd(day)}")]
    return [c.head("罚没物品处理记录"), Table(rows)]


def closing(c, *, number, filed, decision_no, outcome, amount, paid, receipt_no, correction, signed, approved, goods="无", title="结案审批表", litigation="当事人未申请行政复议，未提起行政诉讼。", result="处罚"):
    rows = [*pairs([(c.style.w("案由"), c.cause, True), ("立案号", number), ("立案日期", c.fd(filed)), ("决定书文号", decision_no, True)]), *party_rows(c), wide("处理结果", outcome, 2)]
    if amount is not None:
        rows.append(wide("执行情况", f"当事人于{c.d(paid)}缴纳罚没款{amount}元，票据号：{receipt_no}，本案已执行完毕。", 1.5))
    rows += [wide("罚没财物处理情况", goods), wide("改正情况", correction), wide("复议诉讼情况", litigation), wide("归档情况", "拟按一案一卷立卷归档。")]
    return approval(c, title, rows, [handlers(c, "案件已执行完毕，建议结案。" if amount is not None else "案件已办理终结，建议结案。", signed), unit_head(c, "拟同意结案。", signed), leader(c, "同意结案。", approved)])


def cover(c, *, name, file_no, decision_no, filed, closed, archived, outcome, count, pages, years="10年", title="行政处罚案件卷宗", fonds="0127"):
    rows = [*pairs([("案卷号", file_no), ("全宗号", fonds), ("案件名称", name, True), ("当事人", c.party.name, True), ("案由", c.cause, True), ("决定书文号", decision_no, True), ("处理结果", outcome, True),
                    ("立案时间", c.fd(filed)), ("结案时间", c.fd(closed)), ("承办人", c.names), ("保管期限", years), ("归档日期", c.fd(archived)), ("本卷共", f"{count}件{pages}页")])]
    return [c.head(title), Para(""), Table(rows)]


def file_index(c, rows):
    """`rows`: number of document, responsible, title, date, first page."""
    body = [[label("序号", 1), label("文号", 3), label("责任者", 2), label("题名", 3), label("日期", 2), label("页号", 1)]]
    for n, (number, by, name, day, page) in enumerate(rows, 1):
        body.append([Cell(str(n), 1, center=True), value(number, 3), value(by, 2), value(name, 3), Cell(day, 2, center=True), Cell(page, 1, center=True)])
    return [Title(["卷内目录"]), Table(body)]


def file_note(c, *, count, pages, compiler, checker, day, media="执法音像光盘1张。"):
    rows = [[Cell(f"本卷情况说明：\n　　本卷共{count}件{pages}页，材料齐全，无缺损、修改。不同载体说明：{media}", 12, height=8)],
            [label("立卷人", 3), value(compiler, 3), label("立卷时间", 3), value(c.fd(day), 3)], [label("检查人", 3), value(checker, 3), label("检查时间", 3), value(c.fd(day), 3)]]
    return [Title(["卷内备考表"]), Table(rows)]
