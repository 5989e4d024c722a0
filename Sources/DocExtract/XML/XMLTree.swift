/// The elements of an XML document with the names a reader knows, in flat arrays.
///
/// A tree of objects would cost an allocation for each of the ten thousand runs of an ordinary document.
final class XMLTree {
  struct Node {
    var name: XMLName
    var firstChild: Int32 = -1
    var next: Int32 = -1
    var firstAttribute: Int32
    var attributeCount: Int32
    var textStart: Int32 = 0
    var textEnd: Int32 = 0
  }
  struct Attribute {
    var name: XMLName
    var start, end: Int32
  }

  let nodes: [Node]
  let attributes: [Attribute]
  /// Values of attributes and text of elements; UTF-8, as libxml2 guarantees.
  let bytes: [UInt8]

  /// Where ``root`` stands among the nodes.
  private let first: Int32

  /// The outermost element; `nil` when nothing was read.
  var root: XMLElement? { nodes.isEmpty ? nil : XMLElement(tree: self, index: first) }

  fileprivate init(nodes: [Node], attributes: [Attribute], bytes: [UInt8]) {
    (self.nodes, self.attributes, self.bytes) = (nodes, attributes, bytes)
    first = 0
  }

  /// A part of another tree, whose outermost element is `element`.
  init(_ element: XMLElement) {
    (nodes, attributes, bytes) = (element.tree.nodes, element.tree.attributes, element.tree.bytes)
    first = element.index
  }
}

/// One element of a tree.
struct XMLElement {
  let tree: XMLTree
  let index: Int32

  var name: XMLName { tree.nodes[Int(index)].name }

  /// The child elements in order.
  var children: Children { Children(tree: tree, upcoming: tree.nodes[Int(index)].firstChild) }

  struct Children: Sequence, IteratorProtocol {
    let tree: XMLTree
    var upcoming: Int32

    mutating func next() -> XMLElement? {
      guard upcoming >= 0 else { return nil }
      let element = XMLElement(tree: tree, index: upcoming)
      upcoming = tree.nodes[Int(upcoming)].next
      return element
    }
  }

  var firstChild: XMLElement? {
    let child = tree.nodes[Int(index)].firstChild
    return child >= 0 ? XMLElement(tree: tree, index: child) : nil
  }

  /// The first child with this name.
  func child(_ name: XMLName) -> XMLElement? {
    var next = tree.nodes[Int(index)].firstChild
    while next >= 0 {
      if tree.nodes[Int(next)].name == name { return XMLElement(tree: tree, index: next) }
      next = tree.nodes[Int(next)].next
    }
    return nil
  }

  /// The value of an attribute; `nil` when it is missing.
  func attribute(_ name: XMLName) -> String? {
    let node = tree.nodes[Int(index)]
    for attribute in tree.attributes[Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount)]
    where attribute.name == name {
      return String(decoding: tree.bytes[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
    }
    return nil
  }

  /// All attributes with names that are known, in order.
  var attributes: ArraySlice<XMLTree.Attribute> {
    let node = tree.nodes[Int(index)]
    return tree.attributes[Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount)]
  }

  /// The whole number that an attribute is; `nil` when it is missing, anything else, or too large.
  func int(_ name: XMLName) -> Int? {
    guard let attribute = attributes.first(where: { $0.name == name }) else { return nil }
    var digits = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
    let sign = digits.first == 0x2D ? -1 : 1
    if sign == -1 || digits.first == 0x2B { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      let (product, isLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = product.addingReportingOverflow(sign * Int(byte &- 0x30))
      guard byte &- 0x30 < 10, !isLarge, !isLarger else { return nil }
      value = sum
    }
    return value
  }

  /// The text directly inside, for elements of ``XMLName/bearsText``.
  var text: ArraySlice<UInt8> {
    let node = tree.nodes[Int(index)]
    return tree.bytes[Int(node.textStart)..<Int(node.textEnd)]
  }

  var string: String { String(decoding: text, as: UTF8.self) }

  /// All elements with this name below, in order of the document.
  func descendants(_ name: XMLName) -> [XMLElement] {
    var found: [XMLElement] = []
    func visit(_ element: XMLElement) {
      for child in element.children {
        if child.name == name { found.append(child) }
        visit(child)
      }
    }
    visit(self)
    return found
  }
}

/// Builds a tree while the parser reports elements.
struct XMLTreeBuilder {
  private var nodes: [XMLTree.Node] = []
  private var attributes: [XMLTree.Attribute] = []
  private var bytes: [UInt8] = []
  private var path: [(node: Int32, lastChild: Int32)] = []

  var depth: Int { path.count }
  var nodeCount: Int { nodes.count }
  var byteCount: Int { bytes.count }

  /// What was built.
  var tree: XMLTree { XMLTree(nodes: nodes, attributes: attributes, bytes: bytes) }

  mutating func open(_ name: XMLName) {
    let index = Int32(nodes.count)
    nodes.append(XMLTree.Node(name: name, firstAttribute: Int32(attributes.count), attributeCount: 0))
    if let parent = path.last {
      if parent.lastChild >= 0 {
        nodes[Int(parent.lastChild)].next = index
      } else {
        nodes[Int(parent.node)].firstChild = index
      }
      path[path.count - 1].lastChild = index
    }
    path.append((index, -1))
  }

  mutating func attribute(_ name: XMLName, _ value: UnsafeBufferPointer<UInt8>) {
    guard let current = path.last else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    attributes.append(XMLTree.Attribute(name: name, start: start, end: Int32(bytes.count)))
    nodes[Int(current.node)].attributeCount += 1
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard let current = path.last, current.lastChild < 0 else { return }
    let node = Int(current.node)
    guard nodes[node].name.bearsText || nodes[node].name.bearsOFDText else { return }
    if nodes[node].textEnd == 0 { nodes[node].textStart = Int32(bytes.count) }
    bytes.append(contentsOf: text)
    nodes[node].textEnd = Int32(bytes.count)
  }

  mutating func close() {
    _ = path.popLast()
  }
}
