"""Writes what the fuzzer begins with: small inputs of every kind, one folder for each target."""

import glob
import html
import io
import os
import re
import struct
import sys
import tarfile
import zipfile
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Stands between the parts of a package; see StoredZip+Formats.swift.
JOINT = b"\x1e"

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
OFD = [
    f"""<ofd:Page {SPACE}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer ID="2" DrawParam="30"><ofd:TextObject ID="3"
Boundary="20 30 80 6" Font="4" Size="5" CTM="1 0 0 1 0 0"><ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1">
<ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="g 3 5 4.5">同意立案</ofd:TextCode>
</ofd:TextObject><ofd:PathObject ID="5" Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 0 Q 1 1 2 2 B 1 1 2 2 3 3 A 1 1 0 0 1 2 2 C
</ofd:AbbreviatedData></ofd:PathObject><ofd:PageBlock ID="6"><ofd:ImageObject ID="7" Boundary="1 1 9 9" ResourceID="8"/>
<ofd:CompositeObject ID="11" ResourceID="20" Boundary="0 0 9 9"/></ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>""",
    f"""<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="4" FontName="黑体" Bold="true"/></ofd:Fonts><ofd:DrawParams>
<ofd:DrawParam ID="30" Relative="31" LineWidth="0.5"><ofd:FillColor Value="255 0 0" Alpha="9"/></ofd:DrawParam></ofd:DrawParams>
<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="20"><ofd:Content><ofd:TextObject ID="1" Boundary="1 1 9 9" Font="4" Size="3">
<ofd:TextCode X="0" Y="3">章</ofd:TextCode></ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>
<ofd:MultiMedias><ofd:MultiMedia ID="8" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>""",
    f"""<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="1"><ofd:TextObject ID="2" Boundary="9 9 50 9" Font="4" Size="5">
<ofd:TextCode X="0" Y="5" DeltaX="5">页眉</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>""",
    f"""<ofd:PageAnnot {SPACE}><ofd:Annot ID="1" Type="Stamp"><ofd:Remark>注</ofd:Remark><ofd:Appearance Boundary="1 1 9 9">
<ofd:TextObject ID="2" Boundary="0 0 9 9" Font="4" Size="3"><ofd:TextCode X="0" Y="3">阅</ofd:TextCode></ofd:TextObject></ofd:Appearance>
</ofd:Annot></ofd:PageAnnot>""",
    f"""<ofd:Signature {SPACE}><ofd:SignedInfo><ofd:Provider ProviderName="a"/><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>
<ofd:SignatureDateTime>20240105093000Z</ofd:SignatureDateTime><ofd:References CheckMethod="1.2.156.10197.1.401">
<ofd:Reference FileRef="/P.xml"><ofd:CheckValue>AAAA</ofd:CheckValue></ofd:Reference></ofd:References>
<ofd:StampAnnot ID="1" PageRef="1" Boundary="9 9 40 40" Clip="0 0 20 40"/></ofd:SignedInfo><ofd:SignedValue>V.dat</ofd:SignedValue></ofd:Signature>""",
]
SHEET = [
    """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C9"/><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>案号</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" s="1"><f>1+1</f><v>45000.5</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>""",
    "<sst><si><t>当事人_x000D_</t></si><si><r><t>某</t></r><r><t>店</t></r></si></sst>",
    """<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;[Red]-#,##0.00;@"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>""",
    '<comments><commentList><comment ref="A1"><text><t>注</t></text></comment></commentList></comments>',
]
PAGE = b"""q 1 0 0 1 10 10 cm 0.5 w 0 0 m 100 0 l S 50 50 200 20 re f 0 0 9 9 re W n Q
BT /F1 12 Tf 0 Tr 1 0 0 1 60 700 Tm <884C653F5904> Tj 0 -14 Td [<7F5A> -200 <51B3>] TJ ET
/Span /P1 BDC BT /F2 10 Tf 3 Tr 60 600 Td (abc) Tj ET EMC
/G1 gs BT /F1 9 Tf 60 500 Td <5B9A> Tj ET q 90 0 0 90 400 100 cm /X1 Do Q
1 1 1 rg 0 0 300 300 re f BI /W 1 /H 1 /CS /G /BPC 8 ID a EI
"""
TABLE = "序号\t评查内容\t分值\t扣分标准\r1\t立案\t5分\t未在期限内立案的,扣1分;每缺一处扣0.5分,最多扣2分\r\t送达\t3\t(1)没有回证的,不得分\r\t合计\t8"
SAID = """standard: general
confirmations:
  - {case: 案卷一, item: C3, manual: 1, points: 1, reason: 没有逐页签名, by: 赵敏}
  - {veto: PRO-11, decision: 驳回, reason: 已放弃申辩, by: 赵敏}
"""
MIME = b"""MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=gb2312\r
Content-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td>=B0=B8=BA=C5</table>\r\n--b--\r\n"""
WORD = """<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument
xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>同意立案</w:t></w:r></w:p></w:body></w:wordDocument>"""

