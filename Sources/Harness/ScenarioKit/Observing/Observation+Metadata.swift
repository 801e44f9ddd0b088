import Documents
import MetadataServer

extension Observation {
  /// Takes what was written to the metadata server: every entity once, as the server has it now.
  mutating func note(_ writes: [RecordedWrite], on server: MetadataServer) {
    var seen: Set<String> = []
    for write in writes where write.operation != "DELETE" {
      guard seen.insert("\(write.kind) \(write.fqn)").inserted else { continue }
      let body = server.entity(kind: write.kind, fqn: write.fqn) ?? write.body
      entities.append(Entity(kind: write.kind, fqn: write.fqn, body: body))
    }
  }
}
