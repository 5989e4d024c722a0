import CPage

/// Decides whether what a page shows is in its text.
struct PageJudge {
  let page: casecheck_page
  let unseen: casecheck_unseen
  let number: Int
  var recognition = Recognition.off

  /// What is wrong with a page that looking at its picture may mend.
  private static let mendable: Set<String> = Set(
    [IssueCode.pageWithoutText, .garbledText, .hiddenText].map(\.rawValue))

  /// The state of the page, what a person should know of it, and whether recognition could read it.
  var judgement: (state: PageState, issues: [ExtractionIssue], isRecognizable: Bool) {
    var issues: [ExtractionIssue] = []
    let state = state(&issues)
    guard case .unread = state else { return (state, issues, recognition.isForAll && state == .read) }
    return (state, issues, issues.last.map { Self.mendable.contains($0.code) } ?? false)
  }

  private func state(_ issues: inout [ExtractionIssue]) -> PageState {
    let glyphs = UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count)
    if page.is_cut {
      return unread(.overLimit, "第\(number)页的内容超过限制,没有读完", "请拆分或者重新导出这一页", &issues)
    }
    if glyphs.isEmpty { return stateWithoutText(&issues) }
    if page.has_lost_data {
      return unread(.damagedPage, "第\(number)页的数据已损坏,只读到一部分", "请重新导出或者重新扫描这一页", &issues)
    }
    let own = outsideSignatures(glyphs)
    let sanity = TextSanity(own)
    if let reason = sanity.flaw ?? sanity.partialFlaw {
      return unread(.garbledText, "第\(number)页\(reason),需要文字识别", "\(recognition.advice),或者由原文件重新导出", &issues)
    }
    if let note = sanity.note {
      issues.append(ExtractionIssue(.garbledText, page: number, "第\(number)页\(note);请对照页面"))
    }
    if let state = stateOfPicture(own, &issues) { return state }
    return stateOfUnseen(glyphs.count, &issues)
  }

  /// What signing programs print is often broken, runs past its own field, and is nobody's text; a field as large as a
  /// good part of the page excuses nothing.
  private func outsideSignatures(_ glyphs: UnsafeBufferPointer<casecheck_glyph>) -> [casecheck_glyph] {
    let flag = UInt8(CASECHECK_GLYPH_OF_SIGNATURE)
    let fields = UnsafeBufferPointer(start: page.fields, count: page.field_count)
      .filter { $0.kind == UInt32(CASECHECK_FIELD_SIGNED) && $0.width * $0.height < 0.25 * page.width * page.height }
      .prefix(100)
    guard !fields.isEmpty else { return glyphs.filter { $0.flags & flag == 0 } }
    return glyphs.filter { glyph in
      let (x, y) = (glyph.x + glyph.width, glyph.y + glyph.height)
      return glyph.flags & flag == 0
        && !fields.contains { x > $0.x && glyph.x < $0.x + $0.width && y > $0.y && glyph.y < $0.y + $0.height }
    }
  }

  private func stateWithoutText(_ issues: inout [ExtractionIssue]) -> PageState {
    if pictureShare > 0.02 {
      return unread(.pageWithoutText, "第\(number)页是图片,没有文字层,需要文字识别", recognition.advice, &issues)
    }
    if page.has_drawing {
      return unread(.pageWithoutText, "第\(number)页只有图形,没有文字层,需要文字识别", recognition.advice, &issues)
    }
    if page.has_lost_data {
      return unread(.damagedPage, "第\(number)页已损坏,无法读取", "请重新导出或者重新扫描这一页", &issues)
    }
    noteUnseen(&issues)
    return .blank
  }

  /// The state of a page that is a picture, or letters drawn as shapes, with little text beside it.
  private func stateOfPicture(_ glyphs: [casecheck_glyph], _ issues: inout [ExtractionIssue]) -> PageState? {
    let covered = pictureShare
    let invisible = glyphs.count { $0.flags & UInt8(CASECHECK_GLYPH_INVISIBLE) != 0 }
    if covered > 0.6, glyphs.count - invisible < 40, invisible < 10 {
      return unread(.pageWithoutText, "第\(number)页是图片,只有少量文字,需要文字识别", recognition.advice, &issues)
    }
    // An emblem takes fewer places, a page of letters more.
    if glyphs.count < 40, unseen.outlined_places >= 60 {
      return unread(.pageWithoutText, "第\(number)页的文字大多画成图形,只有少量文字,需要文字识别", recognition.advice, &issues)
    }
    if covered > 0.6, invisible * 2 > glyphs.count {
      issues.append(
        ExtractionIssue(.textBehindPicture, page: number, "第\(number)页是扫描件,文字来自它所附的识别结果,可能有误;请对照图片"))
    }
    return nil
  }

  /// Letters that nobody sees are left out; when they are many, something that was painted late may hide what matters.
  private func stateOfUnseen(_ seen: Int, _ issues: inout [ExtractionIssue]) -> PageState {
    let covered = Int(unseen.covered)
    if covered >= 20, covered * 10 >= (seen + covered) * 3 {
      return unread(.hiddenText, "第\(number)页有 \(covered) 个字被后来画上的图片或者色块遮住", recognition.advice, &issues)
    }
    noteUnseen(&issues)
    return .read
  }

  private func noteUnseen(_ issues: inout [ExtractionIssue]) {
    let outside = unseen.outside >= 10 ? unseen.outside : 0
    let kinds = [
      ("白色或者透明", unseen.colourless), ("极小", unseen.tiny), ("被遮住", unseen.covered), ("页面之外", outside),
      ("不显示", unseen.unpainted),
    ].filter { $0.1 > 0 }
    guard kinds.reduce(0, { $0 + Int($1.1) }) >= 3 else { return }
    let words = kinds.map { "\($0.0) \($0.1) 字" }.joined(separator: "、")
    issues.append(
      ExtractionIssue(.hiddenText, page: number, "第\(number)页有看不见的文字(\(words)),没有作为正文;请对照页面"))
  }

  private func unread(
    _ code: IssueCode, _ reason: String, _ advice: String, _ issues: inout [ExtractionIssue]
  ) -> PageState {
    issues.append(ExtractionIssue(code, page: number, "\(reason);\(advice)"))
    return .unread(because: reason)
  }

  /// How much of the page pictures cover, at most 1; overlaps count twice.
  private var pictureShare: Float {
    let area = max(1, page.width * page.height)
    let pictures = UnsafeBufferPointer(start: page.pictures, count: page.picture_count)
    return min(1, pictures.reduce(0) { $0 + visibleArea($1) } / area)
  }

  private func visibleArea(_ picture: casecheck_picture) -> Float {
    guard picture.kind != UInt32(CASECHECK_RED_RING), picture.kind != UInt32(CASECHECK_PICTURE_BLANK) else { return 0 }
    let width = min(picture.x + picture.width, page.width) - max(picture.x, 0)
    let height = min(picture.y + picture.height, page.height) - max(picture.y, 0)
    return max(0, width) * max(0, height)
  }
}
