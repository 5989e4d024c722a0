"""What goes to the party, and the proof that it arrived."""
from blocks import Cell, Numbered, Para, Sign, Table, Title, head, label, pairs, value
from forms.common import paras, party_lines, payment, remedies, wide

__all__ = ["announcement", "correction_order", "decision", "defense_review", "defense_statement", "electronic_record", "mail_receipt", "no_penalty",
           "prior_notice", "proof", "waiver"]


def _number(c, number):
    return Para(number, align="right" if c.style.w("文号靠右") == "是" else "center")


def correction_order(c, *, number, day, facts, violated, order, due="", basis="《中华人民共和国行政处罚法》第二十八条第一款", title="责令改正通知书", remedy=False):
    out = [c.head(title), _number(c, number), *party_lines(c), *paras(facts), Para(f"上述行为违反了{violated}的规定。依据{basis}的规定，现责令{c.party.you}{order}")]
    if due:
        out.append(Para(f"改正期限：于{c.d(due)}前改正完毕。逾期不改正的，本机关将依法处理。"))
    if remedy:
        out.append(Para(remedies(c).replace("行政处罚决定", "决定")))
    return [*out, c.sign(day)]


def defense_clause(c, days="五个工作日", article="第四十四条、第四十五条"):
    return (f"根据《中华人民共和国行政处罚法》{article}的规定，{c.party.you}对上述拟处罚内容有权进行陈述和申辩。可以自收到本告知书之日起{days}内向本机关提出陈述、申辩意见，"
            "逾期未提出的，视为放弃此权利。")


def prior_notice(c, *, number, day, facts, evidence="", violated, basis, discretion, proposed, rights=None, hearing=None, title="行政处罚告知书", extra=""):
    out = [c.head(title), _number(c, number), *party_lines(c)]
    out += paras(facts)
    if evidence:
        out.append(Para(f"以上事实，有{evidence}等证据证明。"))
    if violated:
        out.append(Para(f"当事人的上述行为违反了{violated}的规定。"))
    if discretion:
        out += paras(discretion)
    out += paras(f"{'依据' + basis + '的规定，' if basis else ''}本机关拟对{c.party.you}作出如下行政处罚：{proposed}")
    out += paras(defense_clause(c) if rights is None else rights)
    if hearing:
        out += paras(hearing)
    if extra:
        out += paras(extra)
    out.append(Para(f"联系人：{c.names}　　联系电话：{c.phone}", indent=False))
    out.append(Para(f"联系地址：{c.address}", indent=False))
    return [*out, c.sign(day)]


def proof(c, *, documents, day, place, recipient=None, signer=None, method="直接送达", deliverers=None, relation="本人（法定代表人）", refusal="", witness="", remark="", time="10时20分",
          title="送达回证", no_day=False):
    """`documents`: (name, number); one proof may list several."""
    deliverers = c.names if deliverers is None else deliverers
    w = c.style.w
    rows = [*pairs([(w("受送达人"), recipient or c.party.name, True), ("案由", c.cause, True)])]
    rows.append([label("送达文书名称", 4), label("文号", 4), label("件数", 2), label("送达方式", 2)])
    for name, number in documents:
        rows.append([Cell(name, 4, center=True), Cell(number, 4, center=True), Cell("1份", 2, center=True), Cell(method, 2, center=True)])
    rows.append([label("送达地点"), value(place, 10)])
    when = "" if no_day else f"{c.d(day)}{time}"
    if signer is None:
        signer = c.party.rep or c.party.name
    rows.append([label("收件人签名"), value(signer, 4), label("收件日期"), value(when, 4)])
    rows.append([label("与受送达人的关系"), value(relation, 10)])
    rows.append([label("拒收事由"), value(refusal or "无", 10)])
    rows.append([label("见证人签名"), value(witness or "无", 10)])
    rows.append([label("送达人"), value(deliverers, 10)])
    rows.append([label("备注"), value(remark, 10)])
    return [c.head(title), Table(rows)]


def waiver(c, *, day, notice, number, rights="陈述、申辩权利", title="放弃陈述申辩声明", person=None):
    return [Title([title]), Para(f"{c.agency}：", indent=False),
            Para(f"我单位于{c.d(day)}收到你局送达的《{notice}》（{number}），已知悉拟作出行政处罚的事实、理由、依据和内容，以及依法享有的{rights}。经研究，我单位自愿放弃{rights}，对拟作出的行政处罚无异议。特此声明。"),
            Sign([f"声明人：{c.party.name}", f"{c.party.title}签名：{person or c.party.rep}", c.d(day)])]


