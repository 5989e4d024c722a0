"""Seals and ink that were seen, held against those that are there."""
import collections
import difflib

from folding import folded
from places import in_seal, touches


def compare_words(page: dict, marks: list[dict], tally: collections.Counter) -> None:
    """What seals say: exactly, or near enough to tell one agency from another."""
    marks = [mark for mark in marks if mark["kind"] == "seal" and mark["box"]]
    for seal in page["seals"]:
        wanted = folded(seal["text"])
        # Seals that a document brought along are drawn, and say what nobody noted.
        if len(wanted) < 4:
            continue
        tally["seal words"] += 1
        box = [seal["x"] - 4, seal["y"] - 4, 8, 8]
        said = next((folded(mark["text"]) for mark in marks if touches(mark["box"], box)), "")
        tally["seal words right"] += wanted in said
        tally["seal words near"] += difflib.SequenceMatcher(None, wanted, said, autojunk=False).ratio() >= 0.75
        if wanted not in said:
            tally.notes.append(f"印文 {wanted} → {said}")


def compare_ink(page: dict, marks: list[dict], tally: collections.Counter) -> None:
    """Places for a pen: something written there that is seen as such, and empty ones that are said to be empty."""
    inks = [mark["box"] for mark in marks if mark["kind"] == "ink" and mark["box"]]
    blanks = [mark["box"] for mark in marks if mark["kind"] == "blank" and mark["box"]]
    for hand in page["hands"]:
        isEmpty = hand["kind"].startswith("no ")
        # A finger print is ink of another kind, and a seal over a place leaves it unclear.
        if hand["kind"] == "finger" or in_seal(hand["box"], page["seals"]):
            continue
        kind = "blank places" if isEmpty else "ink places"
        tally[kind] += 1
        isInk, isBlank = (any(touches(hand["box"], box) for box in boxes) for boxes in (inks, blanks))
        isRight = isBlank and not isInk if isEmpty else isInk
        tally[kind + " right"] += isRight
        tally[kind + " wrong"] += isInk and not isBlank if isEmpty else isBlank and not isInk
        if not isRight:
            tally.notes.append(f"笔迹 {hand['kind']} {hand['text']} → {'有' if isInk else ''}{'空白' if isBlank else ''}")
