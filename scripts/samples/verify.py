#!/usr/bin/env python3
"""Compares what casecheck finds in every sample with its expected.txt.

usage: verify.py CASECHECK SAMPLES…   prints one line per difference and a sum; exit 1 when anything differs.

A finding matches a line when rule and kind of document are the same and one quotes the other's words or half of them; of something
missing the message names the kind. Each line answers one finding first. Lines that begin with `?` may be found or not, and
so may findings of severity info.
"""
import json
import re
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path


def folded(text):
    table = {ord(a): b for a, b in zip("\uff08\uff09\uff0c\uff1a\uff05", "(),:%")} | {ord(c): None for c in " \u3000\n"}
    return (text or "").translate(table)


KINDS = Path(__file__).resolve().parents[2] / "Sources" / "CaseReading" / "Kinds"
NAMES = {path.stem: re.search(r"^name: *(.+)$", path.read_text(encoding="utf-8"), re.M)[1] for path in KINDS.glob("*.yaml")}


def expectations(folder):
    header, lines = {}, []
    for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header.setdefault(key.strip(), value.strip())
        elif line.strip():
            optional = line.startswith("?")
            code, severity, kind, words, *reason = line.lstrip("? ").split("\t") + [""] * 3
            lines.append({"code": code, "severity": severity, "kind": kind, "words": words, "optional": optional, "hit": False})
    return header, lines


def findings(program, folder, header, options=()):
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "result.json"
        command = [program, "check", str(folder), "--no-redact", "--output", str(output), *options]
        if "as-of" in header:
            command += ["--as-of", header["as-of"]]
        done = subprocess.run(command, capture_output=True, text=True)
        if not output.exists():
            sys.exit(f"{folder}: {done.stderr}")
        case = json.loads(output.read_text(encoding="utf-8"))["cases"][0]
    kinds = {document["id"]: document["kind"] for document in case["documents"]}
    found = []
    for result in case["results"]:
        for finding in result["findings"]:
            evidence = finding["evidence"]
            found.append({
                "code": result["code"], "severity": finding.get("severity", result["severity"]),
                "kinds": {kinds.get(e["document"]) for e in evidence}, "quotes": [e["quote"] for e in evidence],
                "message": finding["message"], "outcome": result["outcome"], "about": finding.get("about") or ""})
    undecided = [(r["code"], r["because"]) for r in case["results"] if r["outcome"] == "indeterminate"]
    return case, found, undecided


def matches(line, finding):
    name = NAMES.get(line["kind"], line["kind"])
    if line["code"] != finding["code"]:
        return False
    if line["kind"] not in finding["kinds"] and name not in finding["about"] and name not in finding["message"]:
        return False
    quotes = [folded(quote) for quote in finding["quotes"] if quote]
    if line["words"] in ("-", "") or not quotes:
        return True  # something missing has no words; the line may quote what stands nearest
    wanted = folded(line["words"])
    return any(wanted in quote or quote in wanted or overlap(wanted, quote) for quote in quotes + [folded(finding["message"])])


def overlap(a, b):
    """人民币叁万陆仟元整 and 叁万陆仟元整(36000元): half of the shorter one, and three characters."""
    size = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return size >= 3 and 2 * size >= min(len(a), len(b))


def matched(lines, finding):
    """The line that a finding answers, one that none has answered yet if there is such a one; `None` for none."""
    fitting = [line for line in lines if matches(line, finding)]
    return min(fitting, key=lambda line: line["hit"], default=None)


def main(program, folders):
    expected = hit = extra = undecided_total = 0
    for folder in folders:
        header, lines = expectations(folder)
        case, found, undecided = findings(program, folder, header)
        for key, name in (("sector", "sector"), ("province", "province"), ("procedure", "procedure"), ("completeness", "completeness")):
            if key in header and header[key] and header[key] != (case[name] or ""):
                print(f"{folder.name}: {name} {case[name]}, expected {header[key]}")
        for finding in found:
            line = matched(lines, finding)
            if line:
                line["hit"] = True
            elif finding["severity"] != "info":
                extra += 1
                print(f"{folder.name}: EXTRA {finding['code']} {finding['severity']} {finding['message'][:110]} {finding['quotes'][:2]}")
        for line in lines:
            if line["optional"] or line["severity"] == "info":
                continue
            expected += 1
            hit += line["hit"]
            if not line["hit"]:
                print(f"{folder.name}: MISSING {line['code']} {line['kind']} {line['words']}")
        undecided_total += len(undecided)
        for code, because in undecided:
            print(f"{folder.name}: undecided {code} {because}")
    print(f"{hit} of {expected} expected findings, {extra} not expected, {undecided_total} undecided")
    return 0 if hit == expected and not extra else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], [Path(p) for p in sys.argv[2:] if (Path(p) / "expected.txt").exists()]))
