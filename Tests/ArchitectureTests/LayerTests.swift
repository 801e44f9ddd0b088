import Testing

/// The imports of every file against the layer table.
@Suite struct LayerTests {
  @Test(arguments: Repository.sources)
  func `imports point down`(file: SourceFile) throws {
    guard !file.path.hasPrefix("Sources/System/") else { return }
    let row = try #require(LayerTable.row(file.target), "\(file.target) is not in the layer table")
    let foreign = Set(file.imports).subtracting(row.imports).subtracting(LayerTable.everywhere)
    #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted().joined(separator: ", "))")
  }

  @Test(arguments: LayerTable.rows)
  func `no arrow of the table points up`(row: LayerTable.Row) {
    for name in row.imports {
      guard let below = LayerTable.row(name) else { continue }
      #expect(below.layer <= row.layer, "\(row.target) (layer \(row.layer)) may import \(name) (layer \(below.layer))")
    }
  }

  @Test func `services do not know each other`() {
    for row in LayerTable.rows where LayerTable.services.contains(row.target) {
      #expect(row.imports.isDisjoint(with: LayerTable.services))
    }
  }

  @Test func `the ingestion client never sees the emulator`() {
    for row in LayerTable.rows where LayerTable.clientSide.contains(row.target) {
      #expect(row.imports.isDisjoint(with: LayerTable.emulatorSide))
    }
  }

  @Test func `the table names every target of the package, and only those`() throws {
    let declared = Set(try PackageManifest.shared.get().dependencies.keys)
    #expect(declared == Set(LayerTable.rows.map(\.target)))
    let groups = ["Base", "Language", "Frames", "Services", "Ingestion", "Houses", "Harness", "Tool"]
    let folders: [String] = groups.flatMap { group in Repository.names(in: "Sources/\(group)") }
    #expect(Set(folders.filter { name in !name.hasSuffix(".md") }) == declared)
  }

  @Test func `the package declares no more than the table allows`() throws {
    for (target, dependencies) in try PackageManifest.shared.get().dependencies {
      let row = try #require(LayerTable.row(target))
      let foreign = dependencies.subtracting(row.imports).subtracting(LayerTable.everywhere)
      #expect(foreign.isEmpty, "\(target) declares \(foreign.sorted().joined(separator: ", "))")
    }
  }

  @Test(arguments: Repository.sources)
  func `every import is declared in the package`(file: SourceFile) throws {
    guard !file.path.hasPrefix("Sources/System/"), file.target != "mocklake" else { return }
    let declared = try #require(try PackageManifest.shared.get().dependencies[file.target])
    let undeclared = Set(file.imports).subtracting(declared).subtracting(["Glibc", "Synchronization"])
    #expect(undeclared.isEmpty, "\(file.path) imports \(undeclared.sorted().joined(separator: ", "))")
  }

  @Test func `the README of Sources shows every target in its layer`() throws {
    let lines = try Repository.text("Sources/README.md").split(separator: "\n")
    for row in LayerTable.rows {
      let line = lines.first { $0.hasPrefix("| \(row.layer) ") } ?? ""
      let names = line.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      #expect(names.contains(row.target), "\(row.target) is missing from layer \(row.layer)")
    }
  }
}
