public import Basics
import Documents
import ServiceCore

extension Scenario {
  /// Reads a scenario file.
  /// - Parameter file: the file's name, for messages.
  /// - Throws: everything that is wrong with it, in the order of the places.
  public static func parse(_ text: String, file: String) throws(DiagnosticList) -> Scenario {
    let yaml = try YAML.parse(text, file: file)
    let reading = Reading()
    let scenario = ScenarioDecoder(reading: reading).decode(yaml, file: file)
    guard let scenario, reading.problems.isEmpty else { throw DiagnosticList(reading.sortedProblems) }
    return scenario
  }
}

extension Seed {
  /// Reads a seed file: the keys of `given` that describe state.
  /// - Throws: everything that is wrong with it, in the order of the places.
  public static func parse(_ text: String, file: String) throws(DiagnosticList) -> Seed {
    let yaml = try YAML.parse(text, file: file)
    let reading = Reading()
    var seed = Seed()
    if var keys = KeyReader(yaml, "a seed file", reading) {
      _ = keys.value("about").map { reading.text($0, "`about`") }
      seed = GivenDecoder(reading: reading).seed(&keys)
      keys.finish()
    }
    reading.checkShapes(of: [seed], alsoKnown: [])
    guard reading.problems.isEmpty else { throw DiagnosticList(reading.sortedProblems) }
    return seed
  }
}

/// Turns the document of a scenario file into a scenario.
struct ScenarioDecoder {
  let reading: Reading

  func decode(_ yaml: YAML, file: String) -> Scenario? {
    guard var keys = KeyReader(yaml, "a scenario", reading) else { return nil }
    let title = keys.required("scenario", help: "say in one sentence what the file shows").flatMap {
      reading.located($0, "`scenario`")
    }
    let about = keys.value("about").flatMap { reading.text($0, "`about`") } ?? ""
    let tags = keys.value("tags").map { reading.texts($0, "a tag") } ?? []
    let skip = keys.value("skip").flatMap { reading.text($0, "`skip`") }
    let given = keys.value("given").map { GivenDecoder(reading: reading).decode($0, isFirst: true) } ?? Given()
    let steps = steps(&keys)
    keys.finish()
    checkNames(given, steps)
    guard let title else { return nil }
    return Scenario(
      file: file, title: title.value, about: about, tags: tags, skip: skip, given: given, steps: steps,
      location: title.location)
  }

  private func steps(_ keys: inout KeyReader) -> [Step] {
    let (list, when, then) = (keys.value("steps"), keys.value("when"), keys.value("then"))
    if list != nil, when != nil || then != nil {
      let place = keys.place(of: when == nil ? "then" : "when") ?? keys.location
      reading.report(.contradiction, "a scenario has either `when` and `then` or `steps`", at: place)
      return []
    }
    if let list { return self.list(list) }
    return single(&keys).map { [$0] } ?? []
  }

  private func list(_ yaml: YAML) -> [Step] {
    guard let elements = yaml.elements, !elements.isEmpty else {
      reading.report(.wrongValue, "`steps` must be a list of steps", help: "begin each with `- name:`", at: yaml.location)
      return []
    }
    return elements.enumerated().compactMap { index, element -> Step? in
      guard var keys = KeyReader(element, "a step", reading) else { return nil }
      let name = keys.value("name").flatMap { reading.text($0, "`name`") } ?? "step \(index + 1)"
      let given = keys.value("given").map { GivenDecoder(reading: reading).decode($0, isFirst: false) } ?? Given()
      let step = single(&keys)
      keys.finish()
      return step.map { Step(name: name, given: given, when: $0.when, then: $0.then, location: element.location) }
    }
  }

  private func single(_ keys: inout KeyReader) -> Step? {
    let when = keys.required("when", help: "say what is done: `when: {ingest: configs/glue.yaml}`")
    let then = keys.required("then", help: "say what must come of it: `then: {outcome: success}`")
    let action = when.flatMap { ActionDecoder(reading: reading).decode($0) }
    let expectations = then.flatMap { ExpectationDecoder(reading: reading).decode($0) }
    guard let action, let expectations else { return nil }
    return Step(name: "", given: Given(), when: action, then: expectations, location: action.location)
  }

  /// Checks that names lead somewhere, as far as the file alone can tell: seed files may define more.
  private func checkNames(_ given: Given, _ steps: [Step]) {
    let worlds = [given] + steps.map(\.given)
    guard worlds.allSatisfy(\.seeds.isEmpty) else { return }
    reading.checkShapes(of: worlds.map(\.contents), alsoKnown: [])
    let principals = worlds.flatMap { $0.contents.roles + $0.contents.users }.map(\.name)
    for step in steps { reading.checkPrincipal(step.when.principal, principals) }
    checkFaults(worlds.flatMap(\.faults), principals)
    checkFaultNames(worlds.flatMap(\.faults), steps)
  }

  private func checkFaults(_ faults: [FaultScript], _ principals: [String]) {
    for fault in faults { reading.checkPrincipal(fault.rule.role.map { Located($0, at: fault.location) }, principals) }
  }

  private func checkFaultNames(_ faults: [FaultScript], _ steps: [Step]) {
    let names = faults.map(\.rule.name)
    for case .counts(let counts)? in steps.map(\.then.faults) {
      for (name, matcher) in counts where !names.contains(name) {
        reading.report(.unknownName, "no fault is named \"\(name)\"", help: reading.meant(name, names), at: matcher.location)
      }
    }
  }
}

extension Reading {
  /// Checks that generated tables follow shapes that are there.
  func checkShapes(of seeds: [Seed], alsoKnown: [String]) {
    let shapes = seeds.flatMap(\.shapes.keys) + alsoKnown
    for generation in seeds.flatMap(\.databases).flatMap(\.generated) where !shapes.contains(generation.shape) {
      report(
        .unknownName, "no shape is named \"\(generation.shape)\"",
        help: meant(generation.shape, shapes) ?? "define it under `shapes`", at: generation.location)
    }
  }

  func checkPrincipal(_ name: Located<String>?, _ known: [String]) {
    guard let name, name.value != "root", !known.contains(name.value) else { return }
    report(
      .unknownName, "no role or user is named \"\(name.value)\"",
      help: meant(name.value, known) ?? "define it under `roles` or `users`", at: name.location)
  }

  fileprivate func meant(_ name: String, _ known: [String]) -> String? {
    EditDistance.closest(to: name, among: known).map { "did you mean \"\($0)\"?" }
  }
}
