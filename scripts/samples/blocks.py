"""The blocks of a document, which both renderers understand."""
from dataclasses import dataclass, field

COLUMNS = 12  # every form is laid on a grid of twelve


@dataclass
class Para:
    text: str
    align: str = "left"  # left, right, center
    indent: bool = True  # first line set in by two characters
    bold: bool = False
    hand: bool = False  # written by hand: set in Kai


@dataclass
class Title:
    lines: list
    spaced: bool = False


@dataclass
class Cell:
    text: str  # one paragraph a line; a line that starts with ">" stands to the right
    span: int = 2
    rows: int = 1
    label: bool = False
    center: bool = False
    height: float = 0  # least height in centimetres


@dataclass
class Table:
    rows: list  # of lists of Cell; columns covered from above are left out


@dataclass
class Sign:
    """The agency and the date at the end, with the seal over them."""
    lines: list
    seal: str = ""


@dataclass
class Numbered:
    """A list that Word numbers by itself."""
    items: list


@dataclass
class Break:
    pass


@dataclass
class Doc:
    blocks: list = field(default_factory=list)
    paged: bool = False  # 第 x 页 共 y 页 at the foot

    def text(self):
        """All words, in reading order."""
        out = []
        for b in self.blocks:
            match b:
                case Title(lines=ls):
                    out += ls
                case Para(text=t):
                    out.append(t)
                case Sign(lines=ls):
                    out += ls
                case Numbered(items=ls):
                    out += ls
                case Table(rows=rows):
                    for row in rows:
                        for cell in row:
                            out += [t.removeprefix(">") for t in cell.text.split("\n")]
        return "\n".join(out)

    def map(self, change):
        """The same document with every text changed."""
        for b in self.blocks:
            match b:
                case Title() | Sign():
                    b.lines = [change(t) for t in b.lines]
                case Para():
                    b.text = change(b.text)
                case Numbered():
                    b.items = [change(t) for t in b.items]
                case Table():
                    for row in b.rows:
                        for cell in row:
                            cell.text = change(cell.text)
        return self


def label(text, span=2, rows=1):
    return Cell(text, span, rows, label=True, center=True)


def value(text, span=4, rows=1, height=0.0):
    return Cell(text, span, rows, height=height)


def head(text, span=12):
    return Cell(text, span, label=True, center=True)


def pairs(items, per_row=2):
    """Rows of label and value; an item (label, value, True) takes a row of its own."""
    rows, row, used = [], [], 0
    width = COLUMNS // per_row
    for it in items:
        wide = len(it) > 2 and it[2]
        if wide and row:
            row[-1].span += COLUMNS - used
            rows.append(row)
            row, used = [], 0
        if wide:
            rows.append([label(it[0]), value(it[1], COLUMNS - 2)])
            continue
        row += [label(it[0]), value(it[1], width - 2)]
        used += width
        if used == COLUMNS:
            rows.append(row)
            row, used = [], 0
    if row:
        row[-1].span += COLUMNS - used
        rows.append(row)
    return rows
