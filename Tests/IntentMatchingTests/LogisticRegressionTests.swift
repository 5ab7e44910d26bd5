import Foundation
import IntentMatching
import Testing

@Suite struct LogisticRegressionTests {
  @Test func `Two opposite examples have the weights of the closed form`() {
    var rows = SparseRows()
    rows.append(SparseRow(columns: [0], values: [1]))
    rows.append(SparseRow(columns: [1], values: [1]))
    let strength = 3.0
    let weights = LogisticRegression.weights(
      rows: rows, featureCount: 2, labels: [0, 1], labelCount: 2, strength: strength)
    // At the best point a = strength × (1 − σ(2a)).
    let a = Double(weights[0])
    #expect(abs(a - strength * (1 - 1 / (1 + exp(-2 * a)))) < 5e-3)
    #expect(a > 0)
    #expect(abs(Double(weights[1]) + a) < 1e-5)
    #expect(abs(Double(weights[2]) + a) < 5e-3)
    #expect(abs(Double(weights[3]) - a) < 5e-3)
  }

  @Test func `The gradient vanishes at the weights found`() {
    var rows = SparseRows()
    var dense: [[Double]] = []
    var labels: [Int] = []
    let (examples, features, classes) = (24, 9, 3)
    for example in 0..<examples {
      var row = SparseRow()
      var values = [Double](repeating: 0, count: features)
      for feature in 0..<features where (example * 7 + feature * 5) % 4 != 0 {
        let value = Float((example * 3 + feature * 11) % 7) / 7 + 0.1
        row.columns.append(Int32(feature))
        row.values.append(value)
        values[feature] = Double(value)
      }
      rows.append(row)
      dense.append(values)
      labels.append((example * 5 + example / 4) % classes)
    }
    let strength = 2.0
    let weights = LogisticRegression.weights(
      rows: rows, featureCount: features, labels: labels, labelCount: classes, strength: strength)

    var gradient = weights.map(Double.init)
    var atZero = [Double](repeating: 0, count: features * classes)
    for (row, label) in zip(dense, labels) {
      let logits = (0..<classes).map { label in
        (0..<features).reduce(0.0) { $0 + row[$1] * Double(weights[$1 * classes + label]) }
      }
      let sum = logits.reduce(0) { $0 + exp($1) }
      for feature in 0..<features {
        for other in 0..<classes {
          let truth = other == label ? 1.0 : 0.0
          let index = feature * classes + other
          gradient[index] += strength * row[feature] * (exp(logits[other]) / sum - truth)
          atZero[index] += strength * row[feature] * (1 / Double(classes) - truth)
        }
      }
    }
    func length(_ vector: [Double]) -> Double {
      vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    #expect(length(gradient) < 3e-3 * length(atZero))
  }

  @Test func `Examples without features leave all weights at zero`() {
    var rows = SparseRows()
    rows.append(SparseRow())
    rows.append(SparseRow())
    let weights = LogisticRegression.weights(
      rows: rows, featureCount: 1, labels: [0, 1], labelCount: 2, strength: 30)
    #expect(weights == [0, 0])
  }
}
