/// What a part of a configuration may hold.
struct ConfigurationSchema: Sendable {
  /// The name of the original client's class, which its messages show.
  var name: String
  var fields: [Field]
  /// Whether fields that it does not have are passed over, as the original client does in a few places.
  var isOpen = false

  struct Field: Sendable {
    var name: String
    var kind: Kind
    var isRequired = false
    var fallback: Fallback = .none
  }

  /// What a field is when it is not given.
  enum Fallback: Sendable {
    case none, flag(Bool), number(Int), text(String)
  }

  indirect enum Kind: Sendable {
    case text
    case flag
    case integer(ClosedRange<Int>)
    case url
    case choice([String])
    case texts
    case object(ConfigurationSchema)
    /// Any mapping.
    case map
    case anything
  }

  init(_ name: String, _ fields: [Field], isOpen: Bool = false) {
    (self.name, self.fields, self.isOpen) = (name, fields, isOpen)
  }
}

extension ConfigurationSchema.Field {
  static func text(_ name: String, required: Bool = false, or fallback: String? = nil) -> Self {
    Self(name: name, kind: .text, isRequired: required, fallback: fallback.map { .text($0) } ?? .none)
  }

  static func flag(_ name: String, _ fallback: Bool? = nil) -> Self {
    Self(name: name, kind: .flag, fallback: fallback.map { .flag($0) } ?? .none)
  }

  static func integer(_ name: String, _ fallback: Int? = nil, in range: ClosedRange<Int> = .min ... .max) -> Self {
    Self(name: name, kind: .integer(range), fallback: fallback.map { .number($0) } ?? .none)
  }

  static func choice(_ name: String, _ values: [String], or fallback: String? = nil) -> Self {
    Self(name: name, kind: .choice(values), fallback: fallback.map { .text($0) } ?? .none)
  }

  static func object(_ name: String, _ schema: ConfigurationSchema, required: Bool = false) -> Self {
    Self(name: name, kind: .object(schema), isRequired: required)
  }

  static func other(_ name: String, _ kind: ConfigurationSchema.Kind, required: Bool = false) -> Self {
    Self(name: name, kind: kind, isRequired: required)
  }
}
