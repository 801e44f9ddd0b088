import AWSSignature
import AWSWire
public import Basics
public import HTTP

/// The one way every AWS request walks: receive, identify, authorize, faults, perform, encode, record.
public final class Corridor: HTTPHandler {
  /// The largest collected body.
  static let bodyLimit = 16 << 20

  let cloud: Cloud
  let router: ServiceRouter
  let authenticator: Authenticator
  let delays = DelayQueue()

  /// A corridor to services.
  /// - Parameter signingClock: what signatures' dates are compared with: the machine's clock for clients behind a
  ///   socket, the injected one for clients in process.
  public init(cloud: Cloud, services: [any AWSService], signingClock: any Clock) {
    self.cloud = cloud
    router = ServiceRouter(services)
    authenticator = Authenticator(
      identities: cloud.identities, faults: cloud.faults, options: cloud.options, clock: cloud.clock,
      signingClock: signingClock)
  }

  /// Uploads are authorized on their head and streamed; everything else is collected.
  public func accept(_ head: HTTPRequest) -> BodyDisposition {
    guard let service = try? router.service(for: head), service.streams(head) else {
      return .collect(limit: Corridor.bodyLimit)
    }
    return CorridorCall(self, head).beginUpload(service)
  }

  /// Walks a collected request to its end.
  public func handle(_ request: HTTPRequest, reply: HTTPReply) {
    CorridorCall(self, request).walk(reply)
  }

  /// Ends the threads that wait.
  public func close() { delays.close() }
}
