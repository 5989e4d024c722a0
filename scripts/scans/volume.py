"""How many pages of a bound volume lie right: volume.py CASECHECK FOLDER… [--pages 300] [--seed 1] [--keep FILE.pdf]

FOLDER holds what make.py made. Pages that say something are drawn from all of its levels, each is turned by 0, 90, 180 or 270
degrees, and all become one PDF; they are askew as their level makes them. A page lies right when most of its letters were read.
"""
import argparse
import collections
import io
import json
import pathlib
import random
import subprocess
import tempfile

from PIL import Image

import levels
import make
from folding import folded


def pages_of(folder: pathlib.Path) -> list[tuple[pathlib.Path, dict]]:
    """Every page with its level's file; blank ones are left out."""
    found = []
    for level in levels.LEVELS:
        label = folder / f"{level}.json"
        if label.exists():
            found += [(folder / f"{level}.pdf", page) for page in json.loads(label.read_text())["pages"]
                      if len(folded("".join(line["text"] for line in page["lines"]))) > 0]
    return found


def turned(file: pathlib.Path, number: int, turns: int, work: pathlib.Path) -> bytes:
    """One page as a PDF of one picture, turned clockwise."""
    subprocess.run(["pdfimages", "-f", str(number), "-l", str(number), str(file), str(work / "page")], check=True)
    source = next(work.glob("page*.p?m"))
    dpi = levels.LEVELS[file.stem]["resolution"]
    with Image.open(source) as opened:
        picture = opened.rotate(-90 * turns, expand=True)
    source.unlink()
    buffer = io.BytesIO()
    options = {} if picture.mode == "1" else dict(quality=85)
    picture.save(buffer, "PDF", dpi=dpi[::-1] if turns % 2 else dpi, **options)
    return buffer.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    numbers = random.Random(arguments.seed)
    pages = [page for folder in arguments.folders for page in pages_of(folder)]
    pages = numbers.sample(pages, min(arguments.pages, len(pages)))
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        turns = [numbers.randrange(4) for _ in pages]
        volume = arguments.keep or work / "volume.pdf"
        make.join([turned(file, page["page"], turn, work) for (file, page), turn in zip(pages, turns)], volume)
        command = [arguments.program, "extract", "--json", "--no-redact", str(volume)]
        output = subprocess.run(command, capture_output=True, check=False).stdout
    source = json.loads(output)["sources"][0]
    text, read = source["text"].encode(), collections.defaultdict(str)
    for line in source["lines"]:
        read[line["page"]] += text[line["span"][0]:line["span"][1]].decode()
    right, all = collections.Counter(), collections.Counter()
    for number, ((file, page), turn) in enumerate(zip(pages, turns), 1):
        wanted, said = folded("".join(line["text"] for line in page["lines"])), folded(read[number])
        common = collections.Counter(wanted) & collections.Counter(said)
        all[turn] += 1
        right[turn] += sum(common.values()) > 0.5 * len(wanted)
        if sum(common.values()) <= 0.5 * len(wanted):
            print(f"{number}: {file.stem} {page['page']}, {90 * turn}°: {said[:40]}")
    print("; ".join(f"{90 * turn}° {right[turn]}/{all[turn]}" for turn in sorted(all)))
    print(f"方向正确 {sum(right.values())}/{len(pages)}")


if __name__ == "__main__":
    main()
