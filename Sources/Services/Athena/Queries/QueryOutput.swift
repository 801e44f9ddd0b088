import Documents
import SQLColumns
import SQLPlanning

/// What a finished query yields: columns, and rows whose cells are the texts that clients are shown.
struct QueryOutput: Sendable {
  /// How a result is stored and whether its first page begins with the columns' names.
  enum Form: String, Sendable {
    /// SELECT: a CSV file, a header row.
    case table = "csv"
    /// SHOW and DESCRIBE: a text file, no header row.
    case text = "txt"
  }

  let form: Form
  let columns: [QueryPlan.Output]
  let rows: [[String?]]

  /// The outcome of a SELECT.
  init(_ outputs: [QueryPlan.Output], _ batch: Batch) {
    (form, columns) = (.table, outputs)
    rows = (0..<batch.count).map { row in batch.columns.map { $0.type.text($0[row]) } }
  }

  /// Lines of text; each is one row with one cell, whatever the number of columns, as Athena answers DDL.
  init(columns names: [String], lines: [String]) {
    form = .text
    columns = names.map { QueryPlan.Output($0, .varchar(nil)) }
    rows = lines.map { [$0] }
  }

  /// As it is stored until it is fetched.
  var json: JSON {
    .object([
      "form": .string(form.rawValue),
      "columns": .array(
        columns.map { column in
          let (precision, scale) = column.type.precisionAndScale
          return .object([
            "name": .string(column.name), "type": .string(form == .text ? "string" : column.type.columnType),
            "precision": .number(form == .text ? 0 : precision), "scale": .number(scale),
          ])
        }),
      "rows": .array(rows.map { .array($0.map { $0.map { .string($0) } ?? .null }) }),
    ])
  }
}
