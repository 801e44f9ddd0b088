import Basics

/// The files that a scenario names.
struct ScenarioFiles: Sendable {
  /// The scenario's own file.
  let scenario: String

  /// The path of a file; relative ones are sought from the file that names it upwards.
  func path(of reference: FileReference) throws(Diagnostic) -> String {
    let origin = reference.location.file ?? scenario
    if let path = ScenarioFinder.resolve(reference, from: origin) { return path }
    throw Diagnostic(
      "there is no file \"\(reference.path)\"", code: "ML009",
      help: "it is sought in the folder of this file and in those above it", at: reference.location)
  }

  /// What a file holds.
  func bytes(of reference: FileReference) throws(Diagnostic) -> [UInt8] {
    let path = try path(of: reference)
    do throws(EnvironmentFailure) {
      return try FileSystem.read(path)
    } catch {
      throw Diagnostic(error.message, code: "ML009", at: reference.location)
    }
  }

  /// What a file holds, as text.
  func text(of reference: FileReference) throws(Diagnostic) -> String {
    String(decoding: try bytes(of: reference), as: UTF8.self)
  }

  /// A policy's text.
  func text(of document: PolicySeed.Document) throws(Diagnostic) -> String {
    switch document {
    case .text(let text): text
    case .file(let file): try text(of: file)
    }
  }
}
