import DocExtract
import Foundation

/// The folder of one call of LibreOffice: its profile, its home, the copies it reads and the documents it writes.
///
/// Nobody else may look inside; it goes away with the last document that is read from it, and with an interrupted run.
final class ConversionFolder: Sendable {
  /// Where LibreOffice makes its socket.
  static let meetingPlace = "/tmp"

  /// Real and absolute.
  let path: String
  private let cleaning: Interruption.Cleaning

  /// - Returns: `nil` when the folder cannot be made.
  init?(in parent: String) {
    var template = Array("\(parent)/call-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
    cleaning = Interruption.clean { ConversionFolder.removeSocket(made) }
    guard ["in", "out", "home", "tmp", "profile"].allSatisfy({ mkdir("\(made)/\($0)", 0o700) == 0 }) else { return nil }
  }

  deinit {
    removeSocket()
    FolderRemoval.remove(path)
    Interruption.forget(cleaning)
  }

  /// Copies a file into the folder: LibreOffice never opens the original, whose name may be anything.
  ///
  /// - Returns: `false` when it cannot be read, or not be copied whole.
  func take(_ location: String, as name: String) -> Bool {
    let source = open(location, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard source >= 0 else { return false }
    defer { close(source) }
    let copy = open("\(path)/in/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
    guard copy >= 0 else { return false }
    defer { close(copy) }
    var facts = stat()
    guard fstat(source, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
    var rest = Int(facts.st_size)
    while rest > 0 {
      let count = sendfile(copy, source, nil, min(rest, 1 << 30))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest -= count
    }
    return true
  }

  /// How many documents LibreOffice has made, the one it is writing included.
  var made: Int { (try? FileManager.default.contentsOfDirectory(atPath: path + "/out"))?.count ?? 0 }

  /// The profile as LibreOffice is told of it.
  var profileAddress: String { Self.profileAddress(path) }

  private static func profileAddress(_ path: String) -> String {
    "file://" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path) + "/profile"
  }

  /// Removes the socket of this profile: LibreOffice may make it, but not remove anything there.
  func removeSocket() { Self.removeSocket(path) }

  private static func removeSocket(_ path: String) {
    // The name is made of the hash of the address in UTF-16, without the zeros in front of small bytes.
    let digest = Digest.md5(of: profileAddress(path).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let hash = digest.map { String($0, radix: 16) }.joined()
    unlink("\(meetingPlace)/OSL_PIPE_\(geteuid())_SingleOfficeIPC_\(hash)")
  }

  /// Writes a profile in which nothing runs by itself and no link is followed.
  ///
  /// - Parameter build: what LibreOffice calls its own build; in a profile without it, it starts a second time.
  func writeProfile(build: String?) -> Bool {
    let user = path + "/profile/user"
    guard mkdir(user, 0o700) == 0, mkdir(user + "/extensions", 0o700) == 0 else { return false }
    func write(_ text: String, _ name: String) -> Bool {
      FileManager.default.createFile(atPath: "\(user)/\(name)", contents: Data(text.utf8), attributes: nil)
    }
    return write(Self.profile, "registrymodifications.xcu") && (build.map { write($0, "extensions/buildid") } ?? true)
  }

  private static let profile: String = {
    let settings: [(path: String, name: String, value: String)] = [
      ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Common/Security/Scripting", "DisableActiveContent", "true"),
      ("Writer/Content/Update", "Link", "0"),
      ("Calc/Content/Update", "Link", "2"),
    ]
    let items = settings.map {
      "<item oor:path=\"/org.openoffice.Office.\($0.path)\"><prop oor:name=\"\($0.name)\" oor:op=\"fuse\">"
        + "<value>\($0.value)</value></prop></item>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
      + items.joined() + "</oor:items>\n"
  }()
}
