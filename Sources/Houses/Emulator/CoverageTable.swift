import ServiceCore

/// What of AWS's services is served, by the operation tables themselves.
public enum CoverageTable {
  /// One service.
  public struct Row: Sendable {
    /// The service.
    public var service: String
    /// The operations served, sorted.
    public var served: [String]
    /// The operations of AWS's model that answer `NotImplemented`, sorted.
    public var missing: [String]

    /// How many operations AWS's model has.
    public var all: Int { served.count + missing.count }
  }

  /// A row for each service.
  public static var rows: [Row] {
    Emulator.makeServices().map { service in
      let served = service.operationNames.sorted()
      return Row(
        service: service.name, served: served,
        missing: ServiceModels.operations(of: service.name).subtracting(served).sorted())
    }
  }

  /// The table of the README.
  public static var markdown: String {
    let heading = ["| service | served | operations |", "|---|---|---|"]
    return (heading + rows.map { "| \($0.service) | \($0.served.count) of \($0.all) | \($0.served.joined(separator: ", ")) |" })
      .joined(separator: "\n")
  }
}
