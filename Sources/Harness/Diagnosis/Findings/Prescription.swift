import IAMPolicy

/// What has to be added to the policies and taken out of them, and what came of trying it.
struct Prescription: Sendable {
  /// One action that has to be allowed.
  struct Need: Sendable {
    /// The lines of the action.
    var lines: [PolicyLine]
    /// What a run without them loses: the proof that they are needed.
    var loss: Loss

    /// The action.
    var action: String { lines.first?.action ?? "" }
  }

  /// A statement that denies what is needed.
  struct Obstacle: Sendable {
    /// What it denied.
    var denial: Denial
    /// The file and the position of the statement; nil if it stands in none of the case's files.
    var place: (path: String, index: Int)?
  }

  /// What is needed, in order.
  var needs: [Need]
  /// Lines that were refused without any effect on the result.
  var harmless: [PolicyLine]
  /// The statements that must go or be narrowed.
  var obstacles: [Obstacle]
  /// Whether Lake Formation's grants keep something from the role that no policy can give it.
  var needsGrants = false
  /// What is still lost with all of this done; empty if the run then equals one under full rights.
  var rest: Loss

  /// All lines that are needed.
  var lines: [PolicyLine] { needs.flatMap(\.lines) }

  /// Whether nothing has to be done.
  var isEmpty: Bool { needs.isEmpty && obstacles.isEmpty && !needsGrants }

  /// Whether a run with all of this done lost nothing.
  var isProved: Bool { rest.isEmpty }
}
