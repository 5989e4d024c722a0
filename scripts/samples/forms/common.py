"""What several layouts share: the party, opinions, remedies."""
from blocks import Cell, Para, Table, label, pairs, value


def party_items(c, phone=True):
    p = c.party
    if p.kind == "person":
        items = [("姓名", p.name), ("性别", p.sex), ("身份证号码", p.id), ("联系电话", p.phone), ("住址", p.addr, True)]
    else:
        items = [("名称", p.name), (p.title, p.rep), ("统一社会信用代码", p.code), ("联系电话", p.phone), ("住所（经营场所）", p.addr, True)]
        if p.kind == "trader":
            items.insert(2, ("身份证号码", p.id))
            items.insert(3, ("经营者性别", p.sex))
    return [i for i in items if phone or i[0] != "联系电话"]


def party_rows(c):
    """The party as rows of a form, under one merged label."""
    rows = []
    for row in pairs(party_items(c)):
        used = 0
        out = []
        for cell in row:
            out.append(Cell(c.style.w(cell.text) if cell.label else cell.text, cell.span, 1, cell.label, cell.center))
            used += cell.span
        out[-1].span -= 1
        rows.append(out)
    rows[0].insert(0, Cell(c.style.w("当事人"), 1, len(rows), label=True, center=True))
    return rows


def party_lines(c):
    """The party as lines of running text."""
    p, w = c.party, c.style.w
    if p.kind == "person":
        items = [(w("当事人"), p.name), ("性别", p.sex), (w("身份证号码"), p.id), (w("住址"), p.addr)]
    else:
        items = [(w("当事人"), p.name), (w("统一社会信用代码"), p.code), (w("住所"), p.addr), (p.title, p.rep)]
        if p.kind == "trader":
            items.append((w("身份证号码"), p.id))
    sep = "：" if c.style.colon else "　"
    match c.style.party:
        case "inline":
            return [Para("；".join(f"{k}{sep}{v}" for k, v in items) + "。", indent=False)]
        case "pairs":
            out = [Para(f"{items[0][0]}{sep}{items[0][1]}　　{items[-1][0]}{sep}{items[-1][1]}", indent=False)]
            return out + [Para(f"{k}{sep}{v}", indent=False) for k, v in items[1:-1]]
    return [Para(f"{k}{sep}{v}", indent=False) for k, v in items]


def opinion(c, name, words, signer, day, height=1.8, signed="签名"):
    """One box of an approval: the label, the words, who signed and when."""
    colon = "：" if c.style.colon else "　"
    foot = f">{signed}{colon}{signer}　　{c.fd(day) if day and day[0].isdigit() else day}"
    return [label(c.style.w(name)), value(f"{words}\n{foot}", 10, height=height)]


def approval(c, title, rows, opinions, agency=None):
    """A form of approval: facts on top, opinions below."""
    body = list(rows)
    for o in opinions:
        body.append(opinion(c, *o))
    return [c.head(title, agency), Table(body)]


def handlers(c, words, day):
    return (c.style.w("承办人意见"), words, c.names, day)


def unit_head(c, words, day):
    return (c.style.w("承办机构负责人意见"), words, c.unit_head, day)


def leader(c, words, day):
    return (c.style.w("负责人审批意见"), words, c.leader, day)


def wide(name, text, height=0.0):
    return [label(name), value(text, 10, height=height)]


def paras(text):
    return [Para(t) for t in text.strip().split("\n") if t.strip()]


def payment(c, surcharge=True, article="第七十二条第一款第（一）项"):
    tail = ""
    if surcharge:
        tail = (f"逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》{article}的规定，每日按罚款数额的百分之三加处罚款，"
                "加处罚款的数额不得超出罚款的数额，并将依法申请人民法院强制执行。")
    return (f"当事人应当自收到本行政处罚决定书之日起十五日内，将罚款缴至{c.bank}（户名：{c.agency}罚没专户，账号：{c.account}），"
            f"也可以通过电子支付系统缴纳。{tail}")


def remedies(c):
    """How to object; from 2024 on before the government alone, earlier also before the higher department."""
    return (f"如不服本行政处罚决定，可以自收到本决定书之日起六十日内向{c.review_body}申请行政复议，也可以自收到本决定书之日起六个月内依法向"
            f"{c.court}提起行政诉讼。申请行政复议或者提起行政诉讼期间，本行政处罚不停止执行。")
