"""A case: its facts, its documents and what a reviewer should find in them."""
from dataclasses import dataclass

from blocks import Doc, Para, Sign, Title
from style import Style


@dataclass
class Party:
    name: str
    rep: str = ""
    code: str = ""
    id: str = ""
    addr: str = ""
    phone: str = ""
    title: str = "法定代表人"
    rep_id: str = ""
    scope: str = ""
    founded: str = ""
    sex: str = "男"
    kind: str = "org"  # org, trader, person
    type: str = "有限责任公司"

    @property
    def you(self):
        return "你" if self.kind == "person" else "你单位"


@dataclass
class Item:
    file: str
    kind: str
    doc: Doc
    index: str
    number: str = ""
    day: str = ""
    by: str = ""
    seal: bool = True

    @property
    def format(self):
        return self.file.rsplit(".", 1)[1]


@dataclass
class Expected:
    code: str
    severity: str
    kind: str
    quote: str
    reason: str
    allowed: bool = False


class Case:
    def __init__(self, slug, *, about, as_of, sector, province, procedure, completeness, agency, short, style, party, officers,
                 recorder="", unit="", unit_head="", legal_unit="法规股", legal_head="", reviewer="", leader="", cause="",
                 review_body="", court="", bank="", account="", phone="", address="", number=0, year=""):
        self.slug, self.about, self.as_of = slug, about, as_of
        self.sector, self.province, self.procedure, self.completeness = sector, province, procedure, completeness
        self.agency, self.short, self.style, self.party, self.officers = agency, short, style, party, officers
        self.recorder, self.unit, self.unit_head = recorder or officers[1][0], unit, unit_head
        self.legal_unit, self.legal_head, self.reviewer, self.leader = legal_unit, legal_head, reviewer, leader
        self.cause, self.review_body, self.court = cause, review_body, court
        self.bank, self.account, self.phone, self.address = bank, account, phone, address
        self.number, self.year = number, year
        self.items: list[Item] = []
        self.expected: list[Expected] = []

    # what to say
    def d(self, day):
        return self.style.date(day)

    def fd(self, day):
        return self.style.form_date(day)

    def period(self, day, start, end):
        def clock(t):
            hour, minute = t.split(":")
            return f"{int(hour)}时{minute}分"
        return f"{self.d(day)}{clock(start)}至{clock(end)}"

    def no(self, code, number=None, year=None):
        """A document number such as 云青市监罚告〔2024〕12号."""
        return f"{self.short}{code}〔{year or self.year}〕{number or self.number}号"

    @property
    def names(self):
        return "、".join(name for name, _ in self.officers)

    @property
    def numbers(self):
        return "、".join(number for _, number in self.officers)

    # how to lay it out
    def head(self, name, agency=None):
        agency = self.agency if agency is None else agency
        if not agency:
            return Title([name])
        match self.style.title:
            case "one":
                return Title([agency + name])
            case "spaced":
                return Title([agency, " ".join(name)], spaced=True)
        return Title([agency, name])

    def sign(self, day, agency=None, seal=True):
        agency = self.agency if agency is None else agency
        lines = [t for t in (agency, self.style.end_date(day) if day[:1].isdigit() else day) if t]
        return Sign(lines, agency if seal else "")

    def field(self, label, text):
        """A line of running text: label and value."""
        return Para(f"{self.style.w(label)}{'：' if self.style.colon else '　'}{text}", indent=False)

    # what there is
    def add(self, file, kind, blocks, *, index="", number="", day="", by="", paged=False, seal=True):
        doc = Doc(list(blocks), paged=paged).map(self.style.finish)
        name = index or file.rsplit(".", 1)[0].lstrip("0123456789 .-_、")
        self.items.append(Item(file, kind, doc, name, number, day, by or self.agency, seal))

    def expect(self, code, severity, kind, quote, reason, allowed=False):
        self.expected.append(Expected(code, severity, kind, quote if quote == "-" else self.style.finish(quote), reason, allowed))

    def may(self, code, kind, quote, reason):
        """An info that a careful reviewer may give."""
        self.expect(code, "info", kind, quote, reason, allowed=True)

    def faults(self):
        """Expected findings whose words stand nowhere, and values that contradict each other."""
        for e in self.expected:
            if e.quote == "-":
                continue
            texts = [i.doc.text() for i in self.items if i.kind == e.kind]
            if not any(e.quote in t for t in texts):
                yield f"{self.slug}: {e.code} quotes {e.quote!r}, which no {e.kind} holds"


__all__ = ["Case", "Party", "Style"]
