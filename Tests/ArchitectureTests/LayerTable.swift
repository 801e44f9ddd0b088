/// Which target may import which: arrows point down. `Sources/README.md` tells the same in words.
enum LayerTable {
  /// One target.
  struct Row: Sendable {
    let target: String
    let layer: Int
    let imports: Set<String>

    init(_ target: String, _ layer: Int, _ imports: Set<String>) {
      (self.target, self.layer, self.imports) = (target, layer, imports)
    }
  }

  /// Modules of the toolchain and Basics are open to every target.
  static let everywhere: Set<String> = ["Basics", "Glibc", "Synchronization"]

  /// The rooms of the emulator: one AWS API each.
  static let services: Set<String> = ["Athena", "Glue", "IAM", "KMS", "LakeFormation", "Lambda", "S3", "STS"]

  /// The house of the emulator and what it stands on, which the ingestion client must never see.
  static let emulatorSide: Set<String> = services.union(["Emulator", "ServiceCore", "CloudState", "SQLExecution", "IAMPolicy"])

  /// The house of the ingestion client.
  static let clientSide: Set<String> = ["AWSClient", "MetadataModel", "IngestionCore", "Connectors", "Workflows"]

  private static let serviceFrames: Set<String> = [
    "Documents", "Digests", "SQLite", "HTTP", "AWSWire", "AWSSignature", "IAMPolicy", "CloudState", "ServiceCore",
  ]
  private static let belowHarness = Set(lower.map(\.target)).subtracting(["Basics"])

  /// Every target of the product.
  static let rows =
    lower + [
      Row("Reports", 5, ["Documents"]),
      Row("ScenarioKit", 5, belowHarness.union(["Reports"])),
      Row(
        "Diagnosis", 5,
        ["Documents", "IAMPolicy", "ServiceCore", "IngestionCore", "Workflows", "Reports", "ScenarioKit"]),
      Row("CommandLine", 6, ["Documents"]),
      Row("Commands", 6, belowHarness.union(["Reports", "ScenarioKit", "Diagnosis", "CommandLine"])),
      Row("mocklake", 6, ["CommandLine", "Commands"]),
    ]

  private static let lower = [
    Row("Basics", 0, []),
    Row("Documents", 0, ["CXML", "CYAML"]),
    Row("Digests", 0, ["CCrypto"]),
    Row("SQLite", 0, ["CSQLite"]),
    Row("HTTP", 0, ["CCurl", "CMicroHTTPD"]),

    Row("AWSWire", 1, ["Documents", "HTTP"]),
    Row("AWSSignature", 1, ["HTTP", "Digests"]),
    Row("IAMPolicy", 1, ["Documents"]),
    Row("SQLSyntax", 1, []),
    Row("SQLColumns", 1, []),

    Row("CloudState", 2, ["Documents", "SQLite", "IAMPolicy"]),
    Row("ServiceCore", 2, serviceFrames.subtracting(["ServiceCore"])),
    Row("SQLFunctions", 2, ["Documents", "Digests", "SQLColumns", "COnig"]),
    Row("SQLPlanning", 2, ["SQLSyntax", "SQLColumns", "SQLFunctions"]),
    Row("SQLExecution", 2, ["SQLColumns", "SQLFunctions", "SQLPlanning"]),
    Row("AWSClient", 2, ["Documents", "HTTP", "AWSWire", "AWSSignature"]),
    Row("MetadataModel", 2, ["Documents", "Digests"]),
    Row("IngestionCore", 2, ["Documents", "Digests", "HTTP", "MetadataModel"]),

    Row("Athena", 3, serviceFrames.union(["SQLSyntax", "SQLColumns", "SQLFunctions", "SQLPlanning", "SQLExecution"])),
    Row("Glue", 3, serviceFrames),
    Row("IAM", 3, serviceFrames),
    Row("KMS", 3, serviceFrames),
    Row("LakeFormation", 3, serviceFrames),
    Row("Lambda", 3, serviceFrames),
    Row("S3", 3, serviceFrames),
    Row("STS", 3, serviceFrames),
    Row("Connectors", 3, ["Documents", "AWSWire", "AWSClient", "MetadataModel", "IngestionCore"]),

    Row("Emulator", 4, serviceFrames.union(services)),
    Row("Workflows", 4, ["Documents", "HTTP", "AWSClient", "MetadataModel", "IngestionCore", "Connectors"]),
    Row("MetadataServer", 4, ["Documents", "HTTP", "SQLite", "MetadataModel"]),
  ]

  /// The row of a target.
  static func row(_ target: String) -> Row? { rows.first { $0.target == target } }
}
