import Glibc

/// What one step of a workflow has done.
public struct StepStatus: Sendable {
  /// The step's name, for example `Glue` or `OpenMetadata`.
  public var name: String
  /// What was read or written.
  public private(set) var records: [String] = []
  /// What was read or written as a change of something that was there.
  public private(set) var updated: [String] = []
  /// What may be missing or wrong.
  public private(set) var warnings: [IngestionWarning] = []
  /// What filters left out.
  public private(set) var filtered: [FilteredEntity] = []
  /// What failed.
  public private(set) var failures: [IngestionFailure] = []

  /// A step that has done nothing yet.
  public init(_ name: String) {
    self.name = name
  }

  /// Counts a record.
  public mutating func scanned(_ name: String) { records.append(name) }

  /// Counts a record that changed something.
  public mutating func changed(_ name: String) { updated.append(name) }

  /// Notes what may be missing or wrong.
  public mutating func warn(_ name: String, _ reason: String) { warnings.append(IngestionWarning(name, reason)) }

  /// Notes what a filter left out.
  public mutating func filter(_ name: String, _ reason: String) { filtered.append(FilteredEntity(name, reason)) }

  /// Notes a failure.
  public mutating func fail(_ failure: IngestionFailure) { failures.append(failure) }

  /// The percentage of records that succeeded, to two decimals; 100 if there were none.
  public var successPercentage: Double {
    let succeeded = Double(max(records.count + updated.count, 1))
    return rounded(succeeded * 100 / (succeeded + Double(failures.count)))
  }
}

/// A percentage to two decimals.
func rounded(_ value: Double) -> Double { (value * 100).rounded(.toNearestOrEven) / 100 }
