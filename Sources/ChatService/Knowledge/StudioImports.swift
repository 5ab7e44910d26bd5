import Foundation
package import Linguistics
import Persistence
import Synchronization

/// The import that is under way in the studio: read in the background, looked at by an admin, then
/// published as it was shown, or dropped. One at a time.
package actor StudioImports {
  package enum State: String, Sendable, Encodable { case reading, ready, failed, published }

  package struct Status: Sendable {
    package let id: String
    package let source: String
    package let state: State
    /// Documents read, and in all; zero of zero while they are being listed.
    package let done: Int
    package let all: Int
    /// Once it is read.
    package let plan: ImportPlan?
    /// Where it failed.
    package let failure: ImportFailure?
    /// Once it is published; nil where nothing had changed.
    package let revision: Int64?
  }

  private struct Job {
    let id: String
    let source: String
    let progress: Progress
    let task: Task<Void, Never>
    var state: State = .reading
    var prepared: (knowledgeImport: KnowledgeImport, preparation: KnowledgeImport.Preparation)?
    var failure: ImportFailure?
    var revision: Int64?
  }

  private final class Progress: Sendable {
    private let counts = Mutex((done: 0, all: 0))
    var value: (done: Int, all: Int) { counts.withLock { $0 } }
    func set(_ done: Int, _ all: Int) { counts.withLock { $0 = (done, all) } }
  }

  private let makeImport: @Sendable () async throws -> KnowledgeImport
  private let refresher: ContentRefresher
  private var job: Job?
  private var readers = 0

  init(
    refresher: ContentRefresher, makeImport: @escaping @Sendable () async throws -> KnowledgeImport
  ) {
    self.refresher = refresher
    self.makeImport = makeImport
  }

  /// Begins to read; what was ready before is dropped.
  ///
  /// - Throws: `ServiceError` while another one is being read.
  package func start(
    _ source: KnowledgeImport.Source, language: LanguageTag?
  ) throws(ServiceError) -> Status {
    // One that was cancelled may still be in the middle of a page.
    guard readers == 0 else {
      throw ServiceError(.conflict, "Another import is being read; wait for it, or cancel it.")
    }
    readers += 1
    let id = UUID().uuidString
    let progress = Progress()
    let task = Task { [makeImport] in
      let result: Result<(KnowledgeImport, KnowledgeImport.Preparation), any Error>
      do {
        let knowledgeImport = try await makeImport()
        let preparation = try await knowledgeImport.read(
          source, language: language, progress: progress.set)
        result = .success((knowledgeImport, preparation))
      } catch {
        result = .failure(error)
      }
      self.finish(id, result)
    }
    let job = Job(id: id, source: source.name, progress: progress, task: task)
    self.job = job
    return status(of: job)
  }

  /// Nil where there is none.
  package var status: Status? { job.map(status) }

  /// Stops reading, or drops what was read.
  package func cancel() {
    job?.task.cancel()
    job = nil
  }

  /// Publishes what was shown; it is in force when this returns.
  ///
  /// - Throws: `ServiceError` where it isn't ready, `ConflictError.contentChanged`.
  package func publish(_ id: String) async throws -> Status {
    guard let started = job, let prepared = started.prepared, started.id == id,
      started.state == .ready
    else {
      throw ServiceError(.conflict, "This import isn't ready; look at its state again.")
    }
    // From here on a second request finds it published.
    job?.state = .published
    var published = job
    do {
      published?.revision = try await prepared.knowledgeImport.publish(prepared.preparation)
    } catch {
      if job?.id == id { job?.state = .ready }
      throw error
    }
    // It may have been closed meanwhile, which takes nothing back.
    if job?.id == id { job = published }
    _ = try await refresher.refresh()
    return published.map(status) ?? status(of: started)
  }

  private func finish(
    _ id: String, _ result: Result<(KnowledgeImport, KnowledgeImport.Preparation), any Error>
  ) {
    readers -= 1
    guard job?.id == id else { return }
    switch result {
    case .success((let knowledgeImport, let preparation)):
      job?.state = .ready
      job?.prepared = (knowledgeImport, preparation)
    case .failure(let error):
      job?.state = .failed
      job?.failure = ImportFailure(error)
    }
  }

  private func status(of job: Job) -> Status {
    let (done, all) = job.progress.value
    return Status(
      id: job.id, source: job.source, state: job.state, done: done, all: all,
      plan: job.prepared?.preparation.plan, failure: job.failure, revision: job.revision)
  }
}