def defense_statement(c, *, day, words, title="陈述申辩书"):
    return [Title([title]), Para(f"{c.agency}：", indent=False), *paras(words), Sign([f"申辩人：{c.party.name}", f"{c.party.title}签名：{c.party.rep}", c.d(day)])]


def defense_review(c, *, day, summary, words, result, reviewers, title="陈述申辩复核意见书"):
    rows = [*pairs([("案由", c.cause, True), ("当事人", c.party.name, True), ("复核人", reviewers, True)]), wide("陈述申辩要点", summary, 3), wide("复核意见", words, 3),
            wide("是否采纳", f"{result}\n>复核人签名：{reviewers}　{c.fd(day)}")]
    return [c.head(title), Table(rows)]


def decision(c, *, number, day, facts, evidence, violated, defense, discretion, basis, items, order="", pay=None, remedy=None, title="行政处罚决定书", extra="", agency=None, signer=None,
             numbered=False, wrap="处罚如下", lines=None, seal=True):
    """`items`: the penalties one by one; `order`: what the party is told to mend, which is no penalty."""
    out = [c.head(title, agency), _number(c, number), *(party_lines(c) if lines is None else lines)]
    out += paras(facts)
    if evidence:
        out.append(Para("以上事实，有以下主要证据证明："))
        out += [Para(f"{n}.{t}；" if n < len(evidence) else f"{n}.{t}。") for n, t in enumerate(evidence, 1)]
    if violated:
        out.append(Para(f"本机关认为，当事人的上述行为违反了{violated}的规定。"))
    for words in (defense, discretion):
        if words:
            out += paras(words)
    out.append(Para(f"综上，{'依据' + basis + '的规定，' if basis else ''}{order}决定{wrap}："))
    if numbered:
        out.append(Numbered(list(items)))
    else:
        out += [Para(f"{n}.{t.rstrip('。')}{'；' if n < len(items) else '。'}") for n, t in enumerate(items, 1)] if len(items) > 1 else [Para(items[0])]
    for words in (payment(c) if pay is None else pay, remedies(c) if remedy is None else remedy, extra):
        if words:
            out += paras(words)
    return [*out, c.sign(day, signer if signer is not None else agency, seal)]


def no_penalty(c, *, number, day, facts, evidence, violated, defense, reason, education, title="不予行政处罚决定书", remedy=None):
    out = [c.head(title), _number(c, number), *party_lines(c), *paras(facts), Para("以上事实，有以下主要证据证明：")]
    out += [Para(f"{n}.{t}；" if n < len(evidence) else f"{n}.{t}。") for n, t in enumerate(evidence, 1)]
    out.append(Para(f"当事人的上述行为违反了{violated}的规定。"))
    for words in (defense, reason, education, remedies(c).replace("行政处罚决定", "决定").replace("，本行政处罚不停止执行", "，本决定不停止执行") if remedy is None else remedy):
        if words:
            out += paras(words)
    return [*out, c.sign(day)]


def announcement(c, *, number, day, recipient, documents, reason, days, media, words):
    listed = "、".join(f"《{n}》（{k}）" for n, k in documents)
    why = f"{reason}，" if reason else ""
    return [c.head("送达公告"), _number(c, number), Para(f"{recipient}：", indent=False),
            Para(f"{words}{why}现依法向{c.party.you}公告送达{listed}。自本公告发布之日起经过{days}，即视为送达。请自公告期满之日起到本机关（地址：{c.address}）领取上述文书。"),
            Para(f"公告载体：{media}　　发布日期：{c.d(day)}", indent=False), c.sign(day)]


def mail_receipt(c, *, recipient, content, mail_no, sent, received, company="中国邮政速递物流股份有限公司云州市分公司"):
    rows = pairs([("邮件号", mail_no), ("承运单位", company), ("收件人", recipient), ("收件地址", c.party.addr), ("内件品名", content, True), ("交寄日期", c.fd(sent)), ("签收日期", c.fd(received)),
                  ("签收人", c.party.rep), ("邮件状态", "已签收")])
    return [Title(["国内特快专递邮件详情单（寄件人存）"]), Table(rows)]


def electronic_record(c, *, recipient, address, sent, received, document):
    rows = pairs([("受送达人", recipient, True), ("送达方式", "电子邮件"), ("电子邮箱", address), ("送达文书名称", document, True), ("发送时间", sent), ("到达时间", received), ("送达人", c.names), ("记录人", c.recorder)])
    return [c.head("电子送达记录"), Table(rows)]
