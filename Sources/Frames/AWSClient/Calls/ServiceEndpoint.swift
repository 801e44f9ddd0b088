public import HTTP

/// Finds where a service is.
public struct ServiceEndpoint: Sendable {
  private let environment: AWSEnvironment

  /// A finder that looks into the environment.
  public init(_ environment: AWSEnvironment) {
    self.environment = environment
  }

  /// The endpoint of a service: the one given, else the one in `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL`, else AWS's own.
  /// - Throws: `AWSCallError` for a URL that cannot be used.
  public func find(_ service: String, region: String, given: String? = nil) throws(AWSCallError) -> Endpoint {
    guard let text = given ?? configured(service) else {
      let suffix = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
      return Endpoint(scheme: .https, host: "\(service).\(region).\(suffix)")
    }
    guard let endpoint = Endpoint(text) else {
      throw AWSCallError(service: service, operation: "", code: nil, message: "Invalid endpoint: \(text)")
    }
    return endpoint
  }

  private func configured(_ service: String) -> String? {
    if environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() == "true" { return nil }
    let own = environment["AWS_ENDPOINT_URL_\(service.uppercased())"]
    return [own, environment["AWS_ENDPOINT_URL"]].compactMap { $0 }.first { !$0.isEmpty }
  }
}
