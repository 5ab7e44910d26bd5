import ArgumentParser
import Foundation

/// What `Benchmarks/run.py` and `Benchmarks/compare_encoder.py` call; prints JSON.
@main
struct LiaisonBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison-benchmark",
    abstract: "Measures the router and the sentence encoder; see Benchmarks/README.md.",
    subcommands: [
      Decisions.self, Training.self, Encode.self, LookUps.self, Retrieval.self, TriageCurve.self,
    ])
}

func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Milliseconds that a piece of work takes.
func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(work)
  return Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
}
