import AWSWire
import Basics
import Documents
import ServiceCore

/// Creates a workgroup.
enum CreateWorkGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let description: String?
    let configuration: JSON
    let tags: [AthenaTag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", AthenaShapes.workGroup)
      description = try fields.string("Description", .length(0...1024))
      configuration =
        try fields.document("Configuration", as: .structure(AthenaShapes.workGroupConfiguration)) ?? .object([:])
      tags = try AthenaTag.read("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).creation(workGroup: input.name, tags: input.tags)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = WorkGroupStore(request)
    guard try !store.exists(input.name) else { throw .workGroupExists(input.name) }
    let created = JSON(.number(request.now.epochSecondsText))
    try store.put(
      input.name,
      WorkGroupStore.document(
        input.name, description: input.description, configuration: input.configuration, created: created))
    try AthenaTagStore(request).add(input.tags, to: request.arn("athena", "workgroup/\(input.name)"))
    return EmptyOutput()
  }
}
