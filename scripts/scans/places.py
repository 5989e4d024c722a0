"""Boxes on pages, and what lies where."""
import numpy


def laid_back(box: list[float], back: numpy.ndarray) -> list[float]:
    """A box of the scan on the page as it was before; its size as on the page that lies straight."""
    x, y, z = back @ (box[0] + box[2] / 2, box[1] + box[3] / 2, 1)
    width, height = (box[2], box[3]) if abs(back[0, 0]) > abs(back[0, 1]) else (box[3], box[2])
    return [x / z - width / 2, y / z - height / 2, width, height]


def overlap(a: list[float], b: list[float]) -> tuple[float, float]:
    return (min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]), min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))


def touches(a: list[float], b: list[float]) -> bool:
    x, y = overlap(a, b)
    return x > 0 and y > 0


def in_seal(box: list[float], seals: list[dict], slack: float = 2) -> bool:
    for seal in seals:
        x = min(max(seal["x"], box[0]), box[0] + box[2])
        y = min(max(seal["y"], box[1]), box[1] + box[3])
        if (x - seal["x"]) ** 2 + (y - seal["y"]) ** 2 <= (seal["radius"] + slack) ** 2:
            return True
    return False
