import Basics
import Digests
import MetadataModel

extension DatabaseWalk {
  /// The properties under names that the server takes, each made known to it once; nil for none.
  func registered(_ properties: [String: String]?) throws(MetadataError) -> [String: String]? {
    var registered: [String: String] = [:]
    for (name, value) in (properties ?? [:]).sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      let key = PropertyName(name).text
      if knownProperties.insert(key).inserted {
        do throws(MetadataError) {
          try catalog.registerProperty(key, of: name)
        } catch {
          knownProperties.remove(key)
          let line = "Failed to register custom property [\(name)] for Athena table properties: \(error)"
          warn(IngestionWarning(name, line))
          continue
        }
      }
      registered[key] = value
    }
    return registered.isEmpty ? nil : registered
  }
}

/// The name of a custom property: letters, digits and a few signs, everything else replaced; very long ones by a fingerprint.
struct PropertyName {
  let text: String

  init(_ source: String) {
    let name = source.unicodeScalars.map { scalar -> String in
      let isAllowed =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || "_.-".unicodeScalars.contains(scalar))
      return isAllowed ? String(scalar) : "__"
    }.joined()
    text = name.count > 256 ? Hex.encode(MD5.hash(Array(source.utf8))) : name
  }
}
