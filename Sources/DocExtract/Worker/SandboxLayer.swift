import CSandbox
import Glibc

/// A wall of the sandbox that the kernel may have or not; names as in the kernel's documentation.
public enum SandboxLayer: String, Sendable, CaseIterable, Comparable {
  /// Which files may be opened.
  case landlock
  /// Which system calls may be made.
  case seccomp

  public static func < (one: SandboxLayer, other: SandboxLayer) -> Bool { one.rawValue < other.rawValue }

  /// What this machine has. `CASECHECK_SANDBOX_WITHOUT=landlock,seccomp` makes it look like one that has less, for
  /// tests.
  public static let available: Set<SandboxLayer> = {
    Set(allCases.filter { $0.isInKernel && !hidden.contains($0.rawValue) })
  }()

  private static var hidden: [String] {
    getenv("CASECHECK_SANDBOX_WITHOUT").map { String(cString: $0).split(separator: ",").map(String.init) } ?? []
  }

  /// Words of `CASECHECK_SANDBOX_WITHOUT` that name no layer.
  public static var unknownHidden: [String] { hidden.filter { SandboxLayer(rawValue: $0) == nil } }

  /// In the order of their names.
  public static var missing: [SandboxLayer] { allCases.filter { !available.contains($0) } }

  private var isInKernel: Bool {
    switch self {
    case .landlock: casecheck_landlock_version() > 0
    case .seccomp: casecheck_has_filters()
    }
  }

  /// The version of Landlock; 0 without.
  public static var landlockVersion: Int { Int(casecheck_landlock_version()) }

  public var chineseName: String {
    switch self {
    case .landlock: "文件访问限制(Landlock)"
    case .seccomp: "系统调用限制(seccomp)"
    }
  }

  /// What it is good for.
  public var gain: String {
    switch self {
    case .landlock: "读取进程只能读这次检查的文件和系统的字体、程序库,只能写自己的临时文件夹"
    case .seccomp: "读取进程不能联网,不能启动别的程序"
    }
  }

  /// What its absence costs.
  public var loss: String {
    switch self {
    case .landlock: "读取进程可以读取这个用户能读的其他文件(不能写,也不能联网)"
    case .seccomp: "读取进程没有系统调用的限制,不能防止它联网或者启动别的程序"
    }
  }
}
