"""What comparing with a hundred forms costs: `casecheck check` over one case without and with the sets of Tests/Forms.

Starting up (which reads the sets) is measured with an empty case and taken off, so that what is left is reading, comparing and
checking. CPU (user + system, children included), taken in turn in one run, the best of each.
"""
import os
import pathlib
import shutil
import sys
import tempfile

from bench import BIN, ROOT, biggest, cpu
from templates_accuracy import FORMS, learn


def main():
    bench = ROOT / "bench" / "case"
    case = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else bench if bench.is_dir() else biggest()
    work = pathlib.Path(tempfile.mkdtemp())
    empty = work / "空"
    empty.mkdir()
    (empty / "空白.txt").write_text("空白\n")
    homes = [work / "without", work / "with"]
    for home in homes:
        home.mkdir()
    learn(str(BIN), str(homes[1]), FORMS)
    sets = homes[1] / "casecheck" / "templates"
    forms = lambda: sum(path.read_text().count("\n  - kind: ") for path in sets.glob("*.yaml"))  # noqa: E731
    for path in sorted(sets.glob("*.yaml")):  # a hundred: some sets a second time
        if forms() < 100:
            name = "甲" + path.stem
            (sets / f"{name}.yaml").write_text(path.read_text().replace(f"id: '{path.stem}'", f"id: '{name}'"))
    best, start = [[], []], [[], []]
    for _ in range(5):
        for number, home in enumerate(homes):
            os.environ["XDG_DATA_HOME"] = str(home)
            best[number].append(cpu([BIN, "check", case, "--layout", "case"]))
            start[number].append(cpu([BIN, "check", empty, "--layout", "case"]))
    begun = [min(times) for times in start]
    without, compared = (min(times) - begin for times, begin in zip(best, begun))
    print(f"{case.name}: a check, start-up taken off, best of 5")
    print(f"  without forms  {without * 1000:7.0f} ms CPU")
    print(f"  {forms():4} forms     {compared * 1000:7.0f} ms CPU")
    print(f"  more           {(compared / without - 1) * 100:7.1f} %  (goal: at most 10)")
    print(f"  start-up       {begun[0] * 1000:7.0f} ms, with the forms {begun[1] * 1000:.0f} ms")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
