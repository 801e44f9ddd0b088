import AWSWire
import Documents
import ServiceCore

/// Changes a workgroup: state, description and settings.
enum UpdateWorkGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let description: String?
    let state: String?
    let updates: JSON

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("WorkGroup", AthenaShapes.workGroup)
      description = try fields.string("Description", .length(0...1024))
      state = try fields.string("State", .oneOf(["ENABLED", "DISABLED"]))
      updates = try fields.document("ConfigurationUpdates", as: .structure(AthenaShapes.workGroupUpdates)) ?? .object([:])
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("UpdateWorkGroup", workGroup: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = WorkGroupStore(request)
    var group = try store.find(input.name)
    if let state = input.state { group.set("State", .string(state)) }
    if let description = input.description { group.set("Description", .string(description)) }
    group.set("Configuration", updated(group["Configuration"] ?? .object([:]), by: input.updates))
    try store.put(input.name, group)
    return EmptyOutput()
  }

  private static func updated(_ configuration: JSON, by updates: JSON) -> JSON {
    var result = configuration
    for update in updates.members ?? [] {
      if update.name == "ResultConfigurationUpdates" {
        result.set("ResultConfiguration", updated(result["ResultConfiguration"] ?? .object([:]), by: update.value))
      } else if update.name.hasPrefix("Remove") {
        if update.value.bool == true { result.set(String(update.name.dropFirst(6)), nil) }
      } else {
        result.set(update.name, update.value)
      }
    }
    return result
  }
}
