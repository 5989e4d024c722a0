import DocExtract
import Glibc

/// LibreOffice as it is installed here: the program that reads old Office formats.
struct LibreOffice: Sendable {
  /// `soffice`, absolute.
  var program: String

  /// Names the program where it lies in an unusual place; a value that names no program means: there is none.
  static let variable = "CASECHECK_SOFFICE"

  init(program: String) { self.program = program }

  /// - Returns: `nil` when it is not installed.
  init?(environment: (String) -> String? = { getenv($0).map { String(cString: $0) } }) {
    func isProgram(_ place: String) -> Bool { place.hasPrefix("/") && access(place, X_OK) == 0 }
    if let said = environment(Self.variable) {
      guard isProgram(said) else { return nil }
      program = said
      return
    }
    let usual = (environment("PATH") ?? "").split(separator: ":").map(String.init) + Self.folders
    guard
      let found = usual.lazy.map({ $0 + "/soffice" }).first(where: isProgram)
        ?? Self.packages.lazy.map({ $0 + "/soffice" }).first(where: isProgram)
    else { return nil }
    program = found
  }

  /// Where it lies without being on the path.
  private static let folders = [
    "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/usr/local/lib/libreoffice/program",
  ]
  /// Where its own packages put it; of several the latest first.
  private static var packages: [String] {
    entries(of: "/opt").filter { $0.hasPrefix("libreoffice") }.sorted(by: >).map { "/opt/\($0)/program" }
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }

  /// As it writes it beside the program; `nil` when it does not.
  var version: String? {
    let product = "LibreOffice "
    return said("ProductKey", in: "bootstraprc").map {
      $0.hasPrefix(product) ? String($0.dropFirst(product.count)) : $0
    }
  }

  /// What a profile has to name so that the program does not take it for one of an older version.
  var build: String? { said("buildid", in: "versionrc") }

  /// The value of `key=value` in a file beside the program.
  private func said(_ key: String, in name: String) -> String? {
    guard let path = realpath(program, nil) else { return nil }
    defer { free(path) }
    let folder = String(cString: path).split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4_096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 < 0 || $0 >= 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix(key + "=") { return String(text.dropFirst(key.utf8.count + 1)) }
    }
    return nil
  }

  /// Whether it can be cut off from the network: a document may link a picture, which LibreOffice would fetch.
  static var canBeIsolated: Bool { SandboxLayer.available.contains(.seccomp) }
}
