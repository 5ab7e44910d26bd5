import Foundation

/// The program that was built with the tests.
package enum BuiltProgram {
  package static let liaison =
    ShippedContent.project.appending(path: ".build/release/liaison").path
}