SPACE_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTED = f"""<w:document {SPACE_W}><w:body><w:p><w:pPr/><w:commentRangeStart w:id="3"/><w:r><w:rPr><w:b/></w:rPr><w:t>同意立案。&amp;</w:t></w:r>
<w:commentRangeEnd w:id="3"/></w:p><w:p><w:r><w:t>乙</w:t><w:tab/></w:r></w:p></w:body></w:document>\x1e\x1e\x1e\x1e<w:comments
{SPACE_W}><w:comment w:id="3"><w:p/></w:comment></w:comments>"""
PAPER = f"""<w:document {SPACE_W}><w:body><w:p><w:r><w:t>{{{{案卷}}}}</w:t></w:r></w:p><w:p><w:r><w:t>{{{{#问题}}}}{{{{问题}}}}{{{{/问题}}}}</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{{{#扣分}}}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{{{条目}}}}{{{{/扣分}}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr/></w:body></w:document>"""


def write(target, name, data):
    folder = os.path.join(sys.argv[1], target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def package(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def tar(entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def joined(parts):
    return JOINT.join(part.encode() for part in parts)


def samples(pattern, most, largest=1 << 30):
    found = [path for path in sorted(glob.glob(os.path.join(ROOT, pattern))) if os.path.getsize(path) <= largest]
    return found[:: max(1, len(found) // most)][:most]


def plain(body):
    """The text of a Word document, a line for each paragraph."""
    text = re.sub(r"</w:p>", "\n", body.decode())
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def word():
    for number, path in enumerate(samples("samples/*/*.docx", 8)):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read("word/document.xml")]
            for name in ("styles", "numbering"):
                name = f"word/{name}.xml"
                parts.append(archive.read(name) if name in archive.namelist() else b"")
        write("xml", f"{number}", parts[0])
        write("docx", f"{number}", JOINT.join(parts)[:60_000])
        write("notes", f"{number}", JOINT.join(parts)[:60_000])
    write("notes", "small", NOTED.encode())
    write("paper", "small", PAPER.encode())
    write("wordxml", "2003", WORD.encode())
    write("text", "2003", WORD.encode())


def pictures():
    row = b"\0" + b"\xff\0\0" * 4
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(row * 4)), (b"IEND", b"")]
    png = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    write("picture", "png", b"\x89PNG\r\n\x1a\n" + png)
    entries = [(256, 4), (257, 4), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 4), (279, 16)]
    tiff = struct.pack("<2sHI", b"II", 42, 24) + bytes(16) + struct.pack("<H", len(entries))
    tiff += b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in entries) + bytes(4)
    write("picture", "tiff", tiff)
    write("picture", "bmp", struct.pack("<2sIIIIiiHHIIiiII", b"BM", 70, 0, 54, 40, 2, 2, 1, 24, 0, 16, 0, 0, 0, 0) + bytes(16))
    write("picture", "gif", b"GIF89a\2\0\2\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\2\0\2\0\0\2\3\x44\x02\x05\0;")
    write("picture", "jpeg", b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\x08\1\1\0\0?\0\x7f\xff\xd9")


def cases():
    """Texts of a few documents of a case; the first line of each is the name of its file."""
    for folder in samples("samples/*", 10):
        texts = []
        for path in sorted(glob.glob(os.path.join(folder, "*.docx")), key=os.path.getsize)[:12]:
            with zipfile.ZipFile(path) as archive:
                texts.append((os.path.basename(path) + "\n" + plain(archive.read("word/document.xml"))).encode())
        for number in range(0, len(texts), 3):
            write("review", f"{os.path.basename(folder)[:2]}-{number}", b"\x0c".join(texts[number : number + 3])[:12_000])
    with open(os.path.join(ROOT, "Tests/Snapshots/Reporting/result.json"), "rb") as result:
        write("result", "made", result.read())


def main():
    inner = package({"立案.txt": "同意立案".encode()})
    write("zip", "plain", package({"a.txt": b"a", "b/c.zip": inner}))
    write("archive", "tar", tar({"a.txt": b"a", "b.zip": inner}))
    rar = "526172211a070100c51a33320301000029a4255e12020202040220ac2a93d8000105612e747874686919b23a3503050000"
    write("archive", "rar", bytes.fromhex(rar))
    word()
    pictures()
    cases()
    write("ofd", "page", OFD[0].encode())
    write("ofd", "parts", joined(OFD) + JOINT + bytes.fromhex("3015301330100c0145020104160178300430020c00040000030200ff"))
    write("xlsx", "sheet", joined(SHEET[:1]))
    write("xlsx", "parts", joined(SHEET))
    write("page", "drawing", PAGE)
    for number, path in enumerate(samples("samples/*/*.pdf", 6, 40_000)):
        data = open(path, "rb").read()
        write("pdf", f"{number}", data)
        write("pdfnotes", f"{number}", data)
    write("ses", "v4", bytes.fromhex("3015301330100c0145020104160178300430020c00040000030200ff"))
    write("office", "compound", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(2000))
    write("office", "rtf", rb"{\rtf1\ansi\ansicpg936{\object\objdata 00}{\field{\*\fldinst INCLUDETEXT a}}\par}")
    write("html", "table", "<!DOCTYPE html><meta charset=gbk><table><tr><td rowspan=3>案号<td>1<tr><th>a</table><p hidden>x".encode("gbk"))
    write("html", "mime", MIME)
    write("csv", "ledger", "序号,当事人,金额\n1,某公司,\"1,000\"\n2,某店,20\n".encode())
    write("text", "gb18030", "同意立案。2023年1月10日\n".encode("gb18030"))
    write("text", "html", "<!DOCTYPE html><table><tr><td colspan=2>案号<td>1</table>".encode())
    write("frame", "empty", b"\x02")
    for number, path in enumerate(samples("Sources/Checks/Packs/*/*.yaml", 12)):
        data = open(path, "rb").read()
        write("yaml", f"{number}", data)
        write("rule", f"{number}", data)
    for number, path in enumerate(sorted(glob.glob(f"{ROOT}/Sources/Checks/Standards/*.yaml"))):
        write("standard", f"{number}", open(path, "rb").read())
    write("standard", "table", TABLE.encode())
    write("standard", "said", SAID.encode())
    words = "二〇二三年一月十日至4月11日,罚款人民币贰万元整(¥20,000.00),《行政处罚法》第三十三条第一款第(二)项,某市监罚字〔2023〕第12号,五个工作日"
    write("language", "words", words.encode())
    for number, path in enumerate(samples("Sources/CaseReading/Kinds/*.yaml", 12)):
        write("language", f"{number}", open(path, "rb").read()[:4000])


main()
