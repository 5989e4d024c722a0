import DocExtract
import Reporting
import Synchronization

extension WorkerPool {
  /// The pictures of a plan; pages that cannot be drawn are left out.
  func pages(of folder: CaseFolder, _ plan: PicturePlan) async -> CasePages {
    var pages = CasePages()
    for (path, strips) in Dictionary(grouping: plan.strips, by: \.source).sorted(by: { $0.key < $1.key }) {
      guard let file = folder.files.first(where: { $0.path == path }) else { continue }
      let pictures = await pictures(of: file, strips.map(\.area))
      for (strip, picture) in zip(strips, pictures) {
        pages.pictures[CasePages.Key(source: path, page: strip.area.page)] = picture
      }
    }
    return pages
  }

  /// Parts of the pages of one file as pictures, in the order of `areas`; `nil` for what cannot be drawn, or takes too long.
  ///
  /// An archive that has gone away meanwhile is unpacked once more.
  func pictures(of file: SourceFile, _ areas: [PageArea]) async -> [PagePicture?] {
    guard file.member != nil else { return await pictures(at: file.location, areas) }
    await archives.expect([file])
    var pictures = areas.map { _ in PagePicture?.none }
    if case .success(let location) = await archives.location(of: file) {
      pictures = await self.pictures(at: location, areas)
    }
    await archives.finished(with: file)
    return pictures
  }

  private func pictures(at location: String, _ areas: [PageArea]) async -> [PagePicture?] {
    let failures = Failures()
    return await withTaskGroup(of: (Int, PagePicture?).self) { group in
      for (index, area) in areas.enumerated() {
        group.addTask { (index, await self.picture(at: location, area, failures)) }
      }
      var pictures = areas.map { _ in PagePicture?.none }
      for await (index, picture) in group { pictures[index] = picture }
      return pictures
    }
  }

  private func picture(at location: String, _ area: PageArea, _ failures: Failures) async -> PagePicture? {
    let request = ReadRequest(
      location: location, pages: area.page...area.page, limits: settings.limits, area: area)
    let picture = await queue.part(request) { failures.areFew }.picture
    if picture == nil { failures.add() }
    return picture
  }
}

/// How often drawing pages of one file has failed: each may have taken as long as a file may take.
private final class Failures: Sendable {
  private static let most = 3
  private let count = Mutex(0)

  var areFew: Bool { count.withLock { $0 < Self.most } }

  func add() { count.withLock { $0 += 1 } }
}
