import CaseReading

/// One proof that a document reached its party, 送达.
struct Service: Sendable {
  enum Method: String, Sendable, CaseIterable {
    case direct = "直接"
    case lien = "留置"
    case mail = "邮寄"
    case delegated = "委托"
    case forwarded = "转交"
    case announcement = "公告"
    case electronic = "电子"
    /// Signed for on the document itself, 当场交付.
    case signature = "签收"
  }

  var method: Method
  /// Index into ``CaseFile/documents`` of the proof; that of the document when it was signed for there.
  var proof: Int
  /// 送达日; `nil` when the proof does not say.
  var served: DateReading?
  /// The day it left the agency: posted, announced, or handed over.
  var sent: DateReading?
  /// Why a date could not be read.
  var unread: String?
}
