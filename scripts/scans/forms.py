"""Pages of our own making: forms with and without ruling lines, letters, lists, sheets with two pages. All invented."""
import random

from PIL import Image, ImageDraw

import ink

DPI = 300
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬凯浩宇辰梓涵轩诗雨晨曦睿翊骁煜珩"
PLACES = "云岭 青柳 岙江 棠溪 鹿泉 沧浪 梅坞 石浪 桦川 汀洲 勐林 陇水 晋棠 豫棠 兰溪 望湖".split()
BUREAUS = "市场监督管理局 农业农村局 应急管理局 生态环境局 交通运输局 城市管理综合执法局 住房和城乡建设局 卫生健康委员会 水务局".split()
MARKS = dict(zip(BUREAUS, "市监 农 应急 环 交 城管 住建 卫 水".split()))
TRADES = "副食品商行 农资经营部 建材有限公司 化工有限公司 物流有限公司 餐饮管理有限公司 医疗器械有限公司 养殖专业合作社".split()
GOODS = "酱油 食醋 挂面 复合肥 尿素 玉米种子 烟花 防冻液 医用口罩 隔离衣 钢筋 水泥 带鱼 腊肠 桶装水 白酒 除草剂 灭火器".split()
ACTS = ["经营超过保质期的食品", "未取得危险化学品经营许可从事经营活动", "未按照规定处置建筑垃圾", "销售未附标签的农作物种子",
        "未依法报批环境影响评价文件擅自开工建设", "超越资质等级承揽工程", "使用未经检定的计量器具", "从业人员未取得健康证明"]


class Sheet:
    """A drawn page with what stands where; places in points."""

    def __init__(self, width: float = 595, height: float = 842):
        self.width, self.height = width, height
        self.picture = Image.new("RGB", (round(width / 72 * DPI), round(height / 72 * DPI)), "white")
        self.draw = ImageDraw.Draw(self.picture)
        self.lines, self.tables, self.seals, self.hands, self.boxes = [], [], [], [], []

    def label(self) -> dict:
        return dict(width=self.width, height=self.height, lines=self.lines, tables=self.tables, seals=self.seals,
                    hands=self.hands, boxes=self.boxes)


class Case:
    """Invented facts of one case."""

    def __init__(self, numbers: random.Random):
        self.numbers = numbers
        place = numbers.choice(PLACES)
        bureau = numbers.choice(BUREAUS)
        self.agency = place + numbers.choice(["市", "县", "区"]) + bureau
        self.year = numbers.randint(2019, 2025)
        self.mark = place[0] + numbers.choice(PLACES)[1] + MARKS[bureau]
        self.party = numbers.choice(PLACES) + numbers.choice("鑫源 恒泰 顺达 永丰 瑞康 广德 金穗".split()) + numbers.choice(TRADES)
        self.act = numbers.choice(ACTS)

    def number(self, kind: str) -> str:
        return f"{self.mark}{kind}〔{self.year}〕{self.numbers.randint(1, 999)}号"

    def name(self) -> str:
        return self.numbers.choice(SURNAMES) + "".join(self.numbers.choice(GIVEN) for _ in range(self.numbers.choice([1, 2, 2])))

    def date(self) -> str:
        return f"{self.year}年{self.numbers.randint(1, 12)}月{self.numbers.randint(1, 28)}日"

    def money(self) -> str:
        return self.numbers.choice([f"{self.numbers.randint(1, 99) * 500}元", f"{self.numbers.randint(100, 99999) / 100:.2f}元",
                                    f"{self.numbers.randint(1, 99)},{self.numbers.randint(0, 999):03d}.{self.numbers.randint(0, 99):02d}元"])

    def code(self) -> str:
        return "9" + "".join(self.numbers.choice("0123456789") for _ in range(7)) + "".join(
            self.numbers.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(10))

    def phone(self) -> str:
        return "1" + self.numbers.choice("35789") + "".join(self.numbers.choice("0123456789") for _ in range(9))

    def address(self) -> str:
        return f"{self.numbers.choice(PLACES)}区{self.numbers.choice(PLACES)}路{self.numbers.randint(1, 399)}号{self.numbers.randint(1, 28)}幢{self.numbers.randint(101, 2604)}室"

    def story(self) -> str:
        return (f"{self.date()},我局执法人员{self.name()}、{self.name()}依法对{self.party}进行现场检查,发现当事人在{self.address()}"
                f"{self.act},涉案货值金额{self.money()},违法所得{self.money()}。当事人的上述行为涉嫌违反有关规定,"
                f"有现场检查笔录、询问笔录、销售票据等证据证明。")


