/// Tells how the picture of a page is turned.
struct PageOrientation {
  /// Below it the answer is not believed.
  static let leastConfidence: Float = 0.7
  private static let side = 224
  let model: RecognitionModel

  /// Quarter turns by which the page lies turned, clockwise, and how sure that is.
  func turns(of picture: ColourPicture) throws(RecognitionFailure) -> (turns: Int, confidence: Float) {
    let scale = 256 / Float(min(picture.width, picture.height))
    // A strip of paper is no page; of a page the middle is enough.
    let width = min(4_096, max(Self.side, Int((Float(picture.width) * scale).rounded())))
    let height = min(4_096, max(Self.side, Int((Float(picture.height) * scale).rounded())))
    let values = middle(of: picture.planes(width: width, height: height), width, height)
    return try model.run(values, sizes: [1, 3, Self.side, Self.side]) { answer, sizes throws(RecognitionFailure) in
      guard sizes == [1, 4], let best = answer.indices.max(by: { answer[$0] < answer[$1] }) else {
        throw .unexpected(file: model.name, reason: "\(sizes) ≠ [1, 4]")
      }
      return (best, answer[best])
    }
  }

  /// The square in the middle, with the mean and the spread that the model was made for.
  private func middle(of planes: [Float], _ width: Int, _ height: Int) -> [Float] {
    let (means, spreads): ([Float], [Float]) = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    let (left, top) = ((width - Self.side) / 2, (height - Self.side) / 2)
    var values: [Float] = []
    values.reserveCapacity(3 * Self.side * Self.side)
    for plane in 0..<3 {
      for row in top..<(top + Self.side) {
        let start = (plane * height + row) * width + left
        for value in planes[start..<(start + Self.side)] {
          values.append(((value + 1) / 2 - means[plane]) / spreads[plane])
        }
      }
    }
    return values
  }
}
