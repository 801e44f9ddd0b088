/// The offsets of one region over time: the transitions of a TZif file (RFC 8536) and the rule for the years after them.
struct TimeZoneRules: Sendable {
  static let utc = TimeZoneRules(starts: [], offsets: [0], tail: nil)

  /// Moments at which `offsets[i + 1]` begins to hold.
  private let starts: [Int64]
  /// Seconds east; the first holds before all transitions.
  private let offsets: [Int64]
  private let tail: DaylightRule?

  private init(starts: [Int64], offsets: [Int64], tail: DaylightRule?) {
    (self.starts, self.offsets, self.tail) = (starts, offsets, tail)
  }

  /// The rules of a TZif file of version 2 or later; nil if the bytes are none.
  init?(_ bytes: [UInt8]) {
    var reader = BigEndianReader(bytes)
    guard let first = reader.header(), first.version >= 0x32 else { return nil }
    reader.skip(first.bodySize(timeSize: 4))
    guard let header = reader.header() else { return nil }
    let starts = (0..<header.times).map { _ in reader.integer(8) }
    let kinds = (0..<header.times).map { _ in Int(reader.integer(1)) }
    let types = (0..<header.types).map { _ -> Int64 in
      let offset = reader.integer(4)
      reader.skip(2)
      return offset
    }
    guard !reader.failed, !types.isEmpty, kinds.allSatisfy({ types.indices.contains($0) }) else { return nil }
    reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals)
    self.init(
      starts: starts, offsets: [types[0]] + kinds.map { types[$0] }, tail: DaylightRule(reader.footer()))
  }

  func offset(atUTC seconds: Int64) -> Int64 {
    if let last = starts.last, seconds >= last, let tail { return tail.offset(atUTC: seconds) }
    if starts.isEmpty, let tail { return tail.offset(atUTC: seconds) }
    return offsets[index(seconds)]
  }

  func utc(ofLocal local: Int64) -> Int64 {
    // The offsets a day before and after are the only ones that can hold.
    let before = offset(atUTC: local &- 86_400)
    let after = offset(atUTC: local &+ 86_400)
    if offset(atUTC: local &- before) == before { return local &- before }
    if offset(atUTC: local &- after) == after { return local &- after }
    return local &- before
  }

  /// How many transitions lie at or before a moment.
  private func index(_ seconds: Int64) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The head of a TZif block.
private struct Header {
  var version: UInt8
  var universals, standards, leaps, times, types, characters: Int

  func bodySize(timeSize: Int) -> Int {
    times * timeSize + times + types * 6 + characters + leaps * (timeSize + 4) + standards + universals
  }
}

/// Big-endian numbers, never beyond the end.
private struct BigEndianReader {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var failed = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() -> Header? {
    guard place + 44 <= bytes.count, Array(bytes[place..<place + 4]) == Array("TZif".utf8) else { return nil }
    let version = bytes[place + 4]
    skip(20)
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ $0 >= 0 && $0 < 100_000 }) else { return nil }
    return Header(
      version: version, universals: counts[0], standards: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
      characters: counts[5])
  }

  mutating func skip(_ count: Int) { place += count }

  mutating func integer(_ size: Int) -> Int64 {
    guard place + size <= bytes.count else {
      failed = true
      return 0
    }
    var value: Int64 = bytes[place] >= 0x80 && size > 1 ? -1 : 0
    for byte in bytes[place..<place + size] { value = value << 8 | Int64(byte) }
    place += size
    return value
  }

  /// The POSIX rule between two line ends.
  func footer() -> String {
    guard place < bytes.count, bytes[place] == 10 else { return "" }
    return String(decoding: bytes[(place + 1)...].prefix { $0 != 10 }, as: UTF8.self)
  }
}
