/// What sort of table a table is.
public enum TableType: String, Sendable, Hashable {
  /// A table that its database owns.
  case regular = "Regular"
  /// A table over files elsewhere.
  case external = "External"
  /// A view.
  case view = "View"
  /// An Iceberg table.
  case iceberg = "Iceberg"
  /// A table that is partitioned.
  case partitioned = "Partitioned"
}

/// The formats of a table's files that the server knows, in the order in which the original client looks for them.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  /// `csv`
  case csv
  /// `csv.gz`
  case csvGzip = "csv.gz"
  /// `tsv`
  case tsv
  /// `avro`
  case avro
  /// `parquet`
  case parquet
  /// `pq`
  case pq
  /// `pqt`
  case pqt
  /// `parq`
  case parq
  /// `parquet.snappy`
  case parquetSnappy = "parquet.snappy"
  /// `json`
  case json
  /// `json.gz`
  case jsonGzip = "json.gz"
  /// `json.zip`
  case jsonZip = "json.zip"
  /// `jsonl`
  case jsonLines = "jsonl"
  /// `jsonl.gz`
  case jsonLinesGzip = "jsonl.gz"
  /// `jsonl.zip`
  case jsonLinesZip = "jsonl.zip"
}
