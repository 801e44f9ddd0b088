public import Documents

/// A request for a pipeline service.
public struct PipelineServiceRequest: Sendable, Equatable {
  /// The service's name.
  public var name: String
  /// The type, for example `GluePipeline`.
  public var serviceType: String
  /// The connection's configuration with its secrets; nil if it is not to be stored.
  public var connection: JSON?

  /// A request.
  public init(name: String, serviceType: String, connection: JSON?) {
    (self.name, self.serviceType, self.connection) = (name, serviceType, connection)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(name), "serviceType": .string(serviceType),
      "connection": connection.map { .object(["config": $0]) },
    ])
  }
}

/// A step of a pipeline.
public struct PipelineTask: Sendable, Equatable {
  /// The task's name.
  public var name: String
  /// What sort of task it is, for Glue `TRIGGER`, `JOB` or `CRAWLER`.
  public var type: String
  /// The names of the tasks that follow it.
  public var downstreamTasks: [String]

  /// A task.
  public init(name: String, type: String, downstreamTasks: [String]) {
    (self.name, self.type, self.downstreamTasks) = (name, type, downstreamTasks)
  }

  /// The task as the server reads it.
  public var json: JSON {
    .object([
      "name": .string(name), "displayName": .string(name), "taskType": .string(type),
      "downstreamTasks": .array(downstreamTasks.map { .string($0) }),
    ])
  }
}

/// A request for a pipeline.
public struct PipelineRequest: Sendable, Equatable {
  /// The pipeline's name.
  public var name: String
  /// The service's fully qualified name.
  public var service: String
  /// Its steps.
  public var tasks: [PipelineTask]
  /// Where a browser shows it.
  public var sourceURL: String

  /// A request.
  public init(name: String, service: String, tasks: [PipelineTask], sourceURL: String) {
    (self.name, self.service, self.tasks, self.sourceURL) = (name, service, tasks, sourceURL)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(name), "displayName": .string(name), "service": .string(service),
      "tasks": .array(tasks.map(\.json)), "sourceUrl": .string(sourceURL),
    ])
  }
}

/// How a run of a pipeline, or of one of its tasks, went.
public enum PipelineRunState: String, Sendable, Equatable {
  /// It did what it should.
  case successful = "Successful"
  /// It did not.
  case failed = "Failed"
  /// It has not ended.
  case pending = "Pending"
}

/// A run of a pipeline.
public struct PipelineStatus: Sendable, Equatable {
  /// A run of one task.
  public struct TaskStatus: Sendable, Equatable {
    /// The task's name.
    public var name: String
    /// How it went.
    public var state: PipelineRunState
    /// When it began, in milliseconds since the epoch.
    public var start: Int
    /// When it ended; nil if it has not.
    public var end: Int?

    /// A task's run.
    public init(name: String, state: PipelineRunState, start: Int, end: Int?) {
      (self.name, self.state, self.start, self.end) = (name, state, start, end)
    }

    var json: JSON {
      .object([
        "name": .string(name), "executionStatus": .string(state.rawValue), "startTime": .number(start),
        "endTime": end.map { .number($0) },
      ])
    }
  }

  /// When the run began, in milliseconds since the epoch; the server keeps one status for each moment.
  public var timestamp: Int
  /// How it went.
  public var state: PipelineRunState
  /// Its tasks.
  public var tasks: [TaskStatus]

  /// A run.
  public init(timestamp: Int, state: PipelineRunState, tasks: [TaskStatus]) {
    (self.timestamp, self.state, self.tasks) = (timestamp, state, tasks)
  }

  /// The status as the server reads it.
  public var json: JSON {
    .object([
      "timestamp": .number(timestamp), "executionStatus": .string(state.rawValue), "taskStatus": .array(tasks.map(\.json)),
    ])
  }
}
