"""One batch in every format: scores, grades, deductions, problems and counts are the same in all of them.

Called by exchange_check.py; alone: agreement.py PROGRAM.
"""
import collections
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import docx
import lxml.etree
import lxml.html
import openpyxl

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = ["05-defects-samr-expired-food", "06-defects-eco-voc", "09-defects-summary", "11-defects-no-penalty",
           "13-defects-seizure-trademark", "15-defects-water-hearing"]
LEVELS = {"veto": "否决候选", "major": "主要", "minor": "次要", "info": "提示"}
FILES = ["r.json", "r.html", "r.xlsx", "r.csv", "r.docx", "review-report:rr.docx", "self-report:sr.docx", "r.sarif", "r.xml"]


def number(points):
    """As every report writes points: without needless zeros."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def case_facts(case):
    """What the result says of one case, by the names that the comparison uses."""
    findings = [f for rule in case["results"] for f in rule["findings"]]
    assert not any(f["waived"] or f["baselined"] for f in findings)
    facts = {word: sum(f["severity"] == level for f in findings) for level, word in LEVELS.items()}
    facts["问题"] = len(findings)
    facts["不能判断"] = sum(rule["outcome"] == "indeterminate" for rule in case["results"])
    score = case["score"]
    if score:
        facts["得分"] = number(score["total"])
        facts["等次"] = score["grade"] or ""
        facts["条目"] = {item["id"]: number(item["deducted"]) for item in score["items"] if item["deducted"]}
    return facts


def wanted(result, keys):
    return {case["path"]: {key: value for key, value in case_facts(case).items() if key in keys} for case in result["cases"]}


def score_words(text):
    """`得分 89.29,合格;…`, `已判断的 69 分,得分 58.5`"""
    found = re.search(r"得分 ?([0-9.]+)(?:,([^;(,]+))?", text)
    return found.group(1), (found.group(2) or "").strip()


def from_html(path):
    page = lxml.html.parse(str(path)).getroot()
    table = page.get_element_by_id("cases")
    heads = [head.text_content() for head in table.iter("th")]
    rows = {}
    for row in list(table.iter("tr"))[1:]:
        cells = [cell.text_content() for cell in row.iter("td")]
        rows[row.find(".//a").text_content()] = dict(zip(heads, cells))
    facts = {}
    for section in page.find_class("case"):
        name = section.find(".//h2").text_content().removeprefix("案卷 ")
        titles = {h.get("id", "").split("-")[-1]: h for h in section.iter("h3")}
        own = {word: int(re.sub(r"\D", "", rows[name][word]) or 0) for word in [*LEVELS.values(), "不能判断"]}
        own["问题"] = len(section.find_class("problem"))
        assert own["问题"] == int(re.search(r"\d+", titles["problems"].text_content()).group())
        assert own["不能判断"] == int(re.search(r"\d+", titles["undecided"].text_content()).group())
        shown = sum(len(section.find_class(f"is-{level}")) for level in LEVELS)
        assert shown == own["问题"], f"HTML: {name}: levels"
        card = titles["score"].getnext()
        own["得分"], own["等次"] = score_words(card.text_content())
        assert rows[name]["得分"].startswith(own["得分"]), f"HTML: {name}: score in the table of cases"
        items = {}
        for row in list(card.getnext().iter("tr"))[1:]:
            cells = [cell.text_content() for cell in row]
            taken = sum(float(points) for points in re.findall(r"−([0-9.]+)", cells[3]))
            if taken:
                items[cells[0].split(" ")[0]] = number(taken)
        own["条目"] = items
        facts[name] = own
    return facts


def from_workbook(path):
    book = openpyxl.load_workbook(path)

    def rows(name, head=1):
        lines = list(book[name].iter_rows(values_only=True))
        return [dict(zip(lines[head - 1], line)) for line in lines[head:]]

    facts = {}
    for row in rows("案卷一览"):
        if row["类别"]:
            facts[row["案卷"]] = {word: row[word] for word in [*LEVELS.values(), "不能判断"]} | {
                "得分": number(row["得分"]) if isinstance(row["得分"], (int, float)) else row["得分"].split()[-1],
                "等次": row["等次"] or "", "问题": 0, "条目": {}}
    for row in rows("问题清单"):
        facts[row["案卷"]]["问题"] += row["类别"] == "问题"
    for row in rows("评分表"):
        if row["扣分"]:
            assert row["分值"] - row["扣分"] == (row["得分"] or 0) or row["状态"] == "待人判断", row
            facts[row["案卷"]]["条目"][row["项目"].split(" ")[0]] = number(row["扣分"])
    for row in rows("自查自评情况表", head=2):
        name = next((name for name in facts if row["案卷号"] and name in row["案卷号"]), None)
        if name:
            assert row["得分"].split("\n")[0] == facts[name]["得分"], f"XLSX: 自查自评情况表 {name}"
    graded = collections.Counter(f["等次"] for f in facts.values() if f["等次"])
    total = rows("案卷统计表", head=2)[-2]
    assert total["类别"] == "合计", total
    for grade in graded:
        assert total[grade] == graded[grade], f"XLSX: 案卷统计表 {grade}"
    return facts


def from_csv(path):
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    facts = collections.defaultdict(collections.Counter)
    for line in lines:
        if line["类别"] == "问题":
            facts[line["案卷"]][line["严重程度"]] += 1
            facts[line["案卷"]]["问题"] += 1
        elif line["类别"] == "不能判断":
            facts[line["案卷"]]["不能判断"] += 1
    keys = [*LEVELS.values(), "问题", "不能判断"]
    return {name: {key: own[key] for key in keys} for name, own in facts.items()}


def counted(text):
    found = re.search(r"问题 (\d+) 个:否决候选 (\d+) 个、主要 (\d+) 个、次要 (\d+) 个、提示 (\d+) 个", text)
    return dict(zip(["问题", *LEVELS.values()], map(int, found.groups())))


def from_opinions(path):
    document = docx.Document(str(path))
    texts = [p.text for p in document.paragraphs]
    counts = [counted(t) for t in texts if t.startswith("发现问题")]
    undecided = [int(re.search(r"不能判断 (\d+) 项", t).group(1)) for t in texts if t.startswith("发现问题")]
    facts = {}
    heads = [t for t in document.tables if t.cell(0, 0).text == "案卷"]
    problems = [t for t in document.tables if [c.text for c in t.rows[0].cells][:2] == ["序号", "问题"]]
    items = [t for t in document.tables if [c.text for c in t.rows[0].cells][:2] == ["序号", "条目"]]
    assert len(heads) == len(counts) == len(problems) == len(items)
    for head, count, open_rules, listed, deducted in zip(heads, counts, undecided, problems, items):
        assert sum(row.cells[0].text.isdigit() for row in listed.rows) == count["问题"]
        score, grade = head.cell(2, 3).text.rsplit(",", 1)
        facts[head.cell(0, 1).text] = count | {
            "不能判断": open_rules, "得分": re.search(r"[0-9.]+$", score).group(), "等次": grade if len(grade) < 4 else "",
            "条目": {r.cells[1].text.split(" ")[0]: r.cells[3].text for r in deducted.rows if r.cells[0].text.isdigit()}}
    return facts


def check_report(path, result):
    """A paper about the whole batch: totals, and in 评查报告 the score of each case."""
    document = docx.Document(str(path))
    texts = [p.text for p in document.paragraphs]
    cases = [case_facts(case) for case in result["cases"]]
    totals = counted(next(t for t in texts if t.startswith("有问题的案卷")))
    assert totals == {key: sum(c[key] for c in cases) for key in totals}, f"{path.name}: {totals}"
    undecided = next(t for t in texts if t.startswith("不能判断 ") and "占应查" in t)
    assert int(re.search(r"\d+", undecided).group()) == sum(c["不能判断"] for c in cases), undecided
    whole = [case["score"]["total"] for case in result["cases"] if case["score"] and not case["score"]["partial"]]
    average = next(t for t in texts if t.startswith("平均分"))
    shown = float(re.search(r"[0-9.]+", average).group())
    assert abs(shown - sum(whole) / len(whole)) < 0.006, f"{path.name}: {average}"
    for table in document.tables:
        if [c.text for c in table.rows[0].cells] == ["序号", "案卷", "类别", "得分", "等次"]:
            for row, case in zip(list(table.rows)[1:], cases):
                assert re.search(r"[0-9.]+$", row.cells[3].text).group() == case["得分"], row.cells[1].text


def check_exchange(sarif, junit, result):
    cases = [case_facts(case) for case in result["cases"]]
    log = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]
    kinds = collections.Counter(one["kind"] for one in log["results"])
    assert kinds["fail"] + kinds["review"] == sum(c["问题"] for c in cases), kinds
    assert kinds["open"] == sum(c["不能判断"] for c in cases), kinds
    suites = {suite.get("name"): suite for suite in lxml.etree.parse(str(junit)).findall("testsuite")}
    for case in result["cases"]:
        failing = {f"{r['code']}" for r in case["results"] for f in r["findings"] if f["severity"] != "info"}
        assert int(suites[case["path"]].get("failures")) == len(failing), f"JUnit: {case['path']}"


def check_text(text, result):
    for case in result["cases"]:
        own = re.search(rf"^案卷 {re.escape(case['path'])} .*?(?=^案卷 |\Z)", text, re.S | re.M)
        if own and case["score"]:
            shown = re.search(r"^  (?:得分|已判断的).*", own.group(), re.M).group()
            assert f"{number(case['score']['total'])}" in shown, f"text: {case['path']}: {shown}"


def check(program):
    """- Returns: how many cases and problems were compared."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        command = [program, "check", *[str(ROOT / "samples" / sample) for sample in SAMPLES], "--standard", "通用",
                   "--as-of", "2025-12-31", "--fail-on", "never"]
        for file in FILES:
            command += ["--output", file]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            sys.exit(f"agreement: exit {done.returncode}\n{done.stderr}")
        result = json.loads((folder / "r.json").read_text(encoding="utf-8"))
        counts = [*LEVELS.values(), "问题", "不能判断"]
        whole = [*counts, "得分", "等次", "条目"]
        for kind, facts, keys in [
            ("HTML", from_html(folder / "r.html"), whole), ("XLSX", from_workbook(folder / "r.xlsx"), whole),
            ("CSV", from_csv(folder / "r.csv"), counts), ("DOCX", from_opinions(folder / "r.docx"), whole),
        ]:
            expected = wanted(result, keys)
            for path in expected:
                if facts.get(path) != expected[path]:
                    sys.exit(f"agreement: {kind} says of {path} {facts.get(path)}, the result {expected[path]}")
        for paper in ["rr.docx", "sr.docx"]:
            check_report(folder / paper, result)
        check_exchange(folder / "r.sarif", folder / "r.xml", result)
        check_text(done.stdout, result)
        return len(result["cases"]), sum(case_facts(case)["问题"] for case in result["cases"])


if __name__ == "__main__":
    cases, problems = check(str(pathlib.Path(sys.argv[1]).resolve()))
    print(f"agreement: {cases} cases, {problems} problems: the same numbers in JSON, HTML, XLSX, CSV, DOCX, SARIF, JUnit and text")
