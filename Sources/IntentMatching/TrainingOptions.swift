/// How a classifier is trained and how careful it is.
package struct TrainingOptions: Sendable, Equatable {
  /// Of the messages that an intent answers, the share that may be answered wrongly.
  package var maximumWrong = 0.03
  /// Parts into which the phrases are split to predict each from the others.
  package var folds = 5
  /// The inverse of the L2 penalty: larger follows the phrases more closely.
  package var strength = 30.0

  package init() {}

  func validate() throws(IntentMatchingError) {
    guard (0...1).contains(maximumWrong) else {
      throw IntentMatchingError(.invalidOption, "maximumWrong must be a share from 0 to 1.")
    }
    guard folds >= 2 else {
      throw IntentMatchingError(.invalidOption, "folds must be 2 or more.")
    }
    guard strength > 0, strength.isFinite else {
      throw IntentMatchingError(.invalidOption, "strength must be above 0.")
    }
  }
}
