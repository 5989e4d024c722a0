/// What the pictures inside of an Office package show, each looked at once.
final class PackagedPictures {
  private let zip: ZipPackage?
  private var seen: [String: (verdict: PictureColours.Verdict, confidence: Double)?] = [:]
  private var bytes = 0

  /// Bytes of pictures that are unpacked for a look.
  private static let mostBytes = 64 << 20

  /// - Parameter zip: `nil` for a document that is no package; its pictures are not judged.
  init(_ zip: ZipPackage?) { self.zip = zip }

  /// - Parameter path: inside of the package.
  /// - Returns: `nil` when the picture is missing, cannot be decoded, or too much was looked at before.
  func judge(_ path: String) -> (verdict: PictureColours.Verdict, confidence: Double)? {
    if let known = seen[path] { return known }
    guard bytes < Self.mostBytes, let picture = try? zip?.bytes(path) else { return nil }
    bytes += picture.count
    let verdict = picture.withUnsafeBytes { PictureColours.judge($0) }
    seen[path] = .some(verdict)
    return verdict
  }
}
