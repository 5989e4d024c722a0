internal import Foundation

/// All kinds of document that casecheck knows, with what is needed to recognize them in one pass.
public struct KindLibrary: Sendable {
  /// Sorted by id.
  public let kinds: [Kind]
  /// Names and types of fields, for packs.
  public let vocabulary: Vocabulary
  let numbers: [String: Int]
  let titles: TitleIndex
  let cues: CueIndex
  let labels: LabelIndex
  let regions: RegionCues
  let citations: CitationReader
  /// `签名:` and its relatives.
  let signatureMarker: Pattern
  /// Sentences that order a penalty where no `处罚如下` leads to it.
  let orderSentence: Pattern
  /// `我们是…执法人员张三、李四`
  let officersInSpeech: Pattern
  /// 或者 between two bodies.
  let bodyJoint: Pattern
  let certificateNumber: Pattern
  /// For titles that no kind lists.
  let titleLikeness: TitleLikeness
  /// Goods with their number in running text, 物品及数量: groups `n` and `q`.
  let goods: Pattern
  /// Provinces, short, by the names of their cities.
  let cities: [String: String]
  /// The field whose choices name the kinds of penalty.
  let penaltyKinds: FieldSpec?
  /// For each level of approval: the labels of its opinion.
  let opinionLabels: [String: [String]]
  /// What stands before the names of officers who sign.
  let officerSignatureLabels: [String]
  /// What stands before the names of officers.
  let officerLabels: [String]
  /// For each kind: numbers of the labels of its fields.
  private let labelsOfKind: [Set<Int>]
  private let relativesOfKind: [Set<Int>]

  init(kinds: [Kind], vocabulary: Vocabulary, fields: FieldTable, words: ReadingWords) {
    self.kinds = kinds
    regions = words.regions
    citations = CitationReader(shortNames: words.lawNames)
    signatureMarker = words.signatureMarker
    orderSentence = words.orderSentence
    officersInSpeech = words.officersInSpeech
    bodyJoint = words.bodyJoint
    certificateNumber = words.certificateNumber
    goods = words.goods
    cities = words.cities
    penaltyKinds = fields.specs["penalty-kinds"]
    opinionLabels = fields.specs.filter { $0.key.hasSuffix("-opinion") }.mapValues(\.labels)
    officerSignatureLabels = fields.specs["officer-signature"]?.labels ?? []
    officerLabels = fields.specs["officers"]?.labels ?? []
    self.vocabulary = vocabulary
    var numbers: [String: Int] = [:]
    for (number, kind) in kinds.enumerated() { numbers[kind.id] = number }
    self.numbers = numbers
    titles = TitleIndex(kinds)
    titleLikeness = TitleLikeness(kinds)
    cues = CueIndex(kinds)
    // Most kinds take their fields as the table gives them: each label is looked at once, not once a kind.
    let own = kinds.flatMap { $0.fields.filter(\.isOwn) }
    let specs = fields.specs.values.sorted { $0.id < $1.id } + own
    let labels = LabelIndex(specs.flatMap { $0.labels + $0.fallbackLabels } + words.otherLabels)
    self.labels = labels
    let common = fields.specs.mapValues { spec in Set(spec.labels.compactMap { labels.number(of: $0) }) }
    labelsOfKind = kinds.map { kind in
      kind.fields.reduce(into: []) { all, spec in
        all.formUnion(spec.isOwn ? Set(spec.labels.compactMap { labels.number(of: $0) }) : common[spec.id] ?? [])
      }
    }
    relativesOfKind = kinds.map { kind in Set(kind.confusable.compactMap { numbers[$0] }) }
  }

  /// A field of the kind is called so.
  func isLabel(_ label: Int, of kind: String) -> Bool {
    numbers[kind].map { labelsOfKind[$0].contains(label) } ?? false
  }

  public func kind(_ id: String) -> Kind? { numbers[id].map { kinds[$0] } }

  /// The built-in kinds.
  ///
  /// - Throws: the mistake in a kind's file, with its place.
  public static func builtIn() throws(PackError) -> KindLibrary {
    guard let folder = ResourceFolder.of(module: "CaseReading") else {
      throw PackError(path: "CaseReading", line: 1, column: 1, message: "找不到文书种类文件,请重新安装 casecheck")
    }
    let fields = try PackFolder.node(at: folder + "/Data/fields.yaml", named: "fields.yaml")
    let words = try PackFolder.node(at: folder + "/Data/regions.yaml", named: "regions.yaml")
    return try KindLibrary(kinds: PackFolder.nodes(in: folder + "/Kinds"), fields: fields, words: words)
  }

