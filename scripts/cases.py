#!/usr/bin/env python3
"""Measures kinds, fields and findings over Tests/Cases, files that were written apart from the program.

usage: cases.py CASECHECK [FOLDER…]     FOLDER: Tests/Cases/volumes and the like; all of them by default

Every case folder holds `expected.txt` (findings, as in samples/), `fields.txt` (field and value of the decision) and
`kinds.txt` (file and kinds). Prints each difference, then one line of figures for each folder. Differences are not errors:
some labels are arguable, and the figures are what counts.
"""
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "samples"))
import verify  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
NOTES = ("expected.txt", "fields.txt", "kinds.txt")
DECISIONS = ("penalty-decision", "no-penalty-decision", "on-spot-decision")


def rows(path):
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[:2] for line in lines if "\t" in line and not line.startswith("#")]


def written(value):
    """A value of the result as fields.txt writes it."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [c["law"] + (f" {c['article']}" if c["article"] else "") + (f".{c['paragraph']}" if c["paragraph"] else "")
                + (f"({c['item']})" if c["item"] else "") for c in value]
    return value if isinstance(value, list) else [value]


def short(citation):
    """Labels write names of laws with or without 中华人民共和国."""
    return citation.strip().removeprefix("中华人民共和国")


def compare_kinds(folder, case):
    found = {}
    for document in case["documents"]:
        found.setdefault(document["source"], []).append(document["kind"])
    right = total = 0
    for name, kinds in rows(folder / "kinds.txt"):
        wanted = [kind.strip() for kind in kinds.split(";")]
        total += len(wanted)
        right += sum(kind in found.get(name, []) for kind in wanted)
        if sorted(wanted) != sorted(found.get(name, [])):
            print(f"  {folder.name}: {name}: {found.get(name, [])}, expected {wanted}")
    return right, total


def compare_fields(folder, case):
    decisions = [d for d in case["documents"] if d["kind"] in DECISIONS]
    decisions = decisions or [d for d in case["documents"] if d["kind"].endswith("-decision") or d["kind"] == "licence-refusal"]
    decisions = decisions or [d for d in case["documents"] if d["kind"].endswith(("-notice", "-extension"))]
    fields = decisions[-1]["fields"] if decisions else {}
    right = total = 0
    for name, value in rows(folder / "fields.txt"):
        values = [str(v) for o in fields.get(name, []) for v in written(o.get("value"))]
        if name.endswith(("basis", "provisions")):
            isRight = {short(v).replace(".(", "(") for v in value.split(";")} == {short(v) for v in values}
        elif name == "review-body":
            isRight = all(part.strip() in values for part in value.replace("或者", "|").replace("或", "|").replace(";", "|").split("|"))
        elif name == "party-name" and ";" in value:
            isRight = {verify.folded(v) for v in value.split(";")} == {verify.folded(v) for v in values}
        elif name.endswith("amount"):
            isRight = bool(values) and float(values[0]) == float(value)
        else:
            isRight = bool(values) and verify.folded(values[0]) == verify.folded(value)
        total += 1
        right += isRight
        if not isRight:
            print(f"  {folder.name}: {name} {values[:4]}, expected {value}")
    return right, total


def measure(program, root):
    sums = dict.fromkeys("expected hit found extra veto undecided applied kinds kindsTotal fields fieldsTotal".split(), 0)
    for folder in sorted(p for p in root.iterdir() if (p / "expected.txt").exists()):
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(shutil.copytree(folder, Path(scratch) / folder.name, ignore=shutil.ignore_patterns(*NOTES)))
            header, lines = verify.expectations(folder)
            case, found, undecided = verify.findings(program, copy, header)
        for finding in (f for f in found if f["severity"] != "info"):
            sums["found"] += 1
            line = verify.matched(lines, finding)
            if line:
                line["hit"] = True
                continue
            sums["extra"] += 1
            sums["veto"] += finding["severity"] == "veto"
            print(f"  {folder.name}: not expected: {finding['code']} {finding['severity']} {finding['message'][:100]}")
        for line in (l for l in lines if not l["optional"] and l["severity"] != "info"):
            sums["expected"] += 1
            sums["hit"] += line["hit"]
            if not line["hit"]:
                print(f"  {folder.name}: not found: {line['code']} {line['kind']} {line['words'][:40]}")
        sums["undecided"] += len(undecided)
        sums["applied"] += sum(r["outcome"] != "notApplicable" for r in case["results"])
        for key, (right, total) in (("kinds", compare_kinds(folder, case)), ("fields", compare_fields(folder, case))):
            sums[key] += right
            sums[key + "Total"] += total
    print("{0}: findings {hit}/{expected}; true {true}/{found}, false vetoes {veto}; undecided {undecided}/{applied}; "
          "kinds {kinds}/{kindsTotal}; fields {fields}/{fieldsTotal}".format(
              root.name, true=sums["found"] - sums["extra"], **sums))


if __name__ == "__main__":
    roots = [Path(p) for p in sys.argv[2:]] or sorted(p for p in (ROOT / "Tests" / "Cases").iterdir() if p.is_dir())
    for root in roots:
        measure(sys.argv[1], root)
