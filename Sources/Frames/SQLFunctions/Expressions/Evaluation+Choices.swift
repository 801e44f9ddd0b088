import SQLColumns

/// What is computed only for the rows that need it: AND, OR, CASE, COALESCE, TRY.
extension Evaluation {
  /// Three-valued AND or OR; later terms are computed for undecided rows alone, unless they cannot fail.
  func logical(_ terms: [TypedExpression], _ batch: Batch, isAnd: Bool) throws(SQLError) -> Column {
    // A row is decided by FALSE for AND, by TRUE for OR.
    var decided = [Bool](repeating: false, count: batch.count)
    var unknown = [Bool](repeating: false, count: batch.count)
    var hasUnknown = false
    for term in terms {
      let open: [Int32]? = term.neverFails ? nil : decided.indices.compactMap { decided[$0] ? nil : Int32($0) }
      let part: Column
      if let open, open.count < batch.count {
        part = try column(term, batch.gather(open))
      } else {
        part = try column(term, batch)
      }
      let flat = part.flattened
      let values = flat.booleans
      for place in 0..<values.count {
        let row = open.map { Int($0[place]) } ?? place
        if flat.nulls?[place] == true {
          unknown[row] = true
          hasUnknown = true
        } else if values[place] != isAnd {
          decided[row] = true
        }
      }
    }
    let nulls = hasUnknown ? decided.indices.map { unknown[$0] && !decided[$0] } : nil
    return Column(.boolean, count: batch.count, nulls: nulls, .booleans(isAnd ? decided.map { !$0 } : decided))
  }

  /// The first branch that holds; each branch sees only the rows that reach it.
  func choice(
    _ branches: [TypedExpression.Branch], _ otherwise: TypedExpression, _ type: SQLType, _ batch: Batch
  ) throws(SQLError) -> Column {
    var pieces = Pieces(type, count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    for branch in branches where !open.isEmpty {
      let rows = open.count == batch.count ? batch : batch.gather(open)
      let hits = try self.rows(where: branch.condition, rows)
      guard !hits.isEmpty else { continue }
      let chosen = hits.map { open[Int($0)] }
      pieces.add(try column(branch.result, hits.count == rows.count ? rows : rows.gather(hits)), at: chosen)
      open = remaining(open, hits)
    }
    if !open.isEmpty { pieces.add(try column(otherwise, open.count == batch.count ? batch : batch.gather(open)), at: open) }
    return pieces.column()
  }

  private func remaining(_ open: [Int32], _ hits: [Int32]) -> [Int32] {
    var left: [Int32] = []
    left.reserveCapacity(open.count - hits.count)
    var next = 0
    for (place, row) in open.enumerated() {
      if next < hits.count && hits[next] == Int32(place) { next += 1 } else { left.append(row) }
    }
    return left
  }

  /// The first value that is not NULL.
  func coalesce(_ terms: [TypedExpression], _ type: SQLType, _ batch: Batch) throws(SQLError) -> Column {
    var pieces = Pieces(type, count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    for (index, term) in terms.enumerated() where !open.isEmpty {
      let values = try column(term, open.count == batch.count ? batch : batch.gather(open))
      if !values.mayHaveNulls || index == terms.count - 1 {
        pieces.add(values, at: open)
        return pieces.column()
      }
      let found = (0..<Int32(open.count)).filter { !values.isNull(Int($0)) }
      pieces.add(values.gather(found), at: found.map { open[Int($0)] })
      open = remaining(open, found)
    }
    return pieces.column()
  }

  /// NULL for the rows whose computation fails.
  func attempt(_ inner: TypedExpression, _ batch: Batch) throws(SQLError) -> Column {
    do {
      return try column(inner, batch)
    } catch {
      guard error.isTried else { throw error }
      guard batch.count > 1 else { return .constant(.null, inner.type, count: batch.count) }
    }
    var builder = ColumnBuilder(inner.type, capacity: batch.count)
    for row in 0..<batch.count {
      do {
        builder.append(try column(inner, batch.slice(row..<row + 1))[0])
      } catch {
        guard error.isTried else { throw error }
        builder.appendNull()
      }
    }
    return builder.finish()
  }
}

/// Parts of a column computed for some of its rows each.
private struct Pieces {
  private let type: SQLType
  private let count: Int
  private var parts: [Column] = []
  private var places: [Int32]
  private var filled: Int32 = 0

  init(_ type: SQLType, count: Int) {
    (self.type, self.count) = (type, count)
    places = [Int32](repeating: -1, count: count)
  }

  mutating func add(_ part: Column, at rows: [Int32]) {
    for row in rows {
      places[Int(row)] = filled
      filled += 1
    }
    parts.append(part.type == type ? part : part.retyped(type))
  }

  /// The rows in order; NULL where no part has them.
  func column() -> Column {
    if parts.count == 1, parts[0].count == count { return parts[0] }
    return Column.concatenated(parts, type).gather(places)
  }
}
