"""What people leave on paper: seals, finger prints, and strokes that look like writing. No real hand, no real seal."""
import math
import pathlib
import random

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FOLDERS = ("/usr/share/fonts", str(pathlib.Path.home() / ".local/share/fonts"))
# Faces of printed pages: those that constants are settled on, and those that are measured.
SETTLED = ("uming.ttc", "ukai.ttc", "wqy-zenhei.ttc")
MEASURED = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "gkai00mp.ttf", "gbsn00lp.ttf", "wqy-microhei.ttc")
WRITTEN = {"settled": ("ukai.ttc", "gkai00mp.ttf"), "measured": ("setofont.ttf", "LXGWWenKai-Regular.ttf"),
           "unseen": ("TW-Kai-98_1.ttf", "LXGWWenKai-Light.ttf")}
SEALS = ("NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc", "uming.ttc")
# Where a collection of faces holds the simplified one.
INDEX = {"NotoSerifCJK-Regular.ttc": 2, "NotoSansCJK-Regular.ttc": 2, "NotoSerifCJK-Bold.ttc": 2}


class Faces:
    """Faces by the names of their files, below some folders."""

    def __init__(self, folders: tuple[str, ...] = FOLDERS):
        self.files = {file.name: file for folder in folders for file in pathlib.Path(folder).rglob("*.tt?")}
        self.files |= {file.name: file for folder in folders for file in pathlib.Path(folder).rglob("*.otf")}

    def there(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if name in self.files]

    def face(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self.files[name]), max(4, size), index=INDEX.get(name, 0))


def multiplied(page: Image.Image, mask: Image.Image, colour: tuple[int, int, int], place: tuple[int, int]) -> None:
    """Ink on paper: what was dark stays dark. mask: how much ink, 0 to 255."""
    box = (place[0], place[1], place[0] + mask.width, place[1] + mask.height)
    under = page.crop(box)
    over = Image.composite(Image.new("RGB", mask.size, colour), Image.new("RGB", mask.size, (255, 255, 255)), mask)
    page.paste(ImageChops.multiply(under, over), box[:2])


def patchy(mask: Image.Image, numbers: random.Random, least: float) -> Image.Image:
    """Ink that did not take everywhere."""
    noise = numpy.random.default_rng(numbers.randrange(1 << 30))
    cells = Image.fromarray((noise.random((24, 24)) * 255).astype(numpy.uint8)).resize(mask.size, Image.Resampling.BICUBIC)
    grain = noise.random((mask.height, mask.width))
    ink = numpy.asarray(mask, dtype=numpy.float32) * (least + (1 - least) * numpy.asarray(cells) / 255)
    return Image.fromarray((ink * (0.8 + 0.2 * grain)).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.6))


def seal(page: Image.Image, dpi: float, x: float, y: float, agency: str, line: str, faces: Faces, name: str,
         numbers: random.Random) -> float:
    """A round seal around a point, in pixels; its radius."""
    radius = numbers.uniform(19, 22) / 25.4 * dpi
    side = int(2 * radius + 6)
    mask = Image.new("L", (side, side))
    draw = ImageDraw.Draw(mask)
    width = max(2, int(radius * 0.05))
    draw.ellipse([3, 3, side - 4, side - 4], outline=255, width=width)
    middle = side / 2
    points = []
    for corner in range(10):
        reach = radius * (0.3 if corner % 2 == 0 else 0.115)
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
    draw.polygon(points, fill=255)
    size = int(min(0.3, 3.6 / max(8, len(agency))) * radius)
    face = faces.face(name, size)
    span = math.radians(min(270, 24 * len(agency)))
    for index, letter in enumerate(agency):
        angle = -math.pi / 2 + span * (index / max(1, len(agency) - 1) - 0.5)
        tile = Image.new("L", (size * 2, size * 2))
        ImageDraw.Draw(tile).text((size, size), letter, fill=255, font=face, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, Image.Resampling.BICUBIC)
        reach = radius * 0.78
        place = (int(middle + reach * math.cos(angle) - size), int(middle + reach * math.sin(angle) - size))
        mask.paste(255, place, tile)
    if line:
        draw.text((middle, middle + radius * 0.55), line, fill=255, font=faces.face(name, int(radius * 0.2)), anchor="mm")
    mask = mask.rotate(numbers.uniform(-25, 25), Image.Resampling.BICUBIC)
    mask = patchy(mask, numbers, 0.55)
    colour = (numbers.randint(195, 230), numbers.randint(25, 60), numbers.randint(30, 65))
    multiplied(page, mask, colour, (int(x - middle), int(y - middle)))
    return radius


