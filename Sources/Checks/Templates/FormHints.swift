/// Hints to whoever fills a form in: `(写明违法事实)`, `【案由】`, `〔证据名称〕`, `《处罚种类、数额》`.
struct FormHints {
  /// The line with `…` in place of the hints.
  private(set) var rest = ""
  /// With their brackets.
  private(set) var prompts: [String] = []

  private static let closing: [Character: Character] = ["(": ")", "【": "】", "〔": "〕", "[": "]", "《": "》", "<": ">"]

  init(_ line: String) {
    let letters = Array(line)
    var index = 0
    while index < letters.count {
      let close = Self.closing[letters[index]]
      guard let close, let end = letters[index...].firstIndex(of: close) else {
        rest.append(letters[index])
        index += 1
        continue
      }
      take(
        letters[index], String(letters[index + 1..<end]), close, next: end + 1 < letters.count ? letters[end + 1] : nil)
      index = end + 1
    }
  }

  private mutating func take(_ open: Character, _ inside: String, _ close: Character, next: Character?) {
    let whole = "\(open)\(inside)\(close)"
    let count = LetterText(inside).count
    switch open {
    case "【" where !inside.allSatisfy(\.isNumber), "<" where count > 1: hide(whole, if: count >= 2)
    case "《" where Self.asks(inside) && !Self.isName(inside): hide(whole, if: count >= 4)
    case "〔", "[":
      if Self.isHint(inside) || Self.asks(inside) { hide(whole, if: count >= 4) } else { rest += whole }
    case "(": takeRound(whole, inside, count, next)
    default: rest += whole
    }
  }

  private mutating func takeRound(_ whole: String, _ inside: String, _ count: Int, _ next: Character?) {
    // A label is no gap: 当事人(姓名或者名称):
    let isOfLabel = next == nil || next == ":" || next == "…"
    if Self.isHint(inside) || count >= 3 && !isOfLabel && Self.asks(inside) {
      hide(whole, if: count >= 4)
    } else if Self.lacksObject(rest) {
      // 因(案由)一案, 在(建设地点)建设: what is to be written is named.
      hide(whole, if: count >= 4)
    } else if count > Self.longestFixed {
      // A remark of the form's or one for the writer: who can tell.
      hide(whole, if: false)
    } else {
      rest += whole
    }
  }

  private mutating func hide(_ whole: String, if isTelling: Bool) {
    if isTelling { prompts.append(whole) }
    rest += "…"
  }

  // MARK: Words of hints

  private static let verbs = [
    "写明", "简述", "概述", "填写", "列明", "说明", "此处", "注明", "简要", "应当", "应写", "可以", "可根据", "根据", "按照", "按", "选择", "如", "例如",
    "若", "请",
    "填", "摘抄", "引用", "详细", "具体", "概括", "叙述", "描述", "以下", "分别", "逐项", "视", "包括", "需", "供", "指", "即", "由", "载明", "记明",
    "记录", "参照", "参考", "示例", "有", "没有", "未", "是否", "当事人为", "不",
  ]
  /// What is asked for: 违法事实, 证据名称.
  private static let asked = [
    "事实", "名称", "依据", "条款", "种类", "数额", "案由", "姓名", "内容", "情况", "理由", "证据", "时间", "地点", "行为", "编号", "文号", "期限", "金额",
    "方式", "要求", "全称", "原因", "结果", "日期",
  ]
  private static let namesOfTexts = [
    "书", "法", "条例", "规定", "办法", "决定", "通知", "笔录", "表", "单", "证", "公告", "规则", "基准", "标准", "细则", "规范", "记录", "函", "意见",
  ]
  private static let asking = [
    "因", "到", "在", "于", "作出", "依据", "根据", "按照", "依照", "违反", "违反了", "建设的", "生产的", "销售的", "存放于",
    "自", "至", "向",
  ]
  /// Letters in brackets that are part of the sentence.
  private static let longestFixed = 16
  private static let inner = ["写明", "填写", "列明", "注明", "应当写", "逐项", "可以写", "内容包括"]
  /// (以下简称被扣物) is part of the sentence.
  private static let defining = ["以下简称", "以下统称", "以下称", "下称"]
  /// How many copies there are and who keeps them: printed, and left out by many.
  static let copies = ["一式", "存档", "存根", "第一联", "第二联", "留存"]

  private static func isHint(_ text: String) -> Bool {
    let count = LetterText(text).count
    guard count >= 3, !copies.contains(where: text.contains), !defining.contains(where: text.hasPrefix) else {
      return false
    }
    return isInstruction(text) || count > longestFixed && inner.contains(where: text.contains)
  }

  /// Whether a hint says what to do, so that it is one without its brackets too.
  static func isInstruction(_ inside: some StringProtocol) -> Bool { verbs.contains { inside.hasPrefix($0) } }

  private static func asks(_ text: String) -> Bool {
    guard !defining.contains(where: text.hasPrefix) else { return false }
    return isInstruction(text) && LetterText(text).count >= 3 || asked.contains { text.hasSuffix($0) }
  }

  private static func isName(_ text: String) -> Bool { namesOfTexts.contains { text.hasSuffix($0) } }

  /// Whether a sentence breaks off where something is to be written.
  private static func lacksObject(_ text: String) -> Bool { asking.contains { text.hasSuffix($0) } }
}
