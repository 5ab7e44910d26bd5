import Foundation

/// Turns logits into probabilities that mean what they say.
///
/// One temperature does it (Guo and others, 2017).
struct Calibration: Sendable {
  /// Logits are divided by it.
  let temperature: Double

  init(temperature: Double) {
    self.temperature = temperature
  }

  private static let range = log(0.05)...log(20.0)

  /// The temperature at which the held-out predictions are likeliest.
  ///
  /// The truth is taken as slightly less than certain (Platt 1999), so that a handful of phrases
  /// that are all predicted rightly does not make for certainty.
  init(_ predictions: [HeldOutPredictions.Prediction]) {
    guard !predictions.isEmpty else {
      temperature = 1
      return
    }
    let certainty = Double(predictions.count + 1) / Double(predictions.count + 2)

    func loss(_ logTemperature: Double) -> Double {
      let scale = exp(-logTemperature)
      var sum = 0.0
      for prediction in predictions {
        let label = prediction.label
        let highest = Double(prediction.logits.max() ?? 0)
        var normaliser = 0.0
        var mean = 0.0
        for logit in prediction.logits {
          normaliser += exp((Double(logit) - highest) * scale)
          mean += Double(logit)
        }
        mean /= Double(prediction.logits.count)
        let aim = certainty * Double(prediction.logits[label]) + (1 - certainty) * mean
        sum += log(normaliser) + (highest - aim) * scale
      }
      return sum
    }

    temperature = exp(Self.minimum(of: loss, in: Self.range))
  }

  /// One probability for each logit.
  func probabilities(_ logits: ContiguousArray<Float>) -> ContiguousArray<Float> {
    var result = logits
    DenseKernels.multiply(&result, by: Float(1 / temperature))
    result.withUnsafeMutableBufferPointer { _ = DenseKernels.softmax($0) }
    return result
  }

  /// Golden-section search.
  private static func minimum(
    of function: (Double) -> Double, in range: ClosedRange<Double>
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var (leftValue, rightValue) = (function(left), function(right))
    while high - low > 1e-3 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - ratio * (high - low)
        leftValue = function(left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + ratio * (high - low)
        rightValue = function(right)
      }
    }
    return (low + high) / 2
  }
}
