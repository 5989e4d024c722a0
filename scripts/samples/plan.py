"""The usual course of a case of ordinary procedure, to be changed where a case differs."""
from dataclasses import dataclass, field
from types import SimpleNamespace

import forms


@dataclass
class Step:
    kind: str
    name: str
    form: object  # a function of forms
    args: dict = field(default_factory=dict)
    ext: str = "pdf"
    day: str = ""
    number: str = ""
    by: str = ""
    seal: bool = True
    paged: bool = False


class Plan(dict):
    """Steps by key, in order."""

    def after(self, key, **steps):
        """Puts steps behind the one called `key`."""
        items = list(self.items())
        at = [k for k, _ in items].index(key) + 1
        self.clear()
        self.update(items[:at] + list(steps.items()) + items[at:])

    def drop(self, *keys):
        for key in keys:
            del self[key]

    def docx(self, *keys):
        for key in keys:
            self[key].ext = "docx"

    def build(self, case, pattern="{n:02d} {name}", start=1):
        """Adds the documents to the case, with file names as the agency writes them."""
        for n, step in enumerate(self.values(), start):
            file = f"{pattern.format(n=n, name=step.name)}.{step.ext}"
            case.add(file, step.kind, step.form(case, **step.args), index=step.name, number=step.number, day=step.day, by=step.by,
                     paged=step.paged, seal=step.seal)


