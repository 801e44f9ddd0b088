// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled alike: Swift 6 mode, explicit existentials and imports, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target in `Sources/<group>/<name>`.
func library(_ name: String, in group: String, uses dependencies: [String] = []) -> Target {
  .target(
    name: name,
    dependencies: dependencies.map { .byName(name: $0) },
    path: "Sources/\(group)/\(name)",
    swiftSettings: strict)
}

/// A thin C layer over a Debian library, in `Sources/System/<name>`.
func system(_ name: String, links libraries: [String], flags: [String] = []) -> Target {
  .target(
    name: name,
    path: "Sources/System/\(name)",
    cSettings: flags.isEmpty ? [] : [.unsafeFlags(flags)],
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// The tests of one library, in `Tests/<name>Tests`.
func tests(of name: String, uses dependencies: [String] = [], besides files: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name] + dependencies.filter { $0 != name }).map { .byName(name: $0) },
    path: "Tests/\(name)Tests",
    exclude: files,
    swiftSettings: strict)
}

let package = Package(
  name: "mocklake",
  products: [
    .executable(name: "mocklake", targets: ["mocklake"])
  ],
  targets: [
    // System: C libraries from Debian behind small shims.
    system("CMicroHTTPD", links: ["microhttpd", "crypto"]),
    system("CSQLite", links: ["sqlite3"]),
    system("CCurl", links: ["curl"]),
    system("CCrypto", links: ["crypto", "z"]),
    system("CYAML", links: ["yaml"]),
    system("COnig", links: ["onig"]),
    system("CXML", links: ["xml2"], flags: ["-I/usr/include/libxml2"]),

    // 0 Base
    library("Basics", in: "Base"),
    library("Documents", in: "Base", uses: ["Basics", "CYAML", "CXML"]),
    library("Digests", in: "Base", uses: ["Basics", "CCrypto"]),
    library("SQLite", in: "Base", uses: ["Basics", "CSQLite"]),
    library("HTTP", in: "Base", uses: ["Basics", "CMicroHTTPD", "CCurl"]),

    // 1 Language
    library("AWSWire", in: "Language", uses: ["Basics", "Documents", "HTTP"]),
    library("AWSSignature", in: "Language", uses: ["Basics", "HTTP", "Digests"]),
    library("IAMPolicy", in: "Language", uses: ["Basics", "Documents"]),
    library("SQLSyntax", in: "Language", uses: ["Basics"]),
    library("SQLColumns", in: "Language", uses: ["Basics"]),

    // 2 Frames
    library("CloudState", in: "Frames", uses: ["Basics", "Documents", "SQLite", "IAMPolicy"]),
    library(
      "ServiceCore", in: "Frames",
      uses: ["Basics", "Documents", "HTTP", "Digests", "SQLite", "AWSWire", "AWSSignature", "IAMPolicy", "CloudState"]),
    library("SQLFunctions", in: "Frames", uses: ["Basics", "Documents", "Digests", "SQLColumns", "COnig"]),
    library("SQLPlanning", in: "Frames", uses: ["Basics", "SQLSyntax", "SQLColumns", "SQLFunctions"]),
    library("SQLExecution", in: "Frames", uses: ["Basics", "SQLColumns", "SQLFunctions", "SQLPlanning"]),
    library("AWSClient", in: "Frames", uses: ["Basics", "Documents", "HTTP", "AWSWire", "AWSSignature"]),
    library("MetadataModel", in: "Frames", uses: ["Basics", "Documents", "Digests"]),
    library("IngestionCore", in: "Frames", uses: ["Basics", "Digests", "Documents", "HTTP", "MetadataModel"]),

    // 3 Rooms
    library("STS", in: "Services", uses: serviceFrames),
    library("IAM", in: "Services", uses: serviceFrames),
    library("Glue", in: "Services", uses: serviceFrames),
    library("S3", in: "Services", uses: serviceFrames),
    library("KMS", in: "Services", uses: serviceFrames),
    library("Lambda", in: "Services", uses: serviceFrames),
    library("LakeFormation", in: "Services", uses: serviceFrames),
    library(
      "Athena", in: "Services",
      uses: serviceFrames + ["SQLSyntax", "SQLColumns", "SQLFunctions", "SQLPlanning", "SQLExecution"]),
    library(
      "Connectors", in: "Ingestion",
      uses: ["Basics", "Documents", "AWSWire", "AWSClient", "MetadataModel", "IngestionCore"]),

    // 4 Houses
    library(
      "Emulator", in: "Houses",
      uses: serviceFrames + ["STS", "IAM", "Glue", "S3", "Athena", "KMS", "LakeFormation", "Lambda"]),
    library(
      "Workflows", in: "Houses",
      uses: ["Basics", "Documents", "HTTP", "AWSClient", "MetadataModel", "IngestionCore", "Connectors"]),
    library("MetadataServer", in: "Houses", uses: ["Basics", "Documents", "HTTP", "SQLite", "MetadataModel"]),

    // 5 Harness
    library("Reports", in: "Harness", uses: ["Basics", "Documents"]),
    library(
      "ScenarioKit", in: "Harness",
      uses: serviceFrames + [
        "AWSClient", "Emulator", "Workflows", "IngestionCore", "MetadataModel", "MetadataServer", "Reports",
      ]),
    library(
      "Diagnosis", in: "Harness",
      uses: ["Basics", "Documents", "IAMPolicy", "ServiceCore", "IngestionCore", "Workflows", "Reports", "ScenarioKit"]),

    // 6 Tool
    library("CommandLine", in: "Tool", uses: ["Basics", "Documents"]),
    library(
      "Commands", in: "Tool",
      uses: serviceFrames + [
        "CommandLine", "Emulator", "Workflows", "IngestionCore", "MetadataServer", "ScenarioKit", "Reports", "AWSClient",
        "Diagnosis",
      ]),
    .executableTarget(
      name: "mocklake", dependencies: ["Commands"], path: "Sources/Tool/mocklake", swiftSettings: strict),

    // Tests
    tests(of: "Basics"),
    tests(of: "Documents", uses: ["Basics"]),
    tests(of: "Digests", uses: ["Basics"]),
    tests(of: "SQLite", uses: ["Basics"]),
    tests(of: "HTTP", uses: ["Basics"]),
    tests(of: "AWSWire", uses: ["Basics", "Documents", "HTTP"]),
    tests(of: "AWSSignature", uses: ["Basics", "HTTP", "Digests"]),
    tests(of: "IAMPolicy", uses: ["Basics", "Documents"], besides: ["decisions.jsonl"]),
    tests(of: "SQLSyntax", uses: ["Basics"]),
    tests(of: "SQLColumns", uses: ["Basics"]),
    tests(of: "CloudState", uses: ["Basics", "Documents", "SQLite", "IAMPolicy"]),
    tests(of: "ServiceCore", uses: serviceFrames),
    tests(of: "SQLFunctions", uses: ["Basics", "SQLColumns"]),
    tests(of: "SQLPlanning", uses: ["Basics", "SQLSyntax", "SQLColumns", "SQLFunctions"]),
    tests(of: "SQLExecution", uses: ["Basics", "SQLSyntax", "SQLColumns", "SQLFunctions", "SQLPlanning"]),
    tests(of: "AWSClient", uses: ["Basics", "Documents", "HTTP", "AWSWire", "AWSSignature"]),
    tests(of: "MetadataModel", uses: ["Basics", "Documents"]),
    tests(of: "IngestionCore", uses: ["Basics", "Documents", "HTTP", "MetadataModel"]),
    tests(of: "STS", uses: serviceFrames),
    tests(of: "IAM", uses: serviceFrames),
    tests(of: "Glue", uses: serviceFrames),
    tests(of: "S3", uses: serviceFrames + ["KMS"]),
    tests(of: "KMS", uses: serviceFrames),
    tests(of: "Lambda", uses: serviceFrames),
    tests(of: "LakeFormation", uses: serviceFrames + ["Glue"]),
    tests(of: "Athena", uses: serviceFrames + ["Glue", "S3"]),
    tests(of: "Connectors", uses: ["Basics", "Documents", "HTTP", "AWSClient", "MetadataModel", "IngestionCore"]),
    tests(of: "Emulator", uses: serviceFrames),
    tests(of: "Workflows", uses: ["Basics", "Documents", "HTTP", "IngestionCore", "MetadataModel"]),
    tests(of: "MetadataServer", uses: ["Basics", "Documents", "HTTP"]),
    tests(of: "Reports", uses: ["Basics", "Documents"]),
    tests(of: "ScenarioKit", uses: ["Basics", "Documents", "Reports"]),
    tests(of: "Diagnosis", uses: ["Basics", "Documents", "IAMPolicy", "Reports", "ScenarioKit"]),
    tests(of: "CommandLine", uses: ["Basics"]),
    tests(of: "Commands", uses: ["Basics", "Documents", "CommandLine"]),
    .testTarget(name: "ArchitectureTests", path: "Tests/ArchitectureTests", swiftSettings: strict),
  ],
  cLanguageStandard: .gnu11
)

/// What every AWS service room stands on.
var serviceFrames: [String] {
  [
    "Basics", "Documents", "Digests", "SQLite", "HTTP", "AWSWire", "AWSSignature", "IAMPolicy", "CloudState",
    "ServiceCore",
  ]
}

// Development on one room: MOCKLAKE_ONLY=GlueTests builds that target and what it stands on.
if let wanted = Context.environment["MOCKLAKE_ONLY"] {
  let names = closure(of: wanted, in: package.targets)
  package.products.removeAll()
  package.targets.removeAll { !names.contains($0.name) }
}

/// A target and everything it depends on.
func closure(of name: String, in targets: [Target]) -> Set<String> {
  guard let target = targets.first(where: { $0.name == name }) else { return [] }
  let direct = target.dependencies.compactMap { dependency in
    if case .byNameItem(let name, _) = dependency { name } else { nil }
  }
  return direct.reduce(into: [name]) { $0.formUnion(closure(of: $1, in: targets)) }
}
