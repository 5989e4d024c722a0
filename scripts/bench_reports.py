"""What reports cost beside the check they are made of: CPU time and own memory of 1,000 cases and some 5,000 problems.

Pictures apart: `casecheck report` without --source. Arguments: the program (default: the release build), cases.
"""
import copy
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORMATS = ["a.csv", "a.xlsx", "a.html", "a.docx", "self-report:b.docx", "a.sarif", "a.xml"]
# Of the time of checking.
MOST = 0.05


def run(command, folder):
    """CPU seconds, those of its workers included, and the largest size in MB of its own memory: the result is mapped and not counted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    memory = 0
    while process.poll() is None:
        for line in pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("RssAnon:"):
                memory = max(memory, int(line.split()[1]) / 1024)
        time.sleep(0.005)
    if process.returncode not in (0, 1, 3):
        sys.exit(f"bench: {command}: exit {process.returncode}\n{process.stderr.read().decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, memory


def multiplied(result, count):
    cases = result["cases"]
    result["cases"] = []
    for number in range(count):
        case = copy.deepcopy(cases[number % len(cases)])
        case["path"] = f"{number // len(cases):03}-{case['path']}"
        result["cases"].append(case)
    result["summary"]["cases"] = count
    return sum(len(rule["findings"]) for case in result["cases"] for rule in case["results"])


def main():
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build" / "release" / "casecheck").resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for sample in sorted((ROOT / "samples").iterdir()):
            if sample.is_dir():
                for copies in range(4):
                    shutil.copytree(sample, folder / "cases" / f"{copies}-{sample.name}")
        check = ["check", "cases", "--as-of", "2024-06-30", "--ocr", "never", "--fail-on", "never", "--output", "r.json"]
        seconds, _ = run([program, *check], folder)
        result = json.loads((folder / "r.json").read_text(encoding="utf-8"))
        checking = seconds / len(result["cases"]) * count
        found = multiplied(result, count)
        (folder / "big.json").write_text(json.dumps(result, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        base, memory = run([program, "report", "big.json", "--output", "txt:-"], folder)
        print(f"{count} cases, {found} problems: checking {checking:.1f} s of CPU; reading the result {base:.1f} s, {memory:.0f} MB")
        worst = 0
        for output in FORMATS:
            seconds, memory = run([program, "report", "big.json", "--output", "txt:-", "--output", output], folder)
            share = max(0, seconds - base) / checking
            worst = max(worst, share)
            print(f"  {output:20} {seconds - base:5.2f} s  {share:6.1%}  {memory:5.0f} MB")
        print(f"bench: {'within' if worst <= MOST else 'BEYOND'} {MOST:.0%}")


if __name__ == "__main__":
    main()
