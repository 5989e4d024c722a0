import CaseReading
import DocExtract
import Testing

@testable import Checks

@Suite("文书的字") struct LetterTextTests {
  @Test(arguments: [
    ("你(单位)应当", "你应当"), ("你公司应当", "你应当"), ("您应当", "你应当"), ("我局决定", "我决定"), ("由我(单位)提供", "由我提供"), ("由我单位提供", "由我提供"),
    ("你组织应当", "你应当"), ("本关决定", "我决定"),
    ("15日内", "十五日内"), ("60 日,", "六十日"),
    ("第 3 项", "第三项"), ("2023年", "2023年"), ("二〇二三年", "二〇二三年"), ("A4 纸", "a四纸"),
  ])
  func isFolded(_ text: String, _ folded: String) {
    #expect(LetterText(FixedPhrase.withoutBrackets(text)).letters == folded.unicodeScalars.map(\.value))
  }

  @Test func everyLetterKnowsItsPlace() {
    let text = "自收到之日起 15 日内,向我局提出。"
    let letters = LetterText(text)
    #expect(letters.letters.count == letters.offsets.count)
    #expect(letters.offsets == letters.offsets.sorted())
    #expect((letters.offsets.last ?? 0) < text.utf8.count)
  }
}

@Suite("固定句") struct FixedPhraseTests {
  private func holds(_ phrase: String, _ text: String) -> Bool {
    LetterIndex(LetterText(text)).place(of: FixedPhrase(phrase)) != nil
  }