class Writer:
    """Sets text on a sheet and notes where."""

    def __init__(self, sheet: Sheet, faces: ink.Faces, name: str, hands: list[str], numbers: random.Random):
        self.sheet, self.faces, self.name, self.hands, self.numbers = sheet, faces, name, hands, numbers

    def width(self, text: str, size: float) -> float:
        return self.face(size).getlength(text) * 72 / DPI

    def face(self, size: float):
        return self.faces.face(self.name, round(size / 72 * DPI))

    def line(self, x: float, y: float, text: str, size: float = 12, colour: tuple = (0, 0, 0)) -> float:
        """Sets one line, `y` at its middle; where it ends."""
        k = DPI / 72
        self.sheet.draw.text((x * k, y * k), text, fill=colour, font=self.face(size), anchor="lm")
        width = self.width(text, size)
        if text.strip():
            self.sheet.lines.append(dict(text=text, box=[x, y - size / 2, width, size]))
        return x + width

    def centred(self, y: float, text: str, size: float, colour: tuple = (0, 0, 0)) -> None:
        self.line((self.sheet.width - self.width(text, size)) / 2, y, text, size, colour)

    def broken(self, text: str, size: float, width: float) -> list[str]:
        lines, line = [], ""
        for letter in text:
            if self.width(line + letter, size) > width and letter not in ",。、;:":
                lines.append(line)
                line = ""
            line += letter
        return lines + [line]

    def rule(self, x0: float, y0: float, x1: float, y1: float, style: dict) -> None:
        """A ruling line: of some weight and lightness, with gaps where the printer failed."""
        k = DPI / 72
        at, width, grey = 0.0, max(1, round(style["weight"] * k)), style["grey"]
        length = max(abs(x1 - x0), abs(y1 - y0))
        while at < length:
            piece = length if style["gaps"] == 0 else self.numbers.uniform(15, 70)
            end = min(length, at + piece)
            if x0 == x1:
                line = [x0 * k, (y0 + at) * k, x0 * k, (y0 + end) * k]
            else:
                line = [(x0 + at) * k, y0 * k, (x0 + end) * k, y0 * k]
            self.sheet.draw.line(line, fill=(grey, grey, grey), width=width)
            at = end + self.numbers.uniform(0, style["gaps"])

    def hand(self, x: float, y: float, text: str, size: float, kind: str) -> float:
        """Something written by hand; where it ends."""
        k = DPI / 72
        if kind == "signature" and self.numbers.random() < 0.3:
            mask = ink.scribbled(size * k, len(text), self.numbers)
        else:
            mask = ink.written(text, size * k, self.faces, self.hands, self.numbers)
        box = mask.getbbox() or (0, 0, 1, 1)
        mask = mask.crop(box)
        top = y * k - mask.height / 2
        ink.multiplied(self.sheet.picture, mask, ink.pen(self.numbers), (int(x * k), int(top)))
        self.sheet.hands.append(dict(kind=kind, box=[x, top / k, mask.width / k, mask.height / k], text=text))
        return x + mask.width / k

    def blank(self, x: float, y: float, width: float, kind: str) -> None:
        """A place for ink that has none."""
        self.sheet.hands.append(dict(kind="no " + kind, box=[x, y - 8, width, 16], text=""))

    def signed(self, x: float, y: float, label: str, name: str, size: float = 11) -> float:
        end = self.line(x, y, label, size)
        if self.numbers.random() < 0.8:
            return self.hand(end + 2, y, name, size * 1.5, "signature")
        self.blank(end + 2, y, 50, "signature")
        return end + 60

    def dated(self, x: float, y: float, case: Case, size: float = 11) -> None:
        """A date: printed, written by hand into the blanks, or left open."""
        which = self.numbers.random()
        if which < 0.4:
            self.line(x, y, case.date(), size)
            return
        numbers = (str(case.year), str(self.numbers.randint(1, 12)), str(self.numbers.randint(1, 28)))
        for number, unit in zip(numbers, "年月日"):
            room = size * (2.8 if unit == "年" else 1.8)
            if which < 0.85:
                self.hand(x + 1, y, number, size * 1.15, "date")
            else:
                self.blank(x, y, room, "date")
            self.line(x + room, y, unit, size)
            x += room + size

    def choices(self, x: float, y: float, words: list[str], size: float = 11) -> None:
        ticked = self.numbers.randrange(len(words))
        for index, word in enumerate(words):
            k = DPI / 72
            side = size * 0.85
            box = [x, y - side / 2, side, side]
            self.sheet.draw.rectangle([v * k for v in (x, y - side / 2, x + side, y + side / 2)], outline=(0, 0, 0), width=3)
            isTicked = index == ticked and self.numbers.random() < 0.85
            if isTicked:
                mask = ink.tick(side * k, self.numbers)
                middle = (int((x + side / 2) * k - mask.width / 2), int(y * k - mask.height / 2))
                ink.multiplied(self.sheet.picture, mask, ink.pen(self.numbers), middle)
            self.sheet.boxes.append(dict(box=box, ticked=isTicked, word=word))
            x = self.line(x + side + 1, y, word, size) + size

    def seal(self, x: float, y: float, agency: str, line: str = "") -> None:
        k = DPI / 72
        radius = ink.seal(self.sheet.picture, DPI, x * k, y * k, agency, line, self.faces, self.name, self.numbers)
        self.sheet.seals.append(dict(x=x, y=y, radius=radius / k, text=agency))

    def finger(self, x: float, y: float) -> None:
        k = DPI / 72
        half = ink.finger(self.sheet.picture, DPI, x * k, y * k, self.numbers)
        self.sheet.hands.append(dict(kind="finger", box=[x - half[0] / k, y - half[1] / k, 2 * half[0] / k, 2 * half[1] / k], text=""))


