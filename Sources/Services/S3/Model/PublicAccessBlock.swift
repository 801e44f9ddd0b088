import AWSWire
import Documents

/// The four switches that keep a bucket private.
struct PublicAccessBlock: Sendable, Equatable {
  /// The switches that are on, by their place in `names`.
  var bits: Int64

  /// All of them on.
  static let everything = PublicAccessBlock(bits: 0b1111)

  /// Whether policies that open the bucket to everybody are refused.
  var blocksPublicPolicy: Bool { bits & 0b0100 != 0 }

  /// Whether such a policy serves nobody outside of the owner's account.
  var restrictsPublicBuckets: Bool { bits & 0b1000 != 0 }

  private static let names = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"]
}

extension PublicAccessBlock {
  /// Reads a `PublicAccessBlockConfiguration` document; switches that are left out are off.
  init(_ document: XMLElement) throws(ServiceError) {
    guard document.name == "PublicAccessBlockConfiguration" else { throw .malformedXML }
    bits = 0
    for element in document.children {
      guard let place = PublicAccessBlock.names.firstIndex(of: element.name) else { throw .malformedXML }
      switch element.text.lowercased() {
      case "true": bits |= 1 << Int64(place)
      case "false": break
      default: throw .malformedXML
      }
    }
  }

  /// Adds the switches.
  func write(to xml: inout XMLWriter) {
    for (place, name) in PublicAccessBlock.names.enumerated() {
      xml.element(name, String(bits >> Int64(place) & 1 == 1))
    }
  }
}
