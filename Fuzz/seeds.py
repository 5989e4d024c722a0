"""Writes what the fuzzer begins with: small inputs of every kind, one folder for each target."""

import glob
import io
import os
import sys
import tarfile
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


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
        write("docx", f"{number}", data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            write("xml", f"{number}", archive.read("word/document.xml")[:60000])
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
