import DocExtract

extension WorkerPool {
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
    await withTaskGroup(of: (Int, PagePicture?).self) { group in
      for (index, area) in areas.enumerated() {
        group.addTask { (index, await self.picture(at: location, area)) }
      }
      var pictures = areas.map { _ in PagePicture?.none }
      for await (index, picture) in group { pictures[index] = picture }
      return pictures
    }
  }

  private func picture(at location: String, _ area: PageArea) async -> PagePicture? {
    let request = ReadRequest(
      location: location, pages: area.page...area.page, limits: settings.limits, area: area)
    return await queue.part(request).picture
  }
}
