"""What reports cost beside the check they are made of: CPU time and memory of 1,000 cases and some 5,000 problems.

Pictures apart: `casecheck report` without --source. Arguments: the program (default: the release build), cases.
"""
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORMATS = ["a.csv", "a.xlsx", "a.html", "a.docx", "self-report:b.docx", "a.sarif", "a.xml"]
# Of the time of checking.
MOST = 0.05


# A process of its own: what the system notes as the largest size of a child begins with that of its parent.
MEASURE = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""


def run(command, folder):
    """CPU seconds, those of its workers included, and the largest resident size in MB of one command."""
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], cwd=folder, capture_output=True, text=True, check=True)
    code, time, memory = json.loads(done.stdout)
    if code not in (0, 1, 3):
        sys.exit(f"bench: {command}: exit {code}\n{done.stderr}")
    return time, memory


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
        time, _ = run([program, *check], folder)
        result = json.loads((folder / "r.json").read_text(encoding="utf-8"))
        checking = time / len(result["cases"]) * count
        found = multiplied(result, count)
        (folder / "big.json").write_text(json.dumps(result, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        base, memory = run([program, "report", "big.json", "--output", "txt:-"], folder)
        print(f"{count} cases, {found} problems: checking {checking:.1f} s of CPU; reading the result {base:.1f} s, {memory:.0f} MB")
        worst = 0
        for output in FORMATS:
            time, memory = run([program, "report", "big.json", "--output", "txt:-", "--output", output], folder)
            share = max(0, time - base) / checking
            worst = max(worst, share)
            print(f"  {output:20} {time - base:5.2f} s  {share:6.1%}  {memory:5.0f} MB")
        print(f"bench: {'within' if worst <= MOST else 'BEYOND'} {MOST:.0%}")


if __name__ == "__main__":
    main()
