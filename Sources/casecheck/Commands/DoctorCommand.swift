import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "部件和数据是否齐全,缺了哪一件会少什么。",
    discussion: """
      例子:
        casecheck doctor            缺必需的部件时退出码为 2
      """)

  func run() throws {
    SandboxState.tellUnknownWords()
    let parts = programs + data
    let width = (parts.map { TextWidth.of($0.name) }.max() ?? 0) + 2
    var text = "casecheck \(Program.version)\n"
    for part in parts {
      text += "\(part.state.sign) \(TextWidth.padded(part.name, to: width))\(part.words)\n"
    }
    text += "\n" + conclusion(parts) + "\n"
    StandardOutput.write(Array(text.utf8))
    if parts.contains(where: { $0.state == .missing || $0.state == .wrong }) { throw ExitCode.couldNotRun }
  }

  private func conclusion(_ parts: [Part]) -> String {
    func names(_ state: Part.State) -> String { parts.filter { $0.state == state }.map(\.name).joined(separator: "、") }
    let (missing, wrong) = (names(.missing), names(.wrong))
    if !missing.isEmpty { return "不能使用:缺 \(missing)" }
    return wrong.isEmpty ? "可以使用:必需的部件和数据都在" : "不能使用:\(wrong)有误,请按提示改正"
  }

  private struct Part {
    enum State {
      case there, optional, missing, wrong
      var sign: String {
        switch self {
        case .there: "有"
        case .optional: "无"
        case .missing: "缺"
        case .wrong: "错"
        }
      }
    }
    var name: String
    var state: State
    /// The version, or what its absence costs.
    var words: String
  }

  // MARK: Programs

  private var programs: [Part] {
    let hasCMaps = InstalledParts.hasPopplerData
    return [
      Part(name: "poppler", state: .there, words: InstalledParts.poppler),
      Part(
        name: "poppler-data", state: hasCMaps ? .there : .missing,
        words: hasCMaps ? "/usr/share/poppler" : "较早的中文 PDF 会读成空白;请装 poppler-data"),
      Part(name: "libxml2", state: .there, words: InstalledParts.libxml2),
      Part(name: "libzip", state: .there, words: InstalledParts.libzip),
      Part(name: "libarchive", state: .there, words: InstalledParts.libarchive),
      Part(name: "leptonica", state: .there, words: InstalledParts.leptonica),
      Part(name: "libcrypto", state: .there, words: InstalledParts.libcrypto),
      Part(name: "PCRE2", state: .there, words: pcre2Version),
      office, unar,
      recognition,
    ] + SandboxLayer.allCases.map(wall)
  }

  private func wall(_ layer: SandboxLayer) -> Part {
    guard SandboxLayer.available.contains(layer) else {
      return Part(name: "沙箱:\(layer.rawValue)", state: .optional, words: "内核没有,或者没有启用:\(layer.loss)")
    }
    let version = layer == .landlock ? "第 \(SandboxLayer.landlockVersion) 版," : ""
    return Part(name: "沙箱:\(layer.rawValue)", state: .there, words: version + layer.gain)
  }

  private var recognition: Part {
    let loss = "扫描件、照片上的字读不出,这些页报为未读,相关规则为不能判断"
    guard let folder = RecognitionFolder.installed else {
      let place = RecognitionFolder.candidates.last ?? ""
      if let tesseract = TesseractParts.installed {
        let words = "没有模型,改用 tesseract(\(tesseract)),错字多,结果都按把握不大处理;请运行 scripts/ocr/fetch,装到 \(place)"
        return Part(name: "文字识别", state: .optional, words: words)
      }
      return Part(name: "文字识别", state: .optional, words: "\(loss);请运行 scripts/ocr/fetch,装到 \(place)")
    }
    let altered = RecognitionFile.all.filter { $0.flaw(in: folder) != nil }.map(\.name)
    guard altered.isEmpty else {
      let words = "\(folder) 里的 \(altered.joined(separator: "、")) 与应有的不同;请删除后运行 scripts/ocr/fetch"
      return Part(name: "文字识别", state: .wrong, words: words)
    }
    return Part(name: "文字识别", state: .there, words: "ONNX Runtime 1.31.1、PP-OCRv6,\(folder)")
  }

  private var unar: Part {
    guard let program = RARConverter.program else {
      return Part(name: "unar", state: .optional, words: "libarchive 解不开的 RAR(第 4 版固实、分卷)报为未读;请装 unar")
    }
    return Part(name: "unar", state: .there, words: program)
  }

  private var office: Part {
    guard let office = LibreOffice() else {
      let words = "DOC、WPS、RTF、ODT、XLS、ODS 读不出,报为未读;请装 libreoffice-writer 和 libreoffice-calc"
      return Part(name: "LibreOffice", state: .optional, words: words)
    }
    let version = [office.version, office.program].compactMap(\.self).joined(separator: ",")
    guard !LibreOffice.canBeIsolated else { return Part(name: "LibreOffice", state: .there, words: version) }
    return Part(name: "LibreOffice", state: .optional, words: "\(version);内核不能隔断它的网络(缺 seccomp),因此不用")
  }

  /// Asked of the library that is loaded: only CaseReading may import it.
  private var pcre2Version: String {
    typealias Config = @convention(c) (UInt32, UnsafeMutableRawPointer?) -> Int32
    guard let symbol = dlsym(nil, "pcre2_config_8") else { return "已链接" }
    var text = [UInt8](repeating: 0, count: 64)
    let length = unsafeBitCast(symbol, to: Config.self)(11, &text)
    return length > 0 ? String(decoding: text.prefix { $0 != 0 }, as: UTF8.self) : "已链接"
  }

  // MARK: Data

  private var data: [Part] {
    do {
      let folders = try DataFolders()
      let configuration = SettingsFile.find(reviewing: []).file
      let packs = try SettingsFile.packs()
      let library = try Library(UserPacks(packs))
      let calendar = library.engine.reference.calendar.covered
      let isIndexed = (try? PackIndexFile(folders).read()) != nil
      return [
        Part(name: "数据", state: .there, words: folders.checks),
        Part(
          name: "配置", state: configuration == nil ? .optional : .there,
          words: configuration ?? "没有 casecheck.yaml,用默认的设置;casecheck init 可以写一份"),
        Part(name: "文书种类", state: .there, words: "\(library.reader.library.kinds.count) 种"),
        Part(
          name: "规则", state: .there,
          words:
            "\(library.engine.pack.rules.count) 条\(packs.isEmpty ? "" : ",包括 " + packs.joined(separator: "、") + " 的")"),
        Part(name: "工作日表", state: .there, words: "\(calendar.lowerBound)–\(calendar.upperBound)年;其他年份的工作日期限不能判断"),
        Part(name: "法规表", state: .there, words: "\(lawCount(folders)) 部;表里没有的法规不评价"),
        try lists,
        forms(library),
        Part(
          name: "索引", state: isIndexed ? .there : .optional,
          words: isIndexed ? folders.index : "每次启动要多读几百个文件;casecheck _index 可以生成"),
      ]
    } catch let error as RunError {
      return [Part(name: "数据", state: .missing, words: error.message)]
    } catch let error as PackError {
      return [Part(name: "配置或规则", state: .wrong, words: error.description)]
    } catch {
      return [Part(name: "数据", state: .missing, words: "\(error)")]
    }
  }

  /// The lists that the configuration names, and until when they are good.
  private var lists: Part {
    get throws {
      let lists = try UserLists(SettingsFile.lists())
      let loaded = ListSchema.all.compactMap { schema -> String? in
        guard let list = lists.byID[schema.id] else { return nil }
        return "\(schema.title) \(list.rows.count) 行\(UserLists.validity(of: list))"
      }
      guard loaded.isEmpty else { return Part(name: "清单", state: .there, words: loaded.joined(separator: ";")) }
      return Part(name: "清单", state: .optional, words: "没有装入;casecheck init --lists 文件夹 写出样本,填好后写进 casecheck.yaml")
    }
  }

  /// Sets of forms that the user added.
  private func forms(_ library: Library) -> Part {
    let own = library.templates.sets.filter { library.templates.places[$0.id] != nil }
    guard own.isEmpty else {
      let words = own.map { "\($0.id) \($0.forms.count) 份" + ($0.period.isEmpty ? "" : "(\($0.period))") }
      return Part(name: "文书模板", state: .there, words: words.joined(separator: ";"))
    }
    return Part(
      name: "文书模板", state: .optional,
      words: "没有导入,不核对文书用的是哪一套、哪一版;官方范本不能随程序发布,请用 casecheck templates add 导入一次,如 "
        + "casecheck templates add 广东2017 范本2017/*.docx --province 广东 --valid-to 2021-12-31,"
        + "casecheck templates add 广东2021 范本2021/*.docx --province 广东 --valid-from 2022-01-01")
  }

  private func lawCount(_ folders: DataFolders) -> Int {
    let laws = FileManager.default.contents(atPath: folders.checksData + "/laws.csv") ?? Data()
    return max(0, laws.count { $0 == 0x0A } - 1)
  }
}
