"""CPU (user + system, children included) of casecheck and of pdftotext, taken in turn in one run; the best of each."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = os.environ.get("CASECHECK_BIN", str(ROOT / ".build" / "release" / "casecheck"))


def cpu(*commands):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        if done.returncode not in (0, 1, 3):
            sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def biggest():
    folders = [p for p in (ROOT / "samples").iterdir() if p.is_dir()]
    bench = [p for p in folders if "bench" in p.name]
    return (bench or sorted(folders, key=lambda p: sum(f.stat().st_size for f in p.rglob("*") if f.is_file())))[-1]


def main():
    bench = ROOT / "bench" / "case"
    case = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else bench if bench.is_dir() else biggest()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    pdfs = sorted(case.rglob("*.pdf"))
    docx = sorted(case.rglob("*.docx"))
    pages = sum(int(line.split()[1]) for pdf in pdfs for line in subprocess.run(
        ["pdfinfo", pdf], capture_output=True, text=True).stdout.splitlines() if line.startswith("Pages:"))
    work = tempfile.mkdtemp()
    united = os.path.join(work, "united.pdf")
    subprocess.run(["pdfunite", *pdfs, united], check=True)
    empty = os.path.join(work, "空")
    os.mkdir(empty)
    open(os.path.join(empty, "空白.txt"), "w").write("空白\n")
    check, start, dump, unzip, single = [], [], [], [], []
    for _ in range(runs):
        command = [BIN, "check", case, "--as-of", "2024-06-30", "--output", os.path.join(work, "bench.json")]
        check.append(cpu(command))
        start.append(cpu([BIN, "check", empty, "--as-of", "2024-06-30"]))
        dump.append(cpu(*[["pdftotext", pdf, "-"] for pdf in pdfs]))
        single.append(cpu(["pdftotext", united, "-"]))
        unzip.append(cpu(*[["unzip", "-p", d] for d in docx]))
    one, two = min(check), min(dump) + min(unzip)
    print(f"{case.name}: {len(pdfs)} PDF ({pages} pages), {len(docx)} DOCX, best of {runs}")
    print(f"  casecheck check   {one * 1000:7.0f} ms CPU")
    print(f"  pdftotext + unzip {two * 1000:7.0f} ms CPU ({min(dump) * 1000:.0f} + {min(unzip) * 1000:.0f})")
    print(f"  ratio             {one / two:7.2f}  (goal 1.5, limit 2)")
    print(f"  with all PDFs dumped by one process: {one / (min(single) + min(unzip)):.2f}")
    print(f"  start-up alone    {min(start) * 1000:7.0f} ms CPU: {min(start) / one:.0%} of the check")


if __name__ == "__main__":
    main()
