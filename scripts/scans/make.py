"""Makes scans with labels: make.py CASECHECK FILE_OR_FOLDER… --output FOLDER [--levels office grey] [--pages 20] [--drawn 10]

Pages of PDF and DOCX files (which LibreOffice makes PDF before) are drawn by pdftoppm; --drawn adds pages of forms.py. Seals, finger
prints and handwriting-like strokes are laid on, blank backs put between, and every page is treated as a scanner would
(levels.py). FOLDER/LEVEL.pdf holds the pictures without any text, FOLDER/LEVEL.json what stands on them and where. The same seed
gives the same scans. --faces settled: what constants may be settled on; measured: what they are judged by. No real hand,
no real seal, no real paper: real scans are worse.
"""
import argparse
import io
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

from PIL import Image

import forms
import ink
import levels
import sheets as paper

DATE = re.compile(r"^[\s\d]{4}\d*年\s*\d{1,2}月\s*\d{1,2}日$")
SIGNED = re.compile(r"(签名|签字|签章|盖章)[)）]?[:：]\s*$")


def as_pdf(document: pathlib.Path, work: pathlib.Path) -> pathlib.Path | None:
    """A document as PDF; None for what is neither PDF nor DOCX."""
    if document.suffix.lower() == ".pdf":
        return document
    if document.suffix.lower() != ".docx":
        return None
    profile = f"-env:UserInstallation=file://{work}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    return work / (document.stem + ".pdf")


def said(program: str, pdf: pathlib.Path) -> dict:
    command = [program, "extract", "--json", "--no-redact", "--ocr", "never", str(pdf)]
    output = subprocess.run(command, capture_output=True, check=False).stdout
    return json.loads(output)["sources"][0]


