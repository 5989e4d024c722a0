"""DOCX files of paragraphs and tables, as small as Word takes them."""
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
WIDTH = 9000
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text, u=False, strike=False, b=False, size=None):
    props = ("<w:b/>" if b else "") + ("<w:strike/>" if strike else "") + ('<w:u w:val="single"/>' if u else "")
    props += f'<w:sz w:val="{size}"/>' if size else ""
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else "" for part in text.split("\t"))
    return f"<w:r><w:rPr>{props}</w:rPr>{words}</w:r>"


def para(runs, centre=False, right=False, brk=False):
    place = "center" if centre else "right" if right else ""
    props = f'<w:pPr><w:jc w:val="{place}"/></w:pPr>' if place else ""
    return f"<w:p>{props}" + ('<w:r><w:br w:type="page"/></w:r>' if brk else "") + "".join(runs) + "</w:p>"


def table(rows):
    """`rows` of cells, each a list of paragraphs; the last cell of a short row takes what is left."""
    width = max(len(row) for row in rows)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES)
    out = f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
    out += "<w:tblGrid>" + f'<w:gridCol w:w="{WIDTH // width}"/>' * width + "</w:tblGrid>"
    for row in rows:
        cells = []
        for number, cell in enumerate(row):
            span = width - len(row) + 1 if number == len(row) - 1 else 1
            props = f'<w:tcW w:w="{WIDTH // width * span}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            cells.append(f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(cell) or '<w:p/>'}</w:tc>")
        out += f"<w:tr>{''.join(cells)}</w:tr>"
    return out + "</w:tbl>"


def save(path, body):
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
