import Documents
import Reports

/// A column in the short form, `name TYPE` or just `name`.
struct ColumnExpectation {
  var name: String
  /// The type, either OpenMetadata's word or the type as displayed; nil if it does not matter.
  var type: String?

  /// The columns of a list in the short form; nil if the matcher is no such list.
  static func list(_ matcher: Matcher) -> [ColumnExpectation]? {
    guard case .list(let elements) = matcher.kind else { return nil }
    let columns = elements.compactMap { element -> ColumnExpectation? in
      guard case .literal(let literal) = element.kind else { return nil }
      let parts = literal.text.split(separator: " ", maxSplits: 1).map(String.init)
      return parts.first.map { ColumnExpectation(name: $0, type: parts.count > 1 ? parts[1] : nil) }
    }
    return columns.count == elements.count ? columns : nil
  }

  /// The columns side by side; nil if all are as wanted, in the order wanted.
  static func compare(_ wanted: [ColumnExpectation], _ emitted: [JSON]) -> Comparison? {
    let names = emitted.map { $0["name"]?.string ?? "" }
    let rows = wanted.enumerated().map { index, column in
      guard let position = names.firstIndex(of: column.name) else {
        return Comparison.Row(column.name, expected: column.type ?? "present", actual: "(missing)", remark: "column not emitted")
      }
      return column.row(emitted[position], isInPlace: position == index)
    }
    let surplus = emitted.filter { column in !wanted.contains { $0.name == column["name"]?.string } }.map { column in
      Comparison.Row(
        column["name"]?.string ?? "(unnamed)", expected: "(nothing)", actual: column["dataType"]?.string ?? "?",
        remark: "not expected")
    }
    let all = markOrder(rows, onlyOrder: rows.allSatisfy { $0.remark == nil || $0.remark == order } && surplus.isEmpty) + surplus
    return all.contains { $0.remark != nil } ? Comparison(actualHeading: "emitted", rows: all) : nil
  }

  private static let order = "order"

  /// A missing column shifts all that follow: their places are only remarked if nothing else is wrong.
  private static func markOrder(_ rows: [Comparison.Row], onlyOrder: Bool) -> [Comparison.Row] {
    rows.map { row in
      guard row.remark == order, !onlyOrder else { return row }
      return Comparison.Row(row.name, expected: row.expected, actual: row.actual)
    }
  }

  private func row(_ column: JSON, isInPlace: Bool) -> Comparison.Row {
    let (dataType, display) = (column["dataType"]?.string ?? "?", column["dataTypeDisplay"]?.string)
    let isRight = type.map { $0.uppercased() == dataType.uppercased() || $0.lowercased() == display?.lowercased() } ?? true
    return Comparison.Row(
      name, expected: type ?? "present", actual: dataType,
      remark: isRight ? (isInPlace ? nil : ColumnExpectation.order) : "dataType")
  }
}
