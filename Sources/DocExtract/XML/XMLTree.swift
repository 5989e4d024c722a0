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

  fileprivate(set) var nodes: [Node] = []
  fileprivate(set) var attributes: [Attribute] = []
  /// Values of attributes and text of elements; UTF-8, as libxml2 guarantees.
  fileprivate(set) var bytes: [UInt8] = []

  /// Where ``root`` stands among the nodes.
  private var first: Int32 = 0

  /// The outermost element; `nil` before anything was read.
  var root: XMLElement? { nodes.isEmpty ? nil : XMLElement(tree: self, index: first) }

  init() {}

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

  func int(_ name: XMLName) -> Int? { attribute(name).flatMap { Int($0) } }

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
  let tree = XMLTree()
  private var path: [(node: Int32, lastChild: Int32)] = []

  var depth: Int { path.count }

  mutating func open(_ name: XMLName) {
    let index = Int32(tree.nodes.count)
    tree.nodes.append(
      XMLTree.Node(name: name, firstAttribute: Int32(tree.attributes.count), attributeCount: 0))
    if let parent = path.last {
      if parent.lastChild >= 0 {
        tree.nodes[Int(parent.lastChild)].next = index
      } else {
        tree.nodes[Int(parent.node)].firstChild = index
      }
      path[path.count - 1].lastChild = index
    }
    path.append((index, -1))
  }

  mutating func attribute(_ name: XMLName, _ value: UnsafeBufferPointer<UInt8>) {
    guard let current = path.last else { return }
    let start = Int32(tree.bytes.count)
    tree.bytes.append(contentsOf: value)
    tree.attributes.append(XMLTree.Attribute(name: name, start: start, end: Int32(tree.bytes.count)))
    tree.nodes[Int(current.node)].attributeCount += 1
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard let current = path.last, current.lastChild < 0 else { return }
    let node = Int(current.node)
    guard tree.nodes[node].name.bearsText || tree.nodes[node].name.bearsOFDText else { return }
    if tree.nodes[node].textEnd == 0 { tree.nodes[node].textStart = Int32(tree.bytes.count) }
    tree.bytes.append(contentsOf: text)
    tree.nodes[node].textEnd = Int32(tree.bytes.count)
  }

  mutating func close() {
    _ = path.popLast()
  }
}
