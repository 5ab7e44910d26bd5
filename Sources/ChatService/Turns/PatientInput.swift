import Crypto
package import Conversation
import Foundation

/// What a patient sends in one request.
package enum PatientInput: Sendable, Equatable {
  case text(String)
  /// The id of a choice as it was offered.
  case choice(String)
  case form(id: String, values: [String: String])

  /// Of what was written, in bytes of UTF-8.
  package var size: Int {
    if case .text(let text) = self { text.utf8.count } else { 0 }
  }

  /// The same for the same content only: it tells a repeated send from a client id used twice.
  var fingerprint: String {
    var hash = SHA256()
    func add(_ part: String) {
      // Lengths keep two parts from being read as one.
      hash.update(data: Data("\(part.utf8.count):".utf8))
      hash.update(data: Data(part.utf8))
    }
    switch self {
    case .text(let text):
      add("text")
      add(text)
    case .choice(let id):
      add("choice")
      add(id)
    case .form(let id, let values):
      add("form")
      add(id)
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        add(name)
        add(value)
      }
    }
    return hash.finalize().map { String(format: "%02x", $0) }.joined()
  }
}

extension Contact {
  /// Reads the values of the contact form.
  ///
  /// - Throws: `ServiceError` with `refusal` where no value, or a value that can't be one, is given.
  package init(form values: [String: String], refusal: String) throws(ServiceError) {
    func value(_ name: String) -> String? {
      let text = values[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
      return text.isEmpty ? nil : text
    }
    self.init(email: value("email"), phone: value("phone"), wechat: value("wechat"))
    let printable = [email, phone, wechat].compactMap(\.self).allSatisfy { text in
      text.count <= 200
        && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
    let emailFits = email.map(Self.isEmail) ?? true
    let phoneFits =
      phone.map { text in
        let digits = text.filter(\.isWholeNumber).count
        return (5...20).contains(digits)
          && text.allSatisfy { $0.isWholeNumber || "+-() ./#x转轉ext".contains($0) }
      } ?? true
    let known = Set(values.keys).isSubset(of: ["email", "phone", "wechat"])
    guard !isEmpty, known, printable, emailFits, phoneFits else {
      throw ServiceError(.invalidInput, refusal)
    }
  }

  /// Something, one @ and a name with a point within; no white space.
  private static func isEmail(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    let parts = scalars.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !scalars.contains(where: \.properties.isWhitespace),
      let point = parts[1].lastIndex(of: ".")
    else { return false }
    return point > parts[1].startIndex && parts[1].index(after: point) < parts[1].endIndex
  }
}
