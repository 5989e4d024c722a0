"""How well scans are read: measure.py CASECHECK FOLDER [--ocr fast] [--verbose]

FOLDER holds what make.py made: LEVEL.pdf and LEVEL.json. What is read is compared line by line, where it stands on the paper, so
that the order of reading does not count (the order of a page is measured apart). Spaces are dropped, widths and punctuation
folded; strokes by hand and the letters of seals are no text. For each level: character errors (all, clear of seals, below seals), key
fields that came through exactly, fields that are wrong although the program is sure, letters that are, pages that lie the right
way up, text invented on blank pages, seals found and invented, words of seals right (and near enough to compare), places written on
that are seen as such (minus those said to be blank), and blank ones (minus those said to be written on), cells of tables that hold
their text, boxes ticked, CPU seconds a page.
"""
import argparse
import collections
import ctypes
import json
import os
import pathlib
import resource
import subprocess
import time
import unicodedata

import compare
import levels

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
    "确错字%": lambda t: percent(t["letters surely wrong"], t["letters read"]),
    "方向": lambda t: f"{t['upright']}/{t['lying']}",
    "空白": lambda t: f"{t['blanks clean']}({t['blanks named']})/{t['blanks']}",
    "次序%": lambda t: percent(t["in order"], t["to order"]),
    "印章": lambda t: f"{t['seals found']}+{t['seals invented']}/{t['seals']}",
    "印文": lambda t: f"{t['seal words right']}({t['seal words near']})/{t['seal words']}",
    "笔迹": lambda t: f"{t['ink places right']}-{t['ink places wrong']}/{t['ink places']}",
    "留空": lambda t: f"{t['blank places right']}-{t['blank places wrong']}/{t['blank places']}",
    "单元格%": lambda t: percent(t["cells right"], t["cells"]),
    "格位%": lambda t: percent(t["cells placed"], t["cells"]),
    "勾选": lambda t: f"{t['boxes right']}/{t['boxes']}",
    "CPU": lambda t: f"{t['milliseconds'] / 1000 / max(1, t['pages']):.2f}",
    "秒": lambda t: f"{t['clock'] / 1000 / max(1, t['pages']):.2f}",
}


def measured(program: str, folder: pathlib.Path, name: str, ocr: str) -> compare.Tally:
    label = json.loads((folder / f"{name}.json").read_text())
    tally = compare.Tally()
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
    compare.compare(label, json.loads(output)["sources"][0], tally, levels.LEVELS[name]["mode"] != "RGB")
    return tally


def shown(tallies: dict[str, compare.Tally]) -> None:
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
        tallies["degraded"] = compare.Tally()
        for tally in together:
            tallies["degraded"].update(tally)
            tallies["degraded"].confusions.update(tally.confusions)
    shown(tallies)
    every = sum((tally.confusions for name, tally in tallies.items() if name in names and name != "fax"), collections.Counter())
    print("常见混淆:", ";".join(f"{key}×{count}" for key, count in every.most_common(20)))
    kinds = [f"{key} {sum(tallies[n][key + ' right'] for n in names if n != 'fax')}/{sum(tallies[n][key + ' all'] for n in names if n != 'fax')}"
             for key in compare.FIELDS]
    print("字段(不含传真):", ";".join(kinds))


if __name__ == "__main__":
    main()
