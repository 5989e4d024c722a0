/// A wall that the kernel has and that could not be put up.
public struct SandboxFailure: Error, Equatable, CustomStringConvertible {
  /// What was being done, in its order.
  public enum Step: Int32, Sendable, CaseIterable {
    case threads = 1, environment, limits, privileges, landlock, seccomp
  }
  public var step: Step
  /// `errno`; 0 when the system did not say.
  public var code: Int32
  public var path: String

  public init(_ step: Step, _ code: Int32 = 0, _ path: String = "") {
    self.step = step
    self.code = code
    self.path = path
  }

  public var description: String {
    "沙箱没有建成:\(step.name)\(path.isEmpty ? "" : " \(path)")\(code == 0 ? "" : "(系统错误 \(code))")"
  }
}

extension SandboxFailure.Step {
  var name: String {
    switch self {
    case .threads: "启动时已有别的线程"
    case .environment: "环境变量"
    case .limits: "资源限额"
    case .privileges: "禁止提升权限"
    case .landlock: "文件访问规则(Landlock)"
    case .seccomp: "系统调用过滤(seccomp)"
    }
  }
}