  @Test(arguments: [
    ("请你(单位)自收到本决定书之日起…日内缴至…", "请你公司自收到本决定书之日起15日内缴至云州农商银行。"), ("第七十二条第一款第(一)项", "第七十二条第一款第一项"),
    ("地址/住址", "住址:南浦路12号"), ("你(单位)有权陈述", "你有权陈述"), ("可以在五日内要求听证", "可以在5日内要求听证"),
  ])
  func isFilledIn(_ phrase: String, _ text: String) { #expect(holds(phrase, text)) }

  @Test(arguments: [
    ("可以在五日内要求听证", "可以在三日内要求听证"), ("第七十二条第一款第(一)项", "第七十二条第一款第二项"), ("向…人民政府申请复议", "向上级部门申请复议"),
  ])
  func isAnotherOne(_ phrase: String, _ text: String) { #expect(!holds(phrase, text)) }

  @Test func aShareIsLessThanTheWhole() {
    let index = LetterIndex(LetterText("自收到本告知书之日起三日内提出陈述申辩意见"))
    let share = index.share(of: FixedPhrase("自收到本告知书之日起五日内提出陈述申辩意见"))
    #expect(share > 0.5 && share < 1)
  }
}

@Suite("文书模板") struct TemplateTests {
  @Test(arguments: [
    ("gd-2017", "gd"), ("广东2021", "广东"), ("市监 2021年修订版", "市监"), ("2021", "2021"), ("农业(试行)", "农业"), ("交通", "交通"),
  ])
  func versionsShareAName(_ id: String, _ family: String) { #expect(TemplateSet.family(of: id) == family) }

  private static let notice = FormTemplate(
    kind: "penalty-prior-notice", title: "行政处罚告知书", aliases: ["处罚告知书"], numberCode: "云罚告", labels: ["当事人", "联系人: 姓名"],
    clauses: ["你(单位)可以在五日内要求听证", "it's '…' a: b #c"], options: ["罚款…元"], prompts: ["(写明违法事实)"])

  @Test func whatIsWrittenIsReadBack() throws {
    var set = TemplateSet(
      id: "云州2022", issuer: "云州市司法局: 法制科", sector: "samr", province: "广东", agencies: ["云州市市场监督管理局"],
      validFrom: day("2022-01-01"),
      validUntil: day("2023-12-31"), forms: [Self.notice])
    set.family = "云州 套"
    let node = try PackNode.parse(yaml: set.yaml, path: "云州2022.yaml")
    #expect(try TemplateSet(node, id: "云州2022", vocabulary: Fixture.vocabulary) == set)
  }

  @Test(
    "写错的模板停下,说明哪一行",
    arguments: [
      ("documents: []", 1, "没有一份文书"), ("documents:\n  - {kind: penalty-decison, title: 甲}", 2, "penalty-decision"),
      ("sector: samer\ndocuments: [{kind: unknown, title: 甲}]", 1, "samr"),
      ("valid-from: 2022-01-01\nvalid-until: 2021-01-01\ndocuments: [{kind: unknown, title: 甲}]", 2, "早于"),
      ("documents:\n  - {kind: unknown, title: 甲, clause: 乙}", 2, "clauses"),
      ("id: 乙\ndocuments: [{kind: unknown, title: 甲}]", 1, "文件名"),
    ])
  func mistakesAreNamed(_ yaml: String, _ line: Int, _ words: String) throws {
    let node = try PackNode.parse(yaml: yaml, path: "甲.yaml")
    do {
      _ = try TemplateSet(node, id: "甲", vocabulary: Fixture.vocabulary)
      Issue.record("read")
    } catch {
      #expect(error.line == line && error.message.contains(words), "\(error)")
    }
  }

  private func document(_ text: String, kind: String = "penalty-prior-notice", title: String = "行政处罚告知书")
    -> CaseDocument
  {
    CaseDocument(
      id: "d01", kind: kind, title: title, span: TextSpan(start: 0, end: text.utf8.count),
      text: ReadingText(plain: text))
  }

  private func library(_ clauses: [String]...) -> TemplateLibrary {
    TemplateLibrary(
      clauses.enumerated().map { number, clauses in
        TemplateSet(
          id: "第\(number)套", validFrom: day("20\(17 + number * 4)-01-01"),
          validUntil: number == 0 ? day("2020-12-31") : nil,
          forms: [
            FormTemplate(kind: "penalty-prior-notice", title: "行政处罚告知书", labels: ["联系人", "联系电话"], clauses: clauses)
          ])
      })
  }

  @Test func theVersionWhoseSentencesStandThereIsTheOne() throws {
    let library = library(["你(单位)可以在三日内要求听证"], ["你(单位)可以在五日内要求听证", "同意电子送达的请填写确认书"])
    let old = document("行政处罚告知书\n你公司可以在3日内要求听证。\n联系人:孙晓 联系电话:12345")
    let new = document("行政处罚告知书\n你可以在五日内要求听证。同意电子送达的,请填写确认书。\n联系人:孙晓 联系电话:12345")
    let matcher = TemplateMatcher(library)
    let (a, b) = try (#require(matcher.match(old)), #require(matcher.match(new)))
    #expect(a.best.set == 0 && a.tied.isEmpty && a.clauses.isEmpty && a.best.conformance == 1)
    #expect(b.best.set == 1 && b.tied.isEmpty && b.clauses.isEmpty && b.runnerUp?.set == 0)
  }

  @Test func whatNothingTellsApartIsTied() throws {
    let library = library(["你(单位)有权陈述、申辩"], ["你(单位)有权陈述、申辩"])
    let text = document("行政处罚告知书\n你单位有权陈述、申辩。联系人:孙晓 联系电话:1")
    let match = try #require(TemplateMatcher(library).match(text, on: day("2019-03-01")))
    #expect(match.best.set == 0 && match.tied == [1])
    #expect(TemplateMatcher(library).match(text, on: day("2023-03-01"))?.best.set == 1)
  }

  @Test func aChangedSentenceIsQuotedOnBothSides() throws {
    let library = library(["你(单位)应当自收到本告知书之日起五日内提出书面陈述申辩", "逾期不提出的视为放弃权利"])
    let text = document("行政处罚告知书\n你单位应当自收到本告知书之日起十日内提出书面陈述申辩。\n联系人:孙晓 联系电话:1")
    let match = try #require(TemplateMatcher(library).match(text))
    #expect(match.clauses.count == 2)
    let changed = try #require(match.clauses.first)
    #expect(changed.found?.contains("十日内") == true && changed.lost == ["五"] && changed.added == ["十"])
    #expect(match.clauses.last?.found == nil)
  }

  @Test func oneBlockOfPartiesIsEnough() throws {
    let form = FormTemplate(
      kind: "penalty-prior-notice", title: "行政处罚告知书", labels: ["姓名", "性别", "身份证号码", "单位名称", "法定代表人", "案由"],
      clauses: ["你(单位)有权陈述申辩"])
    let matcher = TemplateMatcher(TemplateLibrary([TemplateSet(id: "甲", forms: [form])]))
    let firm = document("行政处罚告知书\n单位名称:云州公司 法定代表人:孙晓 案由:占道\n你单位有权陈述申辩。")
    #expect(matcher.match(firm)?.labelsLeftOut == [])
    let bare = document("行政处罚告知书\n单位名称:云州公司 法定代表人:孙晓\n你单位有权陈述申辩。")
    #expect(matcher.match(bare)?.labelsLeftOut == ["案由"])
  }

  @Test func hintsThatWereLeftAreQuoted() throws {
    let form = FormTemplate(
      kind: "penalty-prior-notice", title: "行政处罚告知书", clauses: ["你(单位)有权陈述申辩"], prompts: ["(写明违法事实)"])
    let text = document("行政处罚告知书\n经查,你单位(写明违法事实)。你单位有权陈述申辩。")
    let match = try #require(TemplateMatcher(TemplateLibrary([TemplateSet(id: "甲", forms: [form])])).match(text))
    #expect(match.promptsLeft.map(\.text) == ["(写明违法事实)"])
    let span = try #require(match.promptsLeft.first?.span)
    #expect(text.text.string(span.range) == "(写明违法事实)")
  }

  @Test func otherKindsHaveNoForm() {
    let library = library(["你(单位)有权陈述、申辩"])
    #expect(TemplateMatcher(library).match(document("结案审批表", kind: "case-closing-approval", title: "结案审批表")) == nil)
  }
}

@Suite("学习空白文书") struct TemplateLearnerTests {
  private func learn(_ text: String, title: String = "行政处罚告知书") -> FormTemplate? {
    let source = ExtractedDocument(plain: text)
    let document = CaseDocument(
      id: "d01", kind: "penalty-prior-notice", title: title, span: TextSpan(start: 0, end: text.utf8.count),
      text: ReadingText(document: source))
    return TemplateLearner().forms(from: document, in: source).first
  }

  @Test func whatIsPrintedAndWhatIsToBeFilledIn() throws {
    let form = try #require(
      learn(
        """
        云州市××局
        行政处罚告知书
        云×罚告〔    〕  号
        当事人:________  性别:____  住址:__________
        经查,你(单位)____(写明违法事实)。
        你(单位)应当自收到本告知书之日起____日内向本局提出陈述、申辩。
        联系人:______  联系电话:______
        年    月    日
        填写说明
        一、违法事实要写清楚。
        """))
    #expect(form.numberCode == "罚告")
    #expect(form.labels == ["当事人", "性别", "住址", "联系人", "联系电话"])
    #expect(form.clauses == ["你(单位)应当自收到本告知书之日起…日内向本局提出陈述、申辩"])
    #expect(form.prompts == ["(写明违法事实)", "填写说明"])
  }

  @Test func aTextWithoutAnythingFixedIsNoForm() { #expect(learn("行政处罚告知书\n____\n____") == nil) }
  @Test func aTextWithoutTitleIsNoForm() { #expect(learn("你(单位)应当在五日内提出陈述、申辩。", title: "") == nil) }

  @Test func hintsInManyBrackets() {
    let line = BlankLine("依据【法律名称及条款】的规定(可以写多项,逐项写明依据、种类和数额),给予(警告)处罚", isCell: false)
    #expect(line.prompts == ["【法律名称及条款】", "(可以写多项,逐项写明依据、种类和数额)"])
    #expect(line.text == "依据…的规定…,给予(警告)处罚")
  }

  @Test(
    "认不出种类的标题",
    arguments: [
      ("现场处理措施决定书", true), ("公告(送达)", true), ("卫生行政控制决定书", true), ("卫生行政执法文书", false), ("当事人:陈某", false),
      ("经查,你单位有下列违法行为记录", false), ("2.现场处理措施决定书…4", false),
    ])
  func titlesThatNoKindHas(_ line: String, _ isTitle: Bool) { #expect((FormTitle.read(line) == line) == isTitle) }

  @Test func severalFormsThatNoKindHas() {
    let source = ExtractedDocument(
      plain: """
        现场处理措施决定书
        云应急现决〔    〕  号
        你单位存在的事故隐患应当立即排除,排除前撤出作业人员。
        (地点)________
        __________应急管理局
        强制措施决定书
        云应急强措〔    〕  号
        你单位应当停止使用下列设施、设备,接受本机关的检查。
        应急管理机关名称并盖章
        法定代表人(负责人、经营者):____  联系电话:____
        """)
    let document = CaseDocument(
      id: "d01", kind: "unknown", span: TextSpan(start: 0, end: source.text.utf8.count),
      text: ReadingText(document: source))
    let forms = TemplateLearner().forms(from: document, in: source)
    #expect(forms.map(\.title) == ["现场处理措施决定书", "强制措施决定书"])
    #expect(forms.last?.clauses == ["你单位应当停止使用下列设施、设备,接受本机关的检查"])
    #expect(forms.last?.labels == ["法定代表人(负责人、经营者)", "联系电话"])
  }

  @Test func aTableOfContentsIsNoForm() {
    let text = "目录\n1.现场检查记录 2\n2.现场处理措施决定书 4\n3.责令限期整改指令书 5\n4.整改复查意见书 6"
    #expect(learn(text, title: "目录") == nil)
  }
}

@Suite("空白文书的一行") struct BlankLineTests {
  private func line(_ text: String, isCell: Bool = false) -> BlankLine { BlankLine(text, isCell: isCell) }

  @Test(
    "空白、勾选框、填写提示",
    arguments: [
      ("现责令你单位:[]立即改正[]于____前改正。", "现责令你单位:□立即改正□于…前改正。"), ("你单位:〇立即改正〇于…前改正", "你单位:□立即改正□于…前改正"),
      ("○○○市场监督管理局", "…市场监督管理局"), ("二〇二四年的检查", "二〇二四年的检查"), ("经查,你(单位)(违法事实),属实", "经查,你(单位)…,属实"),
      ("有〔证据名称〕等证据", "有…等证据"), ("涉嫌《案由》,立案", "涉嫌…,立案"), ("违反了<法律名称>的规定", "违反了…的规定"), ("送达《行政处罚告知书》", "送达《行政处罚告知书》"),
      ("云罚告〔____〕____号", "云罚告〔…〕…号"), ("当事人(姓名或名称):____", "当事人(姓名或名称):…"), ("时间:年月日时分至时分", "时间:…至…"),
    ])
  func isRead(_ written: String, _ read: String) { #expect(line(written).text == read) }

  @Test(arguments: ["文书式样之二", "附件3", "(四)", "式样十一", "处罚文书之三"]) func isAHeading(_ text: String) {
    #expect(line(text).isHeading)
  }
  @Test(arguments: ["二、处罚依据", "第3页", "行政处罚决定书", "编号:3", "2"]) func isNoHeading(_ text: String) {
    #expect(!line(text).isHeading)
  }

  @Test(arguments: ["填写说明:", "〔制作说明〕", "说明:", "1.本告知书适用于告知当事人时使用。", "本决定书由承办部门制作,一式两份。", "此表依据处罚法设置。"])
  func speaksOfTheForm(_ text: String) { #expect(BlankLine.opensInstructions(line(text).text)) }
  @Test(arguments: ["本次检查使用执法记录仪进行录像。", "本决定书自送达之日起生效。", "说明:____", "本通知书一式二份,一份存档。"])
  func speaksToTheParty(_ text: String) { #expect(!BlankLine.opensInstructions(line(text).text)) }

  @Test func aHintOfANounStandsInItsBrackets() {
    #expect(FormHints("有(证据名称)等证据").prompts == ["(证据名称)"])
    #expect(FormHints("当事人(签名):").prompts.isEmpty)
    #expect(FormHints("(写明违法事实)").prompts == ["(写明违法事实)"])
  }
}
