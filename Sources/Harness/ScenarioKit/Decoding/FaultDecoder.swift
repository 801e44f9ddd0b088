import Basics
import Documents
import ServiceCore

/// Reads scripted faults, which have the same format wherever they are written.
struct FaultDecoder {
  let reading: Reading

  func decode(_ yaml: YAML) -> [FaultScript] {
    guard let elements = yaml.elements else {
      reading.report(.wrongValue, "`faults` must be a list", help: "begin each with `- name:`", at: yaml.location)
      return []
    }
    return elements.enumerated().compactMap { fault($1, number: $0 + 1) }
  }

  private func fault(_ yaml: YAML, number: Int) -> FaultScript? {
    do {
      let rule = try FaultRule(yaml.json, name: "fault \(number)") { key in
        guard let entry = yaml.entries?.last(where: { $0.key.scalar == key }) else { return yaml.location }
        // A key that nobody knows is wrong itself; otherwise its value is.
        return FaultRule.keys.contains(key) ? entry.value.location : entry.key.location
      }
      return FaultScript(rule: rule, location: yaml.location)
    } catch {
      reading.report(error)
      return nil
    }
  }
}
