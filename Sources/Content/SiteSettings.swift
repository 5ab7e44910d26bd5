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
  package let embed: Embed
  package let limits: Limits
  private let articles: KnowledgeSettings?
  private let keeping: Privacy?

  package init(
    name: [LanguageTag: String], hours: OfficeHours, homeCountry: String,
    facts: [String: [LanguageTag: String]], emergencyNumbers: [String: String],
    embed: Embed = Embed(), limits: Limits = Limits(), knowledge: KnowledgeSettings? = nil,
    privacy: Privacy? = nil
  ) {
    self.name = name
    self.hours = hours
    self.homeCountry = homeCountry
    self.facts = facts
    self.emergencyNumbers = emergencyNumbers
    self.embed = embed
    self.limits = limits
    articles = knowledge
    keeping = privacy
  }

  /// Revisions of before don't have these.
  package var knowledge: KnowledgeSettings { articles ?? KnowledgeSettings() }
  package var privacy: Privacy { keeping ?? Privacy() }

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

  /// How much one patient and one address may send.
  package struct Limits: Sendable, Codable, Equatable {
    /// Longest message, in characters.
    package var messageCharacters = 4000
    /// Messages of one conversation that may come at once.
    package var messageBurst = 30
    /// Messages of one conversation a minute in the long run.
    package var messagesPerMinute = 30
    /// Conversations that one address may start at once.
    package var conversationBurst = 120
    /// Conversations of one address a minute in the long run.
    package var conversationsPerMinute = 60
    /// How long a member of staff stays signed in, in hours.
    package var sessionHours = 12
    /// Of 100 messages that an intent answers, how many may be answered wrongly.
    package var wrongAnswersPercent = 3

    package init() {}
  }
}
