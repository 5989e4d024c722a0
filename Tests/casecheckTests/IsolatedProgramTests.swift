import CSandbox
import Foundation
import Testing

@testable import casecheck

/// Another program under `casecheck _isolated`, played by Python.
@Suite("隔离运行别的程序") struct IsolatedProgramTests {
  private static let hasFilters = casecheck_has_filters()
  private static let hasRules = casecheck_landlock_version() > 0
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Runs a script and answers what it printed.
  private func run(_ script: String, options: [String] = []) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["_isolated"] + options + ["--", try #require(Self.python, "没有 python3"), "-c", script])
  }

  private static let attempts: [(String, String)] = [
    ("family 2", "socket.socket(2)"), ("family 10", "socket.socket(10)"), ("netlink", "socket.socket(16, 3)"),
    ("unix", "socket.socket(socket.AF_UNIX)"), ("pair", "socket.socketpair()"),
    ("namespace", "check(libc.unshare(0x10000000))"), ("trace", "check(libc.ptrace(16, os.getppid(), 0, 0))"),
    ("ring", "check(libc.syscall(425, 1, 0))"), ("clone3", "check(libc.syscall(435, 0, 0))"),
    ("x32", "check(libc.syscall(0x40000027))"), ("fork", "os.waitpid(os.fork() or os._exit(0), 0)"),
    ("exec", "subprocess.run(['/bin/true'], check=True)"),
    ("thread", "threading.Thread(target=lambda: None).start()"),
  ]

  private static let preamble = """
    import socket, os, ctypes, subprocess, threading
    libc = ctypes.CDLL(None, use_errno=True)
    def check(status):
        if status < 0: raise OSError(ctypes.get_errno(), '')
    def attempt(name, action):
        try:
            action()
            print(name, 0)
        except OSError as error:
            print(name, error.errno)

    """

  @Test(.enabled(if: hasFilters, "这个内核没有 seccomp")) func reachesNoNetworkAndNoProcess() throws {
    let script = Self.attempts.map { "attempt('\($0.0)', lambda: \($0.1))" }.joined(separator: "\n")
    let run = try run(Self.preamble + script)
    #expect(
      run.output == """
        family 2 1
        family 10 1
        netlink 1
        unix 0
        pair 0
        namespace 1
        trace 1
        ring 1
        clone3 38
        x32 38
        fork 0
        exec 0
        thread 0

        """)
    #expect(run.exit == 0 && run.errors.isEmpty)
  }

  @Test(.enabled(if: hasFilters, "这个内核没有 seccomp")) func whatItStartsIsBoundToo() throws {
    let inner = "import socket; socket.socket(2)"
    let run = try run(
      "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', '''\(inner)''']).returncode)")
    #expect(run.exit == 1 && run.errors.contains("PermissionError"))
  }

  @Test(.enabled(if: hasRules, "这个内核没有 Landlock")) func writesOnlyWhereItMay() throws {
    let (mine, other, third) = (try ScratchFolder(), try ScratchFolder(), try ScratchFolder())
    try other.write("原文", to: "原件.txt")
    let run = try run(
      Self.preamble + """
        mine, other = '\(mine.url.path)', '\(other.url.path)'
        os.mkdir(mine + '/a')
        attempt('mine', lambda: open(mine + '/a/1', 'w').write('x'))
        attempt('move', lambda: os.rename(mine + '/a/1', mine + '/2'))
        attempt('null', lambda: open('/dev/null', 'w').write('x'))
        attempt('new', lambda: open(other + '/1', 'w'))
        attempt('old', lambda: open(other + '/原件.txt', 'a'))
        attempt('truncate', lambda: os.truncate(other + '/原件.txt', 0))
        attempt('remove', lambda: os.remove(other + '/原件.txt'))
        attempt('take', lambda: os.rename(other + '/原件.txt', mine + '/原件.txt'))
        attempt('socket', lambda: socket.socket(socket.AF_UNIX).bind('\(third.url.path)/s'))
        attempt('gone', lambda: os.remove('\(third.url.path)/s'))
        attempt('no socket', lambda: socket.socket(socket.AF_UNIX).bind(other + '/s'))
        attempt('no file', lambda: open('\(third.url.path)/f', 'w'))
        attempt('read', lambda: open(other + '/原件.txt').read())
        """, options: ["--write", mine.url.path, "--sockets", third.url.path])
    #expect(
      run.output == """
        mine 0
        move 0
        null 0
        new 13
        old 13
        truncate 13
        remove 13
        take 13
        socket 0
        gone 13
        no socket 13
        no file 13
        read 0

        """)
  }

  @Test func limitsHoldAndNothingIsInherited() throws {
    let run = try run(
      """
      import resource, os
      print(*[resource.getrlimit(r)[1] for r in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU)])
      print(os.getpgrp() == os.getpid(), sorted(os.listdir('/proc/self/fd'))[:3], len(os.listdir('/proc/self/fd')))
      """, options: ["--max-file", "4096", "--max-seconds", "5"])
    #expect(run.output == "0 4096 5\nTrue ['0', '1', '2'] 4\n")
  }

  @Test func theProgramsExitCodeIsItsOwn() throws {
    #expect(try run("raise SystemExit(7)").exit == 7)
    #expect(try BuiltProgram.run(["_isolated", "--", "没有这个程序"]).exit == 127)
  }

  @Test(arguments: [[], ["--"], ["--write"], ["--wrong", "1", "--", "a"], ["--max-file", "1GB", "--", "a"]])
  func aLineThatIsNotUnderstoodStartsNothing(_ arguments: [String]) {
    #expect(IsolatedProgram(arguments) == nil)
  }

  @Test(.enabled(if: hasRules, "这个内核没有 Landlock")) func aWallThatCannotBePutUpIsAnError() throws {
    let run = try BuiltProgram.run(["_isolated", "--write", "/没有这个文件夹", "--", "/bin/true"])
    #expect(run.exit == 125 && run.errors.contains("沙箱没有建成:文件访问规则(Landlock) /没有这个文件夹"))
  }
}
