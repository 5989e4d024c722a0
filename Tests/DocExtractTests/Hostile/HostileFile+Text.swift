import DocExtract

extension HostileFile {
  /// Defects of web pages, tables and texts.
  static let texts: [HostileFile] = [
    HostileFile("标签五千层.html", .read, nil, text: "底") {
      Array("<!doctype html><meta charset=utf-8><body>\(String(repeating: "<div>", count: 5_000))底".utf8)
    },
    HostileFile("注释不收尾.html", .read, nil, text: "正文") {
      Array("<!doctype html><meta charset=utf-8><body>正文\(String(repeating: "<!--", count: 50_000))".utf8)
    },
    HostileFile("字符号出界.html", .read, nil, text: "正文") {
      Array("<!doctype html><meta charset=utf-8><body>正文&#x110000;&#0;&#99999999999;&amp".utf8)
    },
    HostileFile("引号不收尾.csv", .read, nil, text: "乙") {
      Array("案号,当事人,金额\n1,甲,3\n2,\"乙\(String(repeating: "a\"\"b", count: 5_000))".utf8)
    },
    HostileFile("零字节.txt", .unread, .unsupportedFormat) { [UInt8](repeating: 0, count: 4_096) },
  ]
}
