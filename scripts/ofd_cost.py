"""What reading OFD costs beside the same text as PDF: CPU (user + system) of one worker, taken in turn, the best of each.

Fifty dense pages of made-up words, written once as PDF and in three spellings of OFD: shifts of letters in groups
(`g 35 4.2`), one by one, and an object for each letter.
"""
import pathlib
import random
import shutil
import sys
import tempfile
import zipfile
import zlib

from bench import BIN, cpu

PAGES, LINES, LETTERS, SIZE = 50, 34, 36, 12
WORDS = "当事人销售超过保质期食品的行为违反规定依据本局决定处以罚款没收违法所得并责令改正限期缴纳逾期每日按百分之三加处"
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def made_pages():
    chance = random.Random(5)
    return [["".join(chance.choice(WORDS) for _ in range(LETTERS)) for _ in range(LINES)] for _ in range(PAGES)]


def write_pdf(path, pages):
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % (10 + 2 * i) for i in range(len(pages)))),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 "
           b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
           b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    }
    for i, page in enumerate(pages):
        drawn = "".join(f"BT /F1 {SIZE} Tf 60 {760 - 20 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET\n" for row, line in enumerate(page))
        packed = zlib.compress(drawn.encode())
        objects[10 + 2 * i] = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                               b"/Contents %d 0 R >>" % (11 + 2 * i))
        objects[11 + 2 * i] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % count
    for number in range(count):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    path.write_bytes(out)


def mm(points):
    return f"{points * 25.4 / 72:.4f}".rstrip("0").rstrip(".")


def text_object(text, x, y, shifts):
    return (f'<ofd:TextObject ID="5" Font="1" Size="{mm(SIZE)}" Boundary="{mm(x)} {mm(y - SIZE)} {mm(SIZE * len(text))} 5">'
            f'<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="{mm(SIZE)}"{shifts}>{text}</ofd:TextCode></ofd:TextObject>')


def grouped(line, y):
    return text_object(line, 60, y, f' DeltaX="g {len(line) - 1} {mm(SIZE)}"')


def plain(line, y):
    return text_object(line, 60, y, f' DeltaX="{" ".join([mm(SIZE)] * (len(line) - 1))}"')


def letters(line, y):
    return "".join(text_object(letter, 60 + SIZE * k, y, "") for k, letter in enumerate(line))


def write_ofd(path, pages, objects):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        listed = "".join(f'<ofd:Page ID="{i + 9}" BaseLoc="Pages/{i}/Content.xml"/>' for i in range(len(pages)))
        package.writestr("Doc_0/Document.xml", f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
                         f"</ofd:PageArea><ofd:PublicRes>P.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
        package.writestr("Doc_0/P.xml", f'<ofd:Res {NAMESPACE}><ofd:Fonts><ofd:Font ID="1" FontName="宋体"/></ofd:Fonts></ofd:Res>')
        for i, page in enumerate(pages):
            drawn = "".join(objects(line, 82 + 20 * row) for row, line in enumerate(page))
            package.writestr(f"Doc_0/Pages/{i}/Content.xml", f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{drawn}</ofd:Layer></ofd:Content></ofd:Page>")


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    work = pathlib.Path(tempfile.mkdtemp())
    pages = made_pages()
    write_pdf(work / "text.pdf", pages)
    for name, objects in (("grouped", grouped), ("plain", plain), ("letters", letters)):
        write_ofd(work / f"{name}.ofd", pages, objects)
    (work / "空白.txt").write_text("空白\n")
    files = ["text.pdf", "grouped.ofd", "plain.ofd", "letters.ofd"]
    best = {name: [] for name in ["空白.txt", *files]}
    for _ in range(runs):
        for name, times in best.items():
            times.append(cpu([BIN, "extract", work / name]))
    start = min(best["空白.txt"])
    base = min(best[files[0]]) - start
    print(f"{PAGES} pages of {LINES * LETTERS} letters, start-up ({start * 1000:.0f} ms) taken off, best of {runs}")
    for name in files:
        time = min(best[name]) - start
        print(f"  {name:12} {time * 1000:7.0f} ms CPU  {time / base:5.2f}" + ("" if name == files[0] else "  (goal: at most 1)"))
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
