/// How the program tells a worker what it may do.
extension Sandbox {
  public var arguments: [String] {
    readable.flatMap { ["--read", $0] } + (scratch.map { ["--scratch", $0] } ?? [])
      + SandboxLayer.allCases.filter { !layers.contains($0) }.flatMap { ["--without", $0.rawValue] }
      + ["--address-space", "\(addressSpace)"]
  }

  /// - Returns: `nil` when the arguments are not understood; then nothing may be read.
  public init?(arguments: some Sequence<String>) {
    self.init(layers: Set(SandboxLayer.allCases))
    var rest = arguments.makeIterator()
    while let option = rest.next() {
      guard let value = rest.next() else { return nil }
      switch option {
      case "--read": readable.append(value)
      case "--scratch": scratch = value
      case "--without":
        guard let layer = SandboxLayer(rawValue: value) else { return nil }
        layers.remove(layer)
      case "--address-space":
        guard let bytes = Int(value), bytes > 0 else { return nil }
        addressSpace = bytes
      default: return nil
      }
    }
  }
}
