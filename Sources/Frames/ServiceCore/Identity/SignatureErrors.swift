import AWSSignature
import AWSWire

/// Turns what is wrong with a signature into the error of the service's protocol.
struct SignatureErrors {
  let wire: WireProtocol
  let service: String

  /// How far a signature's time may be from the server's: 15 minutes for S3 and STS, 5 for the others.
  var skewSeconds: Int {
    switch wire {
    case .restXML, .query: 900
    case .json, .restJSON: 300
    }
  }

  func error(_ failure: SignatureFailure) -> ServiceError { error(failure.description(in: dialect)) }

  func error(_ failure: ChunkFailure) -> ServiceError { error(failure.description) }

  private func error(_ description: SignatureErrorDescription) -> ServiceError {
    ServiceError(
      description.code, description.message, status: description.status,
      details: description.details.map { .init($0.name, $0.value) }, origin: .frontEnd)
  }

  private var dialect: SignatureDialect {
    switch wire {
    case .json: .json
    case .restJSON: .rest
    case .query: .query
    case .restXML: .s3
    }
  }
}
