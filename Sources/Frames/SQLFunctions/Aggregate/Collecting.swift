import Glibc
import SQLColumns

extension AggregateFunction {
  /// Aggregates that collect values, and statistics.
  static var collecting: [AggregateFunction] { lists + distributions + statistics }

  private static var lists: [AggregateFunction] {
    [
      AggregateFunction("array_agg(T) -> array(T)", readsNulls: true) { context in
        RowAccumulator(context.result, [SQLValue]()) {
          $0.append($1[0])
        } finish: {
          $0.isEmpty ? .null : .array($0)
        }
      },
      AggregateFunction("set_agg(T) -> array(T)", readsNulls: true) { context in
        RowAccumulator(context.result, [SQLValue]()) { state, row throws(SQLError) in
          if try !ScalarFunction.holds(state, row[0], context.types[0]) { state.append(row[0]) }
        } finish: {
          $0.isEmpty ? .null : .array($0)
        }
      },
      AggregateFunction("listagg(varchar(x)) -> varchar") { _ in joined(separator: nil) },
      AggregateFunction("listagg(varchar(x), varchar(y)) -> varchar") { _ in joined(separator: 1) },
      AggregateFunction("map_agg(K:comparable,V) -> map(K,V)", readsNulls: true) { context in
        RowAccumulator(context.result, [SQLValue.Entry]()) { state, row throws(SQLError) in
          guard !row[0].isNull else { return }
          for entry in state where try Comparison.isSame(entry.key, row[0], context.types[0]) { return }
          state.append(.init(row[0], row[1]))
        } finish: {
          $0.isEmpty ? .null : .map($0)
        }
      },
      AggregateFunction("multimap_agg(K:comparable,V) -> map(K,array(V))", readsNulls: true) { context in
        RowAccumulator(context.result, [SQLValue.Entry]()) { state, row throws(SQLError) in
          guard !row[0].isNull else { return }
          for index in state.indices where try Comparison.isSame(state[index].key, row[0], context.types[0]) {
            state[index].value = .array(state[index].value.elements + [row[1]])
            return
          }
          state.append(.init(row[0], .array([row[1]])))
        } finish: {
          $0.isEmpty ? .null : .map($0)
        }
      },
      AggregateFunction("map_union(map(K,V)) -> map(K,V)") { context in
        let key = context.result.children[0]
        return RowAccumulator(context.result, [SQLValue.Entry]?.none) { state, row throws(SQLError) in
          var entries = state ?? []
          next: for entry in row[0].entries {
            for known in entries where try Comparison.isSame(known.key, entry.key, key) { continue next }
            entries.append(entry)
          }
          state = entries
        } finish: {
          $0.map { .map($0) } ?? .null
        }
      },
      AggregateFunction("histogram(K:comparable) -> map(K,bigint)") { context in
        RowAccumulator(context.result, [SQLValue.Entry]()) { state, row throws(SQLError) in
          for index in state.indices where try Comparison.isSame(state[index].key, row[0], context.types[0]) {
            state[index].value = .integer(state[index].value.integer + 1)
            return
          }
          state.append(.init(row[0], .integer(1)))
        } finish: {
          $0.isEmpty ? .null : .map($0)
        }
      },
    ]
  }

  private static func joined(separator: Int?) -> any Accumulator {
    RowAccumulator(.varchar(nil), [UInt8]?.none) { state, row in
      state = state.map { $0 + (separator.map { row[$0].bytes } ?? []) + row[0].bytes } ?? row[0].bytes
    } finish: {
      $0.map { .bytes($0) } ?? .null
    }
  }

  // MARK: Distributions

  private static var distributions: [AggregateFunction] {
    [
      AggregateFunction("approx_distinct(T:comparable) -> bigint") { _ in distinct() },
      AggregateFunction("approx_distinct(T:comparable,double) -> bigint") { _ in distinct() },
    ]
      + ["bigint", "double", "real"].flatMap { type in
        [
          AggregateFunction("approx_percentile(\(type),double) -> \(type)") { context in
            percentile(context, fraction: 1, weight: nil)
          },
          AggregateFunction("approx_percentile(\(type),double,double) -> \(type)") { context in
            percentile(context, fraction: 2, weight: 1)
          },
          AggregateFunction("approx_percentile(\(type),array(double)) -> array(\(type))") { context in
            percentile(context, fraction: 1, weight: nil)
          },
          AggregateFunction("approx_percentile(\(type),double,array(double)) -> array(\(type))") { context in
            percentile(context, fraction: 2, weight: 1)
          },
        ]
      }
  }

  /// Exact: no sketch is needed on one machine.
  private static func distinct() -> any Accumulator {
    RowAccumulator(.bigint, Set<SQLValue>()) {
      $0.insert($1[0])
    } finish: {
      .integer(Int64($0.count))
    }
  }

  private struct Weighted {
    var values: [(value: SQLValue, weight: Double)] = []
    var fractions: SQLValue = .null
  }

