@testable import CaseReading

/// Amounts in banker's characters, 大写金额, as the rules for receipts write them (支付结算办法附一).
enum CapitalAmount {
  /// `壹拾万零伍佰元整`, `贰佰元零伍分`; 整 stands behind 元 and 角, not behind 分.
  static func text(of money: Money) -> String {
    let (yuan, jiao, fen) = (money.fen / 100, money.fen / 10 % 10, money.fen % 10)
    var text = yuan > 0 || (jiao == 0 && fen == 0) ? whole(yuan) + "元" : ""
    if jiao > 0 {
      text += (yuan > 0 && yuan % 10 == 0 ? "零" : "") + digits[jiao] + "角"
    } else if fen > 0, yuan > 0 {
      text += "零"
    }
    return fen > 0 ? text + digits[fen] + "分" : text + "整"
  }

  private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
  private static let units = ["", "拾", "佰", "仟"]

  private static func whole(_ number: Int) -> String {
    guard number > 0 else { return digits[0] }
    var (text, rest, group) = ("", number, 0)
    var needsZero = false
    while rest > 0 {
      let part = rest % 10_000
      if part > 0 {
        text = section(part) + ["", "万", "亿", "万亿", "亿亿"][min(group, 4)] + (needsZero ? digits[0] : "") + text
        // 万亿 and 亿 share one 亿.
        if group == 3, rest % 10_000 > 0, text.dropFirst(section(part).count + 2).contains("亿") {
          text = section(part) + "万" + text.dropFirst(section(part).count + 2)
        }
        needsZero = part < 1_000
      } else {
        needsZero = !text.isEmpty
      }
      rest /= 10_000
      group += 1
    }
    return text
  }

  private static func section(_ number: Int) -> String {
    var (text, isZero) = ("", false)
    for (place, scale) in [(3, 1_000), (2, 100), (1, 10), (0, 1)] {
      let digit = number / scale % 10
      if digit == 0 {
        isZero = !text.isEmpty
      } else {
        text += (isZero ? digits[0] : "") + digits[digit] + units[place]
        isZero = false
      }
    }
    return text
  }
}
