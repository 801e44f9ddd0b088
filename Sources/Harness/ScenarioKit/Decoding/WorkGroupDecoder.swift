import Basics
import Documents

/// Reads workgroups of Athena: a list of names, or names with their settings below.
struct WorkGroupDecoder {
  let reading: Reading

  func decode(_ yaml: YAML) -> [WorkGroupSeed] {
    if let names = yaml.elements {
      return names.compactMap { name in
        reading.text(name, "a workgroup").map { WorkGroupSeed(name: $0, isDisabled: false, location: name.location) }
      }
    }
    return reading.named(yaml, "`workgroups`", form: "`analysts: {results: s3://results/}`").compactMap { name, key, value in
      var seed = WorkGroupSeed(name: name, isDisabled: false, location: key.location)
      guard !value.isNull else { return seed }
      guard var keys = KeyReader(value, "a workgroup", reading) else { return nil }
      seed.results = keys.value("results").flatMap { reading.text($0, "`results`") }
      seed.isEnforced = keys.value("enforced").flatMap { reading.flag($0, "`enforced`") }
      seed.isDisabled = keys.value("disabled").flatMap { reading.flag($0, "`disabled`") } ?? false
      keys.finish()
      return seed
    }
  }
}
