"""Levels of scans: what a scanner, a copier, a fax machine or a careless hand does to a page."""
import math
import random

import numpy
from PIL import Image, ImageDraw, ImageFilter

# resolution: pixels to the inch, across and down. skew: degrees at most. blur: radius in pixels at 200 to the inch.
# noise: spread of the light, of 255. quality: of the JPEG. paper: its lightness. bleed: how dark the back shines through.
# The rest are chances, 0 to 1, that a page has a shadow, a fold, holes, a quarter turn.
LEVELS = {
    "clean": dict(resolution=(300, 300), skew=0.3, blur=0.3, noise=3, quality=85, mode="RGB", paper=250),
    "office": dict(resolution=(200, 200), skew=1.0, blur=0.5, noise=7, quality=70, mode="RGB", paper=242, bleed=0.05,
                   shadow=0.5, holes=0.5, fold=0.2),
    "poor": dict(resolution=(200, 200), skew=1.8, blur=0.9, noise=13, quality=45, mode="RGB", paper=225, bleed=0.12,
                 shadow=0.8, holes=0.5, fold=0.5),
    "grey": dict(resolution=(200, 200), skew=1.5, blur=0.7, noise=10, quality=60, mode="L", paper=228, bleed=0.08,
                 shadow=0.6, holes=0.5, fold=0.3),
    "bilevel": dict(resolution=(300, 300), skew=1.0, blur=0.6, noise=9, quality=75, mode="1", paper=240, holes=0.5,
                    bleed=0.05),
    "coarse": dict(resolution=(120, 120), skew=0.8, blur=0.4, noise=5, quality=60, mode="RGB", paper=240, shadow=0.3),
    "fax": dict(resolution=(204, 98), skew=0.8, blur=0.4, noise=6, quality=75, mode="1", paper=245),
    "copy": dict(resolution=(200, 200), skew=2.5, blur=0.8, noise=16, quality=40, mode="L", paper=218, bleed=0.1, shadow=0.6,
                 holes=0.6, fold=0.5, copied=1.0),
    "photo": dict(resolution=(180, 180), skew=2.0, blur=0.7, noise=7, quality=70, mode="RGB", paper=225, bleed=0.04, shadow=1.0,
                  fold=0.4, photographed=1.0),
    "turned": dict(resolution=(200, 200), skew=1.0, blur=0.6, noise=8, quality=65, mode="RGB", paper=238, bleed=0.06,
                   shadow=0.4, holes=0.4, turned=1.0),
}
# Taken together these are what “degraded” means; a fax is worse than what anybody promises to read.
DEGRADED = ("office", "poor", "grey", "bilevel", "coarse", "copy", "photo", "turned")


class Scan:
    """A page as it was scanned, and where its points went: a matrix from points of the page to points of the scan."""

    def __init__(self, picture: Image.Image, dpi: tuple[int, int], turns: int, map: numpy.ndarray):
        self.picture, self.dpi, self.turns, self.map = picture, dpi, turns, map


def rotation(width: float, height: float, angle: float) -> numpy.ndarray:
    """Around the middle, counter-clockwise where y grows downwards, as Pillow turns; in degrees."""
    turn = math.radians(angle)
    cosine, sine, x, y = math.cos(turn), math.sin(turn), width / 2, height / 2
    return numpy.array([[cosine, sine, x - cosine * x - sine * y], [-sine, cosine, y + sine * x - cosine * y], [0, 0, 1]])


def quarters(width: float, height: float, turns: int) -> numpy.ndarray:
    """Quarter turns, clockwise: (x, y) goes to (height - y, x)."""
    matrix = numpy.eye(3)
    for _ in range(turns):
        matrix = numpy.array([[0, -1, height], [1, 0, 0], [0, 0, 1]]) @ matrix
        width, height = height, width
    return matrix


def perspective(width: float, height: float, numbers: random.Random) -> numpy.ndarray:
    """A page as a phone sees it, which is never right above it; with a border of the desk."""
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    seen = []
    for x, y in corners:
        inwards = (numbers.uniform(0.015, 0.05), numbers.uniform(0.015, 0.045))
        seen.append((x + width * inwards[0] * (1 if x == 0 else -1), y + height * inwards[1] * (1 if y == 0 else -1)))
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, seen):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return numpy.append(numpy.linalg.solve(numpy.array(rows), numpy.array(values)), 1).reshape(3, 3)


def photographed(page: Image.Image, matrix: numpy.ndarray, k: float, numbers: random.Random) -> Image.Image:
    """The page on a desk. k: pixels of a point."""
    scale = numpy.diag([k, k, 1])
    back = numpy.linalg.inv(scale @ matrix @ numpy.linalg.inv(scale))
    desk = numbers.choice([(96, 70, 50), (60, 62, 66), (150, 140, 125)])
    return page.transform(page.size, Image.Transform.PERSPECTIVE, tuple((back / back[2, 2]).flatten()[:8]),
                          Image.Resampling.BICUBIC, fillcolor=desk)


def copied(page: Image.Image, numbers: random.Random, noise: numpy.random.Generator) -> Image.Image:
    """Out of a copier: strokes eaten away in places, toner that is grey and speckled."""
    light = numpy.asarray(page.convert("L").filter(ImageFilter.GaussianBlur(0.7)), dtype=numpy.float32) / 255
    height, width = light.shape
    hunger = 0.42 + 0.3 * smooth(noise, width, height, 12)
    steep = 1 / (1 + numpy.exp(-(light - hunger) * 14))
    toner = 0.12 + 0.2 * smooth(noise, width, height, 30)
    light = toner + (1 - toner) * steep
    specks = noise.random((height, width)) < 0.00012
    light[specks] = 0.3
    return Image.fromarray((numpy.clip(light, 0, 1) * 255).astype(numpy.uint8)).convert("RGB")


