import ArgumentParser
import Audit
import ChatService
import Content
import Foundation
import Linguistics
import Persistence

struct KnowledgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge", abstract: "Work with the program's information.",
    subcommands: [Import.self, List.self, Remove.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import web pages, a feed or a sitemap as articles.",
      discussion: """
        Shows what is added, changed and removed, and publishes it as one revision, which a running \
        service takes over within seconds. Importing the same source again replaces what came from \
        it; a page that can't be read is reported and keeps its old version. Web addresses are \
        fetched only from the hosts in knowledge.hosts of site.yaml. Exits with 1 where nothing \
        could be imported, with 2 where some pages couldn't.
        """)

    @Argument(help: "A file, a folder, or the address of a page, a feed or a sitemap.")
    var source: String
    @Option(name: .customLong("lang"), help: "The language of all pages: en, zh-Hans or zh-Hant.")
    var language: String?
    @Flag(help: "Only show what would change.")
    var dryRun = false
    @Flag(help: "Print one JSON object.")
    var json = false
    @OptionGroup var data: DataOption

    func validate() throws {
      guard language.map({ LanguageTag(bcp47: $0) != nil }) ?? true else {
        throw ValidationError("--lang is en, zh-Hans or zh-Hant.")
      }
    }

    func run() async throws {
      let language = language.flatMap { LanguageTag(bcp47: $0) }
      try await KnowledgeCommand.withImport(of: data) { knowledge in
        let showsProgress = isatty(STDERR_FILENO) == 1
        let prepared = try await knowledge.read(.place(source), language: language) { done, all in
          guard showsProgress, all > 1 else { return }
          let end = done == all ? "\n" : ""
          FileHandle.standardError.write(Data("\r\(done) of \(all) pages\(end)".utf8))
        }
        let plan = prepared.plan
        let revision = dryRun ? nil : try await knowledge.publish(prepared)
        if let revision {
          data.note(
            .contentPublished,
            "revision \(revision): \(plan.added.count) added, \(plan.changed.count) changed, "
              + "\(plan.removed.count) removed")
        }
        try show(plan, revision: revision)
        let hasGood = !plan.isEmpty || plan.unchanged > 0
        if !plan.problems.isEmpty { throw ExitCode(hasGood ? 2 : 1) }
      }
    }

    private struct Report: Encodable {
      let added: [ImportPlan.Entry]
      let changed: [ImportPlan.Entry]
      let removed: [ImportPlan.Entry]
      let unchanged: Int
      let problems: [ImportProblem]
      let revision: Int64?
    }

    private func show(_ plan: ImportPlan, revision: Int64?) throws {
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let report = Report(
          added: plan.added, changed: plan.changed, removed: plan.removed,
          unchanged: plan.unchanged, problems: plan.problems, revision: revision)
        return print(String(decoding: try encoder.encode(report), as: UTF8.self))
      }
      for (sign, entries) in [("+", plan.added), ("~", plan.changed), ("-", plan.removed)] {
        for entry in entries {
          let passages =
            entry.passages.map {
              "passages: \($0.added) added, \($0.changed) changed, \($0.removed) removed"
            } ?? "\(entry.size) passage(s)"
          print("\(sign) \(entry.id) [\(entry.language.rawValue)]  \(entry.title)  (\(passages))")
        }
      }
      for problem in plan.problems { warn("\(problem.address): \(problem.message)") }
      print(
        "\(plan.added.count) added, \(plan.changed.count) changed, \(plan.removed.count) removed, "
          + "\(plan.unchanged) unchanged, \(plan.problems.count) not imported")
      if let revision {
        print("Published as revision \(revision).")
      } else if dryRun {
        print("Nothing is published; leave out --dry-run for that.")
      } else {
        print("Nothing to publish.")
      }
    }
  }
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the articles in force, and which of them need a person's eye.")

    @OptionGroup var data: DataOption

    func run() async throws {
      guard let revision = try await data.openDatabase().latestRevision() else {
        throw fail("There is no content yet; start the service once.")
      }
      let bundle = try ContentBundle(encoded: revision.bytes)
      for article in bundle.articles {
        let state = ArticleFreshness.of(article, at: Date(), settings: bundle.site.knowledge)
        var notes = [article.imported.map { "imported from \($0.source) on \($0.importedOn)" }]
        switch state {
        case .current: break
        case .expiring: notes.append("valid until \(article.validUntil ?? "")")
        case .expired: notes.append("EXPIRED on \(article.validUntil ?? ""), not answered from")
        case .reviewDue: notes.append("due for a review")
        }
        let tail = notes.compactMap(\.self).joined(separator: "; ")
        print(
          "\(article.id) [\(article.language.rawValue)]  \(article.title)"
            + (tail.isEmpty ? "" : "  (\(tail))"))
      }
      let sources = Set(bundle.articles.compactMap { $0.imported?.source })
      print("\(bundle.articles.count) articles, \(sources.count) imported sources")
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take away all articles that were imported from a source.",
      discussion: "`liaison knowledge list` shows the sources.")

    @Argument(help: "The source, as `list` shows it or as it was given to `import`.")
    var source: String
    @OptionGroup var data: DataOption

    func run() async throws {
      try await KnowledgeCommand.withImport(of: data) { knowledge in
        let prepared = try knowledge.removal(of: source)
        let revision = try await knowledge.publish(prepared)
        data.note(
          .contentPublished,
          "revision \(revision ?? 0): \(prepared.plan.removed.count) removed")
        print(
          "\(prepared.plan.removed.count) removed. Published as revision \(revision ?? 0).")
      }
    }
  }

  /// Runs an import, and says what keeps it from being done.
  fileprivate static func withImport(
    of data: DataOption, _ body: (KnowledgeImport) async throws -> Void
  ) async throws {
    do {
      try await body(
        try await KnowledgeImport(database: try data.openDatabase()))
    } catch let failure as ImportFailure {
      throw fail(failure.description)
    } catch let error as ConflictError {
      throw fail(error.description)
    } catch let error as StorageError {
      throw fail(error.description)
    }
  }
}