def page_number(writer: Writer, numbers: random.Random) -> None:
    number = numbers.randint(1, 180)
    writer.centred(writer.sheet.height - 38, numbers.choice([f"— {number} —", f"第{number}页 共{number + 3}页", str(number)]), 10.5)


def table(writer: Writer, x: float, y: float, columns: list[float], rows: list, style: dict, size: float = 11) -> float:
    """A ruled table. rows: (height, [(columns that a cell spans, text or a function that fills its box)…]); its end."""
    cells = []
    top = y
    for row, (height, content) in enumerate(rows):
        column = 0
        left = x
        for span, filling in content:
            width = sum(columns[column:column + span])
            text = ""
            if callable(filling):
                before = len(writer.sheet.lines)
                filling(left, top, width, height)
                text = "".join(line["text"] for line in writer.sheet.lines[before:])
            elif filling:
                lines = writer.broken(filling, size, width - 8)
                pitch = min(size * 1.35, (height - 2) / len(lines))
                start = top + height / 2 - pitch * (len(lines) - 1) / 2
                for index, line in enumerate(lines):
                    isLabel = len(lines) == 1 and len(line) < 9
                    at = left + (width - writer.width(line, size)) / 2 if isLabel else left + 4
                    writer.line(at, start + index * pitch, line, size)
                text = filling
            writer.rule(left, top, left, top + height, style)
            writer.rule(left, top, left + width, top, style)
            cells.append(dict(row=row + 1, column=column + 1, rowSpan=1, columnSpan=span, text=text,
                              box=[left, top, width, height]))
            left += width
            column += span
        writer.rule(left, top, left, top + height, style)
        top += height
    writer.rule(x, top, x + sum(columns), top, style)
    writer.sheet.tables.append(cells)
    return top


def style(numbers: random.Random) -> dict:
    """How lines are printed: mostly well."""
    return numbers.choice([
        dict(weight=0.75, grey=0, gaps=0), dict(weight=0.5, grey=0, gaps=0), dict(weight=0.75, grey=70, gaps=0),
        dict(weight=0.35, grey=110, gaps=0), dict(weight=0.6, grey=30, gaps=1.5)])


