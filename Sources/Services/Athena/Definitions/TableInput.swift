import Basics
import Documents
import SQLSyntax

/// What Athena writes to the Data Catalog.
extension TableDeclaration {
  /// Glue's `TableInput`.
  func input(at now: Timestamp) -> JSON {
    let storage = JSON.object([
      "Columns": .array(columns.map(\.json)), "Location": location.map { .string($0) },
      "InputFormat": .string(format.input), "OutputFormat": .string(format.output), "Compressed": .bool(false),
      "NumberOfBuckets": .number(-1),
      "SerdeInfo": .object([
        "SerializationLibrary": .string(format.serializer), "Parameters": .map(format.parameters),
      ]),
      "BucketColumns": .array([]), "SortColumns": .array([]), "StoredAsSubDirectories": .bool(false),
    ])
    let parameters =
      properties + [.init(name: "EXTERNAL", value: "TRUE"), .init(name: "transient_lastDdlTime", value: "\(now.seconds)")]
    return .object([
      "Name": .string(name.name), "Description": comment.map { .string($0) }, "Owner": .string("hadoop"),
      "Retention": .number(0), "StorageDescriptor": storage, "PartitionKeys": .array(partitionKeys.map(\.json)),
      "TableType": .string("EXTERNAL_TABLE"), "Parameters": .map(parameters),
    ])
  }
}

extension ColumnDeclaration {
  /// Glue's `Column`.
  var json: JSON {
    .object(["Name": .string(name), "Type": .string(type), "Comment": comment.map { .string($0) }])
  }
}

extension JSON {
  /// An object of texts; of equal names the last counts.
  static func map(_ properties: [DefinitionStatement.Property]) -> JSON {
    var map = JSON.object([:])
    for each in properties { map.set(each.name, .string(each.value)) }
    return map
  }

  /// What of a Glue `Table` can be sent back in a `TableInput`.
  var tableInput: JSON {
    let members = [
      "Name", "Description", "Owner", "LastAccessTime", "LastAnalyzedTime", "Retention", "StorageDescriptor",
      "PartitionKeys", "ViewOriginalText", "ViewExpandedText", "TableType", "Parameters", "TargetTable",
    ]
    var input = JSON.object([:])
    for name in members { if let value = self[name] { input.set(name, value) } }
    return input
  }

  /// Sets members of an object of texts.
  mutating func merge(_ properties: [DefinitionStatement.Property], into name: String) {
    var map = self[name] ?? .object([:])
    for each in properties { map.set(each.name, .string(each.value)) }
    set(name, map)
  }

  mutating func setLocation(_ location: String) {
    var storage = self["StorageDescriptor"] ?? .object([:])
    storage.set("Location", .string(location))
    set("StorageDescriptor", storage)
  }
}
