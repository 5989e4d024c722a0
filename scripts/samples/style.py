"""How an agency writes: titles, punctuation, dates, names of fields."""
from dataclasses import dataclass, field

from codes import han_date


@dataclass
class Style:
    title: str = "two"  # one: agency and name in one line; two: two lines; spaced: two lines, the name letter-spaced
    half: bool = False  # half-width punctuation
    colon: bool = True  # labels of running text end in a colon
    han: bool = False  # dates at the end of documents in Han numerals
    padded: bool = False  # 2024年03月06日
    dotted: bool = False  # dates in forms as 2024.3.6 or 2024-03-06
    party: str = "lines"  # lines: one item a line; pairs: two items a line; inline: one sentence
    records: str = "text"  # records as running text, or as a table with the words below
    font: str = "uming"
    size: float = 12
    leading: float = 1.7
    margin: str = "2.5cm 2.5cm 2.2cm"
    words: dict = field(default_factory=dict)  # other names of labels and documents

    @property
    def song(self):
        return {"micro": "WenQuanYi Micro Hei", "uming": "AR PL UMing CN", "sungti": "AR PL SungtiL GB", "noto": "Noto Serif CJK SC"}[self.font]

    kai = "AR PL UKai CN"
    hei = "WenQuanYi Zen Hei"

    def w(self, word):
        """The agency's own word for `word`."""
        return self.words.get(word, word)

    def date(self, day):
        year, month, date = day.split("-")
        if self.padded:
            return f"{year}年{month}月{date}日"
        return f"{year}年{int(month)}月{int(date)}日"

    def form_date(self, day):
        if not self.dotted:
            return self.date(day)
        year, month, date = day.split("-")
        return f"{year}.{int(month)}.{int(date)}" if self.dotted != "-" else day

    def end_date(self, day):
        return han_date(day) if self.han else self.date(day)

    def finish(self, text):
        """The text with the agency's punctuation."""
        if not self.half:
            return text
        return text.translate(str.maketrans("，：；（）？", ",:;()?"))
