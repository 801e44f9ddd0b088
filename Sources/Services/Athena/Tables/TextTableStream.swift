import Basics
import SQLColumns
import SQLExecution
import SQLFunctions
import SQLPlanning
import ServiceCore

/// The rows of a table of text files, file by file.
final class TextTableStream: BatchStream {
  private let scan: TableScan
  private let format: TextFormat
  private let tables: S3Tables
  private var files: ArraySlice<S3Tables.File>
  private let stored: Int
  private let keys: Int
  private let session = SQLSession(start: 0)

  init(_ scan: TableScan, _ format: TextFormat, _ tables: S3Tables, _ files: [S3Tables.File], keys: Int) {
    (self.scan, self.format, self.tables, self.files, self.keys) = (scan, format, tables, files[...], keys)
    stored = scan.table.columns.count { !$0.isHidden } - keys
  }

  func next() throws(SQLError) -> Batch? {
    guard let file = files.popFirst() else { return nil }
    guard !file.object.key.hasSuffix(".gz"), !file.object.key.hasSuffix(".bz2") else {
      throw .unsupported("Compressed text files are not supported by this version of Mocklake")
    }
    let bytes = try tables.bytes(of: file)
    var builders = scan.columns.map { ColumnBuilder(scan.table.columns[$0].type) }
    var count = 0
    var skipped = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      if skipped < format.skippedLines {
        skipped += 1
        continue
      }
      let row = try format.row(line.last == 0x0D ? line.dropLast() : line)
      for (index, column) in scan.columns.enumerated() {
        builders[index].append(column < stored ? row[column] : try derived(column, file))
      }
      count += 1
    }
    return Batch(builders.indices.map { builders[$0].finish() }, count: count)
  }

  /// A partition key's value, or what is known of the file.
  private func derived(_ column: Int, _ file: S3Tables.File) throws(SQLError) -> SQLValue {
    if column < stored + keys {
      let value = column - stored < file.values.count ? file.values[column - stored] : "__HIVE_DEFAULT_PARTITION__"
      if value == "__HIVE_DEFAULT_PARTITION__" { return .null }
      return try Cast.value(.text(value), from: .varchar(nil), to: scan.table.columns[column].type, session)
    }
    switch scan.table.columns[column].name {
    case "$path": return .text("s3://\(file.bucket)/\(file.object.key)")
    case "$file_size": return .integer(Int64(file.object.size))
    default: return .zoned(Int128(file.object.modified.milliseconds) * 1_000_000_000, .utc)
    }
  }
}
