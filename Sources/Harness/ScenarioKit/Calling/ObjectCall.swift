import Basics
import Documents
import HTTP

/// An S3 call in the members of AWS's model, put into a request with a path-style address.
struct ObjectCall {
  /// The request, without host and signature.
  private(set) var request: HTTPRequest

  private let operation: String
  private var parameters: [(name: String, value: String)] = []

  init(_ operation: String, _ input: JSON, body: [UInt8]? = nil) throws(UncallableOperation) {
    guard let binding = ObjectCall.bindings[operation] else {
      throw UncallableOperation(
        message: "s3:\(operation) is not served",
        help: EditDistance.closest(to: operation, among: ObjectCall.bindings.keys.sorted()).map { "did you mean s3:\($0)?" })
    }
    self.operation = operation
    request = HTTPRequest(method: binding.method)
    parameters = binding.query
    for member in input.members ?? [] where !["Bucket", "Key"].contains(member.name) { try put(member.name, member.value) }
    if let body { request.body = body }
    let place = [input["Bucket"]?.string, input["Key"]?.string].compactMap { $0 }
    request.path = "/" + place.map { PercentEncoding.encode($0, keepingSlash: true) }.joined(separator: "/")
    guard !parameters.isEmpty else { return }
    request.query = parameters.map { name, value in
      value.isEmpty ? name : "\(name)=\(PercentEncoding.encode(value))"
    }.joined(separator: "&")
  }

  private mutating func put(_ name: String, _ value: JSON) throws(UncallableOperation) {
    if name == "Body" || name == "Policy" {
      request.body = Array((value.string ?? value.text).utf8)
    } else if name == "Metadata" {
      for pair in value.members ?? [] { request.headers["x-amz-meta-\(pair.name)"] = ObjectCall.text(pair.value) }
    } else if value.members != nil, let root = ObjectCall.documents[name] {
      var writer = XMLWriter(declaration: true)
      ObjectCall.write(value, named: root, to: &writer)
      request.body = writer.bytes
      request.headers["Content-Type"] = "application/xml"
    } else if let parameter = ObjectCall.queryNames[name] {
      parameters.append((parameter, ObjectCall.text(value)))
    } else if let header = ObjectCall.headerNames[name] {
      request.headers[header] = ObjectCall.text(value)
    } else {
      let known = ["Bucket", "Key", "Body", "Metadata"] + ObjectCall.queryNames.keys + ObjectCall.headerNames.keys
      let meant = EditDistance.closest(to: name, among: known.sorted()).map { "did you mean \($0)?" }
      throw UncallableOperation(message: "s3:\(operation) has no member \"\(name)\"", help: meant)
    }
  }

  private static func text(_ value: JSON) -> String {
    switch value.value {
    case .string(let text), .number(let text): text
    default: value.text
    }
  }

  /// Writes a structure; lists are written as S3's own names of their elements.
  private static func write(_ value: JSON, named name: String, to writer: inout XMLWriter) {
    guard let members = value.members else { return writer.element(name, text(value)) }
    writer.open(name)
    for member in members {
      guard let elements = member.value.elements else {
        write(member.value, named: member.name, to: &writer)
        continue
      }
      let isWrapped = member.name == "TagSet"
      if isWrapped { writer.open(member.name) }
      for element in elements { write(element, named: isWrapped ? "Tag" : String(member.name.dropLast()), to: &writer) }
      if isWrapped { writer.close(member.name) }
    }
    writer.close(name)
  }
}

/// An S3 response in the members of AWS's model.
struct ObjectAnswer {
  let json: JSON

  init(_ response: HTTPResponse, to operation: String) {
    var json = JSON.object([:])
    for (header, member) in ObjectCall.answerHeaders {
      if let value = response.headers[header] { json.set(member, .string(value)) }
    }
    let metadata = response.headers.fields.filter { $0.name.lowercased().hasPrefix("x-amz-meta-") }
    if !metadata.isEmpty {
      json.set("Metadata", JSON(.object(metadata.map { JSON.Member(String($0.name.dropFirst(11)), .string($0.value)) })))
    }
    if operation == "GetObject" || operation == "HeadObject" { json.set("ContentLength", .number(response.body.length)) }
    self.json = ObjectAnswer.adding(response.body.bytes, to: json, operation)
  }

  private static func adding(_ body: [UInt8], to json: JSON, _ operation: String) -> JSON {
    var json = json
    if operation == "GetObject" {
      json.set("Body", .string(String(decoding: body, as: UTF8.self)))
    } else if operation == "GetBucketPolicy" {
      json.set("Policy", .string(String(decoding: body, as: UTF8.self)))
    } else if let root = try? XMLElement.parse(body) {
      // The answer to GetBucketLocation is one element with a text.
      if root.children.isEmpty, !root.text.isEmpty { json.set(root.name, .string(root.text)) }
      for member in XMLDocument.objects.json(root).members ?? [] { json.set(member.name, member.value) }
    }
    return json
  }
}
