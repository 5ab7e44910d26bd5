package import Linguistics

/// What differs from one office to another.
package struct SiteSettings: Sendable, Codable, Equatable {
  /// Of the office or program, in every language.
  package let name: [LanguageTag: String]
  package let hours: OfficeHours
  /// ISO 3166 code of the office's country.
  package let homeCountry: String
  /// Every declared fact; unset while it has no text.
  package let facts: [String: [LanguageTag: String]]
  /// By ISO 3166 code; `default` where the country isn't listed.
  package let emergencyNumbers: [String: String]
  private let lines: [String: [CrisisLine]]?
  package let embed: Embed
  package let limits: Limits
  private let articles: KnowledgeSettings?
  private let keeping: Privacy?

  package init(
    name: [LanguageTag: String], hours: OfficeHours, homeCountry: String,
    facts: [String: [LanguageTag: String]], emergencyNumbers: [String: String],
    crisisLines: [String: [CrisisLine]]? = nil, embed: Embed = Embed(), limits: Limits = Limits(),
    knowledge: KnowledgeSettings? = nil,
    privacy: Privacy? = nil
  ) {
    self.name = name
    self.hours = hours
    self.homeCountry = homeCountry
    self.facts = facts
    self.emergencyNumbers = emergencyNumbers
    lines = crisisLines
    self.embed = embed
    self.limits = limits
    articles = knowledge
    keeping = privacy
  }

  /// Revisions of before don't have these.
  package var knowledge: KnowledgeSettings { articles ?? KnowledgeSettings() }
  package var privacy: Privacy { keeping ?? Privacy() }
  /// By ISO 3166 code; `default` for everywhere.
  package var crisisLines: [String: [CrisisLine]] { lines ?? [:] }

  /// Where people in despair are listened to.
  package struct CrisisLine: Sendable, Codable, Equatable {
    package let name: [LanguageTag: String]
    /// A telephone number or a web address.
    package let contact: String
    /// When, and in which languages; nil where it isn't said.
    package let note: [LanguageTag: String]?

    package init(name: [LanguageTag: String], contact: String, note: [LanguageTag: String]?) {
      self.name = name
      self.contact = contact
      self.note = note
    }
  }

  /// IANA name of the office's time zone.
  package var timeZone: String { hours.timeZone }

  /// The value of a fact; nil while it is unset or unknown.
  package func fact(_ name: String, in language: LanguageTag) -> String? {
    facts[name]?[language]
  }

  /// Where the widget may be embedded.
  package struct Embed: Sendable, Codable, Equatable {
    /// Exact origins: `https://www.example.org`.
    package let origins: [String]

    package init(origins: [String] = []) {
      self.origins = origins
    }
  }

  /// What is promised about conversations; the notice to patients says the same.
  package struct Privacy: Sendable, Codable, Equatable {
    /// Days after its last message until a conversation is deleted.
    package var retentionDays = 180

    package init() {}
  }

  /// How articles are kept fresh, and from where pages may be fetched.
  package struct KnowledgeSettings: Sendable, Codable, Equatable {
    /// Days before `valid-until` from which the content check warns.
    package var warnDays = 30
    /// Days after `reviewed-on` from which it warns.
    package var reviewDays = 365
    /// Hosts from which pages may be fetched; empty fetches nothing.
    package var hosts: [String] = []
    /// Pages of one import.
    package var pages = 500
    /// Megabytes of a page.
    package var megabytes = 5
    /// Seconds for a page.
    package var seconds = 20

    package init() {}
  }

  /// How much one patient and one address may send and hold open.
  package struct Limits: Sendable, Codable, Equatable {
    /// Longest message, in characters.
    package var messageCharacters = 4000
    /// Messages of one conversation that may come at once.
    package var messageBurst = 30
    /// Messages of one conversation a minute in the long run.
    package var messagesPerMinute = 30
    /// Everything else that a conversation's pages ask for: at once …
    package var conversationRequestBurst = 120
    /// … and a minute in the long run.
    package var conversationRequestsPerMinute = 240
    /// Conversations that one address may start at once.
    package var conversationBurst = 300
    /// Conversations of one address a minute in the long run.
    package var conversationsPerMinute = 60
    /// Messages of one address that may come at once; a long one counts as several.
    package var addressMessageBurst = 1000
    /// Messages of one address a minute in the long run.
    package var addressMessagesPerMinute = 1000
    /// Requests of any kind that one address may send at once.
    package var requestBurst = 3000
    /// Requests of one address a minute in the long run.
    package var requestsPerMinute = 3000
    /// Open connections in all; fewer where the system allows fewer descriptors.
    package var connections = 8000
    /// Open connections of one address, where no proxy stands between.
    package var connectionsPerAddress = 600
    /// Open event streams of one conversation.
    package var streamsPerConversation = 12
    /// Open event streams of one address.
    package var streamsPerAddress = 600
    /// How long a member of staff stays signed in, in hours.
    package var sessionHours = 12
    /// Of 100 messages that an intent answers, how many may be answered wrongly.
    package var wrongAnswersPercent = 3

    package init() {}

    /// Every limit by its name in `site.yaml`.
    package static let fields: [String: any WritableKeyPath<Limits, Int> & Sendable] = [
      "messageCharacters": \.messageCharacters,
      "messageBurst": \.messageBurst,
      "messagesPerMinute": \.messagesPerMinute,
      "conversationRequestBurst": \.conversationRequestBurst,
      "conversationRequestsPerMinute": \.conversationRequestsPerMinute,
      "conversationBurst": \.conversationBurst,
      "conversationsPerMinute": \.conversationsPerMinute,
      "addressMessageBurst": \.addressMessageBurst,
      "addressMessagesPerMinute": \.addressMessagesPerMinute,
      "requestBurst": \.requestBurst,
      "requestsPerMinute": \.requestsPerMinute,
      "connections": \.connections,
      "connectionsPerAddress": \.connectionsPerAddress,
      "streamsPerConversation": \.streamsPerConversation,
      "streamsPerAddress": \.streamsPerAddress,
      "sessionHours": \.sessionHours,
      "wrongAnswersPercent": \.wrongAnswersPercent,
    ]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ name: String) { stringValue = name }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    /// Revisions of before don't have all of them.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for (name, field) in Self.fields {
        if let number = try container.decodeIfPresent(Int.self, forKey: Key(name)) {
          self[keyPath: field] = number
        }
      }
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (name, field) in Self.fields {
        try container.encode(self[keyPath: field], forKey: Key(name))
      }
    }
  }
}
