import Documents
import HTTP

/// Many create requests of one kind in one call; one that fails does not stop the others.
extension MetadataState {
  mutating func bulk(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> APIAnswer {
    guard let creates = try call.json().elements else { throw .invalid("Unable to process JSON: a list is expected") }
    let isDryRun = call.flag("dryRun")
    var (passed, failed): ([JSON], [JSON]) = ([], [])
    let before = isDryRun ? store : nil
    for create in creates {
      do {
        let entity = try store.put(kind, create).entity
        if !isDryRun { record("PUT", kind.rawValue, entity.fqn, create, via: "bulk") }
        passed.append(.object(["request": .string(entity.fqn), "status": .number(200)]))
      } catch {
        let request = create["name"]?.string.map { JSON.string($0) }
        failed.append(
          .object(["request": request, "message": .string(error.message), "status": .number(error.status)]))
      }
    }
    if let before { store = before }
    return APIAnswer(result(passed, failed, isDryRun))
  }

  private func result(_ passed: [JSON], _ failed: [JSON], _ isDryRun: Bool) -> JSON {
    let status = failed.isEmpty ? "success" : passed.isEmpty ? "failure" : "partialSuccess"
    return .object([
      "dryRun": .bool(isDryRun), "status": .string(status), "numberOfRowsProcessed": .number(passed.count + failed.count),
      "numberOfRowsPassed": .number(passed.count), "numberOfRowsFailed": .number(failed.count),
      "successRequest": .array(passed), "failedRequest": .array(failed),
    ])
  }
}
