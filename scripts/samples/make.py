"""Makes the sample case files: python3 scripts/samples/make.py samples [name …]

Every run gives the same bytes. What a case holds is written in cases/; how it looks, in forms/.
"""
import importlib
import os
import pathlib
import pkgutil
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
if os.environ.get("PYTHONHASHSEED") != "0":
    os.environ.update(PYTHONHASHSEED="0", SOURCE_DATE_EPOCH="1704067200")
    os.execv(sys.executable, [sys.executable, *sys.argv])
sys.path.insert(0, str(HERE))

import cases  # noqa: E402
from seal import seal  # noqa: E402
from volume import bind  # noqa: E402
import to_docx  # noqa: E402
import to_pdf  # noqa: E402


def expected(case):
    """The text of expected.txt."""
    head = [("as-of", case.as_of), ("sector", case.sector), ("province", case.province), ("procedure", case.procedure),
            ("completeness", case.completeness)]
    out = [f"# {k}: {v}" for k, v in head]
    out += [f"# {line}" for line in case.about.strip().split("\n")]
    for e in case.expected:
        out.append("\t".join(("?" if e.allowed else "") + e.code if i == 0 else t
                             for i, t in enumerate((e.code, e.severity, e.kind, e.quote, e.reason))))
    return "\n".join(out) + "\n"


def write(case, folder):
    """Writes the documents of a case and what should be found in them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for item in case.items:
        stamp = seal if item.seal else None
        if item.format == "pdf":
            data, _ = to_pdf.render(item.doc, case.style, f"{case.slug}/{item.file}", stamp)
        else:
            data = to_docx.render(item.doc, case.style, item.index, item.day or case.as_of, stamp)
        (folder / item.file).write_bytes(data)
    (folder / "expected.txt").write_text(expected(case), encoding="utf-8")


def main():
    target = pathlib.Path(sys.argv[1])
    wanted = sys.argv[2:]
    wrong = []
    for module in sorted(pkgutil.iter_modules(cases.__path__), key=lambda m: m.name):
        if wanted and not any(module.name.startswith(w) for w in wanted):
            continue
        case = importlib.import_module(f"cases.{module.name}").case()
        bind(case)
        wrong += case.faults()
        write(case, target / case.slug)
        print(case.slug, len(case.items), "documents,", len([e for e in case.expected if not e.allowed]), "findings")
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
