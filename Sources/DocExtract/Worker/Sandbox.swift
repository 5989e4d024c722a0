import CSandbox
import CWorker
import Glibc

/// What a worker may do once it has read its arguments, for good; `docs/security.md` tells it to users.
public struct Sandbox: Sendable, Equatable {
  /// Files, and folders with everything below, that it may read besides those of the system; real paths.
  public var readable: [String]
  /// The one folder where it may write; without it nowhere.
  public var scratch: String?
  /// The walls to put up.
  public var layers: Set<SandboxLayer>
  /// Only a backstop, which counts reserved addresses too: the parent watches the resident size.
  public var addressSpace: Int

  public init(
    readable: [String] = [], scratch: String? = nil, layers: Set<SandboxLayer> = SandboxLayer.available,
    addressSpace: Int = 4 << 30
  ) {
    self.readable = readable
    self.scratch = scratch
    self.layers = layers
    self.addressSpace = addressSpace
  }

  /// Puts up all walls, in this order; there is no way back, and none past a failure.
  ///
  /// - Parameter lastChance: called when Landlock stands and the filter does not, for the tests: a thread that it starts
  ///   must be bound by both.
  public func raise(lastChance: () -> Void = {}) throws(SandboxFailure) {
    // Landlock binds no thread that is there already.
    guard Self.threads == 1 else { throw SandboxFailure(.threads) }
    try setEnvironment()
    try limit()
    guard casecheck_no_new_privileges() else { throw SandboxFailure(.privileges, errno) }
    if layers.contains(.landlock) { try confine() }
    lastChance()
    guard layers.contains(.seccomp) else { return }
    // Without Landlock nothing says where a file that is opened for writing lies.
    let status = casecheck_filter_worker(layers.contains(.landlock) && scratch != nil)
    guard status == 0 else { throw SandboxFailure(.seccomp, status) }
  }

  private static var threads: Int {
    guard let tasks = opendir("/proc/self/task") else { return 0 }
    defer { closedir(tasks) }
    var count = 0
    while let entry = readdir(tasks) { count += entry.pointee.d_name.0 == 0x2E ? 0 : 1 }
    return count
  }

  private func setEnvironment() throws(SandboxFailure) {
    // ONNX Runtime collects and sends what it likes unless it is told before it is loaded.
    let variables = ["SWIFT_BACKTRACE": "enable=no", "ORT_DISABLE_TELEMETRY": "1", "TMPDIR": scratch ?? "/nonexistent"]
    for (name, value) in variables {
      guard setenv(name, value, 1) == 0 else { throw SandboxFailure(.environment, errno) }
    }
    // A file that grows too long is an error of writing, not the end of the worker.
    guard casecheck_survive_long_files() else { throw SandboxFailure(.environment, errno) }
  }

  private func limit() throws(SandboxFailure) {
    // The parent may be gone before this line: the end of input says so as well.
    let isLimited =
      casecheck_die_with_parent() && casecheck_forbid_core_files() && casecheck_limit_open_files(256)
      && casecheck_limit_file_size(1 << 30) && casecheck_limit_address_space(UInt64(max(addressSpace, 0)))
    guard isLimited else { throw SandboxFailure(.limits, errno) }
  }

  private func confine() throws(SandboxFailure) {
    let rules = casecheck_rules_begin(CASECHECK_SCOPE_FILES)
    guard rules >= 0 else { throw SandboxFailure(.landlock, -rules) }
    for path in SystemPaths.readable + readable { try allow(path, CASECHECK_READ, rules: rules) }
    let loaded = casecheck_rules_allow_libraries(rules)
    guard loaded == 0 else { throw SandboxFailure(.landlock, loaded) }
    try allow("/dev/null", CASECHECK_READ, CASECHECK_WRITE, rules: rules)
    if let scratch { try allow(scratch, CASECHECK_READ, CASECHECK_WRITE, rules: rules) }
    let status = casecheck_rules_enforce(rules)
    guard status == 0 else { throw SandboxFailure(.landlock, status) }
  }

  /// What is not there needs no rule; a file that has gone is told when it is asked for.
  private func allow(_ path: String, _ access: casecheck_access..., rules: Int32) throws(SandboxFailure) {
    let status = casecheck_rules_allow(rules, path, Int32(access.reduce(0) { $0 | $1.rawValue }))
    guard status == 0 || status == ENOENT || status == ENOTDIR || status == EACCES else {
      throw SandboxFailure(.landlock, status, path)
    }
  }
}

/// What the libraries of a worker read, besides the folders where they lie. Some fall silent without it, instead of failing:
/// Chinese text of PDF files is gone without `poppler-data`, and a valid signature is unknown without `/dev/urandom`.
enum SystemPaths {
  static let readable = [
    // Libraries, the tables of iconv, certificates of NSS.
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf",
    "/usr/share/poppler",
    // Fonts, and their cache, without which each worker is half as slow again.
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
    "/usr/share/zoneinfo", "/etc/localtime", "/dev/urandom",
    "/proc/self", "/proc/cpuinfo", "/sys/devices/system/cpu",
  ]
}
