import Linguistics

/// One analyser for all tests, as in the service.
enum Shared {
  static let analyzer = Result { () throws(LinguisticsError) in try TextAnalyzer() }
}
