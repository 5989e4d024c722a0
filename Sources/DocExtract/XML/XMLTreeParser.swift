import CLibXML

/// Reads XML with libxml2's SAX2 interface: no document type, no entities, no network, limited depth.
final class XMLTreeParser {
  /// Behind a pointer of its own: the parser reports millions of elements, and each access to a property of a class is
  /// watched.
  private let state: UnsafeMutablePointer<XMLTreeState>
  private let context: xmlParserCtxtPtr?

  /// - Parameter part: the name of what is read, for messages.
  /// - Parameter vocabulary: see ``XMLNameCache``.
  init(part: String, maxDepth: Int, vocabulary: String = "") {
    state = .allocate(capacity: 1)
    state.initialize(to: XMLTreeState(part: part, maxDepth: maxDepth, vocabulary: vocabulary))
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, local, _, uri, _, _, count, _, attributes in
      XMLTreeState.at(user)?.pointee.start(local, uri, Int(count), attributes)
    }
    handler.endElementNs = { user, _, _, _ in XMLTreeState.at(user)?.pointee.builder.close() }
    handler.characters = { user, text, length in
      XMLTreeState.at(user)?.pointee.builder.text(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { user, _, _, _ in
      XMLTreeState.at(user)?.pointee.stopAtType()
    }
    handler.serror = { _, _ in }
    context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil)
    state.pointee.context = context
    // The library has a limit of its own, 256, which a user may want to pass.
    let huge = maxDepth > 256 ? XML_PARSE_HUGE.rawValue : 0
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | huge
    if let context { xmlCtxtUseOptions(context, Int32(options)) }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
    state.deinitialize(count: 1)
    state.deallocate()
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) {
    guard let context else { throw state.pointee.damaged }
    let status = xmlParseChunk(
      context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
    if let refusal = state.pointee.refusal { throw refusal }
    guard status == 0 else { throw state.pointee.damaged }
  }

  /// The tree, when the document was well-formed to its end.
  func finish() throws(ExtractionIssue) -> XMLTree {
    guard let context, xmlParseChunk(context, nil, 0, 1) == 0, context.pointee.wellFormed == 1 else {
      throw state.pointee.damaged
    }
    return state.pointee.builder.tree
  }
}

/// What a parser has reported so far.
private struct XMLTreeState {
  var builder = XMLTreeBuilder()
  var names: XMLNameCache
  var context: xmlParserCtxtPtr?
  let maxDepth: Int
  let part: String
  /// Why the parser was stopped.
  var refusal: ExtractionIssue?
  private static let maxNodes = 20_000_000

  init(part: String, maxDepth: Int, vocabulary: String) {
    names = XMLNameCache(vocabulary: vocabulary)
    self.part = part
    self.maxDepth = maxDepth
  }

  static func at(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLTreeState>? {
    user?.assumingMemoryBound(to: XMLTreeState.self)
  }

  var damaged: ExtractionIssue {
    ExtractionIssue(.damaged, "包内的 \(part) 不是完整的 XML,文件已损坏;请重新导出或者重新复制")
  }

  mutating func stopAtType() {
    stop(ExtractionIssue(.damaged, "包内的 \(part) 包含文档类型定义(DTD),可能是恶意构造,已停止读取;请检查文件来源"))
  }

  private mutating func stop(_ issue: ExtractionIssue) {
    guard refusal == nil else { return }
    refusal = issue
    if let context { xmlStopParser(context) }
  }

  mutating func start(
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
