"""From the first tip to the filing of the case."""
from blocks import Table, label, pairs, value
from forms.common import approval, handlers, leader, opinion, party_rows, unit_head, wide

__all__ = ["filing", "source_register"]


def source_register(c, *, received, source, clue, handling, registrar, approved, informant="（依法保密）"):
    rows = pairs([("案件来源", source), ("接收时间", c.fd(received)), ("举报人", informant), ("登记人", registrar)])
    rows.append(wide("线索内容", clue, 4))
    rows.append(opinion(c, "处理意见", handling, registrar, received))
    rows.append(opinion(c, "负责人意见", "同意核查，由" + c.unit + "办理。", c.leader, approved))
    return [c.head("案件来源登记表"), Table(rows)]


def filing(c, *, number, source, discovered, summary, provisions, reason, approved, signed=None, head_day=None, title="立案审批表",
           opinions=None):
    """立案审批表; `approved` is the day the head of the agency signed."""
    signed = signed or approved
    w = c.style.w
    rows = [*pairs([(w("立案号"), number), ("案件来源", source), (w("案由"), c.cause), (w("发现时间"), c.fd(discovered))]),
            *party_rows(c),
            wide(w("案情简介"), summary, 4),
            wide(w("立案理由"), f"当事人的上述行为涉嫌违反了{provisions}的规定。{reason}", 2),
            [label(w("承办人")), value("、".join(f"{n}（{k}）" for n, k in c.officers), 10)]]
    opinions = opinions or [handlers(c, "建议立案调查。", signed), unit_head(c, "同意承办人意见，拟予立案。", signed),
                            leader(c, "同意立案。", approved if head_day is None else head_day)]
    return approval(c, title, rows, opinions)
