extension TextNormalizer {
  enum Folding {
    case keep(Kind)
    case replace(UInt32, Kind)
    case skip(Kind)
  }

  static let asciiKinds: [Kind] = (0..<128).map { (byte: UInt8) -> Kind in
    switch byte {
    case 0x0A, 0x0C: .lineBreak
    case 0x09, 0x0B, 0x0D, 0x20: .blank
    case 0x00..<0x20, 0x7F: .dropped
    case 0x30...0x39: .digit
    case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"):
      .bracket
    default: .latin
    }
  }

  /// What becomes of a scalar that is neither ASCII nor of U+4000–U+9FFF.
  static func fold(_ scalar: UInt32) -> Folding {
    switch scalar {
    case 0xFF01...0xFF5E: return full(scalar - 0xFEE0)
    case 0x3001...0x30FA, 0x30FC...0x4DBF: return .keep(.wide)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .skip(.blank)
    case 0x85, 0x2028, 0x2029: return .skip(.lineBreak)
    case 0x80..<0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFC:
      return .skip(.dropped)
    case 0x2F00...0x2FD5: return .replace(kangxi[Int(scalar - 0x2F00)], .wide)
    case 0xF900...0xFA6D: return .replace(compatibility[Int(scalar - 0xF900)], .wide)
    case 0x2E80...0x2EFF: return radicals[scalar].map { .replace($0, .wide) } ?? .keep(.wide)
    case 0x2027, 0x30FB, 0xFF65: return .replace(0xB7, .wide)
    case 0xFFE5: return .replace(0xA5, .wide)
    case 0x2212: return .replace(0x2D, .latin)
    case 0xFE50: return .replace(0x2C, .wide)
    case 0xFE52: return .replace(0x2E, .latin)
    case 0xFE54: return .replace(0x3B, .wide)
    case 0xFE55: return .replace(0x3A, .wide)
    case 0xFE59: return .replace(0x28, .wide)
    case 0xFE5A: return .replace(0x29, .wide)
    case 0xFE6A: return .replace(0x25, .wide)
    case 0xA1...0xBF, 0xD7, 0xF7: return .keep(.wide)
    case 0xC0..<0x2000: return .keep(.latin)
    default: return .keep(.wide)
    }
  }

  /// Full-width letters, digits and signs of calculation count as their half-width twins, punctuation as wide.
  private static func full(_ ascii: UInt32) -> Folding {
    switch ascii {
    case 0x30...0x39: .replace(ascii, .digit)
    case 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x2F, 0x5F: .replace(ascii, .latin)
    default: .replace(ascii, .wide)
    }
  }

  static func encode(_ scalar: UInt32, into bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// U+2F00–U+2FD5 in order: some fonts give ⽉ for 月.
  static let kangxi: [UInt32] = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars.filter { $0.value > 0x20 }.map(\.value)

  /// U+F900–U+FA6D in order, the characters they are compatible with.
  static let compatibility: [UInt32] = """
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓
    爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北
    磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊
    練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉
    杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒
    狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼
    館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹
    艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘
    """.unicodeScalars.filter { $0.value > 0x20 }.map(\.value)

  /// Of U+2E80–U+2EFF those that stand for a whole character.
  static let radicals: [UInt32: UInt32] = {
    let pairs = "⺠民⺟母⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻄西⻁虎⺎兀⺒巳"
    let scalars = pairs.unicodeScalars.map(\.value)
    return Dictionary(
      stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) },
      uniquingKeysWith: { a, _ in a })
  }()
}
