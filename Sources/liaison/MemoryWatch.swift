import ServiceLifecycle

/// Gives back what a crowd has left behind, such as some thousand event streams.
struct MemoryWatch: Service {
  private static let interval = Duration.seconds(10)
  /// In bytes. Less isn't worth the time for which allocations wait.
  private static let worthwhile = 16 << 20

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      // Counted as unused still after it was given back.
      var given = ProcessMemory.unused
      while true {
        try await Task.sleep(for: Self.interval)
        given = min(given, ProcessMemory.unused)
        guard ProcessMemory.unused - given >= Self.worthwhile else { continue }
        ProcessMemory.release()
        given = ProcessMemory.unused
      }
    }
  }
}

/// The service group describes its services at the start.
extension MemoryWatch: CustomStringConvertible {
  var description: String { "memory watch" }
}
