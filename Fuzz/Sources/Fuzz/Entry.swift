import CFuzz
import Glibc

/// Hands every input of libFuzzer to the target that the environment names; without one, prints the names of all.
@main enum Entry {
  static func main() {
    let names = FuzzTarget.allCases.map(\.rawValue)
    guard let name = getenv("FUZZ_TARGET").map({ String(cString: $0) }) else {
      for name in names { print(name) }
      exit(0)
    }
    guard let target = FuzzTarget(rawValue: name) else {
      print("FUZZ_TARGET: one of \(names.joined(separator: " "))")
      exit(64)
    }
    // What is read once, such as all kinds of document, is no cost of the first input.
    target.run(UnsafeRawBufferPointer(start: nil, count: 0))
    exit(
      casecheck_fuzz(CommandLine.argc, CommandLine.unsafeArgv) { start, count in
        FuzzTarget.chosen?.run(UnsafeRawBufferPointer(start: start, count: count))
        return 0
      })
  }
}

extension FuzzTarget {
  static let chosen = getenv("FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }
}
