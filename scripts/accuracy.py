#!/usr/bin/env python3
"""Measures kinds, borders and fields over Tests/Documents, files whose labels were judged by reading.

usage: accuracy.py CASECHECK [--write] [--quiet] [FOLDER…]     FOLDER: Tests/Documents/forms-a and the like; all by default

Every folder of files holds `documents.txt`:

    == 受理通知书.pdf                    a file
    -- licence-acceptance 1-1           a document in it, with its pages (PDF)
    accepted-on<TAB>2024-03-05          a field; `~` begins a characteristic part, `|` parts several values
    agency-seal<TAB>?                   not measured; `fields<TAB>none`: no field of this document is

A field without a line is not in the document, and reading anything there counts as invented. Prints every difference, a
table against the figures of the last release (Tests/Documents/figures.json, written by --write) and the confusions.
"""
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "samples"))
import verify  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SETS = ROOT / "Tests" / "Documents"
FIGURES = SETS / "figures.json"
# Read beyond the specification's list of the kind's fields, which is what labels cover.
BESIDE = {("penalty-decision", "filed-on"), ("no-penalty-decision", "filed-on"), ("publicity-material", "decided-on"),
          ("penalty-prior-notice", "confiscated-amount"), ("hearing-notice", "confiscated-amount")}
# Numbers, parties, dates, sums and citations: what rules stand on.
CORE_TYPES = {"date", "datetime", "doc-number", "money", "citation-list"}
CORE_NAMES = {"party-name", "applicant", "inspected-party", "recipient", "respondent"}
MEASURES = ("kinds", "borders", "fields of forms", "core of forms", "fields of letters", "core of letters")


class Label:
    """One labelled document."""

    def __init__(self, file, kind, pages):
        self.file, self.kind, self.pages = file, kind, pages
        self.fields, self.isMeasured = {}, True


def labels(path):
    result, file = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            file = line[3:].strip()
        elif line.startswith("-- "):
            kind, *pages = line[3:].split()
            first, _, last = pages[0].partition("-") if pages else ("", "", "")
            result.append(Label(file, kind, (int(first), int(last or first)) if first else None))
        elif "\t" in line:
            field, value = line.split("\t", 1)
            if field == "fields" and value.strip() == "none":
                result[-1].isMeasured = False
            else:
                result[-1].fields[field] = value.strip()
        elif line.strip() and not line.startswith("#"):
            sys.exit(f"{path}:{number}: {line!r} is no label")
    return result


def values(occurrence):
    """What was read at one place, each value as labels write it."""
    value = occurrence.get("value")
    if isinstance(value, dict):
        return [f"{value['count']} {value['unit']}"]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [c["law"] + (f" {c['article']}" if c["article"] else "") + (f"-{c['subarticle']}" if c.get("subarticle") else "")
                + (f".{c['paragraph']}" if c["paragraph"] else "") + (f"({c['item']})" if c["item"] else "") for c in value]
    return [str(v) for v in value] if isinstance(value, list) else [] if value is None else [str(value)]


def simplified():
    """Labels of texts in traditional characters stand as printed; values are simplified."""
    source = (ROOT / "Sources" / "DocExtract" / "TraditionalLetters.swift").read_text(encoding="utf-8")
    pairs = "".join(source.split('"""')[1].split())
    return str.maketrans(pairs[::2], pairs[1::2])


SIMPLIFIED = simplified()


def folded(text):
    text = (text or "").translate(SIMPLIFIED)
    return verify.folded(text).strip("。;,.、:").removeprefix("中华人民共和国").replace(".(", "(")


def agrees(wanted, occurrence, read):
    """Whether one labelled value is among what one place says."""
    if wanted.startswith("~"):
        return folded(wanted[1:]) in folded("".join(read)) or folded(wanted[1:]) in folded(occurrence.get("text") or "")
    for value in read:
        if folded(value) == folded(wanted) or len(wanted) == 10 and value.startswith(wanted + "T"):
            return True
        try:
            if float(value) == float(wanted):
                return True
        except ValueError:
            pass
    # Choices and sums in capitals are labelled with the words of the document.
    words = folded(occurrence.get("text") or "")
    isWords = isinstance(occurrence.get("value"), list) or folded(wanted)[-1:] in ("整", "正", "元", "圆")
    return folded(wanted) == words or isWords and folded(wanted) in words


