import Linguistics
import Triage

/// One triage for all tests, as in the service.
enum Shared {
  static let parts = Result { () throws(LinguisticsError) in
    let analyzer = try TextAnalyzer()
    return (analyzer, EmergencyTriage(analyzer: analyzer))
  }
}
