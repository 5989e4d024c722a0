import CaseReading
import DocExtract

/// How many of a form's labels a document holds, 栏目.
struct LabelCoverage {
  /// Labels that should be there.
  let due: Int
  /// 0 to 1.
  let share: Double
  let leftOut: [String]

  init(_ form: TemplateLibrary.Form, _ index: LetterIndex) {
    let isFound = form.labels.map { index.place(of: $0) != nil }
    let about = form.about
    func has(_ subject: LabelSubject) -> Bool { zip(about, isFound).contains { $1 && $0.contains(subject) } }
    // A form has room for a person and for an organization; one of the two is filled in.
    let hasBoth = about.contains { $0.contains(.person) } && about.contains { $0.contains(.organization) }
    let (hasPerson, hasOrganization) = (has(.person), has(.organization))
    let asked = about.indices.filter { number in
      let subject = about[number]
      guard hasBoth, !isFound[number], !subject.contains(.signature) else { return true }
      if subject.contains(.either) { return false }
      return !(hasOrganization && subject.contains(.person) || hasPerson && subject.contains(.organization))
    }
    due = asked.count
    share = asked.isEmpty ? 1 : Double(asked.count { isFound[$0] }) / Double(asked.count)
    leftOut = asked.filter { !isFound[$0] }.map { form.form.labels[$0] }
  }
}
