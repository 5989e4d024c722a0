import Foundation
import Testing

@Suite("中断") struct InterruptionTests {
  @Test(arguments: [10, 100, 400, 1200]) func leavesAWholeReportOrNone(milliseconds: Int) throws {
    let folder = try ScratchFolder()
    for number in 1...6 { try folder.write("责令改正通知书\n当事人:某某公司", to: "案卷/\(number)/责令改正通知书.txt") }
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.location))
    process.arguments = ["check", "案卷", "--as-of", "2024-06-30", "--output", "结果.json"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(milliseconds) * 1000)
    process.terminate()
    process.waitUntilExit()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0 != "案卷" }
    #expect(names.isEmpty || names == ["结果.json"], "\(names)")
    if let name = names.first {
      _ = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.url.appending(path: name)))
    }
  }
}
