"""What a check finds on paper and in the files: folders.py CASECHECK CASE… --output FOLDER [--levels clean photo copy] [--as-of DATE]

Every PDF and DOCX of a case is printed, scanned (levels.py) and put into FOLDER/LEVEL/CASE under its own name, without any
text. The case is checked both ways; the findings that only one of the two has are listed, and how many rules changed their
outcome. A finding that only the scan has accuses somebody of what a machine misread: there should be none but those of a place that
a hand may have signed. Cases made before are not made again.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import tempfile

from PIL import Image

import levels
import make

DPI = 300


def scan(document: pathlib.Path, target: pathlib.Path, level: str, seed: int) -> None:
    """Prints a document and scans it."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pdf = make.as_pdf(document, work)
        if pdf is None:
            return
        subprocess.run(["pdftoppm", "-r", str(DPI), str(pdf), str(work / "page")], check=True)
        pages, last = [], None
        for index, file in enumerate(sorted(work.glob("page*.ppm"))):
            with Image.open(file) as opened:
                picture = opened.convert("RGB")
            numbers = random.Random(f"{seed} {level} {document.name} {index}")
            size = (picture.width * 72 / DPI, picture.height * 72 / DPI)
            page = make.as_page(levels.scanned(picture, last, levels.LEVELS[level], *size, numbers), levels.LEVELS[level])
            pages.append(page)
            last = picture
        make.join(pages, target)


def checked(program: str, case: pathlib.Path, options: list[str]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "result.json"
        subprocess.run([program, "check", str(case), "--no-redact", "--output", str(output), *options], capture_output=True, check=False)
        return json.loads(output.read_text())["cases"][0]


def findings(case: dict) -> dict[tuple, str]:
    """By rule and what the finding is about: its words."""
    found = {}
    for result in case["results"]:
        for number, finding in enumerate(result["findings"]):
            share = "" if finding["confidence"] == "high" else "(把握不大)"
            found[result["rule"], number] = f"{result['severity']} {result['rule']}{share}: {finding['message']}"
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
    parser.add_argument("--as-of", default="2025-12-31")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--make-only", action="store_true")
    arguments = parser.parse_args()
    options = ["--as-of", arguments.as_of]
    for level in arguments.levels:
        for case in arguments.cases:
            folder = arguments.output / level / case.name
            folder.mkdir(parents=True, exist_ok=True)
            for document in sorted(case.iterdir()):
                target = folder / (document.stem + ".pdf")
                if document.suffix.lower() in (".pdf", ".docx") and not target.exists():
                    scan(document, target, level, arguments.seed)
            if arguments.make_only:
                continue
            print(f"== {level} {case.name}", flush=True)
            tally = compared(case.name, checked(arguments.program, case, options), checked(arguments.program, folder, options))
            print("  " + "; ".join(f"{key}: {count}" for key, count in sorted(tally.items())), flush=True)


if __name__ == "__main__":
    main()
