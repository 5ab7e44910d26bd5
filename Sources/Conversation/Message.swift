package import Foundation
package import Linguistics

/// Who wrote a message.
package enum Author: String, Sendable, Codable, Hashable {
  case patient, bot, staff, system
}

/// One message of a conversation, in the shape that the HTTP API shows.
package struct Message: Sendable, Codable, Equatable {
  /// Position in the conversation: 1, 2, 3, … without a gap.
  package var seq: Int
  package var clientId: String?
  package var author: Author
  package var text: String
  package var lang: LanguageTag
  package var at: Date
  package var choices: [Choice]?
  package var sources: [Source]?
  package var form: Form?
  /// The display name of the member of staff who wrote it.
  package var name: String?

  package init(
    seq: Int, clientId: String? = nil, author: Author, text: String, lang: LanguageTag, at: Date,
    choices: [Choice]? = nil, sources: [Source]? = nil, form: Form? = nil, name: String? = nil
  ) {
    self.seq = seq
    self.clientId = clientId
    self.author = author
    self.text = text
    self.lang = lang
    self.at = at
    self.choices = choices
    self.sources = sources
    self.form = form
    self.name = name
  }

  /// A reply that the patient can give with one tap.
  package struct Choice: Sendable, Codable, Equatable {
    package var id: String
    package var label: String

    package init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// Where a statement comes from.
  package struct Source: Sendable, Codable, Equatable {
    package var title: String
    package var url: String?
    /// ISO 8601 calendar date of the last review.
    package var reviewedOn: String?

    package init(title: String, url: String? = nil, reviewedOn: String? = nil) {
      self.title = title
      self.url = url
      self.reviewedOn = reviewedOn
    }
  }

  /// A short form shown below the message.
  package struct Form: Sendable, Codable, Equatable {
    package var id: String
    package var fields: [Field]

    package init(id: String, fields: [Field]) {
      self.id = id
      self.fields = fields
    }

    package struct Field: Sendable, Codable, Equatable {
      package var name: String
      package var label: String

      package init(name: String, label: String) {
        self.name = name
        self.label = label
      }
    }
  }
}

/// How the patient can be reached after the page is closed.
package struct Contact: Sendable, Codable, Equatable {
  package var email: String?
  package var phone: String?
  package var wechat: String?

  package init(email: String? = nil, phone: String? = nil, wechat: String? = nil) {
    self.email = email
    self.phone = phone
    self.wechat = wechat
  }

  package var isEmpty: Bool { email == nil && phone == nil && wechat == nil }

  /// The values given later replace the earlier ones; the others stay.
  package func merging(_ newer: Contact) -> Contact {
    Contact(
      email: newer.email ?? email, phone: newer.phone ?? phone, wechat: newer.wechat ?? wechat)
  }
}
