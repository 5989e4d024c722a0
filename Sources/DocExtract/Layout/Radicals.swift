/// Radicals that PDF makers write instead of the ideographs that look the same.
///
/// Some fonts map one glyph to both, and the table that leads back to Unicode then names the radical: `⽇` for `日`.
enum Radicals {
  /// U+2F00 to U+2FD5, in order (Unicode, UnicodeData.txt, compatibility mappings).
  private static let kangxi: [UInt32] = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars.filter { $0 != "\n" }.map(\.value)

  private static let supplement: [UInt32: UInt32] = [
    0x2E9F: 0x6BCD, 0x2EA0: 0x6C11, 0x2EC1: 0x864E, 0x2EC4: 0x897F, 0x2EC5: 0x89C1, 0x2EC9: 0x8D1D,
    0x2ECB: 0x8F66, 0x2ED3: 0x957F, 0x2ED4: 0x95E8, 0x2ED8: 0x9752, 0x2ED9: 0x97E6, 0x2EDA: 0x9875,
    0x2EDB: 0x98CE, 0x2EDC: 0x98DE, 0x2EDD: 0x98DF, 0x2EE2: 0x9A6C, 0x2EE3: 0x9AA8, 0x2EE5: 0x9C7C,
    0x2EE6: 0x9E1F, 0x2EE8: 0x9EA6, 0x2EE9: 0x9EC4, 0x2EEC: 0x9F50, 0x2EEE: 0x9F7F, 0x2EF0: 0x9F99,
    0x2EF3: 0x9F9F,
  ]

  /// The ideograph that `scalar` stands for, or `scalar` itself.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32 {
    guard 0x2E80...0x2FD5 ~= scalar else { return scalar }
    if scalar < 0x2F00 { return supplement[scalar] ?? scalar }
    let index = Int(scalar - 0x2F00)
    return index < kangxi.count ? kangxi[index] : scalar
  }
}
