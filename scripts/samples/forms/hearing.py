"""The hearing, 听证."""
from blocks import Para, Sign, Title
from forms.common import paras, party_lines

__all__ = ["hearing_application", "hearing_announcement", "hearing_record", "hearing_report", "session_notice"]


def hearing_application(c, *, day, notice_no, words):
    return [Title(["听证申请书"]), Para(f"{c.agency}：", indent=False),
            Para(f"我单位收到你局《行政处罚告知书》（{notice_no}）后，依法要求听证。{words}"),
            Sign([f"申请人：{c.party.name}", f"{c.party.title}签名：{c.party.rep}", c.d(day)])]


def session_notice(c, *, number, day, session, clock, place, chair, members, recorder, title="行政处罚听证通知书", open_words="公开"):
    return [c.head(title), Para(number, align="center"), *party_lines(c),
            Para(f"关于{c.party.name}{c.cause}，根据{c.party.you}的申请，本机关定于{c.d(session)}{clock}在{place}{open_words}举行听证。"),
            Para(f"听证主持人：{chair}　听证员：{members}　记录员：{recorder}", indent=False),
            Para(f"{c.party.you}认为听证主持人、听证员、记录员与本案有直接利害关系的，有权申请回避；可以亲自参加听证，也可以委托一至二人代理。"),
            Para("请法定代表人或者委托代理人携带身份证明、授权委托书及有关证据材料准时参加，无正当理由不出席的，视为放弃听证权利。"),
            Para(f"联系人：{recorder}　　联系电话：{c.phone}　　联系地址：{c.address}", indent=False), c.sign(day)]


def hearing_announcement(c, *, number, day, session, clock, place):
    return [c.head("听证公告"), Para(number, align="center"),
            Para(f"本机关定于{c.d(session)}{clock}在{place}公开举行{c.party.name}{c.cause}行政处罚听证会，公民可以凭有效身份证件旁听。"),
            Para(f"公告日期：{c.d(day)}　　公告方式：本机关门户网站、办公楼公告栏", indent=False), c.sign(day)]


def hearing_record(c, *, day, start, end, place, chair, members, recorder, agent, suggestion, cross, final, mode="公开", extra="", investigators=None):
    who = investigators or c.officers
    names = "、".join(n for n, _ in who)
    out = [c.head("听证笔录"), c.field("案由", c.cause), c.field("听证时间", c.period(day, start, end)), c.field("听证地点", place), c.field("听证方式", mode), c.field("听证主持人", chair),
           c.field("听证员", members), c.field("记录员", recorder), c.field("听证申请人", c.party.name), c.field("委托代理人", agent),
           c.field("案件调查人员", "、".join(f"{n}（执法证号：{k}）" for n, k in who))]
    out += [Para(f"主持人宣布听证会开始，核对听证参加人身份，宣读听证纪律，告知当事人有申请回避、陈述申辩、举证质证等权利，并询问是否申请回避。听证申请人：不申请回避。"),
            Para("一、调查人员陈述", indent=False, bold=True), *paras(suggestion), Para("二、质证和申辩", indent=False, bold=True), *paras(cross)]
    if extra:
        out += paras(extra)
    out += [Para("三、最后陈述", indent=False, bold=True), *paras(final), Para("主持人宣布听证会结束。以上笔录经听证参加人核对无误。"),
            Para(f"听证申请人（代理人）签名：{agent}　　　{c.d(day)}", indent=False), Para(f"案件调查人员签名：{names}　　　{c.d(day)}", indent=False),
            Para(f"听证主持人签名：{chair}　　听证员签名：{members}　　记录员签名：{recorder}　　{c.d(day)}", indent=False)]
    return out


def hearing_report(c, *, day, session, place, chair, members, recorder, findings, advice):
    return [c.head("听证报告"), c.field("案由", c.cause), c.field("听证申请人", c.party.name), c.field("听证时间", c.d(session)), c.field("听证地点", place), c.field("听证主持人", chair),
            c.field("听证员", members), c.field("记录员", recorder), Para("一、听证的基本情况", indent=False, bold=True), *paras(findings),
            Para("二、处理意见和建议", indent=False, bold=True), *paras(advice), Para(f"听证主持人签名：{chair}　　听证员签名：{members}", indent=False), Para(f"报告日期：{c.d(day)}", align="right")]
