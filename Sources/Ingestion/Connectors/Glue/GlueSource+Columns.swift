import AWSClient
import IngestionCore
import MetadataModel

extension GlueSource {
  /// The columns of a table, those it is partitioned by last.
  func columns(of table: GlueTable, warn: (IngestionWarning) -> Void) throws(IngestionFailure) -> [Column] {
    var columns: [Column] = []
    var names: Set<String> = []
    for column in table.columns + table.partitionKeys {
      if compatibility.dropsDuplicateColumns, !names.insert(column.name).inserted {
        warn(IngestionWarning(table.name, "column \(column.name) of table \(table.name) is listed twice; the second is left out"))
      } else {
        columns.append(try self.column(column, of: table, warn: warn))
      }
    }
    return columns
  }

  private func column(
    _ column: GlueColumn, of table: GlueTable, warn: (IngestionWarning) -> Void
  ) throws(IngestionFailure) -> Column {
    let type: ColumnType
    do throws(ColumnTypeError) {
      type = try self.type(of: column)
    } catch {
      guard compatibility.toleratesUnreadableTypes else {
        let name = NameLimits.cut(table.name, to: NameLimits.table)
        throw IngestionFailure(name, "Unexpected exception to yield table [\(name)]: \(error)")
      }
      warn(IngestionWarning(table.name, "the type of column \(column.name) of table \(table.name) cannot be read: \(error)"))
      type = ColumnType(.unknown, display: column.type, dataLength: 1)
    }
    return Column(
      name: NameLimits.cut(column.name, to: NameLimits.column), displayName: column.name, type: type,
      description: column.comment)
  }

  private func type(of column: GlueColumn) throws(ColumnTypeError) -> ColumnType {
    var type = try HiveTypeParser(style: compatibility.readsTypesExactly ? .exact : .v1_12).parse(column.type)
    if type.dataType == .union { type.display = column.type.filter { $0 != " " } }
    if type.precision == nil { type.dataLength = type.dataLength ?? 1 }
    return type
  }
}
