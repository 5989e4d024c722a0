"""Findings over samples/: verify, compare or write the snapshots (see scripts/samples-results)."""
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SNAPSHOTS = ROOT / "Tests" / "Snapshots" / "samples"
OUT = ROOT / "out" / "samples"
BIN = os.environ.get("CASECHECK_BIN", str(ROOT / ".build" / "release" / "casecheck"))


def as_of(sample):
    match = re.search(r"as-of:\s*(\d{4}-\d\d-\d\d)", (sample / "expected.txt").read_text(encoding="utf-8"))
    return match.group(1) if match else "2024-06-30"


def run(sample, jobs, *more):
    out = OUT / f"{sample.name}-{jobs}{''.join(more)}.json"
    command = [BIN, "check", str(sample), "--as-of", as_of(sample), "--jobs", str(jobs), "--output", str(out), *more]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{sample.name}: exit {done.returncode}\n{done.stderr}")
    return out


def where(evidence):
    place = f"p{evidence['page']}" if evidence["page"] else ""
    return f"{evidence['source']} {place}⟦{evidence['quote']}⟧".replace("\n", " ")


def lines(result):
    case = result["cases"][0]
    yield f"# {case['kind']} {case['procedure']} {','.join(case['stages']) or '-'} {case['sector']} " \
          f"{case['province'] or '-'} {case['lawGeneration'] or '-'} {case['completeness']}"
    for document in case["documents"]:
        yield f"document\t{document['source']}\t{document['kind']}"
    for rule in case["results"]:
        for finding in rule["findings"]:
            places = " · ".join(where(e) for e in finding["evidence"])
            yield f"{rule['code']}\t{finding['severity']}\t{finding['message']}\t{places}"
        if rule["outcome"] == "indeterminate":
            yield f"{rule['code']}\tindeterminate\t{rule['because']}"
    for source in case["sources"]:
        if source["status"] != "read":
            yield f"{source['status']}\t{source['path']}"


# Score sheets that are compared too: sample, standard.
RATED = [("05-defects-samr-expired-food", "general"), ("06-defects-eco-voc", "mee-2024-4"), ("09-defects-summary", "gd-231")]
SCORES = SNAPSHOTS.parent / "scores"


def score_lines(result):
    """What decides a score; what nobody has judged yet is counted, not listed."""
    score = result["cases"][0]["score"]
    yield f"{score['standard']}\t{score['total']} of {score['rated']}, undecided {score['undecided']}, open {score['open']}, " \
          f"{score['grade'] or '-'}; all vetoes confirmed: {score['totalIfConfirmed']}, {score['gradeIfConfirmed'] or '-'}"
    for veto in score["vetoes"]:
        if veto["state"] != "none":
            yield f"veto\t{veto['id']}\t{veto['state']}\t{' '.join(found['code'] for found in veto['found'])}"
    for item in score["items"] + score["basicElements"]:
        looked = f", open {item['openPoints']}" if item["openPoints"] and item["state"] != "open" else ""
        yield f"{item['id']}\t{item['points']}\t{item['state']}{looked}"
        for row in item["deductions"]:
            yield f"{item['id']}\t-{row['points']}\t{row['code'] or ''} {row['title']}\t{row['note'] or ''}"


def samples():
    return sorted(path.parent for path in (ROOT / "samples").glob("*/expected.txt"))


def compare(snapshot, now, mode):
    """Lines gained and lost against a snapshot, which `--write` replaces."""
    before = snapshot.read_text(encoding="utf-8").splitlines() if snapshot.exists() else []
    changed = [line for line in difflib.ndiff(before, now) if line[0] in "+-"]
    for line in changed:
        print(f"{line[0]} {snapshot.stem}\t{line[2:]}")
    if mode == "--write":
        snapshot.write_text("\n".join(now) + "\n", encoding="utf-8")
    return sum(line[0] == "+" for line in changed), sum(line[0] == "-" for line in changed)


def main():
    mode = sys.argv[1] if len(sys.argv) > 1 else "--compare"
    OUT.mkdir(parents=True, exist_ok=True)
    SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    gained = lost = 0
    results = []
    stale = {path.stem for path in SNAPSHOTS.glob("*.txt")} - {sample.name for sample in samples()}
    if stale or not samples():
        sys.exit(f"samples-results: no samples, or snapshots of samples that are gone: {sorted(stale)}")
    for sample in samples():
        result = run(sample, 1)
        results.append(str(result))
        if mode == "--verify" and result.read_bytes() != run(sample, 4).read_bytes():
            sys.exit(f"{sample.name}: --jobs 1 and --jobs 4 give different bytes")
        now = list(lines(json.loads(result.read_text(encoding="utf-8"))))
        more, less = compare(SNAPSHOTS / f"{sample.name}.txt", now, mode)
        gained, lost = gained + more, lost + less
    SCORES.mkdir(parents=True, exist_ok=True)
    for name, standard in RATED:
        result = run(ROOT / "samples" / name, 1, "--standard", standard)
        results.append(str(result))
        more, less = compare(SCORES / f"{name}.txt", list(score_lines(json.loads(result.read_text(encoding="utf-8")))), mode)
        gained, lost = gained + more, lost + less
    print(f"{len(samples())} samples, {len(RATED)} score sheets: {gained} lines gained, {lost} lost against Tests/Snapshots")
    if mode == "--verify":
        subprocess.run([sys.executable, str(ROOT / "scripts" / "validate_results.py"), *results], check=True)
        if gained or lost:
            sys.exit("samples-results: findings changed; see make compare, then make accept")


if __name__ == "__main__":
    main()
