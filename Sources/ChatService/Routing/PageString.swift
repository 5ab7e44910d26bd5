package import Content

/// The sentences of the page `/chat` without scripts: `section.key` of the locales. What the chat
/// with scripts says too is taken from its section.
package enum PageString: String, Sendable, CaseIterable {
  case title = "chatPage.title"
  case agree = "widget.consent"
  case refresh = "chatPage.refresh"
  case earlier = "chatPage.earlier"
  case latest = "chatPage.latest"
  case deleted = "chatPage.deleted"
  case gone = "chatPage.gone"
  case transcriptTitle = "chatPage.transcript.title"
  case transcriptSaved = "chatPage.transcript.saved"
  case transcriptPage = "chatPage.transcript.page"
  case transcriptConsent = "chatPage.transcript.consent"
  case errorEmpty = "chatPage.error.empty"
  case errorTooLong = "chatPage.error.tooLong"
  case errorTooLarge = "chatPage.error.tooLarge"
  case errorUnreadable = "chatPage.error.unreadable"
  case errorChoice = "chatPage.error.choice"
  case errorNotice = "chatPage.error.notice"
  case errorConflict = "chatPage.error.conflict"
  case errorBusy = "chatPage.error.busy"
  case errorServer = "chatPage.error.server"
  case errorOrigin = "chatPage.error.origin"
  case errorCookies = "chatPage.error.cookies"
  case contactInvalid = "bot.contactInvalid"
  case menu = "widget.menu"
  case download = "widget.menu.download"
  case delete = "widget.menu.delete"
  case deleteQuestion = "widget.delete.question"
  case deleteYes = "widget.delete.yes"
  case deleteNo = "widget.delete.no"
  case languages = "widget.language.label"
  case english = "widget.language.en"
  case simplifiedChinese = "widget.language.zh-Hans"
  case traditionalChinese = "widget.language.zh-Hant"
  case log = "widget.log.label"
  case input = "widget.input.label"
  case placeholder = "widget.input.placeholder"
  case send = "widget.send"
  case person = "widget.person"
  case waiting = "widget.state.waiting"
  case staff = "widget.state.staff"
  case closed = "widget.state.closed"
  case authorPatient = "widget.author.patient"
  case authorBot = "widget.author.bot"
  case authorStaff = "widget.author.staff"
  case authorSystem = "widget.author.system"
  case source = "widget.sources.label"
  case reviewed = "widget.sources.reviewed"
  case choices = "widget.choices.label"
  case formHint = "widget.form.hint"
  case formSend = "widget.form.send"
  case formEmpty = "widget.form.empty"
  case zone = "chatPage.zone"
  case contact = "chatPage.transcript.contact"
  case file = "widget.file"

  fileprivate var section: String { String(rawValue.prefix { $0 != "." }) }
  fileprivate var key: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

  /// By section.
  static let requiredKeys = Dictionary(grouping: allCases, by: \.section)
    .mapValues { $0.map(\.key) }
}

extension LocaleStrings {
  package func text(_ string: PageString, _ values: [String: String] = [:]) -> String {
    self.string(string.section, string.key, values: values) ?? ""
  }
}