def ordinary(c, **given):
    """Filing, records, report, review, notice, decision, service, payment, publicity, closing.

    Dates and words stand in `given`; what is not given is left to the defaults below.
    """
    g = SimpleNamespace(**given)
    opt = lambda name, default=None: getattr(g, name, default)  # noqa: E731
    w = c.style.w
    place = opt("place", c.party.addr)
    p = Plan()
    p["filing"] = Step("case-filing-approval", w("立案审批表"), forms.filing, dict(
        number=g.filing_no, source=opt("source", "监督检查"), discovered=g.inspected, approved=g.filed, summary=g.summary, provisions=g.violated,
        reason=opt("reason", "有违法行为发生，属于本机关管辖，应当给予行政处罚，符合立案条件。"), title=w("立案审批表")), "docx", g.filed, g.filing_no)
    p["inspection"] = Step("inspection-record", w("现场检查笔录"), forms.inspection, dict(
        day=g.inspected, start=g.inspection_from, end=g.inspection_to, place=place, person=opt("on_site", c.party.rep), relation=opt("on_site_relation", c.party.title), scene=g.scene,
        title=w("现场检查笔录")), "pdf", g.inspected, paged=True)
    p["cards"] = Step("officer-certificate", "执法证件复印件", forms.officer_cards, dict(
        until=opt("cards_until", ["2027-12-31", "2027-12-31"]), issuer=f"{c.province}{'' if c.province == '内蒙古' else '省'}{'自治区' if c.province == '内蒙古' else ''}人民政府", day=g.filed), "pdf", g.filed, by=f"{c.province}省人民政府")
    p["licence"] = Step("party-identity", "营业执照复印件", forms.licence, dict(day=g.interviewed), "pdf", g.interviewed, by=c.party.name)
    p["interview"] = Step("interview-record", w("询问笔录"), forms.interview, dict(
        day=g.interviewed, start=g.interview_from, end=g.interview_to, place=opt("interview_place", f"{c.agency}{c.unit}询问室"), person=c.party.rep, id_no=c.party.rep_id or c.party.id,
        relation=f"当事人的{c.party.title}", qa=g.qa, sex=c.party.sex, address=opt("home", c.party.addr), title=w("询问笔录")), "pdf", g.interviewed, paged=True)
    p["report"] = Step("investigation-report", w("案件调查终结报告"), forms.report, dict(
        day=g.reported, filed=g.filed, source=opt("source", "监督检查"), course=g.course, facts=g.facts, evidence=g.evidence, nature=f"当事人的行为违反了{g.violated}的规定，应当依据{g.basis}的规定予以处罚。",
        discretion=g.discretion, advice=f"建议对当事人作出如下处罚：{g.penalty}。", title=w("案件调查终结报告")), "docx", g.reported)
    p["review"] = Step("case-review", w("案件审核表"), forms.case_review, dict(number=g.filing_no, submitted=g.reported, day=g.reviewed, title=w("案件审核表")), "docx", g.reviewed)
    p["notice"] = Step("penalty-prior-notice", w("行政处罚告知书"), forms.prior_notice, dict(
        number=g.notice_no, day=g.noticed, facts=g.facts, evidence=opt("evidence_short", "现场检查笔录、询问笔录、营业执照复印件"), violated=g.violated, basis=g.basis, discretion=g.discretion,
        proposed=f"{g.penalty}。", title=w("行政处罚告知书")), "pdf", g.noticed, g.notice_no)
    p["notice-proof"] = Step("proof-of-service", f"送达回证（{w('行政处罚告知书')}）", forms.proof, dict(
        documents=[(w("行政处罚告知书"), g.notice_no)], day=g.notice_served, place=opt("service_place", c.party.addr), relation=f"本人（{c.party.title}）"), "docx", g.notice_served)
    p["approval"] = Step("decision-approval", w("行政处罚决定审批表"), forms.decision_approval, dict(
        facts=g.facts_short, penalty=f"{g.penalty}。依据：{g.basis}。", defense=opt("defense_short", "当事人在规定期限内未提出陈述、申辩意见。"), legal_flag=opt("legal_flag", False),
        signed=g.approved, approved=g.approved, title=w("行政处罚决定审批表")), "docx", g.approved)
    p["decision"] = Step("penalty-decision", w("行政处罚决定书"), forms.decision, dict(
        number=g.decision_no, day=g.decided, facts=opt("intro", "") + g.facts, evidence=g.evidence, violated=g.violated, defense=g.defense, discretion=g.discretion + opt("standard_tail", ""), basis=g.basis,
        order=opt("order", "责令当事人改正违法行为，并"), items=opt("penalty_items", [f"{g.penalty}。"]), title=w("行政处罚决定书"),
        extra=opt("extra", "本机关将依法公示本行政处罚信息。本决定书一式三份，一份送达当事人，一份归档，一份承办机构留存。")), "pdf", g.decided, g.decision_no)
    p["decision-proof"] = Step("proof-of-service", f"送达回证（{w('行政处罚决定书')}）", forms.proof, dict(
        documents=[(w("行政处罚决定书"), g.decision_no)], day=g.decision_served, place=opt("service_place", c.party.addr), relation=f"本人（{c.party.title}）", time="9时40分"), "docx", g.decision_served)
    p["receipt"] = Step("payment-receipt", "罚没票据", forms.receipt, dict(number=g.receipt_no, day=g.paid, items=opt("paid_items", [(opt("charge", "一般罚没收入"), g.amount)]), decision_no=g.decision_no), "pdf", g.paid,
                        by=c.bank, seal=False)
    p["publicity"] = Step("publicity-material", "行政处罚信息公示截图", forms.publicity, dict(
        day=g.published, number=g.decision_no, decided=g.decided, facts=g.published_facts, penalty=g.penalty.split("（大写")[0], amount=str(g.amount), platform=g.platform, url=opt("url", "http://zfgs.example.cn/xzcf/detail?id=1027")),
        "pdf", g.published, seal=False)
    p["closing"] = Step("case-closing-approval", w("结案审批表"), forms.closing, dict(
        number=g.filing_no, filed=g.filed, decision_no=g.decision_no, outcome=g.penalty.split("（大写")[0] + "。", amount=g.amount, paid=g.paid, receipt_no=g.receipt_no,
        correction=opt("corrected", "当事人已改正违法行为。"), signed=g.closed, approved=g.closed, title=w("结案审批表")), "docx", g.closed)
    return p


def volume(c, *, file_no, decision_no, filed, closed, archived, outcome, compiler, checker, count, files=("01 卷宗封面.docx", "02 卷内目录.docx"),
           last="{n:02d} 卷内备考表.docx", **cover):
    """Cover, index and closing note around `count` documents; the first of them is number 3."""
    c.volume = dict(files=(*files, last.format(n=count + 3)),
                    cover=dict(name=f"{c.party.name}{c.cause}", file_no=file_no, decision_no=decision_no, filed=filed, closed=closed, archived=archived, outcome=outcome, **cover),
                    note=dict(compiler=compiler, checker=checker, day=archived))
