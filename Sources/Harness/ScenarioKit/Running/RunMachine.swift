import Emulator

/// The machine that scenarios run on.
struct RunMachine: Sendable {
  /// What the clouds of all scenarios are copied from.
  let template = EmulatorTemplate()
  /// The environment variables of this program.
  let variables: [String: String]
  /// Finds programs.
  let programs: ProgramFinder
  /// Whether the user has broken the run off.
  let isInterrupted: @Sendable () -> Bool

  init(variables: [String: String], isInterrupted: @escaping @Sendable () -> Bool) {
    (self.variables, self.isInterrupted) = (variables, isInterrupted)
    programs = ProgramFinder(variables)
  }
}
