"""Sheets of paper, what is set on them and where it stands, and the invented facts of cases."""
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
CODED = "0123456789ABCDEFGHJKLMNPQRTUWXY"
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
        """A unified social credit code with a check character that fits (GB 32100-2015)."""
        first = "9" + self.numbers.choice("123") + "".join(self.numbers.choice("0123456789") for _ in range(6))
        first += "".join(self.numbers.choice(CODED) for _ in range(9))
        weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
        return first + CODED[-sum(weight * CODED.index(letter) for weight, letter in zip(weights, first)) % 31]

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
