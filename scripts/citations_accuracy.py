"""Checks decisions made of the sentences in Tests/Citations: citations_accuracy.py BINARY

Each sentence stands in a decision of its own, of 5 March 2025. Prints how many of the right citations are called wrong
(there should be none) and how many of the wrong ones are found.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Citations" / "sentences.tsv"
RULES = {"DEC-04", "DEC-04b", "TPL-01", "TPL-02"}
DECISION = """云州市市场监督管理局
行政处罚决定书
云市监罚〔2025〕{number}号
当事人:云州甲食品有限公司
经查,当事人于2024年11月5日至2024年12月1日实施了违法行为。
{sentence}
以上事实清楚。
云州市市场监督管理局
2025年3月5日
"""


def main():
    program = os.path.abspath(sys.argv[1])
    lines = [line.split("\t") for line in HERE.read_text().splitlines() if line and not line.startswith("#")]
    with tempfile.TemporaryDirectory() as folder:
        for number, (sentence, _, _) in enumerate(lines, 1):
            case = pathlib.Path(folder) / f"{number:03}"
            case.mkdir()
            (case / "行政处罚决定书.txt").write_text(DECISION.format(number=number, sentence=sentence))
        done = subprocess.run([program, "check", folder, "--layout", "cases", "--as-of", "2025-12-31", "--json"], capture_output=True, text=True)
        cases = {one["path"].split("/")[-1]: one for one in json.loads(done.stdout)["cases"]}
    accused, right, found, wrong = 0, 0, 0, 0
    for number, (sentence, _, verdict) in enumerate(lines, 1):
        findings = [
            f"{rule['code']} {finding['severity']} {finding['message']}"
            for rule in cases[f"{number:03}"]["results"] if rule["code"] in RULES
            for finding in rule["findings"] if finding["severity"] != "info" or verdict == "void"
        ]
        if verdict == "ok":
            right += 1
            accused += bool(findings)
        else:
            wrong += 1
            found += bool(findings)
        if bool(findings) == (verdict == "ok"):
            print(f"  {verdict}: {sentence} → {findings or '没有发现'}")
    print(f"引用对的 {right} 句,说成错的 {accused} 句;引用错的 {wrong} 句,发现 {found} 句")


if __name__ == "__main__":
    main()
