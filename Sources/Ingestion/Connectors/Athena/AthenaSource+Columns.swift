import AWSClient
import IngestionCore
import MetadataModel

extension AthenaSource {
  /// The columns of a table, those it is partitioned by first.
  func columns(
    of table: AthenaTable, in schema: String, warn: (IngestionWarning) -> Void
  ) throws(AthenaTypeError) -> [Column] {
    var columns: [Column] = []
    for column in table.partitionKeys + current(table, in: schema) {
      do throws(AthenaTypeError) {
        columns.append(try self.column(column, of: table.name, in: schema, warn: warn))
      } catch {
        if error.losesTable { throw error }
        warn(IngestionWarning(table.name, "Unexpected exception processing column [\(column.name)]: \(error.message)"))
      }
    }
    return columns
  }

  /// The columns that an Iceberg table has now: only Glue's answer tells those that were dropped.
  private func current(_ table: AthenaTable, in schema: String) -> [GlueColumn] {
    guard table.isIceberg else { return table.columns }
    let cause: FailureCause
    do throws(FailureCause) {
      let answer = try attempt { () throws(AWSCallError) in
        try glue.table(table.name, in: schema, catalogID: connection.catalogID)
      }
      if let answer { return answer.columns.filter { $0.parameters["iceberg.field.current"] != "false" } }
      cause = FailureCause(action: "glue:GetTable", code: nil, message: "'Table'")
    } catch {
      cause = error
    }
    let line =
      "Unable to fetch metadata for table '\(table.name)' from AWS Glue. Falling back to standard column detection. Error: \(cause)"
    note(
      .loss(
        Loss(
          of: "the difference between present and dropped columns", of: "\(schema).\(table.name)", cause, line: line,
          remedy: "allow glue:GetTable, so that columns which were dropped do not come back")))
    return table.columns
  }

  private func column(
    _ column: GlueColumn, of table: String, in schema: String, warn: (IngestionWarning) -> Void
  ) throws(AthenaTypeError) -> Column {
    let read: (type: ColumnType, isPlain: Bool)
    do throws(AthenaTypeError) {
      read = try AthenaTypeReader(isExact: compatibility.readsDriverTypesExactly).read(column.type, in: schema)
    } catch {
      guard compatibility.toleratesUnreadableTypes else { throw error }
      warn(IngestionWarning(table, "the type of column \(column.name) of table \(table) cannot be read: \(error.message)"))
      read = (ColumnType(.unknown, display: column.type, dataLength: 1), true)
    }
    return Column(
      name: column.name.isEmpty ? " " : column.name, type: read.type, description: column.comment,
      constraint: read.isPlain ? "NULL" : nil, tags: nil)
  }

  /// The partitions of a table; nil if it has none.
  func partition(of table: AthenaTable) -> TablePartition? {
    guard !table.partitionKeys.isEmpty else { return nil }
    return TablePartition(
      table.partitionKeys.map { key in
        TablePartition.Part(key.name, projection(of: key.name, table) ?? DriverType(key.type).interval)
      })
  }

  /// What the table's properties say of the values of a projected partition.
  private func projection(of column: String, _ table: AthenaTable) -> TablePartition.Interval? {
    let values = table.parameters.compactMap { name, value -> String? in
      guard name.hasPrefix("projection"), name.hasSuffix("type") else { return nil }
      if compatibility == .standard { return name == "projection.\(column).type" ? value : nil }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count > 1 && parts[1] == column ? value : nil
    }
    guard let value = values.last else { return nil }
    switch value {
    case "integer", "bigint", "INTEGER", "BIGINT": return .integerRange
    case "date", "timestamp", "DATE", "DATETIME", "TIMESTAMP": return .timeUnit
    case "injected": return .injected
    default: return .columnValue
    }
  }
}
