import Basics
import Glibc

/// A command line in a process of its own, with its output gathered.
struct ChildCommand {
  /// How a command ended.
  struct Result: Sendable {
    /// Its exit code; 128 and the signal's number if a signal ended it.
    var status: Int32
    /// What it printed to both of its streams.
    var output: String
    /// Whether it was ended for taking too long.
    var timedOut = false
  }

  /// The program and its arguments.
  var words: [String]
  /// The variables of its environment.
  var environment: [String: String]

  /// The most that is kept of what a command prints.
  private static let outputLimit = 4 << 20

  /// Runs the command to its end, in a process group of its own so that all it starts can be ended with it.
  /// - Parameter isInterrupted: asked now and then; true ends the command.
  func run(limit: Duration, isInterrupted: () -> Bool) throws(EnvironmentFailure) -> Result {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildCommand.failure("no pipe for \(words.first ?? "")", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let process: pid_t
    do throws(EnvironmentFailure) {
      process = try start(writingTo: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    return follow(process, ends[0], limit: limit, isInterrupted: isInterrupted)
  }

  private func start(writingTo output: Int32) throws(EnvironmentFailure) -> pid_t {
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    // Programs expect signals as they usually are, whatever this one does with them.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process = pid_t()
    let status = posix_spawn(&process, words.first ?? "", &actions, &attributes, &arguments, &variables)
    guard status == 0 else { throw ChildCommand.failure("cannot start \(words.first ?? "")", status) }
    return process
  }

  private func follow(_ process: pid_t, _ output: Int32, limit: Duration, isInterrupted: () -> Bool) -> Result {
    let end = monotonicNanoseconds() &+ UInt64(clamping: limit.wholeMilliseconds) &* 1_000_000
    var gathered: [UInt8] = []
    var timedOut = false
    while ChildCommand.read(output, into: &gathered, milliseconds: 100) {
      timedOut = monotonicNanoseconds() > end
      guard timedOut || isInterrupted() else { continue }
      kill(-process, SIGKILL)
      break
    }
    var status = Int32(0)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Result(status: code, output: String(decoding: gathered, as: UTF8.self), timedOut: timedOut)
  }

  /// Reads what has come; false at the end of the output.
  private static func read(_ descriptor: Int32, into gathered: inout [UInt8], milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    if gathered.count < outputLimit { gathered += buffer.prefix(count) }
    return true
  }

  private static func failure(_ message: String, _ code: Int32) -> EnvironmentFailure {
    EnvironmentFailure("\(message): \(String(cString: strerror(code)))")
  }
}
