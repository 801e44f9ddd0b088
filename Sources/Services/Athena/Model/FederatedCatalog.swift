import AWSWire
import Basics
import Documents
import ServiceCore

/// A data catalog behind a Lambda function. Its metadata is not read yet; but the calls are made that Athena makes for
/// it, so that what is denied shows as Athena shows it.
struct FederatedCatalog {
  private let name: String
  private let function: String

  /// - Parameter document: the catalog's `DataCatalog` structure; nil comes of one without a function.
  init?(_ name: String, _ document: JSON) {
    let parameters = document["Parameters"]
    guard document["Type"]?.string == "LAMBDA",
      let function = (parameters?["metadata-function"] ?? parameters?["function"])?.string
    else { return nil }
    (self.name, self.function) = (name, function)
  }

  /// Asks the function for its schemas, as the caller.
  /// - Throws: Athena's sentence about a function that failed or may not be called.
  func consult(_ request: RequestContext) throws(ServiceError) {
    guard let functions = request.cloud.ports.functions else { return }
    let question = JSON.object([
      "@type": .string("ListSchemasRequest"), "queryId": .string(request.ids.uuid()), "catalogName": .string(name),
    ])
    do throws(ServiceError) {
      let answer = try functions.invoke(function, payload: question, for: request)
      guard answer.error != nil else { return }
      throw failure("com.amazonaws.services.lambda.model.UnhandledException", String(decoding: answer.payload, as: UTF8.self))
    } catch {
      if error.code == "MetadataException" { throw error }
      let exception = "com.amazonaws.services.lambda.model.\(error.code)"
      let suffix =
        "(Service: AWSLambda; Status Code: \(error.status); Error Code: \(error.code); "
        + "Request ID: \(request.ids.uuid()); Proxy: null)"
      throw failure(exception, "\(error.message) \(suffix)")
    }
  }

  private func failure(_ exception: String, _ message: String) -> ServiceError {
    ServiceError(
      "MetadataException",
      "\(ServiceError.functionFailure) Encountered an exception[\(exception)] from your LambdaFunction[\(function)] "
        + "executed in context[retrieving meta-data] with message[\(message)]")
  }
}

extension ServiceError {
  /// How Athena begins what it says of functions.
  static let functionFailure = "GENERIC_USER_ERROR:"
}
