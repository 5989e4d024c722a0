"""Pages of our own making: forms with and without ruling lines, letters, lists, sheets with two pages. All invented."""
import random

import ink
import sheets


def page_number(writer: sheets.Writer, numbers: random.Random) -> None:
    number = numbers.randint(1, 180)
    writer.centred(writer.sheet.height - 38, numbers.choice([f"— {number} —", f"第{number}页 共{number + 3}页", str(number)]), 10.5)


def table(writer: sheets.Writer, x: float, y: float, columns: list[float], rows: list, style: dict, size: float = 11) -> float:
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


def approval(writer: sheets.Writer, case: sheets.Case, numbers: random.Random) -> None:
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


def service(writer: sheets.Writer, case: sheets.Case, numbers: random.Random) -> None:
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


def letter(writer: sheets.Writer, case: sheets.Case, numbers: random.Random) -> None:
    """A document with a red head."""
    red = (205, 30, 35)
    sheet = writer.sheet
    if numbers.random() < 0.6:
        size = min(34, 440 / len(case.agency))
        writer.centred(95, case.agency, size, red)
        writer.rule(75, 130, 520, 130, dict(weight=2, grey=0, gaps=0))
        sheet.draw.line([75 * sheets.DPI / 72, 130 * sheets.DPI / 72, 520 * sheets.DPI / 72, 130 * sheets.DPI / 72], fill=red, width=9)
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


def list_of_goods(writer: sheets.Writer, case: sheets.Case, numbers: random.Random) -> None:
    """A table with many rows."""
    writer.centred(70, numbers.choice(["涉案物品清单", "先行登记保存物品清单", "卷内文件目录"]), 18)
    writer.line(80, 98, "当事人:" + case.party, 11)
    rows = [(24, [(1, "序号"), (1, "物品名称"), (1, "规格型号"), (1, "数量"), (1, "单价"), (1, "生产日期"), (1, "备注")])]
    for row in range(numbers.randint(8, 20)):
        note = numbers.choice(["", "", "已拆封", "封存"])
        rows.append((22, [(1, str(row + 1)), (1, numbers.choice(sheets.GOODS)), (1, f"{numbers.randint(1, 50)}kg/{numbers.choice('箱袋桶')}"),
                          (1, str(numbers.randint(1, 600))), (1, f"{numbers.randint(100, 9999) / 100:.2f}"),
                          (1, f"{case.year}-{numbers.randint(1, 12):02d}-{numbers.randint(1, 28):02d}"), (1, note)]))
    rows.append((26, [(2, "合计"), (5, case.money())]))
    end = table(writer, 65, 115, [35, 90, 75, 50, 60, 90, 65], rows, style(numbers), 10.5)
    writer.signed(75, end + 35, "当事人:", case.name())
    writer.signed(230, end + 35, "执法人员:", case.name())
    writer.dated(400, end + 35, case)
    page_number(writer, numbers)


def spread(writer: sheets.Writer, case: sheets.Case, numbers: random.Random) -> None:
    """Two pages on one sheet."""
    for left in (0, 595):
        y = 90
        for _ in range(3):
            for line in writer.broken("  " + sheets.Case(numbers).story(), 12, 420):
                writer.line(left + 85 + (24 if line.startswith("  ") else 0), y, line.strip(), 12)
                y += 22
        writer.line(left + 285, 800, str(numbers.randint(1, 90)), 10.5)


KINDS = (approval, service, letter, list_of_goods, approval, letter)


def drawn(count: int, names: list[str], hands: list[str], faces: ink.Faces, numbers: random.Random) -> list[sheets.Sheet]:
    """Some pages, each with a face of its own."""
    drawn = []
    for index in range(count):
        kind = spread if index % 12 == 11 else KINDS[index % len(KINDS)]
        sheet = sheets.Sheet(1190 if kind is spread else 595)
        kind(sheets.Writer(sheet, faces, names[index % len(names)], hands, numbers), sheets.Case(numbers), numbers)
        drawn.append(sheet)
    return drawn
