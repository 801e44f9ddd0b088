import Documents
import MetadataModel
import Testing

@Suite struct EntityPatchTests {
  private func stored(_ text: String) throws -> StoredEntity {
    try #require(StoredEntity(try JSON.parse(text), kind: .table))
  }

  private let table = """
    {"id": "1", "fullyQualifiedName": "s.d.c.t", "name": "t", "tableType": "External", "sourceHash": "old",
     "locationPath": "s3://a/", "description": "by hand", "columns": [
      {"name": "a", "displayName": "a", "dataType": "INT", "dataLength": 1, "dataTypeDisplay": "int", "tags": [], "description": "mine"},
      {"name": "gone", "displayName": "gone", "dataType": "INT", "dataLength": 1, "dataTypeDisplay": "int", "tags": []},
      {"name": "b", "displayName": "b", "dataType": "INT", "dataLength": 1, "dataTypeDisplay": "int", "tags": []},
      {"name": "left", "displayName": "left", "dataType": "INT", "dataLength": 1, "dataTypeDisplay": "int", "tags": []}]}
    """

  private func column(_ name: String, _ type: ColumnDataType = .int, _ description: String? = nil) -> Column {
    let type = ColumnType(type, display: type.rawValue.lowercased(), dataLength: 1)
    return Column(name: name, displayName: name, type: type, description: description)
  }

  private func request(_ columns: [Column], description: String? = nil, location: String = "s3://a/") -> EntityRequest {
    .table(
      TableRequest(
        name: "t", tableType: .external, description: description, columns: columns, databaseSchema: "s.d.c",
        locationPath: location))
  }

  private func texts(_ patch: EntityPatch, _ request: EntityRequest) throws -> [String] {
    patch.operations(from: try stored(table), to: request, sourceHash: "new").map { "\($0.kind.rawValue) \($0.pointer)" }
  }

  @Test func changesOnlyWhatDiffers() throws {
    let request = request([column("a"), column("gone"), column("b", .bigInt), column("left")], location: "s3://b/")
    #expect(
      try texts(EntityPatch(), request) == [
        "replace /columns/2/dataType", "replace /columns/2/dataTypeDisplay", "replace /locationPath", "replace /sourceHash",
      ])
  }

  @Test func removesColumnsFromTheBackAndAddsAtTheEnd() throws {
    let request = request([column("new"), column("a"), column("b")])
    #expect(
      try texts(EntityPatch(), request) == ["add /columns/4", "replace /sourceHash", "remove /columns/3", "remove /columns/1"])
  }

  @Test func removesAsTheOriginalDoes() throws {
    let request = request([column("a"), column("b")])
    #expect(
      try texts(EntityPatch(style: .v1_12), request) == [
        "replace /columns/1", "replace /columns/3", "replace /sourceHash", "remove /columns/1", "remove /columns/2",
      ])
  }

  @Test func keepsWhatPeopleWrote() throws {
    let columns = [column("a", .int, "theirs"), column("gone", .int, "first"), column("b"), column("left")]
    let request = request(columns, description: "from the source")
    #expect(try texts(EntityPatch(), request) == ["add /columns/1/description", "replace /sourceHash"])
    #expect(
      try texts(EntityPatch(overridesMetadata: true), request) == [
        "replace /description", "replace /columns/0/description", "add /columns/1/description", "replace /sourceHash",
      ])
  }

  @Test func doesNothingForTheSame() throws {
    let request = request([column("a"), column("gone"), column("b"), column("left")])
    let patch = EntityPatch().operations(from: try stored(table), to: request, sourceHash: "old")
    #expect(patch.isEmpty)
  }

  @Test func ignoresWhatTheServerAddsToFields() throws {
    let stored = try stored(
      """
      {"id": "1", "fullyQualifiedName": "s.d.c.t", "tableType": "Regular", "columns": [{"name": "s", "displayName": "s",
       "dataType": "STRUCT", "dataLength": 1, "dataTypeDisplay": "struct<x:int>", "children":
       [{"name": "x", "dataType": "INT", "dataTypeDisplay": "int", "fullyQualifiedName": "s.d.c.t.s.x", "tags": []}]}]}
      """)
    var type = try HiveTypeParser().parse("struct<x:int>")
    type.dataLength = 1
    let request = EntityRequest.table(
      TableRequest(
        name: "t", tableType: .regular, columns: [Column(name: "s", displayName: "s", type: type)], databaseSchema: "s.d.c"))
    #expect(EntityPatch().operations(from: stored, to: request, sourceHash: nil).isEmpty)
    let original = EntityPatch(style: .v1_12).operations(from: stored, to: request, sourceHash: nil)
    #expect(original.map(\.pointer) == ["/columns/0/tags", "/columns/0/children/0/fullyQualifiedName"])
  }

  @Test func escapesPointers() {
    #expect(PatchOperation(.add, ["a/b", "c~d"]).pointer == "/a~1b/c~0d")
  }
}
