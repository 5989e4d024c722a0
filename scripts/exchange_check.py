"""What other programs make of the reports (see scripts/exchange-check)."""
import csv
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

import agreement
import docx
import jsonschema
import lxml.etree
import openpyxl
import pypdf
import referencing
import sarif.loader

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "Tests" / "Schemas"
KINDS = {"passed": "pass", "failed": "fail", "indeterminate": "open", "notApplicable": "notApplicable"}


def hostile(result):
    """The same result with names and words that mean something to those formats."""
    text = json.dumps(result, ensure_ascii=False)
    odd = "=1+1 <b>&\"'%20 \u202e\u0000]]>:,"
    text = text.replace("案卷一", "案 卷#1%?").replace("没有法制审核意见", json.dumps(odd)[1:-1])
    return json.loads(text)


def report(program, folder, result, *outputs):
    source = folder / "result.json"
    source.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    command = [program, "report", str(source)]
    for output in outputs:
        command += ["--output", output]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    if done.returncode:
        sys.exit(f"exchange-check: {command}: exit {done.returncode}\n{done.stderr}")


def expect(truth, what):
    if not truth:
        sys.exit(f"exchange-check: {what}")


def uris(value):
    if isinstance(value, dict):
        if "uri" in value and "uriBaseId" in value:
            yield value["uri"]
        for inner in value.values():
            yield from uris(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from uris(inner)


def check_sarif(path, result):
    log = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
    errors = [f"{e.json_path}: {e.message[:200]}" for e in jsonschema.Draft4Validator(schema).iter_errors(log)]
    expect(not errors, "SARIF: " + "\n".join(errors[:10]))
    run = log["runs"][0]
    expect(len(log["runs"]) == 1, "SARIF: one run for a batch")
    for uri in uris(run):
        expect(re.fullmatch(r"[A-Za-z0-9._~/-]*(%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*", uri), f"SARIF: not encoded: {uri}")
    for one in run["results"]:
        expect(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"], "SARIF: ruleIndex")
        expect(one["kind"] == "fail" or one["level"] == "none", "SARIF: a level is for what failed")
        for place in one["locations"] + one.get("relatedLocations", []):
            if "physicalLocation" in place:
                named = place["physicalLocation"]["artifactLocation"]
                expect(run["artifacts"][named["index"]]["location"]["uri"] == named["uri"], "SARIF: index of a file")
    for case in result["cases"]:
        for source in case["sources"]:
            names = [urllib.parse.unquote(a["location"]["uri"]) for a in run["artifacts"]]
            expect(any(name.endswith(source["path"]) for name in names), f"SARIF: file lost: {source['path']}")
    wanted = {kind: 0 for kind in ["pass", "fail", "review", "open", "notApplicable"]}
    for rule in (rule for case in result["cases"] for rule in case["results"]):
        if rule["outcome"] != "failed":
            wanted[KINDS[rule["outcome"]]] += 1
        for finding in rule["findings"]:
            wanted["fail" if finding["confidence"] == "high" else "review"] += 1
    found = {kind: sum(one["kind"] == kind for one in run["results"]) for kind in wanted}
    expect(found == wanted, f"SARIF: {found} instead of {wanted}")
    # Another reader sees as many problems as there are.
    loaded = sarif.loader.load_sarif_file(str(path))
    counts = {level: loaded.get_report().get_issue_count_for_severity(level) for level in ["error", "warning", "note"]}
    mine = {level: sum(one["level"] == level for one in run["results"]) for level in counts}
    expect(counts == mine, f"SARIF: another reader counts {counts}, there are {mine}")


def check_junit(path, result):
    schema = lxml.etree.XMLSchema(lxml.etree.parse(str(SCHEMAS / "junit-10.xsd")))
    tree = lxml.etree.parse(str(path))
    expect(schema.validate(tree), f"JUnit: {schema.error_log}")
    suites = tree.findall("testsuite")
    expect([suite.get("name") for suite in suites][: len(result["cases"])] == [c["path"] for c in result["cases"]], "JUnit: suites")
    for suite in suites:
        expect(int(suite.get("tests")) == len(suite.findall("testcase")), "JUnit: number of tests")
        for attribute, tag in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
            expect(int(suite.get(attribute)) == len(suite.findall(f"testcase/{tag}")), f"JUnit: number of {attribute}")


def check_csv(path, result):
    data = path.read_bytes()
    expect(data.startswith(b"\xef\xbb\xbf"), "CSV: no byte order mark")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    expect({len(row) for row in rows} == {len(rows[0])}, "CSV: rows of different lengths")
    findings = sum(len(rule["findings"]) for case in result["cases"] for rule in case["results"])
    expect(sum(row[2] == "问题" for row in rows) == findings, "CSV: number of problems")
    for cell in (cell for row in rows for cell in row):
        expect(cell.lstrip()[:1] not in set("=+-@\t\r"), f"CSV: a formula: {cell}")


def check_lines(annotations, quality):
    for line in annotations.read_text(encoding="utf-8").splitlines():
        expect(re.fullmatch(r"::(error|warning|notice) file=[^,:]+,title=[^,:]+::.*", line), f"github: {line}")
    entries = json.loads(quality.read_text(encoding="utf-8"))
    prints = [entry["fingerprint"] for entry in entries]
    expect(len(set(prints)) == len(prints), "gitlab: one fingerprint twice")
    for entry in entries:
        expect({"check_name", "description", "fingerprint", "severity", "location"} <= set(entry), "gitlab: keys")


def check_workbook(path, result):
    book = openpyxl.load_workbook(path)
    expect(book.sheetnames[:5] == ["案卷一览", "问题清单", "整改台账", "案卷统计表", "文件清单"], f"XLSX: {book.sheetnames}")
    findings = [f for case in result["cases"] for rule in case["results"] for f in rule["findings"]]
    rows = list(book["问题清单"].iter_rows(values_only=True))
    expect(sum(row[2] == "问题" for row in rows) == len(findings), "XLSX: number of problems")
    ledger = list(book["整改台账"].iter_rows(values_only=True))
    columns = ["序号", "发现问题", "整改措施", "整改时限", "整改进度", "责任部门", "责任领导", "备注"]
    expect(list(ledger[2]) == columns, f"XLSX: columns of the ledger: {ledger[2]}")
    weighing = [f for f in findings if f["severity"] != "info" and not f["waived"]]
    expect(len(ledger) == 3 + len(weighing), "XLSX: rows of the ledger")
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            expect(cell.data_type != "f" and cell.hyperlink is None, f"XLSX: a formula or link in {sheet.title}")


def check_diff(program, folder, result):
    other = json.loads(json.dumps(result))
    for case in other["cases"]:
        for rule in case["results"][::2]:
            if rule["outcome"] == "failed":
                rule["outcome"], rule["findings"] = "passed", []
    (folder / "new.json").write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
    command = [program, "diff", str(folder / "result.json"), str(folder / "new.json"), "--json", "--fail-on", "never"]
    done = subprocess.run(command, capture_output=True, text=True)
    expect(done.returncode in (0, 3), f"diff: exit {done.returncode}\n{done.stderr}")
    schemas = {name: json.loads((ROOT / "docs" / name).read_text(encoding="utf-8")) for name in ["result.schema.json", "diff.schema.json"]}
    known = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items())
    validator = jsonschema.Draft202012Validator(schemas["diff.schema.json"], registry=known)
    errors = [f"{e.json_path}: {e.message[:200]}" for e in validator.iter_errors(json.loads(done.stdout))]
    expect(not errors, "diff: " + "\n".join(errors[:10]))


def digests(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def words(page):
    return re.sub(r"\s", "", page.extract_text())


def check_annotated(program, folder, sample):
    """Copies with notes, opened by other programs; the files stay as they are."""
    before = digests(sample)
    done = subprocess.run(
        [program, "check", str(sample), "--as-of", "2024-06-30", "--no-redact", "--annotate", str(folder / "copies"),
         "--output", str(folder / "checked.json"), "--fail-on", "never"],
        capture_output=True, text=True)
    expect(done.returncode in (0, 3), f"annotate: exit {done.returncode}\n{done.stderr}")
    expect(digests(sample) == before, "annotate: a file of the case has changed")
    result = json.loads((folder / "checked.json").read_text(encoding="utf-8"))
    codes = {rule["code"] for case in result["cases"] for rule in case["results"] if rule["findings"]}
    pdfs, documents = 0, 0
    for path in sorted((folder / "copies").rglob("*-批注.pdf")):
        original = sample / path.relative_to(folder / "copies" / sample.name).with_name(path.name.replace("-批注.pdf", ".pdf"))
        expect(path.read_bytes().startswith(original.read_bytes()), f"annotate: bytes of {path.name} have changed")
        old, new = pypdf.PdfReader(str(original), strict=True), pypdf.PdfReader(str(path), strict=True)
        expect([words(p) for p in old.pages] == [words(p) for p in new.pages], f"annotate: words of {path.name} have changed")
        notes = [a.get_object() for p in new.pages for a in p.get("/Annots", [])]
        ours = [a for a in notes if a.get("/T") == "casecheck"]
        expect(ours and all(any(code in a["/Contents"] for code in codes) for a in ours), f"annotate: notes of {path.name}")
        expect(all(len(a["/QuadPoints"]) % 8 == 0 for a in ours if a["/Subtype"] == "/Highlight"), "annotate: quads")
        pdfs += 1
    for path in sorted((folder / "copies").rglob("*-批注.docx")):
        original = sample / path.relative_to(folder / "copies" / sample.name).with_name(path.name.replace("-批注.docx", ".docx"))
        old, new = docx.Document(str(original)), docx.Document(str(path))
        expect([p.text for p in old.paragraphs] == [p.text for p in new.paragraphs], f"annotate: words of {path.name} have changed")
        ours = [c for c in new.comments if c.author == "casecheck"]
        expect(ours and all(any(code in c.text for code in codes) for c in ours), f"annotate: comments of {path.name}")
        marks = new.element.body.xpath(".//w:commentRangeStart/@w:id")
        expect({str(c.comment_id) for c in ours} <= set(marks), f"annotate: marks of {path.name}")
        documents += 1
    return pdfs, documents


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    made = json.loads((ROOT / "Tests" / "Snapshots" / "Reporting" / "result.json").read_text(encoding="utf-8"))
    more = [json.loads(pathlib.Path(name).read_text(encoding="utf-8")) for name in sys.argv[2:]]
    for result in [made, hostile(made)] + more:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            report(program, folder, result, "a.sarif", "a.xml", "a.csv", "a.xlsx", "github:a.txt", "gitlab:a.json")
            check_sarif(folder / "a.sarif", result)
            check_junit(folder / "a.xml", result)
            check_csv(folder / "a.csv", result)
            check_workbook(folder / "a.xlsx", result)
            check_lines(folder / "a.txt", folder / "a.json")
            check_diff(program, folder, result)
    cases, problems = agreement.check(program)
    copies = [0, 0]
    for sample in sorted((ROOT / "samples").glob("0[1-9]-*")):
        with tempfile.TemporaryDirectory() as name:
            copies = [a + b for a, b in zip(copies, check_annotated(program, pathlib.Path(name), sample))]
    expect(all(copies), f"annotate: {copies} copies of PDF and DOCX")
    print(f"exchange-check: SARIF, JUnit, CSV, XLSX, github and gitlab as other programs expect them, the same numbers in all for {cases} cases and {problems} problems, {copies[0]} PDF and {copies[1]} DOCX with notes")


if __name__ == "__main__":
    main()
