"""How well scans are read: measure.py CASECHECK FOLDER [--ocr fast] [--verbose]

FOLDER holds what make.py made: LEVEL.pdf and LEVEL.json. What is read is compared line by line, where it stands on the paper, so
that the order of reading does not count (the order of a page is measured apart). Spaces are dropped, widths and punctuation
folded; strokes by hand and the letters of seals are no text. For each level: character errors (all, clear of seals, below seals), key
fields that came through exactly, fields that are wrong although the program is sure, pages that lie the right way up, text
invented on blank pages, seals found and invented, cells of tables that hold their text, boxes ticked, CPU seconds a page.
"""
import argparse
import collections
import ctypes
import difflib
import json
import os
import pathlib
import re
import resource
import subprocess
import time
import unicodedata

import numpy

import levels

FIELDS = {
    "文号": r"[\u4e00-\u9fff]{1,12}〔\d{4}〕[\u4e00-\u9fff]{0,3}\d+号",
    "日期": r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d",
    "代码": r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])",
    "金额": r"\d[\d,]*(?:\.\d+)?万?元|[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆]整?",
    "电话": r"(?<!\d)1\d{10}(?!\d)",
    "名称": r"[\u4e00-\u9fff]{4,16}(?:公司|商行|合作社|经营部)|(?<=法定代表人:)[\u4e00-\u9fff]{2,3}|(?<=送达人:)[\u4e00-\u9fff]{2,3}",
}
FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "○": "〇", "·": ".", "•": ".", "，": ",",
                        "。": ".", "、": ",", "【": "〔", "】": "〕", "[": "〔", "]": "〕", "☐": "□", "口": "□", "☑": "□", "√": "□", "☒": "□"})
# Blanks to be filled are no letters; neither are boxes, which are measured apart.
DROPPED = re.compile(r"[\s_□￿]")
TICKED, EMPTY = "☑√✓✔☒×", "□☐口"
SURE = 0.97


def folded(text: str) -> str:
    return DROPPED.sub("", unicodedata.normalize("NFKC", text).translate(FOLDED))


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
        return bool(some) and sum(some) / len(some) >= SURE and min(some) >= 0.5


def laid_back(box: list[float], back: numpy.ndarray) -> list[float]:
    """A box of the scan on the page as it was before; its size as on the page that lies straight."""
    x, y, z = back @ (box[0] + box[2] / 2, box[1] + box[3] / 2, 1)
    width, height = (box[2], box[3]) if abs(back[0, 0]) > abs(back[0, 1]) else (box[3], box[2])
    return [x / z - width / 2, y / z - height / 2, width, height]


def overlap(a: list[float], b: list[float]) -> tuple[float, float]:
    return (min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]), min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))


def touches(a: list[float], b: list[float]) -> bool:
    x, y = overlap(a, b)
    return x > 0 and y > 0


def in_seal(box: list[float], seals: list[dict], slack: float = 2) -> bool:
    for seal in seals:
        x = min(max(seal["x"], box[0]), box[0] + box[2])
        y = min(max(seal["y"], box[1]), box[1] + box[3])
        if (x - seal["x"]) ** 2 + (y - seal["y"]) ** 2 <= (seal["radius"] + slack) ** 2:
            return True
    return False


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
        compare_boxes(page, lines, tally)


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


COLUMNS = {
    "页": lambda t: str(t["pages"]),
    "字错率%": lambda t: percent(t["errors"], t["letters"]),
    "印外%": lambda t: percent(t["clear errors"], t["clear letters"]),
    "印下%": lambda t: percent(t["sealed errors"], t["sealed letters"]),
    "字段%": lambda t: percent(t["fields right"], t["fields"]),
    "字段数": lambda t: str(t["fields"]),
    "确而错%": lambda t: percent(t["sure wrong"], t["fields"] + t["hidden fields"]),
    "方向": lambda t: f"{t['upright']}/{t['lying']}",
    "空白": lambda t: f"{t['blanks clean']}({t['blanks named']})/{t['blanks']}",
    "次序%": lambda t: percent(t["in order"], t["to order"]),
    "印章": lambda t: f"{t['seals found']}+{t['seals invented']}/{t['seals']}",
    "单元格%": lambda t: percent(t["cells right"], t["cells"]),
    "格位%": lambda t: percent(t["cells placed"], t["cells"]),
    "勾选": lambda t: f"{t['boxes right']}/{t['boxes']}",
    "CPU": lambda t: f"{t['milliseconds'] / 1000 / max(1, t['pages']):.2f}",
    "秒": lambda t: f"{t['clock'] / 1000 / max(1, t['pages']):.2f}",
}


def measured(program: str, folder: pathlib.Path, name: str, ocr: str) -> Tally:
    label = json.loads((folder / f"{name}.json").read_text())
    tally = Tally()
    # Workers that outlive the program become children of this one, and their time counts (PR_SET_CHILD_SUBREAPER).
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [program, "extract", "--json", "--no-redact", "--ocr", ocr, str(folder / f"{name}.pdf")]
    output = subprocess.run(command, capture_output=True, check=False).stdout
    seconds = time.monotonic() - start
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    tally["clock"] = int(1000 * seconds)
    tally["milliseconds"] = int(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    compare(label, json.loads(output)["sources"][0], tally, levels.LEVELS[name]["mode"] != "RGB")
    return tally


def shown(tallies: dict[str, Tally]) -> None:
    rows = [["等级", *COLUMNS]] + [[name, *(column(tally) for column in COLUMNS.values())] for name, tally in tallies.items()]
    def width(text: str) -> int:
        return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(" " * (widths[place] - width(cell)) + cell for place, cell in enumerate(row)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--ocr", default="auto")
    parser.add_argument("--levels", nargs="+", default=[])
    parser.add_argument("--verbose", action="store_true", help="every difference")
    arguments = parser.parse_args()
    names = [name for name in levels.LEVELS if (arguments.folder / f"{name}.json").exists()]
    names = [name for name in names if not arguments.levels or name in arguments.levels]
    tallies = {}
    for name in names:
        tallies[name] = measured(arguments.program, arguments.folder, name, arguments.ocr)
        if arguments.verbose:
            print("\n".join(tallies[name].notes))
    together = [tallies[name] for name in levels.DEGRADED if name in tallies]
    if len(together) > 1:
        tallies["degraded"] = Tally()
        for tally in together:
            tallies["degraded"].update(tally)
            tallies["degraded"].confusions.update(tally.confusions)
    shown(tallies)
    every = sum((tally.confusions for name, tally in tallies.items() if name in names and name != "fax"), collections.Counter())
    print("常见混淆:", ";".join(f"{key}×{count}" for key, count in every.most_common(20)))
    kinds = [f"{key} {sum(tallies[n][key + ' right'] for n in names if n != 'fax')}/{sum(tallies[n][key + ' all'] for n in names if n != 'fax')}"
             for key in FIELDS]
    print("字段(不含传真):", ";".join(kinds))


if __name__ == "__main__":
    main()
