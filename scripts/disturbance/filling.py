"""What is written into the blanks of forms.py, and how a form is printed blank or filled in."""
import random
import re

from disturbance.docx import para, run, table

RANDOM = random.Random(7)
BLANK = re.compile(r"\{(\w+)(?::([^}]*))?\}")
NUMERALS = "一二三四五六七八九十"
NAMES = ["洪启明", "尹若兰", "庞立群", "葛思源", "祝长河", "汤静姝", "柯文瀚", "麦晓峰"]
DATES = {"date": "{}年{}月{}日", "datetime": "{}年{}月{}日{}时{}分", "time": "{}时{}分", "ym": "{}年{}月"}
TICKS = {"check": ("☑", "□"), "black": ("■", "□"), "root": ("√", "□"), "strike": ("", "")}
VALUES = {
    "party": ["栖云市顺达商贸有限公司", "云岭县百味餐饮店", "栖云市明远社会服务中心"],
    "name": NAMES,
    "case": ["未在当地烟草专卖批发企业进货", "进口货物申报不实", "未按规定支付劳动报酬", "擅自改变住所"],
    "fact": [
        "2024年2月6日,执法人员在检查中发现当事人经营场所内存放未经许可购进的货物共计36件,货值金额8640元,当事人不能提供合法来源证明。",
        "当事人自2023年11月起未按照规定履行义务,涉及人员12名,金额共计45600元。经调查核实,情况属实,当事人对上述事实予以认可。",
    ],
    "goods": ["香烟(软)", "棉布", "钢管", "净化器"], "spec": ["200支/条", "12×8cm", "标准"], "num": ["2", "16", "60"], "n": ["1", "2", "3"],
    "place": ["栖云市青禾路18号仓库", "本局物证室", "云岭县工业园3号楼"], "way": ["就地封存"], "id": ["YL100234", "YL200567"],
    "opinion": ["同意。", "情况属实。", "以上笔录我看过,与我说的相符。", "同意承办人意见。"], "evidence": ["现场笔录、询问笔录、照片"],
    "law": ["《社会团体登记管理条例》第三十条第一款第(三)项", "《中华人民共和国烟草专卖法实施条例》第二十三条第二款"],
    "penalty": ["处以进货总额10%的罚款,计人民币864元。"], "phone": ["0999-8765432"], "addr": ["栖云市青禾路18号"], "zip": ["999100"],
    "art": ["第二十四条", "第十五条第(四)项"], "datetime": ["2024年3月18日9时30分"], "time": ["10时20分"], "code": ["91999900MA0ABCDE1X"],
    "sex": ["男"], "idcard": ["999901198001010017"], "mark": ["外包装完好"], "gov": ["栖云市人民政府"], "court": ["栖云市人民法院"],
    "require": ["补齐相关材料,按照章程规定办理变更登记。"], "verb": ["采纳"], "days": ["十五"], "agency": ["栖云市某局"], "nation": ["汉族"],
    "answer": ["看清楚了,不申请回避。", "听清楚了。", "是的。"], "question": ["请说明你的基本情况。"], "other": ["工资银行流水"],
    "word": ["晴", "厂房"], "ym": ["1980年1月"], "date": ["2024年2月11日", "2024年5月27日", "2024年9月3日"],
}


def lines(text, version):
    """Kind and text of each line of a form in one of its two versions."""
    for line in text.strip("\n").split("\n"):
        marked = re.match(r"([12])\|(.*)", line)
        if marked and int(marked[1]) != version:
            continue
        kind, _, words = (marked[2] if marked else line).partition(" ")
        yield kind, words


def pieces(text, shown):
    """Runs of a line: what stands between the blanks, and `shown` of each blank."""
    runs, place = [], 0
    for blank in BLANK.finditer(text):
        runs += [run(text[place:blank.start()])] if blank.start() > place else []
        runs += shown(blank[1], blank[2])
        place = blank.end()
    return runs + ([run(text[place:])] if place < len(text) else [])