def approval(writer: Writer, case: Case, numbers: random.Random) -> None:
    """A form with merged cells, opinions, signatures and dates."""
    writer.centred(70, numbers.choice(["立案审批表", "行政处罚决定审批表", "案件延期审批表"]), 20)
    writer.line(330, 98, case.number(numbers.choice(["立", "罚审"])), 11)

    def opinion(words: str):
        def fill(x: float, y: float, width: float, height: float) -> None:
            for index, line in enumerate(writer.broken(words, 11, width - 10)):
                writer.line(x + 5, y + 16 + index * 15, line, 11)
            writer.signed(x + width * 0.25, y + height - 17, "签名:", case.name())
            writer.dated(x + width * 0.62, y + height - 17, case)
        return fill

    def kinds(x: float, y: float, width: float, height: float) -> None:
        writer.choices(x + 6, y + height / 2, numbers.sample(["投诉举报", "上级交办", "检查发现", "其他机关移送"], 4), 10.5)

    story = case.story()
    table(writer, 70, 112, [80, 140, 80, 155], [
        (28, [(1, "案由"), (3, case.party + "涉嫌" + case.act)]),
        (28, [(1, "案件来源"), (3, kinds)]),
        (26, [(1, "当事人"), (3, case.party)]),
        (26, [(1, "法定代表人"), (1, case.name()), (1, "联系电话"), (1, case.phone())]),
        (30, [(1, "统一社会信用代码"), (1, case.code()), (1, "住所"), (1, case.address())]),
        (150, [(1, "简要案情"), (3, story)]),
        (85, [(1, "承办人意见"), (3, opinion(f"建议对{case.party}的上述行为立案调查,由{case.name()}、{case.name()}承办。"))]),
        (85, [(1, "承办机构意见"), (3, opinion(numbers.choice(["拟同意,请审批。", "同意立案。", "情况属实,拟同意承办人意见。"])))]),
        (85, [(1, "机关负责人意见"), (3, opinion(numbers.choice(["同意。", "同意立案。", "同意按审核意见办理。"])))]),
        (30, [(1, "备注"), (3, "")]),
    ], style(numbers))
    page_number(writer, numbers)


def service(writer: Writer, case: Case, numbers: random.Random) -> None:
    """A proof of service without ruling lines: labels with underlines."""
    writer.centred(75, case.agency, 18)
    writer.centred(105, "送达回证", 20)
    y = 150
    thin = dict(weight=0.5, grey=numbers.choice([0, 60]), gaps=0)
    for label, value in [("案由:", case.party + case.act), ("送达文书名称及文号:", "《行政处罚决定书》" + case.number("罚决")),
                         ("受送达人:", case.party), ("送达地点:", case.address()),
                         ("送达方式:", numbers.choice(["直接送达", "留置送达", "邮寄送达"])), ("送达人:", case.name() + "、" + case.name())]:
        end = writer.line(80, y, label, 13)
        writer.line(end + 6, y, value, 12)
        writer.rule(end + 2, y + 9, 515, y + 9, thin)
        y += 38
    writer.signed(80, y, "受送达人(签名或者盖章):", case.name(), 13)
    if numbers.random() < 0.5:
        writer.finger(290, y)
    y += 45
    writer.line(80, y, "收到时间:", 13)
    writer.dated(160, y, case, 13)
    y += 45
    writer.line(80, y, "代收理由:", 13)
    writer.choices(160, y, ["同住成年家属", "单位收发部门", "其他"], 12)
    writer.line(350, y + 80, case.agency, 13)
    writer.line(390, y + 108, case.date(), 13)
    writer.seal(430, y + 98, case.agency, numbers.choice(["", "执法专用章"]))
    page_number(writer, numbers)


