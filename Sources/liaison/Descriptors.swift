import Foundation

/// How many files and connections the process may have open.
enum Descriptors {
  /// More than this many never are needed.
  private static let most: rlim_t = 65_536
  /// For the database, its readers, logs and imports.
  private static let reserve = 128

  /// Raises the limit as far as the system lets this account.
  ///
  /// - Returns: how many there may be in all, and how many of them connections may take.
  static func raise() -> (all: Int, connections: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return (1_024, 1_024 - reserve)
    }
    let wanted = min(limit.rlim_max, most)
    if limit.rlim_cur < wanted {
      var raised = limit
      raised.rlim_cur = wanted
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    let all = Int(clamping: limit.rlim_cur)
    return (all, max(16, all - reserve))
  }
}