def smooth(numbers: numpy.random.Generator, width: int, height: int, cells: int) -> numpy.ndarray:
    """A field of slow changes, 0 to 1."""
    small = Image.fromarray((numbers.random((cells, cells)) * 255).astype(numpy.uint8))
    return numpy.asarray(small.resize((width, height), Image.Resampling.BICUBIC), dtype=numpy.float32) / 255


def shadowed(light: numpy.ndarray, numbers: numpy.random.Generator) -> numpy.ndarray:
    """Light that falls unevenly, and the gutter of a bound volume."""
    height, width = light.shape[:2]
    shade = 0.86 + 0.14 * smooth(numbers, width, height, 4)
    if numbers.random() < 0.5:
        reach = width * numbers.uniform(0.03, 0.09)
        gutter = 1 - numbers.uniform(0.3, 0.65) * numpy.exp(-numpy.arange(width, dtype=numpy.float32) / reach)
        shade = shade * (gutter if numbers.random() < 0.5 else gutter[::-1])
    return light * shade[:, :, None]


def folded_paper(light: numpy.ndarray, numbers: numpy.random.Generator) -> numpy.ndarray:
    """A fold across the page: a bright and a dark line, and paper that is not flat beside it."""
    height, width = light.shape[:2]
    row = int(height * numbers.uniform(0.3, 0.7))
    slope = numbers.uniform(-0.01, 0.01)
    middle = row + slope * (numpy.arange(width) - width / 2)
    away = (numpy.arange(height)[:, None] - middle[None, :]).astype(numpy.float32)
    unit = width / 1000
    shade = 1 - 0.22 * numpy.exp(-((away - 1.5 * unit) / (1.5 * unit)) ** 2) + 0.12 * numpy.exp(-((away + 2 * unit) / (2 * unit)) ** 2)
    shade -= 0.06 * numpy.exp(-numpy.abs(away) / (25 * unit)) * (away > 0)
    return light * shade[:, :, None]


def punched(page: Image.Image, dpi: int, numbers: random.Random) -> None:
    """Holes along the left border, through which the lid shows: black or grey."""
    draw = ImageDraw.Draw(page)
    unit = dpi / 25.4
    radius = 2.75 * unit
    x = numbers.uniform(7, 11) * unit
    count = numbers.choice([2, 3, 4])
    lid = numbers.choice([20, 60, 200])
    for hole in range(count):
        y = page.height / 2 + (hole - (count - 1) / 2) * 80 * unit + numbers.uniform(-1, 1) * unit
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(lid, lid, lid))


def scanned(page: Image.Image, back: Image.Image | None, level: dict, width: float, height: float,
            numbers: random.Random) -> Scan:
    """One drawn page as it comes out of the machine.

    width, height: of the page, in points. back: what is printed on its other side.
    """
    noise = numpy.random.default_rng(numbers.randrange(1 << 30))
    across, down = level["resolution"]
    size = (round(width / 72 * across), round(height / 72 * across))
    page = page.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    if numbers.random() < level.get("copied", 0):
        page = copied(page, numbers, noise)
    light = numpy.asarray(page, dtype=numpy.float32) / 255
    if level.get("bleed") and back is not None:
        other = back.convert("L").resize(size).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        other = other.filter(ImageFilter.GaussianBlur(1.8 * across / 200))
        light = light * (1 - level["bleed"] * (1 - numpy.asarray(other, dtype=numpy.float32)[:, :, None] / 255))
    light = light * (level["paper"] / 255)
    if numbers.random() < level.get("shadow", 0):
        light = shadowed(light, noise)
    if numbers.random() < level.get("fold", 0):
        light = folded_paper(light, noise)
    page = Image.fromarray((numpy.clip(light, 0, 1) * 255).astype(numpy.uint8))
    if numbers.random() < level.get("holes", 0):
        punched(page, across, numbers)
    angle = numbers.uniform(-level["skew"], level["skew"])
    paper = tuple(int(v) for v in numpy.median(numpy.asarray(page)[:, : size[0] // 20].reshape(-1, 3), axis=0))
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper)
    map = rotation(width, height, angle)
    if numbers.random() < level.get("photographed", 0):
        view = perspective(width, height, numbers)
        page = photographed(page, view, across / 72, numbers)
        map = view @ map
    page = page.filter(ImageFilter.GaussianBlur(level["blur"] * across / 200 * numbers.uniform(0.7, 1.0)))
    grain = noise.normal(0, level["noise"], (size[1], size[0])).astype(numpy.float32)
    light = numpy.asarray(page, dtype=numpy.float32) + grain[:, :, None]
    # Dust on the glass.
    for _ in range(noise.integers(0, 40)):
        x, y = noise.integers(0, size[0] - 3), noise.integers(0, size[1] - 3)
        light[y:y + noise.integers(1, 3), x:x + noise.integers(1, 3)] -= 120
    page = Image.fromarray(numpy.clip(light, 0, 255).astype(numpy.uint8))
    if down != across:
        page = page.resize((size[0], round(height / 72 * down)), Image.Resampling.BOX)
    turns = numbers.randrange(4) if numbers.random() < level.get("turned", 0) else 0
    if turns:
        page = page.rotate(-90 * turns, expand=True)
    if level["mode"] == "1":
        grey = page.convert("L")
        limit = numbers.uniform(0.62, 0.74) * level["paper"]
        page = grey.point(lambda v: 255 if v > limit else 0).convert("1")
    else:
        page = page.convert(level["mode"])
    dpi = (down, across) if turns % 2 else (across, down)
    return Scan(page, dpi, turns, quarters(width, height, turns) @ map)
