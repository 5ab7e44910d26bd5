import ArgumentParser
import ChatService
import Content
import Foundation

struct ContentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Work with the content folder.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look for faults in the content: file, line and how to mend each.",
      discussion: """
        Exits with 1 when there is an error; warnings alone don't fail. Trains on the phrases, which \
        takes some seconds when they are new, to find those that are hard to tell apart.
        """)

    @OptionGroup var home: HomeOption
    @OptionGroup var data: DataOption
    @OptionGroup var encoder: EncoderOption

    func run() async throws {
      let trainer = try encoder.trainer(home: home.folder, data: data)
      var (bundle, diagnostics) = ContentPublisher.load(home.folder, analyzer: trainer.analyzer)
      if let bundle {
        diagnostics += PhraseFindings.diagnostics(
          of: try trainer.phraseReview(of: bundle), folder: home.folder)
      }
      for diagnostic in diagnostics { print(diagnostic) }
      let errors = diagnostics.count { $0.severity == .error }
      let warnings = diagnostics.count - errors
      guard let bundle else {
        throw fail("the content has \(errors) error(s) and \(warnings) warning(s).")
      }
      let phrases = bundle.intents.reduce(0) { $0 + $1.phrases.values.reduce(0) { $0 + $1.count } }
      print(
        """
        The content is sound: \(bundle.intents.count) intents with \(phrases) phrases, \
        \(bundle.articles.count) articles, \(bundle.locales.count) languages, \
        \(warnings) warning(s).
        """)
    }
  }
}
