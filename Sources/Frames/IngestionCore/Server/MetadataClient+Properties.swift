import Documents

extension MetadataClient {
  /// Whether the server has the types that custom properties of tables need.
  public func takesProperties() throws(MetadataError) -> Bool {
    do throws(MetadataError) {
      return try typeID("string") != nil
    } catch  where error.status != nil {
      return false
    }
  }

  /// Makes a custom property of tables, a text, known to the server.
  public func registerProperty(_ name: String, of source: String) throws(MetadataError) {
    guard let text = try typeID("string"), let table = try typeID("table") else {
      throw MetadataError("the server has no types of properties")
    }
    let body = JSON.object([
      "name": .string(name), "displayName": .string(source), "description": .string(source),
      "propertyType": .object(["id": .string(text), "type": .string("type")]),
    ])
    try send("PUT", "metadata/types/\(table)", body: body)
  }

  private func typeID(_ name: String) throws(MetadataError) -> String? {
    try optional("metadata/types/name/\(name)", query: "category=field")?["id"]?.string
  }
}