def oval_seal(page: Image.Image, dpi: float, x: float, y: float, words: str, faces: Faces, name: str,
              numbers: random.Random) -> None:
    """A seal as finance offices have them, around a point, in pixels: an ellipse with its words in two lines."""
    wide, high = int(numbers.uniform(40, 46) / 25.4 * dpi), int(numbers.uniform(28, 31) / 25.4 * dpi)
    mask = Image.new("L", (wide + 8, high + 8))
    draw = ImageDraw.Draw(mask)
    draw.ellipse([3, 3, wide, high], outline=255, width=max(2, high // 22))
    half = (len(words) + 1) // 2
    face = faces.face(name, int(wide * 0.8 / max(5, half)))
    for place, line in ((0.38, words[:half]), (0.64, words[half:])):
        draw.text((mask.width / 2, mask.height * place), line, fill=255, font=face, anchor="mm")
    mask = patchy(mask.rotate(numbers.uniform(-12, 12), Image.Resampling.BICUBIC), numbers, 0.55)
    colour = (numbers.randint(195, 230), numbers.randint(25, 60), numbers.randint(30, 65))
    multiplied(page, mask, colour, (int(x - mask.width / 2), int(y - mask.height / 2)))


def finger(page: Image.Image, dpi: float, x: float, y: float, numbers: random.Random) -> tuple[float, float]:
    """A finger print around a point; half of its width and height, in pixels."""
    half = (6 / 25.4 * dpi, 8.5 / 25.4 * dpi)
    width, height = int(2 * half[0]), int(2 * half[1])
    ys, xs = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    u, v = (xs - half[0]) / half[0], (ys - half[1]) / half[1]
    bend = 0.15 * numpy.sin(3 * u + numbers.uniform(0, 6)) + 0.1 * numpy.sin(4 * v + numbers.uniform(0, 6))
    ridges = (numpy.sin((numpy.hypot(u, v * 0.8 + 0.2) + bend) * 34) > -0.1) & (numpy.hypot(u, v) < 0.97)
    mask = patchy(Image.fromarray((ridges * 255).astype(numpy.uint8)), numbers, 0.35)
    multiplied(page, mask, (205, 45, 50), (int(x - half[0]), int(y - half[1])))
    return half


def bent(mask: Image.Image, numbers: random.Random, strength: float) -> Image.Image:
    """A mask with all of its strokes out of line, as a hand draws them."""
    height, width = mask.height, mask.width
    ys, xs = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    size = height / 2
    phases = [numbers.uniform(0, 6.3) for _ in range(4)]
    dx = strength * size * 0.06 * (numpy.sin(ys / size * 3 + phases[0]) + numpy.sin(xs / size * 2 + phases[1]))
    dy = strength * size * 0.06 * (numpy.sin(xs / size * 3 + phases[2]) + numpy.sin(xs / size * 5 + phases[3]))
    slant = numbers.uniform(-0.1, 0.35)
    sources = (numpy.clip(ys + dy, 0, height - 1).astype(int), numpy.clip(xs + dx + slant * (ys - size), 0, width - 1).astype(int))
    return Image.fromarray(numpy.asarray(mask)[sources])


def written(text: str, height: float, faces: Faces, names: list[str], numbers: random.Random) -> Image.Image:
    """Words as if written by hand: distorted faces with strokes that join letters; a mask."""
    size = max(8, int(height))
    mask = Image.new("L", (int(size * (len(text) + 1.5)), size * 2))
    draw = ImageDraw.Draw(mask)
    face = faces.face(numbers.choice(names), size)
    x = size * 0.5
    last = None
    for letter in text:
        step = face.getlength(letter) * numbers.uniform(0.78, 0.98)
        y = size + size * numbers.uniform(-0.1, 0.1)
        draw.text((x, y), letter, fill=255, font=face, anchor="lm", stroke_width=max(0, round(size / 45)))
        if last and numbers.random() < 0.5:
            # The pen stays down.
            draw.line([last, (x + step * 0.3, y - size * 0.2)], fill=255, width=max(1, size // 22))
        last = (x + step * 0.85, y + size * numbers.uniform(0, 0.35))
        x += step
    return bent(mask, numbers, numbers.uniform(0.6, 1.5))


def scribbled(height: float, letters: int, numbers: random.Random) -> Image.Image:
    """Strokes made by code, as of a name that nobody can read; a mask."""
    size = max(8, int(height))
    mask = Image.new("L", (int(size * (letters + 1)), size * 2))
    draw = ImageDraw.Draw(mask)
    x = size * 0.4
    for _ in range(letters):
        for _ in range(numbers.randint(3, 6)):
            points = [(x + size * numbers.uniform(0, 0.9), size + size * numbers.uniform(-0.5, 0.5)) for _ in range(4)]
            curve = []
            for step in range(17):
                t = step / 16
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
                curve.append(tuple(sum(w * p[axis] for w, p in zip(weights, points)) for axis in (0, 1)))
            draw.line(curve, fill=255, width=max(1, size // numbers.randint(14, 24)), joint="curve")
        x += size * 0.9
    return mask


def tick(size: float, numbers: random.Random) -> Image.Image:
    """A tick, a cross or a stroke through a box; a mask."""
    side = int(size * 1.8)
    mask = Image.new("L", (side, side))
    draw = ImageDraw.Draw(mask)
    def near(x: float, y: float) -> tuple[float, float]:
        return (side * (x + numbers.uniform(-0.06, 0.06)), side * (y + numbers.uniform(-0.06, 0.06)))
    width = max(2, int(size / 9))
    draw.line([near(0.18, 0.5), near(0.42, 0.78), near(0.88, 0.15)], fill=255, width=width, joint="curve")
    return bent(mask, numbers, 0.6)


def pen(numbers: random.Random) -> tuple[int, int, int]:
    return numbers.choice([(25, 25, 35), (20, 30, 110), (40, 45, 60), (15, 20, 80)])
