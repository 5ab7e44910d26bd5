import ChatService
import Content
import Conversation
import Foundation
import Linguistics
import Persistence

extension ChatPageView {
  var messages: [Message] {
    switch visit {
    case .known(_, let messages): messages
    case .unreachable: []
    // Nothing is stored before the patient writes.
    case .first, .gone: [greeting]
    }
  }

  /// Of what patients and others wrote, in bytes of UTF-8.
  var size: Int { messages.reduce(form.text.utf8.count) { $0 + $1.text.utf8.count } }

  private var greeting: Message {
    let draft = content.composer.greeting(
      ReplyComposer.Situation(language: language, now: now))
    return Message(seq: 0, author: draft.author, text: draft.text, lang: draft.lang, at: now)
  }

  // MARK: - What was said

  var conversation: HTML {
    let times = times
    let target = newest
    let items = messages.map { item($0, times, isTarget: $0.seq == target) }
    let zone: HTML? =
      visit.record == nil
      ? nil : "<p class=\"zone\">\(text(.zone, ["zone": times.zoneName]))</p>\n"
    return """
      <section aria-label="\(text(.log))">
      \(zone)\(earlier)<ol class="messages">
      \(items)</ol>
      \(latest)</section>
      \(state)
      """
  }

  /// What doesn't fit on the page.
  private var earlier: HTML? {
    guard let first = messages.first?.seq, first > 1 else { return nil }
    return """
      <p class="more"><a href="/chat?\(languageQuery)before=\(String(first))" data-testid="earlier">\
      \(text(.earlier))</a></p>

      """
  }

  private var latest: HTML? {
    guard !isLatest else { return nil }
    return """
      <p class="more"><a href="/chat?\(languageQuery)at=\(moment)#end" data-testid="latest">\
      \(text(.latest))</a></p>

      """
  }

  /// Whether the last message is on the page.
  private var isLatest: Bool {
    guard let record = visit.record, let last = messages.last?.seq else { return true }
    return last >= record.lastSeq
  }

  /// Where reading goes on: the first answer to what the patient wrote last.
  private var newest: Int? {
    let own = messages.last { $0.author == .patient }?.seq ?? 0
    return messages.first { $0.seq > own }?.seq ?? messages.last?.seq
  }

  private func item(_ message: Message, _ times: PageTimes, isTarget: Bool) -> HTML {
    let target: HTML? = isTarget ? " id=\"end\" tabindex=\"-1\"" : nil
    let time: HTML? =
      message.seq == 0
      ? nil
      : """
       <time datetime="\(JSONCoding.rfc3339(message.at))">\(times.moment(message.at))</time>
      """
    return """
      <li class="message \(message.author.rawValue)"\(target) data-testid="message" \
      data-author="\(message.author.rawValue)">
      <p class="author"><span>\(text(.author(message.author)))</span>\(time)</p>
      <p class="bubble" lang="\(message.lang)" dir="auto">\(SafeLink.linked(message.text))</p>
      \(sources(of: message, times))</li>

      """
  }

  private func sources(of message: Message, _ times: PageTimes) -> HTML? {
    guard let sources = message.sources, !sources.isEmpty else { return nil }
    let items = sources.map { source -> HTML in
      let address = source.url.flatMap(SafeLink.address)
      let title: HTML =
        if let address { SafeLink.link(to: address, source.title) } else { "\(source.title)" }
      let reviewed: HTML? = source.reviewedOn.map { date in
        """
         <span class="reviewed">\(text(.reviewed, ["date": times.day(date)]))</span>
        """
      }
      return """
        <li><span class="tag">\(text(.source))</span> \
        <cite lang="\(message.lang)" dir="auto">\(title)</cite>\(reviewed)</li>
        """
    }
    return "<ul class=\"sources\" data-testid=\"sources\">\(items)</ul>\n"
  }

  private var state: HTML? {
    let string: PageString? =
      switch visit.record?.state.phase {
      case .waiting: .waiting
      case .staff: .staff
      case .closed: .closed
      case .bot, nil: nil
      }
    guard let string else { return nil }
    let expected: HTML? = expectation.map { " <span>\($0)</span>" }
    return """
      <p class="state" data-testid="state">\(text(string))\(expected) \(refresh("refresh"))</p>
      """
  }

  // MARK: - What the patient can do

