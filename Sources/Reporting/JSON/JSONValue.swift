/// A value of JSON as reports write it: numbers are exact, keys need no order.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  /// A decimal number with so many tenths, written without needless zeros: 905 is `90.5`, 900 is `90`.
  case tenths(Int)
  /// The same in hundredths: 97 is `0.97`.
  case hundredths(Int)
  case string(String)
  case array([JSONValue])
  /// Keys are sorted when written; a key that stands twice is a mistake of the caller.
  case object([(key: String, value: JSONValue)])

  public static func == (a: JSONValue, b: JSONValue) -> Bool { a.bytes() == b.bytes() }

  public static func points(_ value: Double) -> JSONValue { .tenths(rounded(value * 10)) }
  public static func share(_ value: Double) -> JSONValue { .hundredths(rounded(value * 100)) }
  public static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
  public static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
  public static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.int) ?? .null }

  /// Not a number and numbers beyond a thousand million are written as 0: no page is so wide.
  static func rounded(_ value: Double) -> Int {
    value.isFinite && abs(value) < 1e10 ? Int(value.rounded()) : 0
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { ($0.0, $0.1) }) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}
