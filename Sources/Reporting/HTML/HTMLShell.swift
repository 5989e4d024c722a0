import DocExtract
import Foundation

/// The head and the end of a page: one file without anything from outside, which allows itself its own style and script
/// and nothing else.
enum HTMLShell {
  static func head(title: String, to page: inout HTMLBytes) {
    page.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.open("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    page.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    page.element("title", title)
    page.raw("\n<style>")
    page.raw(HTMLStyle.sheet)
    page.raw("</style>\n</head>\n")
  }

  static func end(of page: inout HTMLBytes) {
    page.raw("\n<script>")
    page.raw(HTMLScript.program)
    page.raw("</script>\n</body>\n</html>\n")
  }

  private static let policy =
    "default-src 'none'; style-src 'sha256-\(digest(HTMLStyle.sheet))'; script-src 'sha256-\(digest(HTMLScript.program))'; "
    + "img-src data:; base-uri 'none'; form-action 'none'"

  private static func digest(_ words: StaticString) -> String {
    let hex = SHA256.hex(of: words.withUTF8Buffer { Array($0) })
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }
}

extension HTMLBytes {
  /// A picture as a `data:` address.
  mutating func data(_ picture: PagePicture) {
    raw("data:image/")
    text(picture.kind.rawValue)
    raw(";base64,")
    append(Array(Data(picture.bytes).base64EncodedString().utf8))
  }
}