class Blank:
    """Prints a form to be filled in, in one of the styles of official sets."""

    def __init__(self, style):
        self.style = style

    def line(self, text):
        return pieces(text.replace("□", self.style["box"]), self.shown)

    def shown(self, key, hint):
        blank, isUnder = self.style["blank"], self.style.get("under", False)
        if key in DATES:
            parts = DATES[key].split("{}")
            return [one for number, part in enumerate(parts) for one in ([run(blank[:4], u=isUnder)] if number else []) + [run(part)]]
        return [run(self.style["hint"].format(hint))] if hint else [run(blank, u=isUnder)]

    def cell(self, text):
        return re.sub(r"^\{(?!date)\w+\}$", "", text)

    def head(self, title, code):
        named = "　".join(title) if self.style.get("spaced") and len(title) < 9 else title
        number = f"    {code}〔{self.style['blank'][:4]}〕{self.style['blank'][:4]}号"
        return [para([run(self.style["agency"])], centre=True), para([run(named, b=True, size=36)], centre=True)] + ([para([run(number)], right=True)] if code else [])

    def foot(self):
        return [para([run("(印章)")], right=True), para(self.line("{date}"), right=True)]

    choice = line
    keeps = staticmethod(lambda kind, words: True)


class Filled:
    """Fills a form in, as one of several clerks does."""

    def __init__(self, manner, agency, code):
        self.manner, self.agency, self.code = manner, agency, code

    def shown(self, key, _):
        value = "洪启明" if key == "party" and self.manner["person"] else RANDOM.choice(VALUES[key])
        return [run(value, u=self.manner.get("under", False))]

    def line(self, text):
        return pieces(text, self.shown)

    def choice(self, text):
        """A sentence with boxes, one of them ticked; how the others are left depends on the clerk."""
        head, *options = text.split("□")
        chosen = RANDOM.randrange(len(options))
        runs = self.line(head)
        for number, option in enumerate(options):
            empty = BLANK.sub("    ", option)
            if self.manner["tick"] == "only":
                tail = re.search(r"[。:;]\s*$|\s进行.*$", option) if number == len(options) - 1 else None
                runs += self.line(option.strip()) if number == chosen else self.line(tail[0].strip()) if tail else []
            elif number == chosen:
                runs += [run(TICKS[self.manner["tick"]][0])] + self.line(option)
            else:
                runs.append(run(TICKS[self.manner["tick"]][1] + empty, strike=self.manner["tick"] == "strike"))
        return runs

    def cell(self, text):
        return text

    def head(self, title, code):
        agency = [para([run(self.agency, size=32)], centre=True)] if self.manner.get("head") else []
        named = para([run(" ".join(title) if self.manner.get("spaced") else title, b=True, size=36)], centre=True)
        return agency + [named] + ([para([run(f"{self.code}{code}〔2024〕{RANDOM.randint(1, 90)}号")], right=True)] if code else [])

    def foot(self):
        return [para([run(self.agency)], right=True), para([run("2024年3月20日")], right=True)]

    def keeps(self, kind, words):
        isOther = self.manner.get("block") and words.split("|")[0] == ("单位" if self.manner["person"] else "自然人")
        return kind != "I" and not isOther and not (kind == "C" and self.manner.get("nocopies"))


def printed(text, version, writer, change=None):
    """The body of a form; `change` replaces words, or takes a line out where nothing replaces it."""
    out, rows, title = [], [], ""
    form = list(lines(text, version))
    code = next((words for kind, words in form if kind == "N"), "")
    for kind, words in [*form, ("end", "")]:
        if kind != "R" and rows:
            out.append(table(rows))
            rows = []
        if not writer.keeps(kind, words) or change and change[0] in words and change[1] is None:
            continue
        words = words.replace(*change) if change and change[1] else words
        if kind == "H":
            out.append(para([run(words)], centre=True))
        elif kind == "T":
            out += writer.head(words, code)
        elif kind == "A":
            out += writer.foot()
        elif kind == "O":
            out.append(para(writer.choice(words)))
        elif kind in "PVC":
            out.append(para(writer.line(words)))
        elif kind == "I":
            out.append(para([run(words, size=18)]))
        elif kind == "R":
            rows.append([[para(writer.line(writer.cell(part))) for part in cell.replace("\\\\n", "\\n").split("\\n")] for cell in words.split("|")])
    return "".join(out)
