package import Foundation

extension ChatDatabase {
  /// What every new turn runs on; nil before the first publication.
  package func latestRevision() async throws -> ContentRevision? {
    try await engine.read { try $0.latestRevision() }
  }

  /// The number of the revision in force, without its content; nil before the first publication.
  package func latestRevisionID() async throws -> Int64? {
    try await engine.read { connection in
      try connection.row("SELECT id FROM content_revision ORDER BY id DESC LIMIT 1")
        .map { try $0.integer("id") }
    }
  }

  /// Publishes content as a new revision, unless the latest one has the same digest: then that one
  /// is returned.
  ///
  /// - Parameter base: the revision that the content was made from; nil for any.
  /// - Throws: `ConflictError.contentChanged` where another one is the latest by now.
  package func publish(
    digest: String, bytes: Data, origin: String, after base: Int64? = nil, at: Date
  ) async throws -> ContentRevision {
    try await engine.transaction { connection in
      let latest = try connection.latestRevision()
      if let base, latest?.id != base { throw ConflictError.contentChanged }
      if let latest, latest.digest == digest { return latest }
      let revision = ContentRevision(
        id: (latest?.id ?? 0) + 1, digest: digest, bytes: bytes, publishedAt: at.asStored,
        origin: origin)
      try connection.execute(
        """
        INSERT INTO content_revision (id, digest, bytes, origin, published_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        [
          .integer(revision.id), .text(digest), .bytes(bytes), .text(origin),
          .time(revision.publishedAt),
        ])
      return revision
    }
  }
}

extension SQLConnection {
  fileprivate func latestRevision() throws -> ContentRevision? {
    try row("SELECT * FROM content_revision ORDER BY id DESC LIMIT 1").map { row in
      ContentRevision(
        id: try row.integer("id"), digest: try row.text("digest"), bytes: try row.bytes("bytes"),
        publishedAt: try row.time("published_at"), origin: try row.text("origin"))
    }
  }
}