def printed(program: str, document: pathlib.Path, faces: ink.Faces, hands: list[str], face: str,
            numbers: random.Random) -> list[paper.Sheet]:
    """The pages of a document that have a text of their own, with what people leave on them."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pdf = as_pdf(document, work)
        source = said(program, pdf) if pdf else {}
        text = source.get("text", "").encode()
        def words(span: list[int]) -> str:
            return text[span[0]:span[1]].decode()
        sheets = []
        if not source.get("pages") or source["format"] != "pdf":
            return []
        subprocess.run(["pdftoppm", "-r", str(paper.DPI), str(pdf), str(work / "page")], check=True)
        for page, file in zip(source["pages"], sorted(work.glob("page*.ppm"))):
            if page["state"] != "read" or any(issue["page"] == page["number"] for issue in source["issues"]):
                continue
            sheet = paper.Sheet(page["width"], page["height"])
            with Image.open(file) as picture:
                sheet.picture = picture.convert("RGB")
            lines = [line for line in source["lines"] if line["page"] == page["number"] and line["box"]]
            sheet.lines = [dict(text=words(line["span"]), box=line["box"]) for line in lines]
            for table in source["tables"]:
                cells = [dict(row=c["row"], column=c["column"], rowSpan=c["rowSpan"], columnSpan=c["columnSpan"],
                              text=words(c["span"]), box=c["box"]) for c in table["cells"] if c["page"] == page["number"]]
                if cells:
                    sheet.tables.append(cells)
            # Seals that the document shows already.
            for mark in source["marks"]:
                if mark["kind"] == "seal" and mark["page"] == page["number"] and mark["box"]:
                    x, y, width, height = mark["box"]
                    sheet.seals.append(dict(x=x + width / 2, y=y + height / 2, radius=max(width, height) / 2, text=mark["text"]))
            overlay(sheet, paper.Writer(sheet, faces, face, hands, numbers), numbers)
            sheets.append(sheet)
        return sheets


def overlay(sheet: paper.Sheet, writer: paper.Writer, numbers: random.Random) -> None:
    """Seals on dates below letters, names behind labels for signatures."""
    case = paper.Case(numbers)
    drawn = list(sheet.lines)
    for line in drawn:
        x, y, width, height = line["box"]
        if DATE.match(line["text"]) and x > sheet.width * 0.45 and not sheet.seals and numbers.random() < 0.5:
            writer.seal(x + width / 2 + numbers.uniform(-15, 15), y - numbers.uniform(0, 15), case.agency)
        elif SIGNED.search(line["text"]) and numbers.random() < 0.7:
            right = x + width
            if not any(other is not line and other["box"][0] < right + 60 and other["box"][0] + other["box"][2] > right
                       and abs(other["box"][1] - y) < height for other in drawn) and right < sheet.width - 110:
                writer.hand(right + 3, y + height / 2, case.name(), height * 1.4, "signature")
                if numbers.random() < 0.3:
                    writer.finger(right + 45, y + height / 2)


def blank(sheet: paper.Sheet) -> paper.Sheet:
    """The back of a page, with nothing on it."""
    return paper.Sheet(sheet.width, sheet.height)


def pack(sheets: list[paper.Sheet], name: str, seed: int, folder: pathlib.Path) -> None:
    """Writes the scan of some pages and its label."""
    level = levels.LEVELS[name]
    pictures, labels, last = [], [], None
    for index, sheet in enumerate(sheets):
        numbers = random.Random(f"{seed} {name} {index}")
        back = last.picture if last else None
        scan = levels.scanned(sheet.picture, back, level, sheet.width, sheet.height, numbers)
        labels.append(sheet.label() | dict(map=scan.map.tolist(), turns=scan.turns, page=index + 1))
        pictures.append(as_page(scan, level))
        last = sheet
    join(pictures, folder / f"{name}.pdf")
    (folder / f"{name}.json").write_text(json.dumps(dict(level=name, pages=labels), ensure_ascii=False, indent=1))
    print(f"{folder / name}.pdf: {len(labels)}", flush=True)


def as_page(scan: levels.Scan, level: dict) -> bytes:
    """A PDF of one page that is one picture: black and white goes as fax does (CCITT), everything else as JPEG."""
    buffer = io.BytesIO()
    options = {} if level["mode"] == "1" else dict(quality=level["quality"])
    scan.picture.save(buffer, "PDF", dpi=scan.dpi, **options)
    return buffer.getvalue()


def join(pages: list[bytes], target: pathlib.Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for index, page in enumerate(pages):
            file = pathlib.Path(folder) / f"{index:04}.pdf"
            file.write_bytes(page)
            files.append(str(file))
        if len(files) == 1:
            shutil.copy(files[0], target)
        else:
            subprocess.run(["pdfunite", *files, str(target)], check=True)


def sheets_of(arguments: argparse.Namespace, faces: ink.Faces) -> list[paper.Sheet]:
    numbers = random.Random(arguments.seed)
    hands = faces.there(ink.WRITTEN[arguments.faces]) or faces.there(ink.SETTLED + ink.MEASURED)
    names = faces.there(ink.SETTLED if arguments.faces == "settled" else ink.MEASURED)
    if not names:
        raise SystemExit("no Chinese faces were found: scripts/setup samples installs some, --fonts names a folder")
    documents = [file for place in arguments.input for file in (sorted(place.rglob("*")) if place.is_dir() else [place])
                 if file.suffix.lower() in ((".pdf", ".docx") if arguments.docx else (".pdf",))]
    numbers.shuffle(documents)
    sheets: list[paper.Sheet] = []
    for document in documents:
        if len(sheets) >= arguments.pages:
            break
        found = printed(arguments.program, document, faces, hands, names[0], numbers)
        # A few of each, for many kinds of documents.
        sheets += found if len(found) < 4 else numbers.sample(found, 3)
    sheets = sheets[:arguments.pages] + forms.drawn(arguments.drawn, names, hands, faces, numbers)
    for place in range(len(sheets) - 1, 0, -max(1, arguments.blank_every)):
        sheets.insert(place, blank(sheets[place]))
    return sheets


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("input", nargs="*", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--levels", nargs="+", choices=levels.LEVELS, default=list(levels.LEVELS))
    parser.add_argument("--pages", type=int, default=16, help="printed pages of each level")
    parser.add_argument("--drawn", type=int, default=12, help="pages of forms.py of each level")
    parser.add_argument("--blank-every", type=int, default=12)
    parser.add_argument("--docx", action="store_true", help="DOCX files too")
    parser.add_argument("--faces", choices=("settled", "measured"), default="settled")
    parser.add_argument("--fonts", action="append", default=[], help="a folder with faces besides the installed ones")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for tool in ("pdftoppm", "pdfunite"):
        if shutil.which(tool) is None:
            parser.error(f"{tool} is missing: apt-get install poppler-utils")
    arguments.output.mkdir(parents=True, exist_ok=True)
    sheets = sheets_of(arguments, ink.Faces(ink.FOLDERS + tuple(arguments.fonts)))
    for level in arguments.levels:
        pack(sheets, level, arguments.seed, arguments.output)


if __name__ == "__main__":
    main()
