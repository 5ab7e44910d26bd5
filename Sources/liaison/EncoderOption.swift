import ArgumentParser
import ChatService
import Foundation
import Linguistics
import SentenceEncoder

/// Where the sentence encoder is.
struct EncoderOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the sentence encoder; none runs on words alone.",
      discussion: "Without it, Models/usem3 beside the content or above the program is taken."))
  var encoder: String?

  private static let usual = "Models/usem3"

  /// The encoder, or nil and the reason why there is none, which is for whoever runs the command.
  ///
  /// - Parameter home: the content folder.
  func load(home: URL) -> (encoder: (any SentenceEncoding)?, warning: String?) {
    if encoder == "none" { return (nil, nil) }
    let folder = encoder.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? found(near: home)
    guard let folder else {
      return (
        nil,
        "There is no sentence encoder (\(Self.usual)); fetch it with make setup. "
          + consequence
      )
    }
    do throws(EncoderError) {
      return (try UniversalSentenceEncoder(folder: folder), nil)
    } catch {
      return (nil, "\(error) " + consequence)
    }
  }

  /// What trains routers, with a warning on standard error where there is no encoder.
  ///
  /// - Parameter data: keeps what is learnt, for the next command and for the service.
  func trainer(home: URL, data: DataOption? = nil) throws -> RouterTrainer {
    let (encoder, warning) = load(home: home)
    if let warning { warn(warning) }
    return RouterTrainer(
      analyzer: try TextAnalyzer(), encoder: encoder,
      cache: data.map { TrainingCache(folder: $0.folder.appending(path: "trained"), report: warn) })
  }

  private var consequence: String {
    "Until then messages are understood by their words alone, which is less sure."
  }

  private func found(near home: URL) -> URL? {
    var folders = [home]
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      folders.append(folder)
    }
    return folders.map { $0.appending(path: Self.usual, directoryHint: .isDirectory) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
