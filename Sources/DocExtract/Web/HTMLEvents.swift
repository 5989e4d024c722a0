import CLibXML

/// What libxml2's HTML parser reports of a page, one after the other; it mends whatever is not well-formed.
final class HTMLEvents {
  enum Event {
    case open(HTMLTag, attributes: Int)
    case close
    case text(Range<Int>)
  }

  private(set) var events: [Event] = []
  private(set) var attributes: [HTMLAttributes] = [HTMLAttributes()]
  /// The texts, one behind the other.
  private(set) var bytes: [UInt8] = []
  private(set) var isOverLimit = false
  private var depth = 0
  private var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
  private var context: htmlParserCtxtPtr?

  /// Elements inside elements: beyond it no browser shows anything sensible.
  private static let mostDepth = 20_000
  private static let mostEvents = 10_000_000

  /// - Parameter text: UTF-8, whatever the page says of its encoding.
  init(_ text: [UInt8]) {
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in HTMLEvents.from(user)?.open(name, attributes) }
    handler.endElement = { user, _ in HTMLEvents.from(user)?.close() }
    handler.characters = { user, text, length in HTMLEvents.from(user)?.add(text, length) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    let user = Unmanaged.passUnretained(self).toOpaque()
    context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    guard let context else { return }
    let options = [
      HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC, HTML_PARSE_RECOVER,
    ]
    htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    feed(text)
    htmlFreeParserCtxt(context)
    self.context = nil
    // Elements that the page never closes.
    while depth > 0 { close() }
  }

  private func feed(_ text: [UInt8]) {
    text.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count, !isOverLimit {
        let length = min(1 << 16, bytes.count - offset)
        let start = bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
        htmlParseChunk(context, start, Int32(length), 0)
        offset += length
      }
    }
    htmlParseChunk(context, nil, 0, 1)
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> HTMLEvents? {
    user.map { Unmanaged<HTMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func open(
    _ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name, !isOverLimit else { return }
    guard depth < Self.mostDepth, events.count < Self.mostEvents else {
      isOverLimit = true
      if let context { xmlStopParser(context) }
      return
    }
    depth += 1
    events.append(.open(tag(name), attributes: list.map(stored) ?? 0))
  }

  /// The parser interns its names: the same pointer is the same word.
  private func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
    if let tag = tags[name] { return tag }
    let tag = HTMLTag(String(cString: name))
    tags[name] = tag
    return tag
  }

  /// Names and values in turn, ended by a null pointer.
  private func stored(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> Int {
    var found = HTMLAttributes()
    var index = 0
    while let name = list[index] {
      found.set(String(cString: name), list[index + 1].map { String(cString: $0) } ?? "")
      index += 2
    }
    guard found != HTMLAttributes() else { return 0 }
    attributes.append(found)
    return attributes.count - 1
  }

  private func close() {
    guard depth > 0 else { return }
    depth -= 1
    events.append(.close)
  }

  private func add(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
    guard let text, length > 0, !isOverLimit else { return }
    let start = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    events.append(.text(start..<bytes.count))
  }
}
