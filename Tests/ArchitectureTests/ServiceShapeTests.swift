import Testing

/// Every service is a room of the same shape, and its table is the whole truth about what it serves.
@Suite struct ServiceShapeTests {
  /// The operations in a service's table, in the table's order.
  private func table(of service: String) -> [String] {
    Repository.swiftFiles(in: "Sources/Services/\(service)")
      .filter { $0.name == "\(service)Service" || $0.name == "RouteTable" }
      .flatMap(\.code)
      .compactMap { $0.firstMatch(of: /^\s*(?:\.operation|Route)\(.*?(\w+)\.self\),?$/) }
      .map { String($0.output.1) }
  }

  private func operations(of service: String) -> [SourceFile] {
    Repository.swiftFiles(in: "Sources/Services/\(service)/Operations")
  }

  @Test(arguments: LayerTable.services.sorted())
  func `the table holds every file of Operations, sorted`(service: String) {
    let table = table(of: service)
    #expect(!table.isEmpty)
    #expect(table == table.sorted())
    #expect(Set(table).count == table.count)
    let files = operations(of: service).map(\.name)
    #expect(Set(files).subtracting(table).sorted() == [], "these files are not in the table")
    #expect(Set(table).subtracting(files).sorted() == [], "these operations have no file of their own")
  }

  @Test(arguments: LayerTable.services.sorted())
  func `every operation says what the caller must be allowed to do`(service: String) {
    for file in operations(of: service) {
      let code = file.code.joined(separator: "\n")
      let declares =
        code.contains(/func permissions\(/) || code.contains(/: \w+Operation, \w+|: \w+(Query|Read|Upload|Copy)\w* \{/)
      #expect(declares, "\(file.path) declares no permission")
      #expect(!code.contains(/func permissions\([^{]*\{\s*\[\]\s*\}/), "\(file.path): say `.none` instead of []")
    }
  }

  @Test(arguments: LayerTable.services.sorted())
  func `the files of a room have the room's names`(service: String) {
    let names = Repository.names(in: "Sources/Services/\(service)")
    for ending in ["Service", "Errors"] { #expect(names.contains("\(service)\(ending).swift")) }
    #expect(names.contains("Operations"))
  }
}