def letter(writer: Writer, case: Case, numbers: random.Random) -> None:
    """A document with a red head."""
    red = (205, 30, 35)
    sheet = writer.sheet
    if numbers.random() < 0.6:
        size = min(34, 440 / len(case.agency))
        writer.centred(95, case.agency, size, red)
        writer.rule(75, 130, 520, 130, dict(weight=2, grey=0, gaps=0))
        sheet.draw.line([75 * DPI / 72, 130 * DPI / 72, 520 * DPI / 72, 130 * DPI / 72], fill=red, width=9)
    else:
        writer.centred(95, case.agency, 20)
    writer.centred(160, numbers.choice(["行政处罚决定书", "行政处罚事先告知书", "责令改正通知书"]), 20)
    number = case.number(numbers.choice(["罚决", "罚告", "责改"]))
    writer.line(515 - writer.width(number, 12), 190, number, 12)
    y = 220
    facts = [f"当事人:{case.party}", f"统一社会信用代码:{case.code()}", f"住所:{case.address()}",
             f"法定代表人:{case.name()}  联系电话:{case.phone()}"]
    for fact in facts:
        writer.line(80, y, fact, 12)
        y += 21
    for text in ["  " + case.story(), f"  依据有关规定,经集体讨论,决定对当事人罚款{case.money()},没收违法所得{case.money()}。"
                 f"当事人应当自收到本决定书之日起十五日内缴纳罚款,逾期不缴纳的,每日按罚款数额的百分之三加处罚款。"]:
        for line in writer.broken(text, 12, 435):
            indent = 24 if line.startswith("  ") else 0
            writer.line(80 + indent, y, line.strip(), 12)
            y += 21
    y += 30
    width = writer.width(case.agency, 12)
    writer.line(490 - width, y, case.agency, 12)
    writer.line(490 - width / 2 - 45, y + 22, case.date(), 12)
    if numbers.random() < 0.85:
        writer.seal(490 - width / 2, y + 14, case.agency)
    page_number(writer, numbers)


def list_of_goods(writer: Writer, case: Case, numbers: random.Random) -> None:
    """A table with many rows."""
    writer.centred(70, numbers.choice(["涉案物品清单", "先行登记保存物品清单", "卷内文件目录"]), 18)
    writer.line(80, 98, "当事人:" + case.party, 11)
    rows = [(24, [(1, "序号"), (1, "物品名称"), (1, "规格型号"), (1, "数量"), (1, "单价"), (1, "生产日期"), (1, "备注")])]
    for row in range(numbers.randint(8, 20)):
        note = numbers.choice(["", "", "已拆封", "封存"])
        rows.append((22, [(1, str(row + 1)), (1, numbers.choice(GOODS)), (1, f"{numbers.randint(1, 50)}kg/{numbers.choice('箱袋桶')}"),
                          (1, str(numbers.randint(1, 600))), (1, f"{numbers.randint(100, 9999) / 100:.2f}"),
                          (1, f"{case.year}-{numbers.randint(1, 12):02d}-{numbers.randint(1, 28):02d}"), (1, note)]))
    rows.append((26, [(2, "合计"), (5, case.money())]))
    end = table(writer, 65, 115, [35, 90, 75, 50, 60, 90, 65], rows, style(numbers), 10.5)
    writer.signed(75, end + 35, "当事人:", case.name())
    writer.signed(230, end + 35, "执法人员:", case.name())
    writer.dated(400, end + 35, case)
    page_number(writer, numbers)


def spread(writer: Writer, case: Case, numbers: random.Random) -> None:
    """Two pages on one sheet."""
    for left in (0, 595):
        y = 90
        for _ in range(3):
            for line in writer.broken("  " + Case(numbers).story(), 12, 420):
                writer.line(left + 85 + (24 if line.startswith("  ") else 0), y, line.strip(), 12)
                y += 22
        writer.line(left + 285, 800, str(numbers.randint(1, 90)), 10.5)


KINDS = (approval, service, letter, list_of_goods, approval, letter)


def drawn(count: int, names: list[str], hands: list[str], faces: ink.Faces, numbers: random.Random) -> list[Sheet]:
    """Some pages, each with a face of its own."""
    sheets = []
    for index in range(count):
        kind = spread if index % 12 == 11 else KINDS[index % len(KINDS)]
        sheet = Sheet(1190 if kind is spread else 595)
        kind(Writer(sheet, faces, names[index % len(names)], hands, numbers), Case(numbers), numbers)
        sheets.append(sheet)
    return sheets
