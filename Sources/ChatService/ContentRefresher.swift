package import Persistence

/// Brings what others have published, such as an import by the command, into force here.
package actor ContentRefresher {
  private let database: ChatDatabase
  private let trainer: RouterTrainer
  private let content: ContentStore

  package init(database: ChatDatabase, trainer: RouterTrainer, content: ContentStore) {
    self.database = database
    self.trainer = trainer
    self.content = content
  }

  /// - Returns: whether there was something newer, which now is in force.
  /// - Throws: what keeps it from being compiled; what was in force stays.
  package func refresh() async throws -> Bool {
    let running = content.current
    guard
      let newer = try await ContentPublisher.newer(
        than: running, in: database, trainer: trainer)
    else { return false }
    // The folder may have been published while this was compiled.
    guard content.current.revision == running.revision else { return false }
    content.replace(with: newer)
    return true
  }
}
