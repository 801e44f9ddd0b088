import SQLColumns

/// Numbers the different keys of rows, from 0 in the order of their appearance.
struct GroupTable {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private var offsets: [Int] = [0]
  private var keys: [UInt8] = []
  private var integers: [Int64] = []
  private var nullGroup: Int32 = -1
  /// A single whole number as key needs no bytes; settled by the first rows.
  private var isInteger: Bool?

  init() { slots = [Int32](repeating: -1, count: 1024) }

  /// How many keys there are.
  private(set) var count = 0

  /// The number of each row's key; new keys are added.
  /// - Parameter isNew: called for each row with a new key.
  mutating func add(_ columns: [Column], count rows: Int, isNew: (Int) -> Void) -> [Int32] {
    if let values = integerKeys(columns) { return addIntegers(values, columns[0], rows, isNew) }
    let sources = columns.map { KeyColumn($0) }
    var groups = [Int32](repeating: 0, count: rows)
    var buffer: [UInt8] = []
    for row in 0..<rows {
      buffer.removeAll(keepingCapacity: true)
      _ = KeyEncoder.append(sources, row, to: &buffer)
      let before = count
      groups[row] = insert(buffer)
      if count > before { isNew(row) }
    }
    return groups
  }

  /// The number of each row's key; -1 for keys that are not there or hold NULL.
  func find(_ columns: [Column], count rows: Int) -> [Int32] {
    if isInteger == true, let values = plainIntegers(columns) { return findIntegers(values, columns[0], rows) }
    let sources = columns.map { KeyColumn($0) }
    var groups = [Int32](repeating: -1, count: rows)
    var buffer: [UInt8] = []
    for row in 0..<rows {
      buffer.removeAll(keepingCapacity: true)
      if KeyEncoder.append(sources, row, to: &buffer) { continue }
      groups[row] = lookUp(buffer, GroupTable.hash(buffer))
    }
    return groups
  }

  // MARK: Bytes

  private mutating func insert(_ key: [UInt8]) -> Int32 {
    let hash = GroupTable.hash(key)
    let found = lookUp(key, hash)
    if found >= 0 { return found }
    keys.append(contentsOf: key)
    offsets.append(keys.count)
    return place(hash)
  }

  private func lookUp(_ key: [UInt8], _ hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while true {
      let group = slots[slot]
      if group < 0 { return -1 }
      if hashes[Int(group)] == hash, equals(Int(group), key) { return group }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private func equals(_ group: Int, _ key: [UInt8]) -> Bool {
    let (start, end) = (offsets[group], offsets[group + 1])
    guard end - start == key.count else { return false }
    for index in key.indices where keys[start + index] != key[index] { return false }
    return true
  }

  private mutating func place(_ hash: UInt64) -> Int32 {
    if (count + 1) * 2 > slots.count { grow() }
    let group = Int32(count)
    hashes.append(hash)
    count += 1
    put(group, hash)
    return group
  }

  private mutating func put(_ group: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = group
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for group in 0..<count where Int32(group) != nullGroup { put(Int32(group), hashes[group]) }
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count)
      var place = 0
      while place + 8 <= raw.count {
        hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      var tail: UInt64 = 0
      while place < raw.count {
        tail = tail << 8 | UInt64(raw[place])
        place += 1
      }
      return mix(hash ^ tail)
    }
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }

  // MARK: One whole number

  private mutating func integerKeys(_ columns: [Column]) -> [Int64]? {
    let values = plainIntegers(columns)
    if isInteger == nil { isInteger = values != nil }
    return isInteger == true ? values : nil
  }

  private func plainIntegers(_ columns: [Column]) -> [Int64]? {
    guard columns.count == 1, columns[0].type.layout == .integers, case .integers(let values) = columns[0].flattened.storage
    else { return nil }
    return values
  }

  private mutating func addIntegers(_ values: [Int64], _ column: Column, _ rows: Int, _ isNew: (Int) -> Void) -> [Int32] {
    let nulls = column.flattened.nulls
    var groups = [Int32](repeating: 0, count: rows)
    for row in 0..<rows {
      if let nulls, nulls[row] {
        if nullGroup < 0 {
          integers.append(0)
          nullGroup = placeNull()
          isNew(row)
        }
        groups[row] = nullGroup
        continue
      }
      let hash = GroupTable.mix(UInt64(bitPattern: values[row]) ^ 0x9E37_79B9_7F4A_7C15)
      let found = lookUp(values[row], hash)
      if found >= 0 {
        groups[row] = found
      } else {
        integers.append(values[row])
        groups[row] = place(hash)
        isNew(row)
      }
    }
    return groups
  }

  /// The group of NULL has a number but no slot.
  private mutating func placeNull() -> Int32 {
    hashes.append(0)
    count += 1
    return Int32(count - 1)
  }

  @inline(__always)
  private func lookUp(_ value: Int64, _ hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while true {
      let group = slots[slot]
      if group < 0 { return -1 }
      if integers[Int(group)] == value { return group }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private func findIntegers(_ values: [Int64], _ column: Column, _ rows: Int) -> [Int32] {
    let nulls = column.flattened.nulls
    return (0..<rows).map { row in
      if let nulls, nulls[row] { return -1 }
      return lookUp(values[row], GroupTable.mix(UInt64(bitPattern: values[row]) ^ 0x9E37_79B9_7F4A_7C15))
    }
  }
}
