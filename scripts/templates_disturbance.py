"""Learns one collection of forms printed in the ways of official sets, and matches documents filled in from them: templates_disturbance.py BINARY

The words are the same in every style; what changes is how blanks, hints, boxes, headings and instructions are written, and how a
clerk fills them in. A right reading gives every document to its set and version, finds the sentence that was changed or taken
out, and says nothing else. `--list` names each mistake.
"""
import json
import os
import pathlib
import re
import sys
import tempfile
from collections import Counter

from disturbance.docx import para, run, save
from disturbance.filling import BLANK, NUMERALS, RANDOM, Blank, Filled, lines, printed
from disturbance.forms import FORMS
from templates_accuracy import judge, learn, run as call

STYLES = {
    "横线": dict(blank="______", hint="({})", box="□", agency="______局", breaks=True),
    "下划线": dict(blank="          ", under=True, hint="({})", box="☐", agency="(行政机关名称)", heading="文书样式之{}"),
    "叉": dict(blank="×××", hint="【{}】", box="□", agency="×××局", alone=True),
    "点": dict(blank="…………", hint="〔{}〕", box="〇", agency="○○○局", heading="({})"),
    "制表符": dict(blank="\t\t", under=True, hint="（{}）", box="[ ]", agency="○○○局", heading="式样{}", breaks=True),
    "星": dict(blank="***", hint="《{}》", box="( )", agency="***局(全称)", alone=True),
    "全角空格": dict(blank="　　　　", hint="<{}>", box="□", agency="○○○局", heading="附件{}", spaced=True, breaks=True),
}
MANNERS = [
    dict(person=False, tick="check", head=True),
    dict(person=True, tick="only", block=True, under=True, nocopies=True),
    dict(person=False, tick="black", block=True, head=True),
    dict(person=True, tick="strike", spaced=True),
    dict(person=False, tick="root", under=True, head=True, nocopies=True),
]


def defect(text, version, number):
    """What is done to the words, and what should be found: nothing in three manners of five."""
    shared = set(lines(text, 1)) & set(lines(text, 2))
    fit = [words for kind, words in lines(text, version) if (kind, words) in shared and kind == "P" and words.endswith("。")]
    fit = [words for words in fit if len(BLANK.sub("", words)) > 22 and "告知事项" not in words]
    if number not in (2, 4) or not fit:
        return None, []
    words = RANDOM.choice(fit)
    if number == 2:
        return (words, None), [dict(type="missing", expected=BLANK.sub("…", words))]
    longest = max(BLANK.split(words)[::3], key=len)
    middle = len(longest) // 2
    return (longest, longest[:middle - 3] + "另行" + longest[middle + 3:]), [dict(type="changed", expected=longest)]


def blanks(style, forms, version, folder):
    """Writes the blank forms of one set; one file each, or all in one."""
    folder.mkdir(parents=True)
    bodies = [printed(text, version, Blank(style)) for text in forms]
    if style.get("alone"):
        for number, body in enumerate(bodies):
            save(folder / f"{number}.docx", body)
    else:
        heads = [para([run(style["heading"].format(NUMERALS[number]))]) if "heading" in style else "" for number in range(len(bodies))]
        breaks = [para([], brk=True) if number and style.get("breaks") else "" for number in range(len(bodies))]
        save(folder / "全套.docx", "".join(a + b + c for a, b, c in zip(breaks, heads, bodies)))


def build(style, root):
    """Sets, documents and labels of one style."""
    labels, sets = [], {}
    for system, (name, code, forms) in FORMS.items():
        for version, year in ((1, 2017), (2, 2022)):
            id = f"{system}-{year}"
            blanks(style, forms, version, root / "sets" / id)
            files = sorted(str(file.relative_to(root)) for file in (root / "sets" / id).iterdir())
            sets[id] = dict(files=files, family=system, valid_from=f"{year}-01-01", valid_to="2021-12-31" if version == 1 else None)
            for number, manner in enumerate(MANNERS):
                for text in forms:
                    change, defects = defect(text, version, number)
                    file = root / "filled" / f"{len(labels) // 40:02}" / f"{len(labels):03}.docx"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    save(file, printed(text, version, Filled(manner, f"栖云市{name}局", code), change))
                    labels.append(dict(file=str(file.relative_to(root)), set=id, defects=defects))
    (root / "sets.json").write_text(json.dumps(sets))
    return labels


def main():
    program, isVerbose = os.path.abspath(sys.argv[1]), "--list" in sys.argv
    for name, style in STYLES.items():
        RANDOM.seed(7)
        with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as home:
            root = pathlib.Path(place)
            labels = build(style, root)
            learn(program, home, root)
            said = {}
            for one in json.loads(call(program, ["match", "--json", *[label["file"] for label in labels]], home, root).stdout):
                said.setdefault(re.search(r"\d{3}\.docx", one["source"])[0], []).append(one)
        count, mistakes = Counter(), []
        for label in labels:
            judge(label, [one["match"] for one in said.get(label["file"][-8:], []) if one["match"]], count, mistakes)
        if isVerbose:
            print(*mistakes, sep="\n")
        print(
            f"{name}: 套和版本 {count['set right']}/{count['set']},固定句改动 {count['changed found']}/{count['changed']},缺 {count['missing found']}/{count['missing']};"
            f"没有改动的 {count['faithful']} 份里误报 {count['false on faithful']} 处,共误报 {count['false']} 处", flush=True)


if __name__ == "__main__":
    main()
