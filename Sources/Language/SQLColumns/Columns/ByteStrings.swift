/// Byte strings one after the other.
public struct ByteStrings: Sendable, Equatable {
  /// Where each string begins, and the end of the last: one more than there are strings.
  public var offsets: [Int]
  /// The bytes of all.
  public var data: [UInt8]

  /// Strings by their offsets.
  public init(offsets: [Int] = [0], data: [UInt8] = []) {
    (self.offsets, self.data) = (offsets, data)
  }

  /// How many there are.
  public var count: Int { offsets.count - 1 }

  /// A copy of one string.
  public subscript(index: Int) -> [UInt8] { Array(data[offsets[index]..<offsets[index + 1]]) }

  /// The length of one string in bytes.
  public func length(_ index: Int) -> Int { offsets[index + 1] - offsets[index] }

  /// Appends a string.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    data.append(contentsOf: bytes)
    offsets.append(data.count)
  }

  /// Appends a string from memory.
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    data.append(contentsOf: bytes)
    offsets.append(data.count)
  }

  /// Works on one string's bytes in place.
  @inlinable public func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  {
    try data.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[offsets[index]..<offsets[index + 1]]))
    }
  }

  /// The strings at some places; a negative place gives an empty one.
  public func gather(_ places: [Int32]) -> ByteStrings {
    var total = 0
    for place in places where place >= 0 { total += length(Int(place)) }
    var result = ByteStrings(offsets: [], data: [])
    result.offsets.reserveCapacity(places.count + 1)
    result.offsets.append(0)
    result.data = [UInt8](unsafeUninitializedCapacity: total) { target, filled in
      data.withUnsafeBufferPointer { source in
        offsets.withUnsafeBufferPointer { starts in
          var end = 0
          for place in places {
            if place >= 0 {
              let start = starts[Int(place)]
              let length = starts[Int(place) + 1] - start
              if length > 0, let to = target.baseAddress, let from = source.baseAddress {
                (to + end).update(from: from + start, count: length)
              }
              end += length
            }
            result.offsets.append(end)
          }
          filled = end
        }
      }
    }
    return result
  }
}
