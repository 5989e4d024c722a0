"""What reading scans costs: bench.py CASECHECK [--pages 8] [--scan FILE.pdf]

CPU a page of casecheck (as it is, and with --ocr fast) and of RapidOCR from its package, which has the same models, on the same
pages in the same run; what two workers reach against two such processes; the memory of a worker; what a second run with a
cache costs. Without --scan the pages are made (make.py, office level), for which Chinese faces must be installed.
"""
import argparse
import ctypes
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SUBREAPER = 36
BASELINE = """
import sys, logging
logging.disable(logging.CRITICAL)
from rapidocr import RapidOCR
engine = RapidOCR()
for file in sys.argv[1:]:
    engine(file)
"""


class Cost:
    """Seconds of CPU and on the clock, and the largest resident size in MB, of some commands that run side by side."""

    def __init__(self, commands: list[list[str]], folder: str):
        before = time.monotonic()
        started = [subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) for c in commands]
        self.cpu, self.memory, self.seconds = 0.0, 0.0, 0.0
        waiting = {process.pid for process in started}
        while True:
            try:
                pid, status, usage = os.wait4(-1, 0)
            except ChildProcessError:
                break
            # Workers that outlive the program come to us: see main().
            self.cpu += usage.ru_utime + usage.ru_stime
            self.memory = max(self.memory, usage.ru_maxrss / 1024)
            if pid in waiting:
                self.seconds = time.monotonic() - before
                if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
                    sys.exit(f"bench: exit {os.waitstatus_to_exitcode(status)}")
        for process in started:
            process.returncode = 0


def made(program: str, pages: int, folder: str) -> str:
    script = pathlib.Path(__file__).with_name("make.py")
    command = [sys.executable, str(script), program, "--output", folder, "--levels", "office", "--pages", "0", "--drawn", str(pages),
               "--blank-every", "1000", "--faces", "measured", "--seed", "20240701"]
    fonts = os.environ.get("CASECHECK_FONTS")
    subprocess.run(command + (["--fonts", fonts] if fonts else []), check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "office.pdf")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=os.path.realpath)
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--scan", type=os.path.realpath, help="a PDF of scanned pages")
    parser.add_argument("--runs", type=int, default=2, help="the best of so many counts")
    arguments = parser.parse_args()
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        scan = arguments.scan or made(arguments.program, arguments.pages, folder)
        subprocess.run(["pdfimages", "-all", scan, os.path.join(folder, "page")], check=True)
        pages = sorted(str(p) for p in pathlib.Path(folder).glob("page-*"))
        if not pages:
            sys.exit("bench: no pictures in the scan")
        pathlib.Path(folder, "casecheck.yaml").write_text("jobs: 2\n")
        read = [arguments.program, "extract", "--json", scan]
        baseline = [sys.executable, "-c", BASELINE]
        first, second = pages[::2], pages[1::2]

        def best(commands: list[list[str]]) -> Cost:
            return min((Cost(commands, folder) for _ in range(arguments.runs)), key=lambda cost: cost.cpu)

        plain = best([baseline + pages])
        pair = best([baseline + first, baseline + second]) if second else plain
        own = best([read])
        fast = best([read + ["--ocr", "fast"]])
        cache = ["--cache", os.path.join(folder, "cache")]
        Cost([read + cache], folder)
        again = best([read + cache])
        count = len(pages)
        print(f"{count} pages, best of {arguments.runs}; CPU seconds a page, loading included")
        print(f"  RapidOCR 3.10      {plain.cpu / count:6.2f}   {plain.memory:5.0f} MB")
        print(f"  casecheck          {own.cpu / count:6.2f}   {own.memory:5.0f} MB a worker (limit 1024)   ratio {own.cpu / plain.cpu:.2f}")
        print(f"  casecheck --ocr fast {fast.cpu / count:4.2f}   {fast.memory:5.0f} MB a worker                ratio {fast.cpu / plain.cpu:.2f}")
        print(f"  two workers: {count / own.seconds:.2f} pages a second; two processes of RapidOCR: {count / pair.seconds:.2f}; "
              f"{pair.seconds / own.seconds:.0%} (limit 95 %)")
        print(f"  a second run with --cache: {again.cpu / own.cpu:.1%} of the CPU (limit 5 %)")


if __name__ == "__main__":
    main()
