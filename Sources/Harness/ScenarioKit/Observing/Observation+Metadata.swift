import Documents
import MetadataServer

extension Observation {
  /// Takes what was written to the metadata server: every entity once, as the server has it now.
  mutating func note(_ writes: [RecordedWrite], on server: MetadataServer) {
    entities = Observation.entities(of: writes.filter { $0.operation != "DELETE" }, on: server)
    deletions = Observation.entities(of: writes.filter { $0.operation == "DELETE" }, on: server)
  }

  private static func entities(of writes: [RecordedWrite], on server: MetadataServer) -> [Entity] {
    var seen: Set<String> = []
    return writes.filter { seen.insert("\($0.kind) \($0.fqn)").inserted }.map { write in
      let body = server.entity(kind: write.kind, fqn: write.fqn) ?? write.body
      return Entity(kind: write.kind, fqn: write.fqn, body: body)
    }
  }
}