  /// One form for everything, so that nothing that was filled in is left behind. The button that
  /// Enter presses in a field of the contact form comes first.
  var composer: HTML {
    let language: HTML? =
      visit.record != nil && chosen == nil
      ? nil : "<input type=\"hidden\" name=\"lang\" value=\"\(language)\">\n"
    let consent: HTML? = notice.map {
      "<input type=\"hidden\" name=\"consent\" value=\"\($0.version)\">\n"
    }
    let urgent: HTML? = emergency.map {
      """
      <p class="alert urgent" role="alert" lang="\($0.lang)" dir="auto" data-testid="emergency">\
      \(SafeLink.linked($0.text))</p>

      """
    }
    let alert: HTML? = problem.map {
      """
      <p class="alert" role="alert" id="alert" data-testid="alert">\(text($0.string, $0.values))</p>

      """
    }
    let describes: HTML? = problem == nil ? nil : " aria-describedby=\"alert\""
    let isFaulty = [.errorEmpty, .errorTooLong].contains(problem?.string)
    let invalid: HTML? = isFaulty ? " aria-invalid=\"true\"" : nil
    return """
      <form method="post" action="/chat#write" id="write" class="composer" accept-charset="utf-8" \
      data-testid="composer">
      <input type="hidden" name="clientId" value="\(form.clientId)">
      \(language)\(consent)\(urgent)\(alert)\(contactFields)\(choiceButtons)\
      <label for="plain-text">\(text(.input))</label>
      <textarea id="plain-text" name="text" rows="3" dir="auto" \
      placeholder="\(text(.placeholder))"\(describes)\(invalid)>
      \(form.text)</textarea>
      <p class="actions">
      <button class="primary" data-testid="send">\(text(.send))</button>
      \(personButton)</p>
      </form>
      """
  }

  private var openChoices: [Message.Choice] {
    guard isLatest, let last = messages.last, last.author != .patient else { return [] }
    return last.choices ?? []
  }

  private var choiceButtons: HTML? {
    guard !openChoices.isEmpty, let lang = messages.last?.lang else { return nil }
    let buttons = openChoices.map { choice -> HTML in
      """
      <button class="choice" name="choice" value="\(choice.id)" lang="\(lang)" dir="auto" \
      data-testid="choice">\(choice.label)</button>

      """
    }
    return """
      <div class="choices" role="group" aria-label="\(text(.choices))">
      \(buttons)</div>

      """
  }

  private var personButton: HTML? {
    let isAsked = [.waiting, .staff].contains(visit.record?.state.phase)
    let person = ChoiceID.person.text
    guard !isAsked, !openChoices.contains(where: { $0.id == person }) else { return nil }
    return """
      <button class="secondary" name="choice" value="\(person)" data-testid="person">\
      \(text(.person))</button>

      """
  }

  private var contactFields: HTML? {
    guard let record = visit.record, record.contact == nil, record.state.phase != .closed,
      let asked = messages.last(where: { $0.form != nil })?.form
    else { return nil }
    let isFaulty = [.contactInvalid, .formEmpty].contains(problem?.string)
    let rows = asked.fields.map { field -> HTML in
      // Of several, any may be the wrong one, but not one that was left empty.
      let isSuspect = isFaulty && (form.contact.isEmpty || form.contact[field.name] != nil)
      let invalid: HTML? = isSuspect ? " aria-invalid=\"true\" aria-describedby=\"alert\"" : nil
      return """
        <p class="row"><label for="contact-\(field.name)">\(field.label)</label>
        <input id="contact-\(field.name)" name="contact.\(field.name)" \
        value="\(form.contact[field.name] ?? "")" \(Self.kind(of: field.name)) \
        autocapitalize="off" spellcheck="false"\(invalid)></p>

        """
    }
    return """
      <fieldset class="contact" data-testid="contact-form">
      <legend>\(text(.formHint))</legend>
      \(rows)<p><button class="primary" name="send" value="contact" data-testid="contact-send">\
      \(text(.formSend))</button></p>
      </fieldset>

      """
  }

  /// No type that the browser checks itself: it would hold back a message for a slip in a field.
  private static func kind(of field: String) -> HTML {
    switch field {
    case "email": "type=\"text\" inputmode=\"email\" autocomplete=\"email\""
    case "phone": "type=\"tel\" autocomplete=\"tel\""
    default: "type=\"text\" autocomplete=\"off\""
    }
  }
}
