import AWSWire
import Glibc
import ServiceCore

/// Joins the bodies of parts to one body.
struct PartAssembly {
  private let context: RequestContext
  private let files: BodyFiles

  init(_ context: RequestContext) {
    self.context = context
    files = BodyFiles(context.cloud)
  }

  /// The body of all parts in their order. Large ones are joined in a file.
  /// - Parameter entityTag: the object's tag, which with the size names the file: it is made of the parts' digests.
  func join(_ parts: [StoredPart], entityTag: String) throws(ServiceError) -> BodyContent {
    let size = parts.reduce(0) { $0 + $1.size }
    if size == 0 { return .empty }
    if parts.count == 1, case .file(let name) = parts[0].body { return .shared(name) }
    if size <= BodyFiles.inlineLimit { return .bytes(try bytes(parts)) }
    guard let file = files.makeTemporary() else { throw PartAssembly.unwritable }
    for part in parts { try append(part, to: file) }
    return .file(file, name: "\(entityTag)-\(size)", size: size)
  }

  private func bytes(_ parts: [StoredPart]) throws(ServiceError) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      try BodyReader(context).visit(part.body, 0..<part.size) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private func append(_ part: StoredPart, to file: TemporaryFile) throws(ServiceError) {
    guard case .file(let name) = part.body else {
      var isWritten = true
      try BodyReader(context).visit(part.body, 0..<part.size) { isWritten = isWritten && file.write($0) }
      guard isWritten else { throw PartAssembly.unwritable }
      return
    }
    guard let descriptor = files.open(name) else { throw BodyReader.replaced }
    defer { close(descriptor) }
    guard file.append(descriptor: descriptor, length: part.size) else { throw PartAssembly.unwritable }
  }

  private static let unwritable = ServiceError.internalFailure(
    "The object could not be written to the state folder.")
}
