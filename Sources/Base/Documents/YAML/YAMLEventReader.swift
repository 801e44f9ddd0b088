import Basics
import CYAML

/// Reads a YAML text as libyaml's events.
final class YAMLEventReader {
  /// What stands next in the text. Pointers of the event must not outlive the next call of `next`.
  struct Event {
    let kind: CYAMLKind
    let isPlain: Bool
    let isFlow: Bool
    let text: String
    let name: String?
    let tag: String?
    let location: SourceLocation
  }

  private let reader: OpaquePointer
  private let source: String
  private let file: String?

  /// nil if there is no memory.
  init?(_ source: String, file: String?) {
    var copy = source
    guard let reader = copy.withUTF8({ CYAMLReaderCreate($0.baseAddress, $0.count) }) else { return nil }
    (self.reader, self.source, self.file) = (reader, source, file)
  }

  deinit { CYAMLReaderDestroy(reader) }

  /// The next event. Must not be called again after the end or a failure.
  func next() throws(Diagnostic) -> Event {
    let event = CYAMLReaderNext(reader)
    guard event.kind != .failure else {
      throw YAMLSyntaxProblem(CYAMLReaderProblem(reader), source: source, file: file).diagnostic
    }
    return Event(
      kind: event.kind, isPlain: event.plain, isFlow: event.flow,
      text: String(decoding: UnsafeBufferPointer(start: event.text, count: event.length), as: UTF8.self),
      name: event.name.map { String(cString: $0) }, tag: event.tag.map { String(cString: $0) },
      location: location(from: event.start, to: event.end))
  }

  /// A token on one line is marked whole, everything else by its first character.
  private func location(from start: CYAMLMark, to end: CYAMLMark) -> SourceLocation {
    let length = start.line == end.line && end.column > start.column ? end.column - start.column : 1
    return SourceLocation(file: file, line: start.line + 1, column: start.column + 1, length: length)
  }
}
