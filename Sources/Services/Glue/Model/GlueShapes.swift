import AWSWire

/// The shapes of Glue's model that several operations share, with the model's lengths.
enum GlueShapes {
  /// `NameString`: one line, 1 to 255 characters.
  static let name = StringConstraint(minimum: 1, maximum: 255, pattern: singleLine)

  /// `CatalogIdString`.
  static let catalogID = StringConstraint(minimum: 1, maximum: 255, pattern: singleLine)

  static let description = StringConstraint(minimum: 0, maximum: 2048, pattern: singleLineOrBreak)

  static let singleLine = StringConstraint.Pattern(
    "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*"
  ) { text in
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF || $0 == "\t" }
  }

  static let singleLineOrBreak = StringConstraint.Pattern(
    "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*"
  ) { text in
    text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF || "\r\n\t".unicodeScalars.contains($0)
    }
  }

  /// `VersionString`.
  static let version = StringConstraint(minimum: 1, maximum: 255, pattern: singleLine)

  /// `ValueString`: a partition's value.
  static let value = StringConstraint(minimum: 1, maximum: 1024)

  /// `FilterString` and `PredicateString`: the expressions of listings.
  static let filter = StringConstraint(minimum: 0, maximum: 2048, pattern: singleLine)
  static let predicate = StringConstraint(minimum: 0, maximum: 2048, pattern: singleLineOrBreak)

  private static let parameters = Shape.map(
    key: StringConstraint(minimum: 1, maximum: 255, pattern: singleLine), value: StringConstraint(maximum: 512_000))

  private static let column = Shape.structure([
    .required("Name", .string(name)),
    .optional("Type", .string(StringConstraint(minimum: 0, maximum: 131_072, pattern: singleLine))),
    .optional("Comment", .string(StringConstraint(minimum: 0, maximum: 255, pattern: singleLine))),
    .optional("Parameters", parameters),
  ])

  private static let serDe = Shape.structure([
    .optional("Name", .string(name)),
    .optional("SerializationLibrary", .string(name)),
    .optional("Parameters", parameters),
  ])

  static let storage = Shape.structure([
    .optional("Columns", .list(column)),
    .optional("Location", .string(StringConstraint(maximum: 2056, pattern: singleLineOrBreak))),
    .optional("AdditionalLocations", .list(.text)),
    .optional("InputFormat", .string(StringConstraint(maximum: 128, pattern: singleLine))),
    .optional("OutputFormat", .string(StringConstraint(maximum: 128, pattern: singleLine))),
    .optional("Compressed", .bool),
    .optional("NumberOfBuckets", .integer(Int.min...Int.max)),
    .optional("SerdeInfo", serDe),
    .optional("BucketColumns", .list(.string(name))),
    .optional("SortColumns", .list(.structure([.required("Column", .string(name)), .required("SortOrder", .integer(0...1))]))),
    .optional("Parameters", parameters),
    .optional(
      "SkewedInfo",
      .structure([
        .optional("SkewedColumnNames", .list(.string(name))),
        .optional("SkewedColumnValues", .list(.text)),
        .optional("SkewedColumnValueLocationMaps", .map(key: .any, value: .any)),
      ])),
    .optional("StoredAsSubDirectories", .bool),
    .optional(
      "SchemaReference",
      .structure([
        .optional(
          "SchemaId",
          .structure([
            .optional("SchemaArn", .text), .optional("SchemaName", .string(name)),
            .optional("RegistryName", .string(name)),
          ])),
        .optional("SchemaVersionId", .string(.length(36...36))),
        .optional("SchemaVersionNumber", .integer(1...100_000)),
      ])),
  ])

  /// `TableInput`.
  static let table: [Shape.Member] = [
    .required("Name", .string(name)),
    .optional("Description", .string(description)),
    .optional("Owner", .string(name)),
    .optional("LastAccessTime", .timestamp),
    .optional("LastAnalyzedTime", .timestamp),
    .optional("Retention", .integer(0...Int.max)),
    .optional("StorageDescriptor", storage),
    .optional("PartitionKeys", .list(column)),
    .optional("ViewOriginalText", .string(StringConstraint(maximum: 409_600))),
    .optional("ViewExpandedText", .string(StringConstraint(maximum: 409_600))),
    .optional("TableType", .string(StringConstraint(maximum: 255))),
    .optional("Parameters", parameters),
    .optional(
      "TargetTable",
      .structure([
        .optional("CatalogId", .string(catalogID)), .optional("DatabaseName", .string(name)),
        .optional("Name", .string(name)), .optional("Region", .string(.length(1...255))),
      ])),
  ]

  /// `DatabaseInput`.
  static let database: [Shape.Member] = [
    .required("Name", .string(name)),
    .optional("Description", .string(description)),
    .optional("LocationUri", .string(.length(1...1024))),
    .optional("Parameters", parameters),
    .optional(
      "CreateTableDefaultPermissions",
      .list(
        .structure([
          .optional("Principal", .structure([.optional("DataLakePrincipalIdentifier", .string(.length(1...255)))])),
          .optional("Permissions", .list(.text)),
        ]))),
    .optional(
      "TargetDatabase",
      .structure([
        .optional("CatalogId", .string(catalogID)), .optional("DatabaseName", .string(name)),
        .optional("Region", .string(.length(1...255))),
      ])),
    .optional(
      "FederatedDatabase",
      .structure([
        .optional("Identifier", .string(.length(1...512))), .optional("ConnectionName", .string(name)),
        .optional("ConnectionType", .string(name)),
      ])),
  ]

  /// `PartitionInput`.
  static let partition: [Shape.Member] = [
    .optional("Values", .list(.string(value))),
    .optional("LastAccessTime", .timestamp),
    .optional("StorageDescriptor", storage),
    .optional("Parameters", parameters),
    .optional("LastAnalyzedTime", .timestamp),
  ]
}
