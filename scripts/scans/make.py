"""Makes scans of documents: python3 scripts/scans/make.py FILE_OR_FOLDER… --output FOLDER [--level plain] [--seed 1]

PDF files are drawn by pdftoppm, DOCX files are made PDF by LibreOffice before (which needs Chinese fonts: scripts/setup
samples); every page is then treated as a scanner
would, and the pages of a file are packed as one PDF of pictures without text. The same seed gives the same scans. What
comes out is cleaner than real scans: no folds, no holes, no hands.
"""
import argparse
import io
import pathlib
import random
import shutil
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageFilter

# Degrees of skew, radius of blur in pixels at 200 dpi, spread of noise, JPEG quality, colour, darkness of the paper,
# quarter turns.
LEVELS = {
    "clean": dict(skew=0.2, blur=0.3, noise=3, quality=85, mode="RGB", paper=250),
    "plain": dict(skew=1.0, blur=0.6, noise=8, quality=75, mode="RGB", paper=240),
    "poor": dict(skew=1.5, blur=0.9, noise=14, quality=60, mode="RGB", paper=225),
    "grey": dict(skew=1.5, blur=0.8, noise=12, quality=60, mode="L", paper=225),
    "turned": dict(skew=1.0, blur=0.6, noise=8, quality=70, mode="RGB", paper=240, turned=True),
}


def degrade(page: Image.Image, level: dict, scale: float, random: random.Random) -> Image.Image:
    """One drawn page as a scanner sees it."""
    page = page.convert("RGB")
    paper = (level["paper"],) * 3
    page = ImageChops.multiply(page, Image.new("RGB", page.size, paper))
    angle = random.uniform(-level["skew"], level["skew"])
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper)
    page = page.filter(ImageFilter.GaussianBlur(level["blur"] * scale * random.uniform(0.7, 1.0)))
    # Pillow seeds its noise itself: a picture of our own noise, enlarged a little, keeps scans the same.
    small = Image.new("L", (page.width // 2 + 1, page.height // 2 + 1))
    small.putdata([int(min(255, max(0, random.gauss(128, level["noise"])))) for _ in range(small.width * small.height)])
    noise = small.resize(page.size, Image.Resampling.BILINEAR).convert("RGB")
    page = ImageChops.add(page, noise, 1, -128)
    if level.get("turned"):
        page = page.rotate(90 * random.randrange(4), expand=True)
    return page.convert(level["mode"])


def drawn(pdf: pathlib.Path, resolution: int, work: pathlib.Path) -> list[Image.Image]:
    """The pages of a PDF file as pictures."""
    subprocess.run(["pdftoppm", "-r", str(resolution), str(pdf), str(work / "page")], check=True)
    pages = sorted(work.glob("page*.ppm"))
    pictures = []
    for page in pages:
        with Image.open(page) as picture:
            pictures.append(picture.convert("RGB"))
        page.unlink()
    return pictures


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


def scan(document: pathlib.Path, target: pathlib.Path, level: dict, resolution: int, seed: int) -> int:
    """Writes the scan of a document; the number of its pages, 0 when it has none."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pdf = as_pdf(document, work)
        if pdf is None:
            return 0
        numbers = random.Random(f"{seed} {document.name}")
        pages = [degrade(page, level, resolution / 200, numbers) for page in drawn(pdf, resolution, work)]
        buffer = io.BytesIO()
        pages[0].save(
            buffer, "PDF", save_all=True, append_images=pages[1:], resolution=resolution, quality=level["quality"])
        target.write_bytes(buffer.getvalue())
        return len(pages)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("input", nargs="+", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--level", choices=LEVELS, default="plain")
    parser.add_argument("--resolution", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if shutil.which("pdftoppm") is None:
        parser.error("pdftoppm is missing: apt-get install poppler-utils")
    for place in arguments.input:
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        folder = arguments.output / place.name if place.is_dir() else arguments.output
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            target = folder / (file.stem + ".pdf")
            pages = scan(file, target, LEVELS[arguments.level], arguments.resolution, arguments.seed)
            if pages:
                print(f"{target}: {pages}")


if __name__ == "__main__":
    main()
