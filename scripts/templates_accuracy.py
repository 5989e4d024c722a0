"""Learns the sets of blank forms in Tests/Forms, Tests/Forms/b and Tests/Forms/c and matches the documents made from them: templates_accuracy.py BINARY

Prints how many documents were given to the right set and version, how many changed or missing fixed sentences, labels and
left-over hints were found, and what was said of documents in which nothing was changed. `--list` names each mistake.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

FORMS = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Forms"
FOLDERS = [FORMS, FORMS / "b", FORMS / "c"]


def letters(text):
    return re.sub(r"[\s,。;:、,.;:()（）《》“”〔〕\[\]…_×·]", "", text or "")


def alike(a, b):
    """Whether two wordings speak of the same words: one within the other, or most pairs of letters in common."""
    a, b = letters(a), letters(b)
    if not a or not b:
        return False
    pairs = set(zip(a, a[1:])) & set(zip(b, b[1:]))
    return a in b or b in a or len(pairs) >= 0.6 * min(len(a), len(b)) - 1


def run(program, arguments, home, folder):
    return subprocess.run([program, "templates", *arguments], cwd=folder, capture_output=True, text=True, env={**os.environ, "XDG_DATA_HOME": home})


def learn(program, home, folder):
    for name, facts in json.loads((folder / "sets.json").read_text()).items():
        arguments = ["add", name, *facts["files"], "--family", facts["family"], "--valid-from", facts["valid_from"]]
        if facts["valid_to"]:
            arguments += ["--valid-to", facts["valid_to"]]
        done = run(program, arguments, home, folder)
        if done.returncode:
            sys.exit(f"{name}: {done.stderr}")


def main():
    for folder in FOLDERS:
        measure(os.path.abspath(sys.argv[1]), "--list" in sys.argv, folder)


def measure(program, verbose, folder):
    labels = json.loads((folder / "labels.json").read_text())
    count, mistakes = Counter(), []
    with tempfile.TemporaryDirectory() as home:
        learn(program, home, folder)
        # One call a case: names of files repeat from case to case.
        said = {}
        for case in sorted({os.path.dirname(label["file"]) for label in labels}):
            files = [label["file"] for label in labels if os.path.dirname(label["file"]) == case]
            for one in json.loads(run(program, ["match", "--json", *files], home, folder).stdout):
                said.setdefault(f"{case}/{one['source']}", []).append(one)
    for label in labels:
        matches = [one["match"] for one in said.get(label["file"], []) if one["match"]]
        judge(label, matches, count, mistakes)
    if verbose:
        print(*mistakes, sep="\n")
    kinds = [(kind, name) for kind, name in (("changed", "固定句改动"), ("missing", "固定句缺"), ("label", "栏目缺"), ("prompt", "提示残留"))]
    print(f"{folder.name}: 套和版本 {count['set right']}/{count['set']},无模板的 {count['own right']}/{count['own']};"
          + ",".join(f"{name} {count[kind + ' found']}/{count[kind]}" for kind, name in kinds)
          + f";没有改动的 {count['faithful']} 份里误报 {count['false on faithful']} 处,共误报 {count['false']} 处")


def judge(label, matches, count, mistakes):
    wanted = label["set"] if isinstance(label["set"], list) else [label["set"]]
    if wanted == [None]:
        isRight = all(match["conformance"] < 0.75 for match in matches)
        count.update(own=1, **{"own right": isRight})
        if not isRight:
            mistakes.append(f"{label['file']}: 不出自任何模板,认成 {matches[0]['set']}")
        return
    # A form with a counterfoil is two documents; what tells the version may stand on one of them.
    matches.sort(key=lambda match: bool(match["alike"]))
    isRight = bool(matches) and matches[0]["set"] in wanted and (len(wanted) > 1 or not matches[0]["alike"])
    count.update(set=1, **{"set right": isRight})
    if not isRight:
        mistakes.append(f"{label['file']}: 应为 {wanted},认成 {[match['set'] for match in matches]}")
    reports = [("clause", clause["expected"]) for match in matches for clause in match["clauses"]]
    reports += [("label", word) for match in matches for word in match["labelsLeftOut"]]
    reports += [("prompt", word) for match in matches for word in match["promptsLeft"]]
    fitting = {"changed": ("clause", "label"), "missing": ("clause",), "label": ("label", "clause"), "prompt": ("prompt",)}
    used = set()
    for defect in label["defects"]:
        hits = [i for i, (kind, words) in enumerate(reports) if kind in fitting[defect["type"]] and alike(words, defect["expected"])]
        used.update(hits)
        count.update({defect["type"]: 1, defect["type"] + " found": bool(hits)})
        if not hits:
            mistakes.append(f"{label['file']}: 没有找到 {defect['type']} {defect['expected']}")
    tolerated = letters(json.dumps(label.get("tolerated", ""), ensure_ascii=False))
    wrong = [report for i, report in enumerate(reports) if i not in used and letters(report[1]) not in tolerated]
    count["false"] += len(wrong)
    if not label["defects"]:
        count["faithful"] += 1
        count["false on faithful"] += len(wrong)
    mistakes += [f"{label['file']}: 误报 {kind} {words}" for kind, words in wrong]


if __name__ == "__main__":
    main()