  /// - Parameters:
  ///   - nodes: the files of kinds by id.
  ///   - fields: `Data/fields.yaml`.
  ///   - words: `Data/regions.yaml`.
  ///   - proven: ids of kinds whose patterns are known to be right; `nil` when not even those of the fields are.
  public init(
    kinds nodes: [(path: String, node: PackNode)], fields: PackNode, words: PackNode, proven: Set<String>? = nil
  ) throws(PackError) {
    var kindNodes: [String: PackNode] = [:]
    for (id, node) in nodes { kindNodes[id] = node }
    let vocabulary = try Vocabulary(kinds: kindNodes, fields: fields)
    let parts: PatternParts
    do throws(PackError) {
      let node = words.entries?.first { $0.key == ReadingWords.partsKey }?.value
      parts = try PatternParts(node, isProven: proven != nil)
    } catch {
      throw error.at("regions.yaml")
    }
    let table = try FieldTable(fields, parts: parts, isProven: proven != nil)
    var kinds: [Kind] = []
    for (id, node) in nodes.sorted(by: { $0.path < $1.path }) {
      do throws(PackError) {
        kinds.append(try Kind(id: id, node: node, fields: table, parts: parts, isProven: proven?.contains(id) ?? false))
      } catch {
        throw error.at("\(id).yaml")
      }
    }
    let reading: ReadingWords
    do throws(PackError) {
      reading = try ReadingWords(words, parts: parts)
    } catch {
      throw error.at("regions.yaml")
    }
    self.init(kinds: kinds, vocabulary: vocabulary, fields: table, words: reading)
  }

  // MARK: What classifying asks

  /// Kinds that `kinds` are confused with.
  func relatives(of kinds: [Int]) -> Set<Int> { kinds.reduce(into: []) { $0.formUnion(relativesOfKind[$1]) } }

  /// Share of the kind's labels that were found; labels that many kinds share count as all others.
  func labelRatio(_ kind: Int, found: Set<Int>) -> Double {
    let own = labelsOfKind[kind]
    return own.isEmpty ? 0 : min(1, Double(own.intersection(found).count) / min(8, Double(own.count)))
  }

  func hasHeadCue(_ kind: Int, _ title: String) -> Bool { kinds[kind].headCues.contains { title.contains($0) } }

  /// Kinds that a file's name speaks for, with how clearly: 1 when the name ends with a title.
  func kinds(inFileName name: String) -> [Int: Double] { kinds(named: stem(of: name)) }

  /// 决定书及送达回证.pdf holds several documents; 01、立案审批表.pdf does not.
  func namesSeveral(inFileName name: String) -> Bool {
    stem(of: name).split { "及和与、+".contains($0) }.count { !kinds(named: String($0)).isEmpty } > 1
  }

  /// The name of a file without folders and ending, folded. 10送达回证(行政处罚告知书): what stands in brackets is what the
  /// document is about.
  private func stem(of name: String) -> String {
    var stem = name
    if let slash = stem.lastIndex(of: "/") { stem = String(stem[stem.index(after: slash)...]) }
    if let dot = stem.lastIndex(of: ".") { stem = String(stem[..<dot]) }
    let folded = String(decoding: ReadingText(plain: stem).bytes, as: UTF8.self)
    let plain = LabelFinder.withoutBrackets(folded)
    return plain.isEmpty ? folded : plain
  }

  private func kinds(named stem: String) -> [Int: Double] {
    let bytes = Array(stem.utf8)
    var best: [(word: Int, range: Range<Int>)] = []
    titles.words.forEachMatch(in: bytes, range: 0..<bytes.count) { word, range in best.append((word, range)) }
    // 行政处罚告知书送达回证, 送达回证-行政处罚告知书: the proof names what it proves.
    let proofs = best.filter { match in titles.kinds[match.word].contains { kinds[$0].id == "proof-of-service" } }
    if !proofs.isEmpty { best = proofs }
    best.sort { $0.range.count > $1.range.count }
    guard let longest = best.first else { return [:] }
    var result: [Int: Double] = [:]
    for match in best where match.range.count == longest.range.count {
      let clear = longest.range.count >= 9 || longest.range.count == bytes.count
      for kind in titles.kinds[match.word] { result[kind] = clear ? 1 : 0.6 }
    }
    return result
  }
}
