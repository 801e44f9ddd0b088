import Basics
import Documents

/// Makes KMS keys.
struct KeySeeder {
  let world: World
  let files: ScenarioFiles

  /// Makes a key under its alias, or gives the one that is there another policy.
  func apply(_ key: KeySeed) throws(Diagnostic) {
    var policy: JSON?
    if let document = key.policy?.document { policy = .string(try files.text(of: document)) }
    let waiver = JSON.bool(true)
    if let id = world.keys[key.name] {
      guard let policy else { return }
      let input = JSON.object(["KeyId": .string(id), "Policy": policy, "BypassPolicyLockoutSafetyCheck": waiver])
      try world.make("kms:PutKeyPolicy", input, at: key.location)
      return
    }
    let made = try world.make(
      "kms:CreateKey",
      .object(["Description": .string(key.name), "Policy": policy, "BypassPolicyLockoutSafetyCheck": waiver]),
      at: key.location)
    let id = made["KeyMetadata"]?["KeyId"]?.string ?? ""
    world.keys[key.name] = id
    try world.make(
      "kms:CreateAlias",
      .object(["AliasName": .string("alias/\(key.name)"), "TargetKeyId": .string(id)]), at: key.location)
  }
}
