/// What the reading of one document may take; whatever takes more is the document's fault.
package struct ReadingLimits: Sendable {
  /// Of a document.
  package var bytes: Int
  /// Of address space, the program itself included: 1 MB is 1,000,000 bytes.
  package var megabytes: Int
  /// Of processor time.
  package var processorSeconds: Int
  /// Of wall time, the start of a process included.
  package var seconds: Int

  /// - Parameter megabytes: nil goes by the size of a document.
  package init(
    bytes: Int = 5_000_000, megabytes: Int? = nil, processorSeconds: Int = 30, seconds: Int = 120
  ) {
    self.bytes = bytes
    self.megabytes = megabytes ?? 1_000 + bytes / 1_000_000 * 100
    self.processorSeconds = processorSeconds
    self.seconds = seconds
  }

  /// Of what is said of a document: a link of some bytes may become a long address.
  var answerBytes: Int { 1_000_000 + bytes * 8 }
}
