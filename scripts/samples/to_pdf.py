"""Blocks to PDF, through HTML and WeasyPrint."""
import base64
import hashlib
from html import escape

from weasyprint import HTML

from blocks import Break, Numbered, Para, Sign, Table, Title

CSS = """
@page {{ size: A4; margin: {margin}; {footer} }}
body {{ font-family: '{song}'; font-size: {size}pt; line-height: {leading}; margin: 0; }}
p {{ margin: 0; text-align: justify; }}
p.i {{ text-indent: 2em; }}
.right {{ text-align: right; }} .center {{ text-align: center; }}
.hand {{ font-family: '{kai}'; }}
.b {{ font-family: '{hei}'; }}
.t1 {{ font-family: '{hei}'; font-size: {big}pt; text-align: center; line-height: 1.5; margin: 0; }}
.t0 {{ font-size: {mid}pt; text-align: center; line-height: 1.5; margin: 0; }}
.spaced {{ font-size: {huge}pt; }}
.gap {{ height: 0.6em; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; margin: 4pt 0; }}
td {{ border: 0.75pt solid #000; padding: 3pt 4pt; vertical-align: middle; line-height: 1.45; font-size: {cell}pt; }}
td.l, td.c {{ text-align: center; }} td.c p, td.l p {{ text-align: center; }}
td p {{ text-align: left; }} td p.right {{ text-align: right; }}
tr {{ break-inside: auto; }}
.sign {{ position: relative; margin-top: 18pt; }} .sign p {{ text-align: right; padding-right: 3em; }}
.seal {{ position: absolute; right: 2.2em; top: -38pt; width: 108pt; height: 108pt; }}
"""
FOOTER = "@bottom-center { content: '第 ' counter(page) ' 页  共 ' counter(pages) ' 页'; font-size: 9pt; font-family: 'SONG'; }"


def _cell(cell):
    css = "l" if cell.label else "c" if cell.center else ""
    style = f" style='height:{cell.height}cm'" if cell.height else ""
    paras = "".join(
        f"<p class='right'>{escape(t[1:])}</p>" if t.startswith(">") else f"<p>{escape(t) or '&#160;'}</p>"
        for t in cell.text.split("\n"))
    return f"<td class='{css}' colspan='{cell.span}' rowspan='{cell.rows}'{style}>{paras}</td>"


def _block(b, seal):
    match b:
        case Title(lines=lines, spaced=spaced):
            out = "".join(f"<p class='t0'>{escape(t)}</p>" for t in lines[:-1])
            last = " spaced" if spaced else ""
            return f"{out}<p class='t1{last}'>{escape(lines[-1])}</p><div class='gap'></div>"
        case Para():
            css = [c for c, on in (("i", b.indent and b.align == "left"), (b.align, b.align != "left"),
                                   ("b", b.bold), ("hand", b.hand)) if on]
            return f"<p class='{' '.join(css)}'>{escape(b.text) or '&#160;'}</p>"
        case Table(rows=rows):
            cols = "<col style='width:8.333%'>" * 12
            body = "".join("<tr>" + "".join(_cell(c) for c in row) + "</tr>" for row in rows)
            return f"<table><colgroup>{cols}</colgroup>{body}</table>"
        case Sign(lines=lines, seal=name):
            img = ""
            if name and seal:
                data = base64.b64encode(seal(name)).decode()
                img = f"<img class='seal' src='data:image/png;base64,{data}'>"
            return "<div class='sign'>" + img + "".join(f"<p>{escape(t)}</p>" for t in lines) + "</div>"
        case Numbered(items=items):
            return "".join(f"<p class='i'>{i}.{escape(t)}</p>" for i, t in enumerate(items, 1))
        case Break():
            return "<div style='break-after: page'></div>"
    raise TypeError(b)


def render(doc, style, name, seal=None):
    """The bytes of the PDF and its number of pages; `name` makes the file identifier."""
    footer = FOOTER.replace("SONG", style.song) if doc.paged else ""
    css = CSS.format(song=style.song, kai=style.kai, hei=style.hei, size=style.size, leading=style.leading,
                     big=style.size + 6, huge=style.size + 9, mid=style.size + 4, cell=style.size - 1.5,
                     margin=style.margin, footer=footer)
    body = "".join(_block(b, seal) for b in doc.blocks)
    html = f"<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'><style>{css}</style></head><body>{body}</body></html>"
    pages = HTML(string=html).render()
    identifier = hashlib.sha256(name.encode()).hexdigest()[:32].encode()
    return pages.write_pdf(pdf_identifier=identifier), len(pages.pages)
