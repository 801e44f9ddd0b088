/// Where the value of an option came from; the earlier cases win over the later ones.
public enum SettingOrigin: Sendable, Equatable {
  /// Given on the command line.
  case commandLine
  /// The environment variable of that name.
  case environment(String)
  /// A configuration file.
  case file(String)
  /// The option's default.
  case `default`

  /// The origin as `config --origin` prints it.
  public var text: String {
    switch self {
    case .commandLine: "command line"
    case .environment(let name): name
    case .file(let path): path
    case .default: "default"
    }
  }
}

/// The values that one option ended up with.
public struct Setting: Sendable, Equatable {
  /// The values; a flag that is set has one `true` per time it was given, one that is unset none.
  public var values: [String]
  /// Where they came from.
  public var origin: SettingOrigin

  /// Values of an option.
  public init(_ values: [String], from origin: SettingOrigin) {
    (self.values, self.origin) = (values, origin)
  }
}

/// The values of one configuration file.
public struct SettingLayer: Sendable {
  /// The file.
  public var path: String
  /// Values by option name, or by command path and option name (`serve.port`), which counts for that command only.
  public var values: [String: [String]]

  /// The values of a configuration file.
  public init(path: String, values: [String: [String]]) {
    (self.path, self.values) = (path, values)
  }

  func values(of option: String, in path: [String]) -> [String]? {
    values[(path + [option]).joined(separator: ".")] ?? values[option]
  }
}
