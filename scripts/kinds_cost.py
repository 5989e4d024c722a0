"""What twice as many kinds of documents cost: `casecheck fields` over one case with all kinds and with each of them twice.

Every kind is written a second time under other titles (甲…); starting up is measured with an empty case and taken off, so
that what is left is the reading. CPU (user + system, children included), taken in turn in one run, the best of each.
"""
import os
import pathlib
import re
import shutil
import sys
import tempfile

from bench import BIN, ROOT, biggest, cpu


def data(folder, twice):
    """The data of the program without its index, in a folder that CASECHECK_DATA names."""
    for module in ("CaseReading", "Checks"):
        shutil.copytree(ROOT / "Sources" / module, folder / module, ignore=shutil.ignore_patterns("*.swift"))
    kinds = folder / "CaseReading" / "Kinds"
    for path in sorted(kinds.glob("*.yaml")) if twice else []:
        text = path.read_text().split("\nexamples:")[0] + "\n"
        text = re.sub(r"(?m)^name: ", "name: 甲", text, count=1)
        text = re.sub(r"(?m)^aliases: \[(.*)\]$", lambda m: "aliases: [" + aliases(m[1]) + "]", text, count=1)
        (kinds / f"twice-{path.name}").write_text(text)
    return len(list(kinds.glob("*.yaml")))


def aliases(words):
    return ", ".join(re.sub(r"^'?", lambda m: m[0] + "甲", word) for word in re.split(r", (?=(?:[^']*'[^']*')*[^']*$)", words) if word)


def main():
    bench = ROOT / "bench" / "case"
    case = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else bench if bench.is_dir() else biggest()
    work = pathlib.Path(tempfile.mkdtemp())
    empty = work / "空"
    empty.mkdir()
    (empty / "空白.txt").write_text("空白\n")
    folders = [(work / name, data(work / name, name == "twice")) for name in ("once", "twice")]
    best = [[], []]
    for _ in range(5):
        for number, (folder, _) in enumerate(folders):
            os.environ["CASECHECK_DATA"] = str(folder)
            whole = cpu([BIN, "fields", case, "--layout", "case"])
            best[number].append(whole - cpu([BIN, "fields", empty, "--layout", "case"]))
    once, twice = (min(b) for b in best)
    print(f"{case.name}: extraction and reading, start-up taken off, best of 5")
    for (folder, kinds), time in zip(folders, (once, twice)):
        print(f"  {kinds:4} kinds  {time * 1000:7.0f} ms CPU")
    print(f"  ratio       {twice / once:7.2f}  (goal: less than 2)")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
