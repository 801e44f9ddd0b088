import Basics
import Documents
import Emulator
import ServiceCore

/// Brings a world to what a `given` says, by AWS calls of the account's root.
struct WorldSeeder {
  let world: World
  let files: ScenarioFiles

  /// Applies a `given`: its seed files first, then what it says itself, then its clock.
  func apply(_ given: Given, seeds: [Seed]) throws(Diagnostic) {
    let perimeter = PerimeterSeeder(world)
    // Whoever prepares the world is bound by neither.
    try perimeter.lift()
    for seed in seeds + [given.contents] { try apply(seed) }
    try perimeter.apply(seeds + [given.contents])
    if let moment = given.clock { world.clock.stand(at: moment) }
    for fault in given.faults { world.emulator.cloud.faults.add(fault.rule) }
  }

  private func apply(_ seed: Seed) throws(Diagnostic) {
    world.shapes.merge(seed.shapes) { _, new in new }
    try StorageSeeder(world: world, files: files).apply(seed.buckets)
    let catalog = CatalogSeeder(world: world)
    for database in seed.databases { try catalog.apply(database) }
    for workGroup in seed.workGroups { try WorkGroupSeeder(world: world).apply(workGroup) }
    let principals = PrincipalSeeder(world: world, files: files)
    // Users come first: IAM refuses a trust policy that names a user who does not exist.
    for user in seed.users { try principals.apply(user: user) }
    for role in seed.roles { try principals.apply(role: role) }
    let keys = KeySeeder(world: world, files: files)
    for key in seed.keys { try keys.apply(key) }
    let policies = ResourcePolicySeeder(world: world, files: files)
    for policy in seed.bucketPolicies { try policies.apply(bucket: policy) }
    if let policy = seed.catalogPolicy { try policies.apply(catalog: policy) }
    let pipelines = PipelineSeeder(world: world)
    for job in seed.jobs { try pipelines.apply(job) }
    for workflow in seed.workflows { try pipelines.apply(workflow) }
    try LakeSeeder(world: world).apply(seed.lake)
  }
}
