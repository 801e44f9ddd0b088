import Testing

/// Every service is a room of the same shape, and its table is the whole truth about what it serves.
@Suite struct ServiceShapeTests {
  /// One line of a service's table: the type, and the kind it is made for if it serves several.
  private struct Line {
    let type: String
    let kind: String?
  }

  private func table(of service: String) -> [Line] {
    Repository.swiftFiles(in: "Sources/Services/\(service)")
      .filter { $0.name == "\(service)Service" || $0.name == "RouteTable" }
      .flatMap(\.code)
      .compactMap { $0.firstMatch(of: #/^\s*(?:\.operation|Route)\(.*?(\w+)(?:<(\w+)Kind>)?\.self\),?$/#) }
      .map { Line(type: String($0.output.1), kind: $0.output.2.map(String.init)) }
  }

  private func operations(of service: String) -> [SourceFile] {
    Repository.swiftFiles(in: "Sources/Services/\(service)/Operations")
  }

  /// The name on the wire: the type's own, or what its file says for the kind.
  private func name(_ line: Line, _ files: [SourceFile]) -> String {
    guard let kind = line.kind, let file = files.first(where: { $0.name == line.type }) else { return line.type }
    let words = file.lines.compactMap { $0.firstMatch(of: #/static var name: String \{ "(.*)" \}/#)?.output.1 }.first
    return words.map { String($0).replacing("\\(Kind.title)", with: kind) } ?? line.type
  }

  @Test(arguments: LayerTable.services.sorted())
  func `the table holds every file of Operations, sorted`(service: String) {
    let (table, files) = (table(of: service), operations(of: service))
    #expect(!table.isEmpty)
    let names = table.map { name($0, files) }
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    let types = Set(table.map(\.type))
    #expect(Set(files.map(\.name)).subtracting(types).sorted() == [], "these files are not in the table")
    #expect(types.subtracting(files.map(\.name)).sorted() == [], "these operations have no file of their own")
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
