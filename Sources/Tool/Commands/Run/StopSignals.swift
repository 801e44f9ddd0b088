import Glibc

/// Waits for SIGINT or SIGTERM. Both are blocked from the moment of creation, for threads started later as well.
struct StopSignals {
  private var set = sigset_t()

  init() {
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Returns when one of the signals comes.
  func wait() {
    var (set, number) = (set, Int32(0))
    sigwait(&set, &number)
  }

  /// From now on a signal ends the process at once.
  func leaveOnNext() {
    var set = set
    signal(SIGINT) { _ in _exit(130) }
    signal(SIGTERM) { _ in _exit(130) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
