import DocExtract
import Reporting

/// Which walls of the sandbox this machine lacks, and what follows for a run.
enum SandboxState {
  /// Says on standard error what is missing.
  ///
  /// - Throws: when something is, and the user wants all of it.
  static func tell(isRequired: Bool) throws {
    tellUnknownWords()
    let missing = SandboxLayer.missing
    guard !missing.isEmpty else { return }
    let names = missing.map(\.chineseName).joined(separator: "、")
    if isRequired {
      throw RunError("没有运行:这台机器缺沙箱的\(names),而 --require-sandbox(或者配置里的 require-sandbox)要求齐全;casecheck doctor 说明缺了会怎样")
    }
    for layer in missing { StandardError.line("casecheck: 沙箱缺\(layer.chineseName):\(layer.loss)") }
  }

  /// Says which words of `CASECHECK_SANDBOX_WITHOUT` name no layer.
  static func tellUnknownWords() {
    for word in SandboxLayer.unknownHidden {
      StandardError.line(
        "casecheck: CASECHECK_SANDBOX_WITHOUT 不认识“\(TextWidth.plain(word))”;可以写 landlock、seccomp,用半角逗号隔开")
    }
  }
}
