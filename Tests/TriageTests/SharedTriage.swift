import Content
import Foundation
import Linguistics
import Testing
import Triage

/// The rules that the project ships, read once for all tests.
enum Shared {
  static let parts = Result {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let analyzer = try TextAnalyzer()
    let triage = try #require(ContentLoader.load(project, analyzer: analyzer).bundle?.triage)
    return (analyzer, EmergencyTriage(triage.rules, analyzer: analyzer))
  }
}
