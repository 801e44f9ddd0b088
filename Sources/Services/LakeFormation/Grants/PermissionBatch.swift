import AWSWire
import Documents
import SQLite
import ServiceCore

/// What the operations on several permissions have in common.
enum PermissionBatch {
  /// The most entries of a batch.
  private static let limit = 20

  struct Input: OperationInput {
    let catalog: String?
    let entries: [Entry]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      entries = try fields.requiredList("Entries") { item throws(ServiceError) in try Entry(item) }
    }
  }

  struct Entry: Sendable {
    let id: String
    let change: PermissionRequest
    /// The entry as it came, which failures repeat.
    let document: JSON

    init(_ fields: Fields) throws(ServiceError) {
      id = try fields.required("Id", .length(1...255))
      change = try PermissionRequest(fields, isEntry: true)
      document = fields.document ?? .object([:])
    }
  }

  struct Output: OperationOutput {
    let failures: [(entry: JSON, error: ServiceError)]

    func write(to fields: inout FieldWriter) {
      fields.list("Failures", failures) { item, failure in
        item.field("RequestEntry", failure.entry)
        item.failure(failure.error)
      }
    }
  }

  /// Makes each change by itself; one that fails leaves nothing behind.
  static func perform(
    _ input: Input, in request: RequestContext, _ change: (PermissionRequest) throws(ServiceError) -> Void
  ) throws(ServiceError) -> Output {
    guard input.entries.count <= limit else { throw .invalidInput("A batch has \(limit) entries at most.") }
    guard Set(input.entries.map(\.id)).count == input.entries.count else {
      throw .invalidInput("The ids of the entries must differ.")
    }
    var failures: [(entry: JSON, error: ServiceError)] = []
    for entry in input.entries {
      do {
        try request.query { connection in try connection.savepoint { try change(entry.change) } }
      } catch {
        guard error.status < 500 else { throw error }
        failures.append((entry.document, error))
      }
    }
    return Output(failures: failures)
  }
}
