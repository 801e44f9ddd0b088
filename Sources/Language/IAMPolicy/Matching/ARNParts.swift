/// The six parts of an ARN: everything after the fifth colon is one part.
struct ARNParts: Sendable {
  private static let colon = UInt8(ascii: ":")

  /// The bytes of the whole text.
  let bytes: [UInt8]
  /// Where each part begins; one to six entries.
  private let starts: [Int]

  /// Splits a text at its first five colons.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == Self.colon && starts.count < 6 { starts.append(index + 1) }
    self.starts = starts
  }

  /// How many parts there are, one to six.
  var count: Int { starts.count }

  /// Whether it has the form of an ARN.
  var isARN: Bool { count == 6 && part(0).elementsEqual("arn".utf8) }

  /// One part without its colon; empty if there are not so many.
  func part(_ index: Int) -> ArraySlice<UInt8> {
    guard index < starts.count else { return [] }
    return index + 1 < starts.count ? bytes[starts[index]..<starts[index + 1] - 1] : bytes[starts[index]...]
  }

  /// Everything from a part to the end; empty if there are not so many.
  func rest(from index: Int) -> ArraySlice<UInt8> {
    index < starts.count ? bytes[starts[index]...] : []
  }

  /// One part as text.
  func text(_ index: Int) -> String { String(decoding: part(index), as: UTF8.self) }
}