def judged(wanted, occurrences):
    """`right`, `wrong`, `missed` or `unsure` for one labelled field."""
    found = [o for o in occurrences if o.get("state", "found") == "found" and o.get("value") != "blank"]
    if any(o.get("value") == "unclear" for o in found):
        return "unsure"
    if wanted in ("blank", "placeholder"):
        return "wrong" if found else "right" if occurrences else "missed"
    if not found:
        return "missed"
    if wanted == "present":
        return "right"
    parts = wanted.split("|")
    return "right" if all(any(agrees(p, o, values(o)) for o in found) for p in parts) else "wrong"


def letters():
    """Kinds that are letters to the party; the others are forms and records."""
    kinds = (ROOT / "Sources" / "CaseReading" / "Kinds").glob("*.yaml")
    return {k.stem for k in kinds if "\nissued-to-party: true" in k.read_text(encoding="utf-8")}


def core():
    """Fields by name and type that rules stand on."""
    result, field = set(CORE_NAMES), ""
    for line in (ROOT / "Sources" / "CaseReading" / "Data" / "fields.yaml").read_text(encoding="utf-8").splitlines():
        if line[:1].isalpha():
            field = line.rstrip(":")
        elif line.startswith("  type: ") and line.split(": ")[1] in CORE_TYPES:
            result.add(field)
    return result


def paired(wanted, read):
    """Labelled and read documents of one file that are the same, by pages, else by order."""
    pairs, free = [], list(read)
    for label in wanted:
        def overlap(document):
            if label.pages is None or document["firstPage"] is None:
                return 0
            return min(label.pages[1], document["lastPage"]) - max(label.pages[0], document["firstPage"]) + 1
        best = None
        if label.pages:
            near = [d for d in free if overlap(d) > 0]
            best = max(near, key=lambda d: (d["kind"] == label.kind, d["firstPage"] == label.pages[0], overlap(d)), default=None)
        elif free:
            rest = [d for d in free[:3] if d["kind"] == label.kind]
            best = rest[0] if rest else free[0] if len(wanted) == len(read) or len(wanted) == 1 else None
        pairs.append((label, best))
        if best is not None:
            free.remove(best)
    return pairs, free


