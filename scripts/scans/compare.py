"""What was read of a page, held against what stands on it, place by place."""
import collections
import difflib
import re

import numpy

import paper_marks
from folding import folded
from places import in_seal, laid_back, overlap, touches

FIELDS = {
    "文号": r"[\u4e00-\u9fff]{1,12}〔\d{4}〕[\u4e00-\u9fff]{0,3}\d+号",
    "日期": r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d",
    "代码": r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])",
    "金额": r"\d[\d,]*(?:\.\d+)?万?元|[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆]整?",
    "电话": r"(?<!\d)1\d{10}(?!\d)",
    "名称": r"[\u4e00-\u9fff]{4,16}(?:公司|商行|合作社|经营部)|(?<=法定代表人:)[\u4e00-\u9fff]{2,3}|(?<=送达人:)[\u4e00-\u9fff]{2,3}",
}
TICKED, EMPTY = "☑√✓✔☒×", "□☐口"
SURE, LEAST = 0.97, 0.8


class Letters:
    """A folded text with a confidence for every letter."""

    def __init__(self, parts: list[tuple[str, list[float]]]):
        self.text, self.sureness = "", []
        for text, sureness in parts:
            for letter, share in zip(text, sureness):
                kept = folded(letter)
                self.text += kept
                self.sureness += [share] * len(kept)

    def is_sure(self, start: int, end: int) -> bool:
        """As the program itself judges."""
        some = self.sureness[start:end]
        return bool(some) and sum(some) / len(some) >= SURE and min(some) >= LEAST


def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def groups(true: list[dict], found: list[dict]) -> list[tuple[list[dict], list[dict]]]:
    """Lines that stand in the same place."""
    homes = list(range(len(true) + len(found)))
    def root(index: int) -> int:
        while homes[index] != index:
            index = homes[index]
        return index
    for i, one in enumerate(true):
        for j, other in enumerate(found):
            x, y = overlap(one["box"], other["box"])
            if x > 2 and y > 0.4 * min(one["box"][3], other["box"][3]):
                homes[root(i)] = root(len(true) + j)
    result = collections.defaultdict(lambda: ([], []))
    for index, line in enumerate(true + found):
        result[root(index)][index >= len(true)].append(line)
    # Lines of a group from left to right where they stand in a row, else from top to bottom.
    def ordered(lines: list[dict]) -> list[dict]:
        rows = []
        for line in sorted(lines, key=lambda line: line["box"][1] + line["box"][3] / 2):
            middle = line["box"][1] + line["box"][3] / 2
            if rows and middle - rows[-1][0] < 0.5 * line["box"][3]:
                rows[-1][1].append(line)
            else:
                rows.append((middle, [line]))
        return [line for _, row in rows for line in sorted(row, key=lambda line: line["box"][0])]
    return [(ordered(one), ordered(other)) for one, other in result.values()]


class Tally(collections.Counter):
    def __init__(self):
        super().__init__()
        self.confusions, self.notes = collections.Counter(), []


def compare_lines(page: dict, lines: list[dict], tally: Tally) -> None:
    hands = [hand["box"] for hand in page["hands"] if not hand["kind"].startswith("no ")]
    for true, found in groups(page["lines"], lines):
        wanted = folded("".join(line["text"] for line in true))
        read = Letters([(line["text"], line["letters"]) for line in found])
        isHanded = any(touches(line["box"], hand) for line in true + found for hand in hands)
        isSealed = any(in_seal(line["box"], page["seals"]) for line in true + found)
        if not true:
            if not isHanded and not isSealed and read.text:
                tally["invented"] += len(read.text)
                tally["errors"] += len(read.text)
                tally["clear errors"] += len(read.text)
                tally.notes.append(f"多出 [{read.text}]")
            continue
        errors = distance(wanted, read.text)
        pieces = difflib.SequenceMatcher(None, wanted, read.text, autojunk=False).get_opcodes()
        # What was read of strokes and of the letters of a seal is no text that was there.
        extra = sum(m - k for tag, i, j, k, m in pieces if tag == "insert")
        if isHanded or isSealed:
            errors = max(0, errors - extra)
        tally["letters"] += len(wanted)
        tally["errors"] += errors
        where = "sealed" if isSealed else "clear"
        tally[where + " letters"] += len(wanted)
        tally[where + " errors"] += errors
        tally["letters read"] += len(read.text)
        tally["letters surely wrong"] += sum(share >= SURE for tag, _, _, k, m in pieces if tag == "replace" for share in read.sureness[k:m])
        for tag, i, j, k, m in pieces:
            if tag == "equal" or (tag == "insert" and (isHanded or isSealed)):
                continue
            tally.confusions[f"{wanted[i:j]}→{read.text[k:m]}"] += 1
            tally.notes.append(f"{'印' if isSealed else ''}…{wanted[max(0, i - 5):i]}[{wanted[i:j]}→{read.text[k:m]}]{wanted[j:j + 5]}…")
        compare_fields(wanted, read, pieces, page["isGrey"] and isSealed, tally)


