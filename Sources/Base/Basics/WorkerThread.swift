import Glibc

/// A system thread that runs one function to its end. For the few places that wait on something for long;
/// request work runs on the server's own threads.
public final class WorkerThread: @unchecked Sendable {
  // `handle` is written once, before the thread can be joined.
  private var handle = pthread_t()

  /// Starts a thread.
  /// - Parameter stackBytes: size of the stack; deep recursion over user input is bounded elsewhere.
  public init(stackBytes: Int = 4 << 20, _ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body: body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    let status = pthread_create(&handle, &attributes, runWork, work.toOpaque())
    pthread_attr_destroy(&attributes)
    precondition(status == 0, "the system refused a thread: \(String(cString: strerror(status)))")
  }

  /// Waits for the thread's end. To be called once.
  public func join() { pthread_join(handle, nil) }

  /// Lets the thread end by itself; `join` must not be called afterwards.
  public func detach() { pthread_detach(handle) }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let work = Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue()
  work.body()
  return nil
}
