"""Writes what the fuzzer begins with: small inputs of every kind, one folder for each target."""

import glob
import io
import os
import sys
import tarfile
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


OFD = """<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="2"><ofd:TextObject ID="3"
Boundary="20 30 80 6" Font="4" Size="5" CTM="1 0 0 1 0 0"><ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1">
<ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="g 3 5 4.5">同意立案</ofd:TextCode>
</ofd:TextObject><ofd:PathObject ID="5" Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 0 Q 1 1 2 2 B 1 1 2 2 3 3 A 1 1 0 0 1 2 2 C
</ofd:AbbreviatedData></ofd:PathObject><ofd:PageBlock ID="6"><ofd:ImageObject ID="7" Boundary="1 1 9 9" ResourceID="8"/>
</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>"""
SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C9"/><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>案号</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"""


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


def samples(pattern, most):
    found = sorted(glob.glob(os.path.join(ROOT, pattern)))
    return found[:: max(1, len(found) // most)][:most]


def main():
    inner = package({"立案.txt": "同意立案".encode()})
    write("zip", "plain", package({"a.txt": b"a", "b/c.zip": inner}))
    write("archive", "tar", tar({"a.txt": b"a", "b.zip": inner}))
    rar = "526172211a070100c51a33320301000029a4255e12020202040220ac2a93d8000105612e747874686919b23a3503050000"
    write("archive", "rar", bytes.fromhex(rar))
    for number, path in enumerate(samples("samples/*/*.docx", 8)):
        data = open(path, "rb").read()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = archive.read("word/document.xml")
            write("xml", f"{number}", body)
            write("docx", f"{number}", body)
    write("ofd", "page", OFD.encode())
    write("xlsx", "sheet", SHEET.encode())
    write("ses", "v4", bytes.fromhex("3015301330100c0145020104160178300430020c00040000030200ff"))
    write("office", "compound", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(2000))
    write("html", "table", "<!DOCTYPE html><meta charset=gbk><table><tr><td rowspan=3>案号<td>1<tr><th>a</table><p hidden>x".encode("gbk"))
    write("csv", "ledger", "序号,当事人,金额\n1,某公司,\"1,000\"\n2,某店,20\n".encode())
    write("text", "gb18030", "同意立案。2023年1月10日\n".encode("gb18030"))
    write("text", "html", "<!DOCTYPE html><table><tr><td colspan=2>案号<td>1</table>".encode())
    write("frame", "empty", b"\x02")
    for number, path in enumerate(samples("Sources/Checks/Packs/*/*.yaml", 12)):
        data = open(path, "rb").read()
        write("yaml", f"{number}", data)
        write("rule", f"{number}", data)
    words = "二〇二三年一月十日至4月11日,罚款人民币贰万元整(¥20,000.00),《行政处罚法》第三十三条第一款第(二)项,某市监罚字〔2023〕第12号,五个工作日"
    write("language", "words", words.encode())
    for number, path in enumerate(samples("Sources/CaseReading/Kinds/*.yaml", 12)):
        write("language", f"{number}", open(path, "rb").read()[:4000])


main()