def compare_fields(wanted: str, read: Letters, pieces: list, isHidden: bool, tally: Tally) -> None:
    for name, pattern in FIELDS.items():
        for match in re.finditer(pattern, wanted):
            kind = "hidden fields" if isHidden else "fields"
            tally[kind] += 1
            tally[f"{name} all"] += not isHidden
            if match.group() in read.text:
                tally[kind + " right"] += 1
                tally[f"{name} right"] += not isHidden
                continue
            spans = [(k, m) for _, i, j, k, m in pieces if i < match.end() and j > match.start()]
            start, end = min((k for k, _ in spans), default=0), max((m for _, m in spans), default=0)
            for tag, i, j, k, m in pieces:
                if tag == "equal" and i <= match.start() < j:
                    start = k + match.start() - i
                if tag == "equal" and i < match.end() <= j:
                    end = k + match.end() - i
            isSure = read.is_sure(start, end)
            tally["sure wrong"] += isSure
            tally.notes.append(f"{'印下 ' if isHidden else ''}{name} {match.group()} → {read.text[start:end]}{' 自以为确定' if isSure else ''}")


def compare_tables(page: dict, tables: list[list[dict]], tally: Tally) -> None:
    found = [cell for table in tables for cell in table]
    for table in page["tables"]:
        for cell in table:
            wanted = folded(cell["text"])
            if not wanted:
                continue
            tally["cells"] += 1
            best, score = None, 0.0
            for other in found:
                x, y = overlap(cell["box"], other["box"])
                if x > 0 and y > 0:
                    shared = x * y
                    union = cell["box"][2] * cell["box"][3] + other["box"][2] * other["box"][3] - shared
                    if shared / union > score:
                        best, score = other, shared / union
            read = folded(best["text"]) if best else ""
            if score > 0.5:
                tally["cells placed"] += 1
            isHanded = any(touches(hand["box"], cell["box"]) for hand in page["hands"])
            likeness = difflib.SequenceMatcher(None, wanted, read, autojunk=False)
            share = sum(block.size for block in likeness.get_matching_blocks()) / len(wanted) if isHanded else likeness.ratio()
            if score > 0.5 and share >= 0.8:
                tally["cells right"] += 1
            else:
                tally.notes.append(f"单元格 {score:.2f} [{wanted[:24]}] → [{read[:24]}]")


def compare_seals(page: dict, marks: list[dict], tally: Tally) -> None:
    marks = [mark for mark in marks if mark["kind"] == "seal" and mark["box"]]
    for seal in page["seals"]:
        tally["seals"] += 1
        box = [seal["x"] - 4, seal["y"] - 4, 8, 8]
        home = next((mark for mark in marks if touches(mark["box"], box)), None)
        if home:
            tally["seals found"] += 1
            marks.remove(home)
    tally["seals invented"] += len(marks)


def compare_boxes(page: dict, lines: list[dict], tally: Tally) -> None:
    text = "".join(line["text"] for line in lines)
    text = re.sub(r"\s", "", text)
    for box in page["boxes"]:
        tally["boxes"] += 1
        for match in re.finditer(re.escape(box["word"]), text):
            before = text[match.start() - 1:match.start()]
            if (before in TICKED if box["ticked"] else before in EMPTY) and before:
                tally["boxes right"] += 1
                break
        else:
            at = text.find(box["word"])
            tally.notes.append(f"方框 {'已勾' if box['ticked'] else '未勾'} …{text[max(0, at - 4):at]}[{box['word']}]")


def compare(label: dict, source: dict, tally: Tally, isGrey: bool) -> None:
    text = source["text"].encode()
    def words(span: list[int]) -> str:
        return text[span[0]:span[1]].decode()
    read = {page["number"]: page for page in source["pages"]}
    for page in label["pages"]:
        back = numpy.linalg.inv(numpy.array(page["map"]))
        page["isGrey"] = isGrey
        number = page["page"]
        lines = []
        for line in source["lines"]:
            if line["page"] != number or not line["box"]:
                continue
            box, said = laid_back(line["box"], back), words(line["span"])
            middle, size = box[1] + box[3] / 2, line["fontSize"] or box[3]
            lines.append(dict(text=said, box=[box[0], middle - size / 2, box[2], size],
                              letters=line.get("letters", [line.get("confidence", 1)] * len(said))))
        tables = [[dict(text=words(cell["span"]), box=laid_back(cell["box"], back)) for cell in table["cells"]
                   if cell["page"] == number] for table in source["tables"]]
        marks = [dict(mark, box=laid_back(mark["box"], back) if mark["box"] else None) for mark in source["marks"]
                 if mark["page"] == number]
        tally["pages"] += 1
        tally.notes.append(f"== {label['level']} 第{number}页 {(read.get(number) or {}).get('state')} 转{page['turns']}")
        wanted = folded("".join(line["text"] for line in page["lines"]))
        if not wanted:
            tally["blanks"] += 1
            letters = sum(len(folded(line["text"])) for line in lines)
            tally["blanks clean"] += letters == 0
            tally["blanks named"] += letters == 0 and (read.get(number) or {}).get("state") == "blank"
            if letters:
                tally.notes.append(f"空白页上有字 {[line['text'] for line in lines]}")
        else:
            common = collections.Counter(wanted) & collections.Counter(folded("".join(line["text"] for line in lines)))
            tally["lying"] += 1
            isUpright = sum(common.values()) > 0.5 * len(wanted)
            tally["upright"] += isUpright
            if not isUpright:
                tally.notes.append("方向不对或者没有读出")
            compare_lines(page, lines, tally)
            order = difflib.SequenceMatcher(None, wanted, folded("".join(line["text"] for line in lines)), autojunk=False)
            tally["in order"] += sum(block.size for block in order.get_matching_blocks())
            tally["to order"] += len(wanted)
        compare_tables(page, tables, tally)
        compare_seals(page, marks, tally)
        paper_marks.compare_words(page, marks, tally)
        paper_marks.compare_ink(page, marks, tally)
        compare_boxes(page, lines, tally)
