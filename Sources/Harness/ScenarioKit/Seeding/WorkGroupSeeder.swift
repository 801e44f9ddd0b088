import Basics
import Documents

/// Makes workgroups of Athena, or sets up those that are there.
struct WorkGroupSeeder {
  let world: World

  func apply(_ workGroup: WorkGroupSeed) throws(Diagnostic) {
    let name = JSON.string(workGroup.name)
    let results = workGroup.results.map { JSON.object(["OutputLocation": .string($0)]) }
    let settings = JSON.object([
      "ResultConfiguration": results, "EnforceWorkGroupConfiguration": workGroup.isEnforced.map { .bool($0) },
    ])
    let isNew = world.workGroups.insert(workGroup.name).inserted && workGroup.name != "primary"
    if isNew {
      try world.make("athena:CreateWorkGroup", .object(["Name": name, "Configuration": settings]), at: workGroup.location)
    }
    guard !isNew || workGroup.isDisabled else { return }
    let updates = JSON.object([
      "ResultConfigurationUpdates": results, "EnforceWorkGroupConfiguration": workGroup.isEnforced.map { .bool($0) },
    ])
    let input = JSON.object([
      "WorkGroup": name, "ConfigurationUpdates": updates, "State": .string(workGroup.isDisabled ? "DISABLED" : "ENABLED"),
    ])
    try world.make("athena:UpdateWorkGroup", input, at: workGroup.location)
  }
}