class Measure:
    def __init__(self, quiet):
        self.counts = {name: Counter() for name in MEASURES}
        self.perField, self.confusions = {}, Counter()
        self.letters, self.core, self.quiet = letters(), core(), quiet

    def say(self, text):
        if not self.quiet:
            print("  " + text)

    def folder(self, program, folder):
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(shutil.copytree(folder, Path(scratch) / folder.name, ignore=shutil.ignore_patterns("documents.txt", "bad.txt")))
            done = subprocess.run([program, "fields", str(copy), "--json", "--no-redact", "--layout", "case"],
                                  capture_output=True, text=True, cwd=scratch)
        if done.returncode not in (0, 3):
            sys.exit(f"{folder}: casecheck fields: exit {done.returncode}\n{done.stderr}")
        read = {}
        for case in json.loads(done.stdout)["cases"]:
            for document in case["documents"]:
                # A document that goes on in another file counts in each.
                for part in document.get("parts", [document]):
                    read.setdefault(part["source"], []).append(document | {k: part[k] for k in ("firstPage", "lastPage")})
        wanted = {}
        for label in labels(folder / "documents.txt"):
            wanted.setdefault(label.file, []).append(label)
        for name in sorted(set(wanted) | set(read)):
            self.file(f"{folder.name}/{name}", wanted.get(name, []), read.get(name, []))

    def file(self, place, wanted, read):
        pairs, free = paired(wanted, read)
        kinds, borders = self.counts["kinds"], self.counts["borders"]
        for number, (label, document) in enumerate(pairs):
            told = document["kind"] if document else "nothing"
            if told == label.kind:
                kinds["right"] += 1
            else:
                kinds["missed"] += 1
                kinds["wrong"] += told not in ("nothing", "unknown")
                self.confusions[(label.kind, told)] += 1
                self.say(f"{place}: {label.kind} read as {told}")
            if number > 0:
                begins = document is not None and (label.pages is None or document["firstPage"] == label.pages[0])
                borders["right" if begins else "missed"] += 1
                if not begins:
                    self.say(f"{place}: no border before {label.kind} {label.pages or ''}")
                    borders["wrong"] += document is not None and document is not read[0]
            if told == label.kind and label.isMeasured and label.kind != "unknown":
                self.fields(place, label, document)
        # A file that could not be read stands for the document that its name says.
        for document in (d for d in free if wanted or d["fields"]):
            self.say(f"{place}: {document['kind']} at {document['firstPage']} is no document")
            kinds["wrong"] += document["kind"] != "unknown"
            borders["wrong"] += document is not read[0]

    def fields(self, place, label, document):
        form = "letters" if label.kind in self.letters else "forms"
        for field in sorted(set(label.fields) | set(document["fields"])):
            occurrences = document["fields"].get(field, [])
            wanted = label.fields.get(field)
            if wanted == "?" or (label.kind, field) in BESIDE:
                continue
            if wanted is None:
                verdict = "invented" if any(o.get("state", "found") == "found" and o.get("value") not in ("blank", "unclear")
                                            for o in occurrences) else "none"
            else:
                verdict = judged(wanted, occurrences)
            if verdict in ("none", "unsure"):
                continue
            for name in [f"fields of {form}"] + [f"core of {form}"] * (field in self.core):
                counts = self.counts[name]
                counts["right"] += verdict == "right"
                counts["wrong"] += verdict in ("wrong", "invented")
                counts["missed"] += verdict in ("wrong", "missed")
            self.perField.setdefault(field, Counter())[verdict] += 1
            if verdict != "right":
                said = " / ".join("、".join(values(o)) or o.get("state", "") for o in occurrences)[:160]
                self.say(f"{place}: {label.kind}.{field} {verdict}: {said!r}, labelled {wanted!r}")

    def figures(self):
        result = {}
        for name, c in self.counts.items():
            read, there = c["right"] + c["wrong"], c["right"] + c["missed"]
            precision, recall = (c["right"] / n if n else 1.0 for n in (read, there))
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            result[name] = {"of": there, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
        return result


def table(title, now, before):
    print(f"\n{title}\n{'':20}{'of':>7}{'precision':>11}{'recall':>9}{'F1':>9}{'last release':>15}")
    for name in MEASURES:
        f = now[name]
        last = before.get(name, {}).get("f1")
        print(f"{name:20}{f['of']:>7}{f['precision']:>11.4f}{f['recall']:>9.4f}{f['f1']:>9.4f}{'' if last is None else format(last, '15.4f')}")


def main():
    arguments = [a for a in sys.argv[2:] if not a.startswith("--")]
    roots = [Path(a) for a in arguments] or sorted(p for p in SETS.iterdir() if p.is_dir())
    last = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    whole, figures = Measure("--quiet" in sys.argv), {}
    for root in roots:
        measure = Measure(whole.quiet)
        for folder in sorted(p.parent for p in root.rglob("documents.txt")):
            measure.folder(str(Path(sys.argv[1]).resolve()), folder)
        for name in MEASURES:
            whole.counts[name].update(measure.counts[name])
        whole.confusions.update(measure.confusions)
        for field, counts in measure.perField.items():
            whole.perField.setdefault(field, Counter()).update(counts)
        figures[root.name] = measure.figures()
        table(root.name, figures[root.name], last.get(root.name, {}))
    figures["all"] = whole.figures()
    if len(roots) > 1:
        table("all", figures["all"], last.get("all", {}))
    if whole.confusions:
        print("\nconfusions (labelled, read, times)")
        for (wanted, told), times in whole.confusions.most_common():
            print(f"  {wanted:36}{told:36}{times:3}")
    worst = sorted(whole.perField.items(), key=lambda e: -(e[1]["wrong"] + e[1]["missed"] + e[1]["invented"]))[:25]
    print("\nfields most often misread (right, wrong, missed, invented)")
    for field, c in worst:
        print(f"  {field:36}{c['right']:5}{c['wrong']:5}{c['missed']:5}{c['invented']:5}")
    if "--write" in sys.argv:
        FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
