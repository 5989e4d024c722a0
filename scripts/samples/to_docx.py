"""Blocks to DOCX, with python-docx; the package is packed again so that its bytes never change."""
import datetime
import io
import re
import zipfile

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from blocks import COLUMNS, Break, Numbered, Para, Sign, Table, Title

KEEP = {"Normal", "List Number", "Table Grid", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}
ALIGN = {"cell": WD_ALIGN_PARAGRAPH.LEFT, "left": WD_ALIGN_PARAGRAPH.JUSTIFY, "right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
SONG, KAI, HEI = "宋体", "楷体", "黑体"


def _font(run, name, size, bold=False):
    run.font.size = Pt(size)
    run.font.bold = bold or None
    run.font.name = name
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _para(target, text, size, align="left", indent=False, bold=False, name=SONG, leading=1.5):
    p = target.add_paragraph()
    p.alignment = ALIGN[align]
    p.paragraph_format.line_spacing = leading
    p.paragraph_format.space_after = Pt(0)
    if indent:
        p.paragraph_format.first_line_indent = Pt(size * 2)
    _font(p.add_run(text), name, size, bold)
    return p


def _field(p, code, size):
    for kind in ("begin", None, "end"):
        run = p.add_run()
        _font(run, SONG, size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._element.append(mark)


def _footer(document):
    p = document.sections[0].footer.paragraphs[0]
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ("第 ", "PAGE", " 页  共 ", "NUMPAGES", " 页"):
        if piece.isupper() and piece.isascii():
            _field(p, piece, 9)
        else:
            _font(p.add_run(piece), SONG, 9)


def _table(document, rows, style):
    table = document.add_table(rows=len(rows), cols=COLUMNS)
    table.style = "Table Grid"
    table.autofit = False
    for column in table.columns:
        column.width = Cm(16.0 / COLUMNS)
    taken = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            box = table.cell(r, c)
            if cell.span > 1 or cell.rows > 1:
                box = box.merge(table.cell(r + cell.rows - 1, c + cell.span - 1))
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.span)}
            c += cell.span
            table.rows[r].height = Cm(max(cell.height, 0.9, (table.rows[r].height or 0) / 360000))
            table.rows[r].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
            box.vertical_alignment = 1
            first = box.paragraphs[0]
            first._element.getparent().remove(first._element)
            for text in cell.text.split("\n"):
                right = text.startswith(">")
                align = "center" if cell.center else "right" if right else "cell"
                _para(box, text.removeprefix(">"), style.size - 1.5, align, leading=1.25)
        if c < COLUMNS and not all((r, k) in taken for k in range(c, COLUMNS)):
            raise ValueError(f"row {r} ends at column {c}: {[x.text for x in row]}")


def _float(run, offset):
    """Turns the inline picture of `run` into one that floats behind the text."""
    inline = run._element.find(".//" + qn("wp:inline"))
    anchor = OxmlElement("wp:anchor")
    for key, val in {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 2, "behindDoc": 1,
                     "locked": 0, "layoutInCell": 1, "allowOverlap": 1}.items():
        anchor.set(key, str(val))
    simple = OxmlElement("wp:simplePos")
    simple.set("x", "0")
    simple.set("y", "0")
    anchor.append(simple)
    for tag, base, emu in (("wp:positionH", "column", offset[0]), ("wp:positionV", "paragraph", offset[1])):
        pos = OxmlElement(tag)
        pos.set("relativeFrom", base)
        off = OxmlElement("wp:posOffset")
        off.text = str(int(emu))
        pos.append(off)
        anchor.append(pos)
    children = list(inline)
    anchor.append(children[0])  # extent
    wrap = OxmlElement("wp:wrapNone")
    anchor.append(wrap)
    for child in children[1:]:
        if child.tag != qn("wp:effectExtent"):
            anchor.append(child)
    inline.getparent().replace(inline, anchor)


def _add(document, b, style, seal):
    size = style.size
    match b:
        case Title(lines=lines, spaced=spaced):
            for t in lines[:-1]:
                _para(document, t, size + 4, "center")
            _para(document, lines[-1], size + (9 if spaced else 6), "center", bold=True, name=HEI)
        case Para():
            _para(document, b.text, size, b.align, b.indent and b.align == "left", b.bold, KAI if b.hand else SONG, style.leading)
        case Table(rows=rows):
            _table(document, rows, style)
        case Sign(lines=lines, seal=name):
            for i, t in enumerate(lines):
                p = _para(document, t, size, "right")
                p.paragraph_format.right_indent = Pt(size * 2)
                if i == 0:
                    p.paragraph_format.space_before = Pt(size)
                    if name and seal:
                        run = p.add_run()
                        run.add_picture(io.BytesIO(seal(name)), width=Cm(3.9))
                        _float(run, (Cm(10.6), Cm(-1.4)))
        case Numbered(items=items):
            for t in items:
                p = _para(document, t, size)
                p.style = document.styles["List Number"]
        case Break():
            document.add_page_break()


def render(doc, style, title, day, seal=None):
    """The bytes of the DOCX; `day` is the date its properties carry."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.4)
    normal = document.styles["Normal"]
    normal.font.name = SONG
    normal.font.size = Pt(style.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), SONG)
    for b in doc.blocks:
        _add(document, b, style, seal)
    if doc.paged:
        _footer(document)
    if document.element.body[-1].tag == qn("w:sectPr") and document.element.body[-2].tag == qn("w:tbl"):
        document.add_paragraph()
    for st in list(document.styles):
        if st.name not in KEEP and not st.name.startswith("List Number"):
            st.element.getparent().remove(st.element)
    for rel in [r for r in document.part.rels.values() if r.reltype.endswith(("stylesWithEffects", "customXml"))]:
        document.part.rels.pop(rel.rId)
    core = document.core_properties
    core.author = core.last_modified_by = "办案人员"
    core.title = title
    core.comments = core.keywords = core.subject = ""
    core.revision = 1
    core.created = core.modified = core.last_printed = datetime.datetime.fromisoformat(day + "T09:00:00")
    out = io.BytesIO()
    document.save(out)
    return _packed(out.getvalue())


def _packed(data):
    """The same package without its thumbnail, in one order, with one date."""
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            body = source.read(name)
            if name == "_rels/.rels":
                body = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", body)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, body)
    return out.getvalue()
