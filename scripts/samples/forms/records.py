"""Records of what was seen and said, 笔录."""
from blocks import Para, Table, label, pairs, value
from forms.common import paras, wide

__all__ = ["defense_record", "inspection", "interview", "recheck"]

RECUSAL = "根据法律规定，你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；你有陈述和申辩的权利；同时应当如实回答询问、协助调查，不得拒绝或者阻挠。"


def _told(c, officers, recusal):
    rights = RECUSAL if recusal else "你应当如实回答询问、协助调查，不得拒绝或者阻挠。"
    who = "、".join(f"{n}（执法证号：{k}）" for n, k in officers) if officers else ""
    return f"我们是{c.agency}的执法人员{who}，现向你出示执法证件，请过目确认。{rights}"


def _layout(c, title, fields, body, signatures, paged=True):
    """A record as the agency lays it out: running text, or a table above the words."""
    out = [c.head(title)]
    if c.style.records == "table":
        out.append(Table(pairs([(k, v, len(v) > 15) for k, v in fields])))
    else:
        out += [c.field(k, v) for k, v in fields]
    out += body
    out += [Para(t, indent=False) for t in signatures]
    return out


def inspection(c, *, day, start, end, place, person, relation, scene, title="现场检查笔录", officers=None, numbers=None, recusal=True,
               shown=True, confirmed="看清楚了，不申请回避。", closing="以上笔录已阅，与现场情况一致。", signed=None, witness="", av=True):
    officers = c.officers if officers is None else officers
    names = "、".join(n for n, _ in officers)
    numbers = numbers or "、".join(k for _, k in officers)
    w = c.style.w
    fields = [(w("检查时间"), c.period(day, start, end)), (w("检查地点"), place), (w("被检查人"), c.party.name)]
    if c.party.code:
        fields.append(("统一社会信用代码", c.party.code))
    fields += [(w("现场负责人"), person), ("与当事人关系", relation), (w("检查人员"), names), ("执法证号", numbers), ("记录人", c.recorder)]
    if witness:
        fields.append(("见证人", witness))
    body = []
    if shown:
        body += [Para(f"告知事项：{_told(c, None, recusal)}", indent=False), Para(f"当事人确认：{confirmed}", indent=False)]
    body.append(Para(w("现场情况") + "：", indent=False, bold=True))
    body += paras(scene)
    if av:
        body.append(Para("检查过程使用执法记录仪全程录像，并对现场拍照取证。（以下空白）"))
    day2 = c.d(signed or day)
    return _layout(c, title, fields, body, [
        f"{closing}", f"{w('被检查人')}签名：{person}　　　{day2}",
        f"{w('检查人员')}签名：{names}　　　记录人签名：{c.recorder}　　　{day2}"])


def interview(c, *, day, start, end, place, person, id_no, relation, qa, title="询问笔录", officers=None, recusal=True, sex="男", phone="",
              address="", opening="看清楚了，不申请回避。", closing="以上笔录我已看过，和我说的一样。", count="第1次", signed=None, wording=None):
    officers = c.officers if officers is None else officers
    names = "、".join(n for n, _ in officers)
    w = c.style.w
    fields = [(w("询问时间"), f"{c.period(day, start, end)}（{count}）"), (w("询问地点"), place), (w("被询问人"), person), ("性别", sex),
              ("身份证号码", id_no), ("联系电话", phone or c.party.phone), ("住址", address or c.party.addr), (w("与本案关系"), relation),
              (w("询问人"), names), ("执法证号", "、".join(k for _, k in officers)), ("记录人", c.recorder)]
    told = wording or _told(c, officers, recusal)
    body = [Para(f"问：{told}请问你听清楚了吗？{'是否申请回避？' if recusal else ''}", indent=False), Para(f"答：{opening}", indent=False)]
    for q, a in qa:
        body += [Para(f"问：{q}", indent=False), Para(f"答：{a}", indent=False)]
    body.append(Para("（以下空白）", indent=False))
    day2 = c.d(signed or day)
    return _layout(c, title, fields, body, [
        closing, f"被询问人签名：{person}　　　{day2}", f"{w('询问人')}签名：{names}　　　记录人签名：{c.recorder}　　　{day2}"])


def defense_record(c, *, day, start, end, place, person, content, title="陈述申辩笔录"):
    fields = [("时间", c.period(day, start, end)), ("地点", place), ("陈述申辩人", person), ("承办人员", c.names), ("执法证号", c.numbers), ("记录人", c.recorder)]
    body = [Para("陈述申辩内容：", indent=False, bold=True), *paras(content)]
    return _layout(c, title, fields, body, ["以上笔录已阅，与陈述一致。", f"陈述申辩人签名：{person}　　　{c.d(day)}",
                                          f"承办人员签名：{c.names}　　　记录人签名：{c.recorder}　　　{c.d(day)}"])


def recheck(c, *, day, start, end, place, person, order_no, findings, result, title="整改复查记录"):
    rows = pairs([("被检查人", c.party.name), ("责令改正文号", order_no), ("复查时间", c.period(day, start, end), True), ("复查地点", place, True),
                  ("复查人员", c.names), ("执法证号", c.numbers)])
    rows += [wide("整改情况", findings, 3), wide("复查意见", result)]
    rows.append([label("签名"), value(f"当事人签名：{person}　{c.d(day)}\n复查人员签名：{c.names}　{c.d(day)}", 10)])
    return [c.head(title), Table(rows)]
