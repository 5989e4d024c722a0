import Glibc

/// What is known of a Han character without its neighbours.
struct HanFacts: OptionSet {
  let rawValue: UInt8

  /// Everyday texts are written with it: GB 2312, and the first level of Big5.
  static let common = HanFacts(rawValue: 1)
  /// One of the most frequent of Chinese, or of case files.
  static let frequent = HanFacts(rawValue: 2)
  /// Appears when UTF-8 is read as GBK.
  static let telltale = HanFacts(rawValue: 4)

  static func of(_ scalar: UInt32) -> HanFacts { scalar < 0x10000 ? HanFacts(rawValue: table[Int(scalar)]) : [] }

  /// Whether the tables of the C library could be read.
  static var areKnown: Bool { of(0x4E00).contains(.common) }

  /// One byte for each scalar below U+10000.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x10000)
    func add(_ fact: HanFacts, to scalars: some Sequence<UInt32>) {
      for scalar in scalars where scalar < 0x10000 { table[Int(scalar)] |= fact.rawValue }
    }
    add(.common, to: decoded(leads: 0xB0...0xF7, trails: [0xA1...0xFE], from: "GB2312"))
    add(.common, to: decoded(leads: 0xA4...0xC6, trails: [0x40...0x7E, 0xA1...0xFE], from: "BIG5"))
    add(.frequent, to: mostFrequent.unicodeScalars.lazy.map(\.value).filter { $0 > 0x7F })
    add(.telltale, to: misread.unicodeScalars.lazy.map(\.value))
    return table
  }()

  /// The characters of two bytes each; those that the encoding leaves free are skipped.
  private static func decoded(
    leads: ClosedRange<UInt8>, trails: [ClosedRange<UInt8>], from encoding: String
  ) -> [UInt32] {
    guard let converter = iconv_open("UCS-4LE", encoding), converter != iconv_t(bitPattern: -1) else { return [] }
    defer { iconv_close(converter) }
    var pairs = leads.flatMap { lead in trails.joined().flatMap { [CChar(bitPattern: lead), CChar(bitPattern: $0)] } }
    var scalars = [UInt32](repeating: 0, count: pairs.count / 2)
    let count = pairs.withUnsafeMutableBufferPointer { source in
      scalars.withUnsafeMutableBytes { target in
        var input = source.baseAddress
        var output = target.bindMemory(to: CChar.self).baseAddress
        var (left, room) = (source.count, target.count)
        // Stops at every pair that stands for nothing: on with the next one.
        while left >= 2, iconv(converter, &input, &left, &output, &room) == -1, left >= 2 {
          input = input.map { $0 + 2 }
          left -= 2
        }
        return (target.count - room) / 4
      }
    }
    return scalars.prefix(count).map(UInt32.init(littleEndian:))
  }

  /// UTF-8 read as GBK, and the replacement character written and read that way.
  private static let misread = "锛銆鈥鐨涓鏄鍦鏈绗骞鍥浜鎴鍏鏉嬪湴鎵鎷鍙鍜鏂瀹锟"

  /// The most frequent characters of Chinese, with those of case files, simplified and traditional.
  private static let mostFrequent = """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等\
    部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线\
    内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管\
    特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口\
    东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才\
    科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习\
    响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县\
    局照参红细引听该铁价严罚案监督违款执询笔录送听陈申辩告批签字盖章负责址邮编姓职被缴纳逾停吊销营店厅镇村街室司份李刘陈杨赵黄吴徐孙胡朱林何郭梁宋\
    來們時個國為這說產種後動學過會對發經從業點當還機實現長開問關頭應樣與將體無間兩題員數進電話書處罰監違規條據證簽車場單號認識萬億縣廣東風馬
    """
}
