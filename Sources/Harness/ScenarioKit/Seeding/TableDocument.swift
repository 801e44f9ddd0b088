import Digests
import Documents

/// A table in the short form as Glue's `TableInput`.
struct TableDocument {
  let json: JSON

  init(_ table: TableSeed, in database: String) {
    if let written = table.tableInput {
      json = written
      return
    }
    let storage = JSON.object([
      "Columns": .array(table.columns.enumerated().map { TableDocument.column($1, number: $0 + 1, of: table.format) }),
      "Location": .string(TableDocument.location(of: table, in: database)),
      "InputFormat": table.format.inputFormat.map { .string($0) },
      "OutputFormat": table.format.outputFormat.map { .string($0) },
      "SerdeInfo": table.format.serialization.map { library in
        .object([
          "SerializationLibrary": .string(library), "Parameters": .pairs(table.format.serializationParameters),
        ])
      },
    ])
    json = .object([
      "Name": .string(table.name), "Description": table.comment.map { .string($0) },
      "Owner": table.owner.map { .string($0) }, "TableType": .string("EXTERNAL_TABLE"),
      "Parameters": .pairs(TableDocument.parameters(of: table, in: database)),
      "PartitionKeys": .array(table.partitionKeys.map { TableDocument.column($0) }), "StorageDescriptor": storage,
    ])
  }

  /// Where a table's files lie: as written, or in the bucket `lake`.
  static func location(of table: TableSeed, in database: String) -> String {
    table.dataLocation ?? "s3://lake/\(database)/\(table.name)/"
  }

  /// A column as Glue has it.
  static func column(_ column: ColumnSeed) -> JSON {
    .object([
      "Name": .string(column.name), "Type": .string(column.type), "Comment": column.comment.map { .string($0) },
    ])
  }

  /// Iceberg tells with each column whether the newest version of the table still has it.
  private static func column(_ column: ColumnSeed, number: Int, of format: TableSeed.Format) -> JSON {
    var json = TableDocument.column(column)
    if format == .iceberg {
      json.set(
        "Parameters",
        .pairs([("iceberg.field.current", "true"), ("iceberg.field.id", String(number)), ("iceberg.field.optional", "true")]))
    }
    return json
  }

  private static func parameters(of table: TableSeed, in database: String) -> [(name: String, value: String)] {
    var own: [(name: String, value: String)] = [("EXTERNAL", "TRUE")]
    if table.format == .iceberg {
      let folder = location(of: table, in: database)
      let slash = folder.hasSuffix("/") ? "" : "/"
      own += [("table_type", "ICEBERG"), ("metadata_location", "\(folder)\(slash)metadata/00000.metadata.json")]
    } else {
      own.append(("classification", table.format.rawValue))
    }
    return own.filter { pair in !table.parameters.contains { $0.name == pair.name } } + table.parameters
  }
}

/// A view as Glue keeps Athena's views: the definition as JSON in base64 inside a comment.
struct ViewDocument {
  let json: JSON

  init(_ view: ViewSeed, in database: String) {
    let columns = view.columns.map { JSON.object(["name": .string($0.name), "type": .string($0.type)]) }
    let definition = JSON.object([
      "originalSql": .string(view.sql), "catalog": .string("awsdatacatalog"), "schema": .string(database),
      "columns": .array(columns),
    ])
    json = .object([
      "Name": .string(view.name), "Description": view.comment.map { .string($0) }, "TableType": .string("VIRTUAL_VIEW"),
      "Parameters": .pairs([("presto_view", "true"), ("comment", "Presto View")]), "PartitionKeys": .array([]),
      "StorageDescriptor": .object([
        "Columns": .array(view.columns.map { TableDocument.column($0) }), "Location": .string(""),
      ]),
      "ViewOriginalText": .string("/* Presto View: \(Base64.encode(definition.bytes)) */"),
      "ViewExpandedText": .string("/* Presto View */"),
    ])
  }
}

extension TableSeed.Format {
  private static let hive = "org.apache.hadoop.hive.ql.io"

  /// The class that splits files into records; nil where the table's own metadata says it.
  fileprivate var inputFormat: String? {
    switch self {
    case .parquet: "\(Self.hive).parquet.MapredParquetInputFormat"
    case .orc: "\(Self.hive).orc.OrcInputFormat"
    case .avro: "\(Self.hive).avro.AvroContainerInputFormat"
    case .csv, .tsv, .json: "org.apache.hadoop.mapred.TextInputFormat"
    case .iceberg: nil
    }
  }

  fileprivate var outputFormat: String? {
    switch self {
    case .parquet: "\(Self.hive).parquet.MapredParquetOutputFormat"
    case .orc: "\(Self.hive).orc.OrcOutputFormat"
    case .avro: "\(Self.hive).avro.AvroContainerOutputFormat"
    case .csv, .tsv, .json: "\(Self.hive).HiveIgnoreKeyTextOutputFormat"
    case .iceberg: nil
    }
  }

  /// The class that reads rows.
  fileprivate var serialization: String? {
    switch self {
    case .parquet: "\(Self.hive).parquet.serde.ParquetHiveSerDe"
    case .orc: "\(Self.hive).orc.OrcSerde"
    case .avro: "org.apache.hadoop.hive.serde2.avro.AvroSerDe"
    case .csv, .tsv: "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"
    case .json: "org.openx.data.jsonserde.JsonSerDe"
    case .iceberg: nil
    }
  }

  fileprivate var serializationParameters: [(name: String, value: String)] {
    switch self {
    case .csv: [("field.delim", ","), ("serialization.format", ",")]
    case .tsv: [("field.delim", "\t"), ("serialization.format", "\t")]
    default: [("serialization.format", "1")]
    }
  }
}
