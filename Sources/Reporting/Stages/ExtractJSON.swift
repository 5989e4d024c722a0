public import DocExtract

/// What one file says, as JSON: the text and the places of everything in it; spans are UTF-8 offsets into `text`.
public struct ExtractJSON {
  let redactor: Redactor

  public init(redactor: Redactor) { self.redactor = redactor }

  public func value(_ source: ExtractedSource) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("path", .string(source.file.path)), ("status", .string(source.status.rawValue)),
      ("sha256", .string(source.sha256)), ("bytes", .int(source.file.bytes)),
      (
        "issues",
        .array(
          source.allIssues.map {
            ["code": .string($0.code), "page": .optional($0.page), "message": .string(redactor.masked($0.message))]
          })
      ),
    ]
    if let document = source.document { members += facts(of: document) }
    return .object(members)
  }

  private func facts(of document: ExtractedDocument) -> [(key: String, value: JSONValue)] {
    [
      ("format", .string(document.format.rawValue)), ("text", .string(redactor.masked(document.text))),
      ("pages", .array(document.pages.map(page))), ("lines", .array(document.lines.map { line($0, in: document) })),
      ("paragraphs", .array(document.paragraphs.map(paragraph))), ("tables", .array(document.tables.map(table))),
      ("marks", .array(document.marks.map(mark))), ("signatures", .array(document.signatures.map(signature))),
      ("attachments", .array(document.attachments.map(attachment))), ("metadata", metadata(document.metadata)),
    ]
  }

  private func page(_ page: Page) -> JSONValue {
    let (state, because): (JSONValue, JSONValue) =
      switch page.state {
      case .read: ("read", nil)
      case .blank: ("blank", nil)
      case .unread(let reason): ("unread", .string(reason))
      }
    return [
      "number": .int(page.number), "width": .points(page.width), "height": .points(page.height),
      "span": span(page.span), "state": state, "because": because,
    ]
  }

  private func line(_ line: TextLine, in document: ExtractedDocument) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("span", span(line.span)), ("page", .optional(line.page)), ("box", box(line.box)),
      ("fontSize", line.fontSize.map(JSONValue.points) ?? nil), ("bold", .bool(line.isBold)),
    ]
    // Only what was recognized may be doubtful.
    if let confidence = document.confidence(of: line.span) { members.append(("confidence", .share(confidence))) }
    if let letters = document.confidences(in: line.span) {
      members.append(("letters", .array(letters.map(JSONValue.share))))
    }
    return .object(members)
  }

  private func paragraph(_ paragraph: Paragraph) -> JSONValue {
    let cell = paragraph.cell.map { JSONValue.array([.int($0.table + 1), .int($0.cell + 1)]) }
    return [
      "span": span(paragraph.span), "role": .string(paragraph.role.rawValue),
      "alignment": .string(paragraph.alignment.rawValue), "cell": cell ?? nil,
    ]
  }

  private func table(_ table: Table) -> JSONValue {
    let cells = table.cells.map { cell -> JSONValue in
      [
        "row": .int(cell.row + 1), "column": .int(cell.column + 1), "rowSpan": .int(cell.rowSpan),
        "columnSpan": .int(cell.columnSpan), "span": span(cell.span), "page": .optional(cell.page),
        "box": box(cell.box),
      ]
    }
    return ["rows": .int(table.rows), "columns": .int(table.columns), "span": span(table.span), "cells": .array(cells)]
  }

  private func mark(_ mark: Mark) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("kind", .string(mark.kind.rawValue)), ("page", .optional(mark.page)), ("box", box(mark.box)),
      ("offset", .optional(mark.offset)), ("text", .string(redactor.masked(mark.text))),
      ("confidence", .share(mark.confidence)),
    ]
    if let confidence = mark.textConfidence { members.append(("textConfidence", .share(confidence))) }
    return .object(members)
  }

  private func metadata(_ data: Metadata) -> JSONValue {
    [
      "title": .optional(data.title.map { redactor.masked($0) }),
      "author": .optional(data.author.map { redactor.masked($0) }), "producer": .optional(data.producer),
      "created": .optional(data.created), "modified": .optional(data.modified),
      "trackedChanges": .bool(data.hasTrackedChanges), "comments": .bool(data.hasComments),
      "signed": .bool(data.isSigned), "encrypted": .bool(data.isEncrypted),
    ]
  }

  private func span(_ span: TextSpan) -> JSONValue { [.int(span.start), .int(span.end)] }

  func box(_ box: Box?) -> JSONValue {
    guard let box else { return nil }
    return .array([box.x, box.y, box.width, box.height].map(JSONValue.points))
  }
}
