import CFuzz
import Glibc

/// Hands every input of libFuzzer to the target that the environment names.
@main enum Entry {
  static func main() {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard FuzzTarget(rawValue: name) != nil else {
      print("FUZZ_TARGET: one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
      exit(64)
    }
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
