import CLibXML

/// Reads XML with libxml2's SAX2 interface: no document type, no entities, no network, limited depth.
final class XMLTreeParser {
  private var builder = XMLTreeBuilder()
  private var names: XMLNameCache
  private var context: xmlParserCtxtPtr?
  private let maxDepth: Int
  private let part: String
  /// Why the parser was stopped.
  private var refusal: ExtractionIssue?
  private static let maxNodes = 20_000_000

  /// - Parameter part: the name of what is read, for messages.
  /// - Parameter vocabulary: see ``XMLNameCache``.
  init(part: String, maxDepth: Int, vocabulary: String = "") {
    names = XMLNameCache(vocabulary: vocabulary)
    self.part = part
    self.maxDepth = maxDepth
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, local, _, uri, _, _, count, _, attributes in
      XMLTreeParser.from(user)?.start(local, uri, Int(count), attributes)
    }
    handler.endElementNs = { user, _, _, _ in XMLTreeParser.from(user)?.builder.close() }
    handler.characters = { user, text, length in
      XMLTreeParser.from(user)?.builder.text(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { user, _, _, _ in
      XMLTreeParser.from(user)?.stopAtType()
    }
    handler.serror = { _, _ in }
    let user = Unmanaged.passUnretained(self).toOpaque()
    context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil)
    // The library has a limit of its own, 256, which a user may want to pass.
    let huge = maxDepth > 256 ? XML_PARSE_HUGE.rawValue : 0
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | huge
    if let context { xmlCtxtUseOptions(context, Int32(options)) }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLTreeParser? {
    user.map { Unmanaged<XMLTreeParser>.fromOpaque($0).takeUnretainedValue() }
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) {
    guard let context else { throw damaged }
    let status = xmlParseChunk(
      context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
    if let refusal { throw refusal }
    guard status == 0 else { throw damaged }
  }

  /// The tree, when the document was well-formed to its end.
  func finish() throws(ExtractionIssue) -> XMLTree {
    guard let context, xmlParseChunk(context, nil, 0, 1) == 0, context.pointee.wellFormed == 1 else { throw damaged }
    return builder.tree
  }

  private var damaged: ExtractionIssue {
    ExtractionIssue(.damaged, "包内的 \(part) 不是完整的 XML,文件已损坏;请重新导出或者重新复制")
  }

  private func stopAtType() {
    stop(ExtractionIssue(.damaged, "包内的 \(part) 包含文档类型定义(DTD),可能是恶意构造,已停止读取;请检查文件来源"))
  }

  private func stop(_ issue: ExtractionIssue) {
    guard refusal == nil else { return }
    refusal = issue
    if let context { xmlStopParser(context) }
  }

  private func start(
    _ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard refusal == nil else { return }
    guard builder.depth < maxDepth else { return stop(.over(.depth, "包内的 \(part) 嵌套超过 \(maxDepth) 层")) }
    guard builder.nodeCount < Self.maxNodes, builder.byteCount < Int(Int32.max) / 2 else {
      return stop(ExtractionIssue(.overLimit, "包内的 \(part) 内容过多,已停止读取;请检查文件来源"))
    }
    builder.open(names.element(local, uri))
    guard let attributes else { return }
    // Five pointers an attribute: local name, prefix, URI, start and end of the value.
    for index in 0..<count {
      let name = names.attribute(attributes[index * 5], attributes[index * 5 + 2])
      guard name != .other, let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { continue }
      builder.attribute(name, UnsafeBufferPointer(start: start, count: end - start))
    }
  }
}

extension ZipPackage {
  /// The XML entry `name` as a tree; `nil` when there is none.
  func xml(_ name: String, limits: ReadingLimits) throws(ExtractionIssue) -> XMLTree? {
    let parser = XMLTreeParser(part: name, maxDepth: limits.depth)
    let exists = try read(name) { piece throws(ExtractionIssue) in try parser.feed(piece) }
    return exists ? try parser.finish() : nil
  }
}
