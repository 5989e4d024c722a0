import CSandbox
import CWorker
import DocExtract
import Glibc

/// `casecheck _isolated [--write PATH]… [--sockets PATH]… [--max-… N]… -- PROGRAM ARGUMENT…`, hidden: becomes another program, such as
/// LibreOffice, that can reach no network and change nothing but what it was given.
///
/// Reading and starting programs stay open to it. Its exit code is its own; 64 is a mistake in this line, 125 isolation
/// that failed, 126 or 127 a program that cannot be started.
struct IsolatedProgram: Equatable {
  /// The only places, besides `/dev/null`, where it may write; without any it may write wherever the user may.
  var writable: [String] = []
  /// Where it may make sockets of its own machine besides, but nothing else.
  var sockets: [String] = []
  /// Bytes of one file that it writes, bytes of address space, and seconds of processor time, of each of its processes.
  var fileBytes = 1 << 30
  var memoryBytes = 8 << 30
  var seconds = 600
  var command: [String] = []

  static func main(_ arguments: some Collection<String>) -> Never {
    guard let program = IsolatedProgram(arguments) else {
      fail(
        64,
        "用法:casecheck _isolated [--write 路径]… [--sockets 路径]… [--max-file 字节] [--max-memory 字节] [--max-seconds 秒] -- 程序 参数…"
      )
    }
    if let failure = program.isolate() { fail(125, failure.description) }
    program.start()
  }

  /// - Returns: `nil` when the line is not understood.
  init?(_ arguments: some Collection<String>) {
    var rest = arguments.makeIterator()
    while let word = rest.next(), word != "--" {
      guard let value = rest.next() else { return nil }
      switch word {
      case "--write": writable.append(value)
      case "--sockets": sockets.append(value)
      case "--max-file": guard Self.take(value, &fileBytes) else { return nil }
      case "--max-memory": guard Self.take(value, &memoryBytes) else { return nil }
      case "--max-seconds": guard Self.take(value, &seconds) else { return nil }
      default: return nil
      }
    }
    while let word = rest.next() { command.append(word) }
    guard !command.isEmpty else { return nil }
  }

  private static func take(_ text: String, _ value: inout Int) -> Bool {
    guard let number = Int(text), number > 0 else { return false }
    value = number
    return true
  }

  private func isolate() -> SandboxFailure? {
    casecheck_leave_session()
    let isLimited =
      casecheck_forbid_core_files() && casecheck_limit_file_size(UInt64(fileBytes))
      && casecheck_limit_address_space(UInt64(memoryBytes)) && casecheck_limit_processor_seconds(UInt64(seconds))
    guard isLimited else { return SandboxFailure(.limits, errno) }
    // What was open before is bound by no rule.
    guard casecheck_close_others() == 0, casecheck_no_new_privileges() else {
      return SandboxFailure(.privileges, errno)
    }
    return confine() ?? filter()
  }

  private func confine() -> SandboxFailure? {
    let version = casecheck_landlock_version()
    let scope = writable.isEmpty ? CASECHECK_SCOPE_OUTSIDE : CASECHECK_SCOPE_WRITING
    guard version >= (writable.isEmpty ? 4 : 1) else { return nil }
    let rules = casecheck_rules_begin(scope)
    guard rules >= 0 else { return SandboxFailure(.landlock, -rules) }
    let all = Int32(CASECHECK_WRITE.rawValue | CASECHECK_WRITE_SPECIAL.rawValue)
    let places =
      (writable + ["/dev/null"]).map { ($0, all) } + sockets.map { ($0, Int32(CASECHECK_SOCKETS.rawValue)) }
    for (path, access) in writable.isEmpty ? [] : places {
      let status = casecheck_rules_allow(rules, path, access)
      guard status == 0 else { return SandboxFailure(.landlock, status, path) }
    }
    for path in writable.isEmpty ? [] : sockets {
      let status = casecheck_rules_allow(rules, path, Int32(CASECHECK_SOCKETS.rawValue))
      guard status == 0 else { return SandboxFailure(.landlock, status, path) }
    }
    let status = casecheck_rules_enforce(rules)
    return status == 0 ? nil : SandboxFailure(.landlock, status)
  }

  private func filter() -> SandboxFailure? {
    guard casecheck_has_filters() else { return nil }
    let status = casecheck_filter_program()
    return status == 0 ? nil : SandboxFailure(.seccomp, status)
  }

  private func start() -> Never {
    withCStrings(command) { arguments in
      if let program = arguments.pointee { execvp(program, arguments) }
    }
    let code = errno
    Self.fail(code == ENOENT ? 127 : 126, "\(command.first ?? "") 无法启动(系统错误 \(code))")
  }

  private static func fail(_ code: Int32, _ message: String) -> Never {
    StandardError.line("casecheck _isolated: \(message)")
    exit(code)
  }
}