  private static func percentile(_ context: CallContext, fraction: Int, weight: Int?) -> any Accumulator {
    RowAccumulator(context.result, Weighted()) { state, row throws(SQLError) in
      let asked = row[fraction]
      for part in asked.elements.isEmpty ? [asked] : asked.elements {
        guard part.double >= 0, part.double <= 1 else { throw .argument("percentile must be between 0 and 1") }
      }
      let weight = weight.map { row[$0].double } ?? 1
      guard weight > 0 else { throw .argument("percentile weight must be > 0") }
      state.fractions = asked
      state.values.append((row[0], weight))
    } finish: { state in
      guard !state.values.isEmpty else { return .null }
      let sorted = state.values.sorted { Comparison.orderDoubles($0.value.double, $1.value.double) < 0 }
      let total = sorted.reduce(0) { $0 + $1.weight }
      func at(_ fraction: Double) -> SQLValue {
        var left = fraction * total
        for entry in sorted {
          left -= entry.weight
          if left < 0 { return entry.value }
        }
        return sorted[sorted.count - 1].value
      }
      if case .array(let parts) = state.fractions { return .array(parts.map { at($0.double) }) }
      return at(state.fractions.double)
    }
  }

  // MARK: Statistics

  /// Count, mean and the sums of powers of distances from it.
  private struct Moments {
    var count = 0.0, mean = 0.0, m2 = 0.0, m3 = 0.0, m4 = 0.0

    mutating func add(_ value: Double) {
      let before = count
      count += 1
      let delta = value - mean
      let step = delta / count
      let square = step * step
      let term = delta * step * before
      mean += step
      m4 += term * square * (count * count - 3 * count + 3) + 6 * square * m2 - 4 * step * m3
      m3 += term * step * (count - 2) - 3 * step * m2
      m2 += term
    }
  }

  private static var statistics: [AggregateFunction] {
    let single: [(String, @Sendable (Moments) -> Double?)] = [
      ("variance", { $0.count > 1 ? $0.m2 / ($0.count - 1) : nil }),
      ("var_samp", { $0.count > 1 ? $0.m2 / ($0.count - 1) : nil }),
      ("var_pop", { $0.count > 0 ? $0.m2 / $0.count : nil }),
      ("stddev", { $0.count > 1 ? ($0.m2 / ($0.count - 1)).squareRoot() : nil }),
      ("stddev_samp", { $0.count > 1 ? ($0.m2 / ($0.count - 1)).squareRoot() : nil }),
      ("stddev_pop", { $0.count > 0 ? ($0.m2 / $0.count).squareRoot() : nil }),
      ("skewness", { $0.count > 2 ? $0.count.squareRoot() * $0.m3 / pow($0.m2, 1.5) : nil }),
      (
        "kurtosis",
        { m in
          guard m.count > 3 else { return nil }
          let n = m.count
          return (n * (n + 1) * (n - 1)) / ((n - 2) * (n - 3)) * m.m4 / (m.m2 * m.m2) - 3 * (n - 1) * (n - 1)
            / ((n - 2) * (n - 3))
        }
      ),
    ]
    let moments = single.map { name, value in
      AggregateFunction("\(name)(double) -> double") { _ in
        RowAccumulator(.double, Moments()) {
          $0.add($1[0].double)
        } finish: {
          value($0).map { .double($0) } ?? .null
        }
      }
    }
    return moments + pairs + bits + [
      AggregateFunction("geometric_mean(double) -> double") { _ in
        RowAccumulator(.double, (sum: 0.0, count: 0.0)) { state, row in
          state.sum += log(row[0].double)
          state.count += 1
        } finish: {
          $0.count == 0 ? .null : .double(exp($0.sum / $0.count))
        }
      }
    ]
  }

  /// Sums over pairs.
  private struct Pairs {
    var n = 0.0, x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0
    var covariance: Double { xy - x * y / n }
    var varianceX: Double { xx - x * x / n }
    var varianceY: Double { yy - y * y / n }
  }

  private static var pairs: [AggregateFunction] {
    let functions: [(String, @Sendable (Pairs) -> Double?)] = [
      ("corr", { $0.n > 1 ? $0.covariance / ($0.varianceX * $0.varianceY).squareRoot() : nil }),
      ("covar_pop", { $0.n > 0 ? $0.covariance / $0.n : nil }), ("covar_samp", { $0.n > 1 ? $0.covariance / ($0.n - 1) : nil }),
      ("regr_slope", { $0.n > 1 ? $0.covariance / $0.varianceX : nil }),
      ("regr_intercept", { $0.n > 1 ? $0.y / $0.n - $0.covariance / $0.varianceX * $0.x / $0.n : nil }),
    ]
    return functions.map { name, value in
      AggregateFunction("\(name)(double,double) -> double") { _ in
        RowAccumulator(.double, Pairs()) { state, row in
          let (y, x) = (row[0].double, row[1].double)
          state.n += 1
          state.x += x
          state.y += y
          state.xx += x * x
          state.yy += y * y
          state.xy += x * y
        } finish: {
          value($0).map { .double($0) } ?? .null
        }
      }
    }
  }

  private static var bits: [AggregateFunction] {
    let functions: [(String, @Sendable (Int64, Int64) -> Int64)] = [
      ("bitwise_and_agg", { $0 & $1 }), ("bitwise_or_agg", { $0 | $1 }), ("bitwise_xor_agg", { $0 ^ $1 }),
    ]
    return functions.map { name, body in
      AggregateFunction("\(name)(bigint) -> bigint") { _ in
        RowAccumulator(.bigint, Int64?.none) { state, row in
          state = state.map { body($0, row[0].integer) } ?? row[0].integer
        } finish: {
          $0.map { .integer($0) } ?? .null
        }
      }
    }
  }
}
