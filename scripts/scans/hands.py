"""Names that a document prints behind labels for signatures, written by hand instead: on paper they are. And what a case says
is written and stamped where: its ink.json and seals.json."""
import html
import json
import pathlib
import random
import re
import subprocess
import unicodedata

from PIL import Image, ImageDraw

import ink

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LABEL = re.compile(r"(?:签名|签字|签收|(?<!受)送达人|捺印)(?:[（(][^）)]*[）)])?[：:]")
NAMES = re.compile(r"[\u4e00-\u9fff·]{2,8}(?:[、,，][\u4e00-\u9fff·]{2,8})*")


def width(text: str) -> float:
    """In halves of a letter, about."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def pages(pdf: pathlib.Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of every page, with their boxes, in points."""
    output = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    return [[(*map(float, match.groups()[:4]), html.unescape(match[5])) for match in WORD.finditer(page)]
            for page in output.split("<page ")[1:]]


def names(words: list[tuple[float, float, float, float, str]]) -> list[tuple[float, float, float, float, str]]:
    """Boxes of the names behind labels."""
    found = []
    for index, (x0, y0, x1, y1, word) in enumerate(words):
        label = LABEL.search(word)
        if label is None:
            continue
        place, start, end = (x0, y0, x1, y1, word), label.end(), None
        if label.end() == len(word) and index + 1 < len(words) and abs(words[index + 1][1] - y0) < 4:
            place, start = words[index + 1], 0
        end = NAMES.match(place[4], start)
        if end is None:
            continue
        unit = (place[2] - place[0]) / width(place[4])
        left = place[0] + unit * width(place[4][:start])
        found.append((left, place[1], left + unit * width(end.group()), place[3], end.group()))
    return found


def written(picture: Image.Image, words: list, dpi: float, faces: ink.Faces, hands: list[str], numbers: random.Random) -> Image.Image:
    """The page with its printed names gone and the same names, or strokes, written there."""
    picture = picture.copy()
    draw, k = ImageDraw.Draw(picture), dpi / 72
    for x0, y0, x1, y1, text in names(words):
        draw.rectangle([x0 * k, y0 * k - 2, x1 * k, y1 * k + 2], fill="white")
        parts = re.split("[、,，]", text)
        room = (x1 - x0) / len(parts)
        for number, name in enumerate(parts):
            height = (y1 - y0) * numbers.uniform(1.0, 1.35) * k
            isScribble = numbers.random() < 0.4
            mask = ink.scribbled(height, len(name), numbers) if isScribble else ink.written(name, height, faces, hands, numbers)
            mask = mask.crop(mask.getbbox() or (0, 0, 1, 1))
            place = (int((x0 + room * number) * k), int((y0 + y1) / 2 * k - mask.height / 2))
            ink.multiplied(picture, mask, ink.pen(numbers), place)
    return picture


def marks(case: pathlib.Path, document: str) -> tuple[list[dict], list[dict]]:
    """What is written and what is stamped on the pages of a document, in points."""
    found = [json.loads((case / name).read_text()) if (case / name).exists() else [] for name in ("ink.json", "seals.json")]
    return tuple([mark for mark in some if mark["file"] == document] for some in found)


def marked(picture: Image.Image, page: int, found: tuple[list[dict], list[dict]], dpi: float, faces: ink.Faces, written_with: list[str],
           numbers: random.Random) -> Image.Image:
    """The page with words written by hand, names often so that nobody can read them, and with its seals."""
    picture, k = picture.copy(), dpi / 72
    words, seals = ([mark for mark in some if mark["page"] == page] for some in found)
    for mark in words:
        x0, y0, x1, y1 = mark["box"]
        height = (y1 - y0) * numbers.uniform(0.75, 1.0) * k
        isScribble = mark["kind"] == "name" and numbers.random() < 0.4
        mask = (ink.scribbled(height, len(mark["text"]), numbers) if isScribble
                else ink.written(mark["text"], height, faces, written_with, numbers))
        mask = mask.crop(mask.getbbox() or (0, 0, 1, 1))
        if mask.width > (x1 - x0) * k:
            mask = mask.resize((max(1, int((x1 - x0) * k)), mask.height))
        ink.multiplied(picture, mask, ink.pen(numbers), (int(x0 * k), int((y0 + y1) / 2 * k - mask.height / 2)))
    name = (faces.there(ink.SEALS) or [""])[0]
    for mark in seals:
        x, y = (value * k for value in mark["centre"])
        if mark["shape"] == "oval":
            ink.oval_seal(picture, dpi, x, y, mark["text"], faces, name, numbers)
        else:
            ink.seal(picture, dpi, x, y, mark["text"], "", faces, name, numbers)
    return picture
