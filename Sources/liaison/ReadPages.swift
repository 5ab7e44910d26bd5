import ArgumentParser
import PageIsolation

/// Not for people: an import starts it, and hands it pages to read.
struct ReadPages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-pages", abstract: "Read pages for an import, within limits.",
    shouldDisplay: false)

  @Option(help: "Of a document.")
  var bytes: Int
  @Option(help: "Of address space.")
  var megabytes: Int
  @Option(help: "Of processor time for a document.")
  var processorSeconds: Int

  func run() throws {
    try PageReaderProcess(
      limits: ReadingLimits(
        bytes: bytes, megabytes: megabytes, processorSeconds: processorSeconds)
    ).run()
  }
}
