"""What a check finds on paper and in the files: folders.py CASECHECK CASE… --output FOLDER [--levels clean photo copy] [--hands]

Every PDF and DOCX of a case is printed, scanned (levels.py) and put into FOLDER/LEVEL/CASE under its own name, without any
text. The case is checked both ways; the findings that only one of the two has are listed, and how many rules changed their
outcome. A finding that only the scan has accuses somebody of what a machine misread: there should be none but those of a place that
a hand may have signed. With --hands the names behind labels for signatures are written, not printed; a case with an ink.json and a
seals.json says itself what is written and stamped where. Of cases with an
expected.txt it is told how many defects the scan shows, and how many findings are true. Cases made before are not made again.
"""
import argparse
import collections
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from PIL import Image

import hands
import ink
import levels
import make

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "samples"))
import verify  # noqa: E402

DPI = 300
LABELS = ("expected.txt", "fields.txt", "kinds.txt", "ink.json", "seals.json")


def scan(document: pathlib.Path, target: pathlib.Path, level: str, seed: int, faces: ink.Faces | None, fonts: list[str]) -> None:
    """Prints a document and scans it. faces: with those that write by hand, its signatures are written."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pdf = make.as_pdf(document, work)
        if pdf is None:
            return
        subprocess.run(["pdftoppm", "-r", str(DPI), str(pdf), str(work / "page")], check=True)
        pages, last = [], None
        words = hands.pages(pdf) if faces else []
        marks = hands.marks(document.parent, document.name)
        for index, file in enumerate(sorted(work.glob("page*.ppm"))):
            with Image.open(file) as opened:
                picture = opened.convert("RGB")
            numbers = random.Random(f"{seed} {level} {document.name} {index}")
            if faces:
                writing = faces.there(ink.WRITTEN["measured"]) or faces.there(ink.WRITTEN["settled"])
                picture = hands.written(picture, words[index], DPI, faces, writing, numbers)
            if any(marks):
                every = faces or ink.Faces(ink.FOLDERS + tuple(fonts))
                writing = every.there(ink.WRITTEN["unseen"]) or every.there(ink.WRITTEN["settled"])
                picture = hands.marked(picture, index + 1, marks, DPI, every, writing, numbers)
            size = (picture.width * 72 / DPI, picture.height * 72 / DPI)
            page = make.as_page(levels.scanned(picture, last, levels.LEVELS[level], *size, numbers), levels.LEVELS[level])
            pages.append(page)
            last = picture
        make.join(pages, target)


def day_of(case: pathlib.Path) -> str:
    """On which a case is judged."""
    labels = case / "expected.txt"
    return (verify.expectations(case)[0] if labels.exists() else {}).get("as-of", "2025-12-31")


def judged(program: str, case: pathlib.Path, folder: pathlib.Path, options: list[str]) -> None:
    """The findings of the scan, held against the labels of the case."""
    header, lines = verify.expectations(case)
    _, found, undecided = verify.findings(program, folder, header, options)
    true, vetoes = 0, 0
    found = [finding for finding in found if finding["severity"] != "info"]
    for finding in found:
        line = verify.matched(lines, finding)
        true += line is not None
        vetoes += line is None and finding["severity"] == "veto"
        if line:
            line["hit"] = True
        else:
            print(f"  not expected: {finding['code']} {finding['severity']} {finding['message'][:100]}")
    due = [line for line in lines if not line["optional"] and line["severity"] != "info"]
    for line in due:
        if not line["hit"]:
            why = next((because for code, because in undecided if code == line["code"]), "")
            print(f"  not found: {line['code']} {line['severity']} {line['kind']} {line['words'][:40]} {why[:80]}")
    print(f"  defects found {sum(line['hit'] for line in due)}/{len(due)}; true {true}/{len(found)}; false vetoes {vetoes}", flush=True)


def checked(program: str, case: pathlib.Path, options: list[str]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "result.json"
        command = [program, "check", str(case), "--no-redact", "--output", str(output), *options]
        subprocess.run(command, capture_output=True, check=False)
        return json.loads(output.read_text())["cases"][0]


def findings(case: dict) -> dict[tuple, str]:
    """By rule and what the finding is about: its words."""
    found = {}
    for result in case["results"]:
        for number, finding in enumerate(result["findings"]):
            share = "" if finding["confidence"] == "high" else "(把握不大)"
            found[result["rule"], number] = f"{finding.get('severity') or result['severity']} {result['rule']}{share}: {finding['message']}"
    return found


def compared(name: str, own: dict, read: dict) -> collections.Counter:
    tally = collections.Counter()
    outcomes = {result["rule"]: result for result in own["results"]}
    for result in read["results"]:
        before = outcomes.pop(result["rule"], None)
        outcome = before["outcome"] if before else "not due"
        if outcome != result["outcome"]:
            tally[f"{outcome} → {result['outcome']}"] += 1
            print(f"  {result['rule']}: {outcome} → {result['outcome']} {result['because'] or ''}")
    before, now = findings(own), findings(read)
    for key in sorted(now.keys() - before.keys()):
        tally["only in the scan"] += 1
        print(f"  + {now[key]}")
    for key in sorted(before.keys() - now.keys()):
        tally["only in the files"] += 1
        print(f"  - {before[key]}")
    tally["in both"] += len(before.keys() & now.keys())
    return tally


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("cases", nargs="+", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--levels", nargs="+", choices=levels.LEVELS, default=["clean", "photo", "copy"])
    parser.add_argument("--as-of", help="otherwise what expected.txt says, or 2025-12-31")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=pathlib.Path, help="for what is recognized; otherwise below the output")
    parser.add_argument("--make-only", action="store_true")
    parser.add_argument("--hands", action="store_true", help="signatures are written by hand")
    parser.add_argument("--fonts", action="append", default=[], help="a folder with faces besides the installed ones")
    arguments = parser.parse_args()
    faces = ink.Faces(ink.FOLDERS + tuple(arguments.fonts)) if arguments.hands else None
    for level in arguments.levels:
        for case in arguments.cases:
            folder = arguments.output / level / case.name
            folder.mkdir(parents=True, exist_ok=True)
            for document in sorted(case.iterdir()):
                target = folder / (document.stem + ".pdf")
                if document.suffix.lower() not in (".pdf", ".docx"):
                    # What nobody prints stays a file; the labels of the case are none of it.
                    if document.name not in LABELS:
                        shutil.copy(document, folder / document.name)
                elif not target.exists():
                    scan(document, target, level, arguments.seed, faces, arguments.fonts)
            if arguments.make_only:
                continue
            print(f"== {level} {case.name}", flush=True)
            options = ["--as-of", arguments.as_of or day_of(case)]
            # Each page is recognized once.
            cache = ["--cache", str(arguments.cache or arguments.output / "cache")]
            files = arguments.output / "files" / case.name
            shutil.copytree(case, files, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*LABELS))
            tally = compared(case.name, checked(arguments.program, files, options), checked(arguments.program, folder, options + cache))
            print("  " + "; ".join(f"{key}: {count}" for key, count in sorted(tally.items())), flush=True)
            if (case / "expected.txt").exists():
                print("  of the files:")
                judged(arguments.program, case, files, [])
                print("  of the scan:")
                judged(arguments.program, case, folder, cache)


if __name__ == "__main__":
    main()
