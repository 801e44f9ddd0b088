import SQLColumns
import SQLFunctions
import SQLPlanning

/// The rows of two inputs put together: the right is kept and looked up, the left flows.
final class JoinOperator: BatchStream {
  private let plan: JoinPlan
  private let left: any BatchStream
  private let right: any BatchStream
  private let evaluation: Evaluation
  private let cancellation: Cancellation
  private var table: JoinTable?
  private var pending: [Batch] = []
  private var isAtEnd = false

  init(
    _ plan: JoinPlan, _ left: any BatchStream, _ right: any BatchStream, _ evaluation: Evaluation, _ cancellation: Cancellation
  ) {
    (self.plan, self.left, self.right) = (plan, left, right)
    (self.evaluation, self.cancellation) = (evaluation, cancellation)
  }

  func next() throws(SQLError) -> Batch? {
    let table = try known()
    while true {
      if let batch = pending.popLast() { return batch }
      if isAtEnd { return nil }
      try cancellation.check()
      guard let batch = try left.next() else {
        isAtEnd = true
        if let rest = unmatchedRight(table) { return rest }
        continue
      }
      pending = try joined(batch, table).reversed()
    }
  }

  private func known() throws(SQLError) -> JoinTable {
    if let table { return table }
    return try build()
  }

  private func build() throws(SQLError) -> JoinTable {
    let batch = try Executor.collect(right, plan.right.types)
    var keys: [Column] = []
    for key in plan.keys { keys.append(try evaluation.column(key.right, batch)) }
    let table = JoinTable(batch, keys)
    self.table = table
    return table
  }

  /// What comes out for a batch of the left.
  private func joined(_ batch: Batch, _ table: JoinTable) throws(SQLError) -> [Batch] {
    var keys: [Column] = []
    for key in plan.keys { keys.append(try evaluation.column(key.left, batch)) }
    var matched = [Bool](repeating: false, count: batch.count)
    var results: [Batch] = []
    var pairs = table.pairs(keys, batch.count)
    while let (lefts, rights) = pairs.next() {
      var (lefts, rights) = (lefts, rights)
      var both: Batch?
      if let condition = plan.condition {
        let candidates = combine(batch, lefts, table.batch, rights)
        let rows = try evaluation.rows(where: condition, candidates)
        if rows.count < lefts.count {
          lefts = rows.map { lefts[Int($0)] }
          rights = rows.map { rights[Int($0)] }
          both = candidates.gather(rows)
        } else {
          both = candidates
        }
      }
      for row in lefts { matched[Int(row)] = true }
      switch plan.kind {
      case .right, .full:
        table.mark(rights)
        fallthrough
      case .inner, .left:
        if !lefts.isEmpty { results.append(both ?? combine(batch, lefts, table.batch, rights)) }
      case .mark, .semi, .anti: break
      }
    }
    return finish(batch, matched, results, table)
  }

  private func finish(_ batch: Batch, _ matched: [Bool], _ results: [Batch], _ table: JoinTable) -> [Batch] {
    switch plan.kind {
    case .inner, .right: return results
    case .left, .full:
      let lonely = rows(of: matched, equal: false)
      guard !lonely.isEmpty else { return results }
      return results + [combine(batch, lonely, table.batch, [Int32](repeating: -1, count: lonely.count))]
    case .semi, .anti:
      let kept = rows(of: matched, equal: plan.kind == .semi)
      return kept.isEmpty ? [] : [kept.count == batch.count ? batch : batch.gather(kept)]
    case .mark:
      return [Batch(batch.columns + [Column(.boolean, count: batch.count, .booleans(matched))], count: batch.count)]
    }
  }

  private func rows(of flags: [Bool], equal wanted: Bool) -> [Int32] {
    flags.indices.compactMap { flags[$0] == wanted ? Int32($0) : nil }
  }

  private func combine(_ left: Batch, _ lefts: [Int32], _ right: Batch, _ rights: [Int32]) -> Batch {
    Batch(left.columns.map { $0.gather(lefts) } + right.columns.map { $0.gather(rights) }, count: lefts.count)
  }

  private func unmatchedRight(_ table: JoinTable) -> Batch? {
    guard plan.kind == .right || plan.kind == .full else { return nil }
    let rest = table.unmarked
    guard !rest.isEmpty else { return nil }
    let nulls = plan.left.types.map { Column.constant(.null, $0, count: rest.count) }
    return Batch(nulls + table.batch.columns.map { $0.gather(rest) }, count: rest.count)
  }
}

/// The right side of a join, found by its keys.
final class JoinTable {
  let batch: Batch
  private let isKeyed: Bool
  private var groups = GroupTable()
  /// The first row of each key, and for each row the next one with the same key.
  private var first: [Int32] = []
  private var following: [Int32]
  private var marked: [Bool] = []

  init(_ batch: Batch, _ keys: [Column]) {
    self.batch = batch
    isKeyed = !keys.isEmpty
    following = []
    guard isKeyed else { return }
    following = [Int32](repeating: -1, count: batch.count)
    let places = groups.add(keys, count: batch.count) { _ in }
    first = [Int32](repeating: -1, count: groups.count)
    for row in stride(from: batch.count - 1, through: 0, by: -1) {
      let place = Int(places[row])
      following[row] = first[place]
      first[place] = Int32(row)
    }
  }

  /// Notes that rows have found a partner.
  func mark(_ rows: [Int32]) {
    if marked.isEmpty { marked = [Bool](repeating: false, count: batch.count) }
    for row in rows { marked[Int(row)] = true }
  }

  /// The rows without a partner.
  var unmarked: [Int32] {
    (0..<Int32(batch.count)).filter { marked.isEmpty || !marked[Int($0)] }
  }

  /// Pairs of rows with equal keys, or all pairs if there are no keys.
  func pairs(_ keys: [Column], _ count: Int) -> Pairs {
    let found = isKeyed ? groups.find(keys, count: count) : []
    return Pairs(table: self, found: found, count: count)
  }

  /// Yields pairs in pieces of bounded size.
  struct Pairs {
    private let table: JoinTable
    private let found: [Int32]
    private let count: Int
    private var left = 0
    private var right: Int32 = -2

    private static let limit = 32_768

    init(table: JoinTable, found: [Int32], count: Int) {
      (self.table, self.found, self.count) = (table, found, count)
    }

    mutating func next() -> ([Int32], [Int32])? {
      var lefts: [Int32] = []
      var rights: [Int32] = []
      while left < count, lefts.count < Pairs.limit {
        if right == -2 { right = table.start(found, left) }
        guard right >= 0 else {
          left += 1
          right = -2
          continue
        }
        lefts.append(Int32(left))
        rights.append(right)
        right = table.after(right)
        if right < 0 {
          left += 1
          right = -2
        }
      }
      return lefts.isEmpty ? nil : (lefts, rights)
    }
  }

  private func start(_ found: [Int32], _ row: Int) -> Int32 {
    if !isKeyed { return batch.count > 0 ? 0 : -1 }
    return found[row] < 0 ? -1 : first[Int(found[row])]
  }

  private func after(_ row: Int32) -> Int32 {
    if isKeyed { return following[Int(row)] }
    return Int(row) + 1 < batch.count ? row + 1 : -1
  }
}
