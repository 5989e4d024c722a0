import DocExtract
import Reporting

extension WorkerPool {
  /// Writes a copy of each file of a case that something was found in, with notes at the findings.
  func annotate(_ folder: CaseFolder, _ result: ResultCase, into copies: AnnotatedFolder) async throws {
    let plan = NotePlan(result, names: copies.names)
    let known = Dictionary(result.sources.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    var rows: [AnnotatedFolder.Row] = []
    for (path, notes) in plan.notes.sorted(by: { $0.key < $1.key }) {
      guard let file = folder.files.first(where: { $0.path == path }) else {
        rows.append(AnnotatedFolder.Row(file: path, notes: notes.count, because: "案卷里没有这个文件"))
        continue
      }
      var row = try await copy(of: file, notes, known[path] ?? "", in: result.path, copies)
      row.leftOut += plan.leftOut[path] ?? 0
      rows.append(row)
    }
    copies.add(rows, unplaced: plan.unplaced, of: result.path)
  }

  /// An archive that has gone away meanwhile is unpacked once more.
  private func copy(
    of file: SourceFile, _ notes: [FileNote], _ sha256: String, in path: String, _ copies: AnnotatedFolder
  ) async throws -> AnnotatedFolder.Row {
    guard file.member != nil else {
      return try await copy(of: file, at: file.location, notes, sha256, in: path, copies)
    }
    await archives.expect([file])
    let location = await archives.location(of: file)
    let row: Result<AnnotatedFolder.Row, any Error>
    do {
      switch location {
      case .success(let place): row = .success(try await copy(of: file, at: place, notes, sha256, in: path, copies))
      case .failure(let issue):
        row = .success(AnnotatedFolder.Row(file: file.path, notes: notes.count, because: issue.message))
      }
    } catch {
      row = .failure(error)
    }
    await archives.finished(with: file)
    return try row.get()
  }

  private func copy(
    of file: SourceFile, at location: String, _ notes: [FileNote], _ sha256: String, in path: String,
    _ copies: AnnotatedFolder
  ) async throws -> AnnotatedFolder.Row {
    var request = ReadRequest(location: location, pages: 1...1, limits: settings.limits)
    request.notes = notes
    let part = await queue.part(request)
    var row = AnnotatedFolder.Row(file: file.path, notes: notes.count)
    guard let copy = part.copy else {
      row.because = part.issues.first?.message ?? "没有写出副本"
      return row
    }
    guard part.sha256 == sha256 else {
      row.because = "文件与检查时不同"
      return row
    }
    row.remark = part.issues.first?.message
    row.leftOut = notes.count - copy.placed
    guard copy.placed > 0 else {
      row.because = "问题所在的页或者段落不能加批注(页眉、页脚、脚注等)"
      return row
    }
    row.copy = try copies.write(copy, of: location, as: file.path, in: path)
    row.notes = copy.placed
    return row
  }
}
