import AWSSignature
import AWSWire
import Basics
import HTTP

/// Tells which service a request is for: by target header, signing scope, host and, for forms, API version.
struct ServiceRouter: Sendable {
  private let services: [any AWSService]
  private let byName: [String: any AWSService]

  init(_ services: [any AWSService]) {
    self.services = services
    byName = Dictionary(uniqueKeysWithValues: services.map { ($0.name, $0) })
  }

  func service(named name: String) -> (any AWSService)? { byName[name] }

  /// The service of a request; S3 where nothing else is said, as its paths have no mark of their own.
  func service(for request: HTTPRequest) throws(ServiceError) -> any AWSService {
    if let target = request.headers["X-Amz-Target"] { return try service(target: target) }
    if let name = signingName(of: request) {
      guard let service = byName[name] else { throw ServiceRouter.unserved(name) }
      return service
    }
    if let host = request.headers["Host"], let service = service(host: host) { return service }
    if isForm(request), let service = service(form: request) { return service }
    guard let s3 = byName["s3"] else { throw ServiceRouter.unserved("s3") }
    return s3
  }

  /// The protocol that a request seems to speak, for answers to requests whose service is not served.
  func likelyWire(of request: HTTPRequest) -> WireProtocol {
    if request.headers["X-Amz-Target"] != nil { return .json(targetPrefix: "") }
    if isForm(request) { return .query(namespace: "") }
    let name = signingName(of: request)
    return name == nil || name == "s3" ? .restXML : byName[name ?? ""]?.wire ?? .restJSON
  }

  private func service(target: String) throws(ServiceError) -> any AWSService {
    let prefix = target.split(separator: ".").first.map(String.init) ?? target
    let found = services.first { service in
      if case .json(let own) = service.wire { own == prefix } else { false }
    }
    if let found { return found }
    throw ServiceRouter.unserved(prefix)
  }

  /// The service in the credential scope; cheap, as it is asked for every request.
  private func signingName(of request: HTTPRequest) -> String? {
    var credential: Substring?
    if let header = request.headers["Authorization"] {
      credential = header.range(of: "Credential=").map { header[$0.upperBound...].prefix { $0 != "," && $0 != " " } }
    } else if let query = request.query, query.contains("X-Amz-Credential=") {
      let value = HTTPQuery(decoding: query)?["X-Amz-Credential"]
      credential = value.map { Substring($0) }
    }
    guard let parts = credential?.split(separator: "/", omittingEmptySubsequences: false), parts.count >= 5 else { return nil }
    return String(parts[parts.count - 2])
  }

  private func service(host: String) -> (any AWSService)? {
    guard host.contains(".") else { return nil }
    let first = host.split(separator: ".").first.map(String.init) ?? ""
    guard let service = byName[first], service.name != "s3" else { return nil }
    return service
  }

  private func isForm(_ request: HTTPRequest) -> Bool {
    let type = request.headers["Content-Type"] ?? ""
    return request.path == "/"
      && (type.hasPrefix("application/x-www-form-urlencoded") || request.query?.contains("Action=") == true)
  }

  private func service(form request: HTTPRequest) -> (any AWSService)? {
    let text = (request.query ?? "") + "&" + String(decoding: request.body, as: UTF8.self)
    let version = HTTPQuery(decoding: text)?["Version"] ?? ""
    let found = services.first { service in
      if case .query = service.wire { service.queryVersion == version } else { false }
    }
    return found ?? byName["sts"]
  }

  private static func unserved(_ name: String) -> ServiceError {
    ServiceError(
      "NotImplemented", "The service \(name) is not served by Mocklake.", status: 501, origin: .frontEnd)
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(of: needle.first ?? " ") {
      if self[found...].hasPrefix(needle) { return found..<index(found, offsetBy: needle.count) }
      start = index(after: found)
    }
    return nil
  }

  fileprivate func contains(_ needle: String) -> Bool { range(of: needle) != nil }
}
