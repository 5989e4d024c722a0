"""How well scans are read: python3 scripts/scans/measure.py CASECHECK ORIGINALS SCANS [--ocr fast]

ORIGINALS holds the documents, SCANS what scripts/scans/make.py made of them; both are read by the same program and
compared page by page: character errors (spaces dropped, widths and punctuation folded), numbers, dates and codes that came
through exactly, and seconds a page on the clock.
"""
import argparse
import difflib
import json
import pathlib
import re
import subprocess
import time
import unicodedata

FIELDS = {
    "文号": r"[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\]）)][\u4e00-\u9fff]{0,3}\d+号",
    "日期": r"\d{4}年\d{1,2}月\d{1,2}日",
    "代码": r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])",
    "金额": r"\d[\d,]*(?:\.\d+)?(?:万)?元",
    "电话": r"(?<!\d)1\d{10}(?!\d)",
}


def folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "○": "〇", "·": ".", "•": "."})
    return re.sub(r"[\s_]", "", text).translate(table)


def extracted(program: str, files: list[pathlib.Path], options: list[str]) -> dict[str, list[str]]:
    """The text of every page, by the name of the file."""
    command = [program, "extract", "--json", "--no-redact", *options, *map(str, files)]
    output = subprocess.run(command, capture_output=True, check=False).stdout
    pages = {}
    for source in json.loads(output)["sources"]:
        name = pathlib.Path(source["path"]).stem
        if not source.get("pages"):
            continue
        text = source["text"].encode()
        pages[name] = [text[p["span"][0]:p["span"][1]].decode() for p in source["pages"]]
    return pages


def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("originals", type=pathlib.Path)
    parser.add_argument("scans", type=pathlib.Path)
    parser.add_argument("--ocr", default="auto")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    scans = sorted(arguments.scans.glob("*.pdf"))
    originals = [p for s in scans if (p := arguments.originals / s.name).exists()]
    truth = extracted(arguments.program, originals, ["--ocr", "never"])
    start = time.monotonic()
    read = extracted(arguments.program, [arguments.scans / p.name for p in originals], ["--ocr", arguments.ocr])
    seconds = time.monotonic() - start
    errors = letters = count = 0
    fields = {name: [0, 0] for name in FIELDS}
    for name, pages in truth.items():
        for number, page in enumerate(pages):
            found = folded(read.get(name, [""] * len(pages))[number])
            wanted = folded(page)
            wrong = distance(wanted, found)
            errors, letters, count = errors + wrong, letters + len(wanted), count + 1
            for field, pattern in FIELDS.items():
                for value in re.findall(pattern, wanted):
                    fields[field][0] += value in found
                    fields[field][1] += 1
            print(f"{name} {number + 1}: {len(wanted)} 字,错 {wrong}({100 * wrong / max(1, len(wanted)):.2f}%)")
            if arguments.verbose:
                for tag, i, j, k, m in difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
                    if tag != "equal":
                        print(f"    …{wanted[max(0, i - 4):i]}[{wanted[i:j]}→{found[k:m]}]{wanted[j:j + 4]}…")
    print(f"合计 {count} 页 {letters} 字,字错率 {100 * errors / max(1, letters):.2f}%,每页 {seconds / max(1, count):.2f} 秒")
    print(";".join(f"{name} {right}/{all}" for name, (right, all) in fields.items()))


if __name__ == "__main__":
    main()
