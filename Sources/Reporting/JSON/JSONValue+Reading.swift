import CaseReading

/// What a value has to be; otherwise an error that says so.
extension JSONValue {
  func text() throws(ResultError) -> String {
    guard case .string(let text) = self else { throw ResultError("应为文字") }
    return text
  }

  func integer() throws(ResultError) -> Int {
    guard case .int(let value) = self else { throw ResultError("应为整数") }
    return value
  }

  func boolean() throws(ResultError) -> Bool {
    guard case .bool(let value) = self else { throw ResultError("应为 true 或者 false") }
    return value
  }

  func number() throws(ResultError) -> Double {
    switch self {
    case .int(let value): return Double(value)
    case .tenths(let value): return Double(value) / 10
    case .hundredths(let value): return Double(value) / 100
    default: throw ResultError("应为数")
    }
  }

  func list<Value>(_ read: (JSONValue) throws(ResultError) -> Value) throws(ResultError) -> [Value] {
    guard case .array(let values) = self else { throw ResultError("应为列表") }
    var list: [Value] = []
    list.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      do throws(ResultError) {
        list.append(try read(value))
      } catch {
        throw error.inside("[\(index)]")
      }
    }
    return list
  }

  func word<Word: RawRepresentable>() throws(ResultError) -> Word where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else { throw ResultError("不认识“\(text.prefix(40))”;结果可能由较新的版本写出") }
    return word
  }

  func date() throws(ResultError) -> CalendarDate {
    let text = try text()
    guard let date = CalendarDate(iso: text) else { throw ResultError("应为 2024-06-30 这样的日期,却是“\(text.prefix(40))”") }
    return date
  }

  /// Texts by their ids.
  func texts() throws(ResultError) -> [String: String] {
    guard case .object(let members) = self else { throw ResultError("应为一个对象") }
    var texts: [String: String] = [:]
    for (key, value) in members {
      do throws(ResultError) {
        texts[key] = try value.text()
      } catch {
        throw error.inside(key)
      }
    }
    return texts
  }
}
