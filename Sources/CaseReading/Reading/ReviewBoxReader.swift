/// Opinion, name and date of a review form, 审核意见栏.
struct ReviewBoxReader {
  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    guard let spec = context.kind.field("review-opinion") else { return [:] }
    var result: [String: [FieldOccurrence]] = [:]
    for hit in context.hits(of: spec.labels) where !hit.value.isEmpty {
      let box = ApprovalBox(context: context, values: values, hit: hit)
      if box.opinion.state == .found { result["review-opinion", default: []].append(box.opinion) }
      if box.date.state == .found || box.date.state == .placeholder {
        result["reviewed-on", default: []].append(box.date)
      }
      if case .mark(.present)? = box.signature.value { result["reviewer-signature", default: []].append(box.signature) }
    }
    // The last level that signed is the day of the review (审核表末级签署日).
    if let dates = result["reviewed-on"], let last = dates.last(where: { $0.state == .found }) {
      result["reviewed-on"] = [last] + dates.filter { $0 != last }
    }
    return result
  }
}
