import Conversation
import Linguistics
import Testing

/// While the bot has the conversation.
@Suite struct AnswerTests {
  private static let quotation = Quotation(
    place: PassagePlace(article: "covid-19", anchor: "response"), text: "Both want it beaten.")
  let bot = DialogueState.inPhase(.bot)

  // MARK: Intents

  @Test func `An intent with a reply gives the reply`() {
    let (state, effects) = bot.next(.intent(id: "cost.estimate", .init(reply: "cost.estimate")))
    #expect(effects == [.say(.reply("cost.estimate"), offersPerson: false)])
    #expect(state == bot)
  }

  @Test func `A reply that offers a person carries the offer`() {
    let (_, effects) = bot.next(
      .intent(id: "cost.estimate", .init(reply: "cost.estimate", offersPerson: true)))
    #expect(effects == [.say(.reply("cost.estimate"), offersPerson: true)])
  }

  @Test func `A reply comes before the article, and a person is offered once, at the end`() {
    let (_, effects) = bot.next(
      .intent(
        id: "about.program",
        .init(reply: "about.program", article: "international-program", offersPerson: true)))
    #expect(
      effects == [
        .say(.reply("about.program"), offersPerson: false),
        .say(.article(PassagePlace(article: "international-program")), offersPerson: true),
      ])
  }

  @Test(arguments: [Priority.normal, .high])
  func `An intent that hands over says its reply first and doesn't offer what it does`(
    priority: Priority
  ) {
    let plan = Understanding.Plan(
      reply: "medical.advice", handOver: priority, offersPerson: true)
    let (state, effects) = bot.next(.intent(id: "medical.advice", plan))
    #expect(
      effects == [
        .say(.reply("medical.advice"), offersPerson: false),
        .say(.handOver, offersPerson: false),
        .handOver(reason: "medical.advice", priority),
      ])
    #expect(state.phase == .waiting)
    #expect(state.priority == priority)
    #expect(state.reason == "medical.advice")
  }

  @Test func `An answer ends the row of messages without one`() {
    let tried = DialogueState.inPhase(.bot, unresolved: 1)
    #expect(tried.next(.intent(id: "a.b", .init(reply: "a.b"))).state.unresolved == 0)
    #expect(tried.next(.passage(Self.quotation)).state.unresolved == 0)
    #expect(tried.next(.articleChosen(PassagePlace(article: "a"))).state.unresolved == 0)
  }

  // MARK: Knowledge

  @Test func `A passage answers and offers a person`() {
    let (state, effects) = bot.next(.passage(Self.quotation))
    #expect(effects == [.say(.passage(Self.quotation), offersPerson: true)])
    #expect(state == bot)
  }

  @Test func `Articles that may help are offered, and count as no answer yet`() {
    let (state, effects) = bot.next(
      .articles([PassagePlace(article: "covid-19"), PassagePlace(article: "webinars")]))
    #expect(
      effects == [
        .say(
          .offerArticles([PassagePlace(article: "covid-19"), PassagePlace(article: "webinars")]),
          offersPerson: true)
      ])
    #expect(state.unresolved == 1)
  }

  @Test func `An intent's article is quoted where a passage of it answers`() {
    let plan = Understanding.Plan(article: "covid-19", quotation: Self.quotation)
    #expect(
      bot.next(.intent(id: "a.b", plan)).effects
        == [.say(.passage(Self.quotation), offersPerson: true)])
  }

  @Test func `What a patient says of an answer is kept, and a no offers a person`() {
    let yes = AnswerFeedback(
      place: PassagePlace(article: "covid-19", anchor: "response"), hasHelped: true)
    let no = AnswerFeedback(
      place: PassagePlace(article: "covid-19", anchor: "response"), hasHelped: false)
    let content = DialogueState.inPhase(.bot, unresolved: 1).next(.feedback(yes))
    #expect(
      content.effects == [.saveFeedback(yes), .say(.hasHelped, offersPerson: false)])
    #expect(content.state.unresolved == 0)
    let unhappy = bot.next(.feedback(no))
    #expect(unhappy.effects == [.saveFeedback(no), .say(.hasNotHelped, offersPerson: true)])
    #expect(unhappy.state.unresolved == 1)
    // Staff has the conversation: kept all the same, without a word.
    #expect(DialogueState.inPhase(.staff).next(.feedback(no)).effects == [.saveFeedback(no)])
  }

  @Test func `A chosen article is shown`() {
    let (_, effects) = bot.next(.articleChosen(PassagePlace(article: "covid-19")))
    #expect(effects == [.say(.article(PassagePlace(article: "covid-19")), offersPerson: true)])
  }

  // MARK: No answer

  @Test func `The first ambiguous message is clarified without offering a person`() {
    let (state, effects) = bot.next(.ambiguous(["a.b", "a.c"]))
    #expect(effects == [.say(.clarify(["a.b", "a.c"]), offersPerson: false)])
    #expect(state.unresolved == 1)
  }

  @Test func `A second unresolved message in a row offers a person with the question`() {
    let (state, effects) = bot.next(.nothing(.unknown)).state.next(.ambiguous(["a.b", "a.c"]))
    #expect(effects == [.say(.clarify(["a.b", "a.c"]), offersPerson: true)])
    #expect(state.unresolved == 2)
  }

  @Test func `A second message in a row that isn't understood gets another reply`() {
    let (first, firstEffects) = bot.next(.nothing(.unknown))
    #expect(firstEffects == [.say(.nothing(.unknown), offersPerson: true)])
    #expect(first.unresolved == 1)
    let (second, secondEffects) = first.next(.nothing(.unknown))
    #expect(secondEffects == [.say(.nothingAgain, offersPerson: true)])
    #expect(second.unresolved == 2)
    #expect(second.phase == .bot)
  }

  @Test func `An answer between two messages without one begins a new row`() {
    let answered = bot.next(.nothing(.unknown)).state.next(
      .articleChosen(PassagePlace(article: "covid-19"))
    ).state
    #expect(answered.next(.nothing(.unknown)).effects.said == [.nothing(.unknown)])
  }

  @Test(arguments: [Understanding.Unanswered.otherLanguage, .noWords])
  func `The reason is named again and again where the patient can do something about it`(
    reason: Understanding.Unanswered
  ) {
    let (state, effects) = DialogueState.inPhase(.bot, unresolved: 1).next(.nothing(reason))
    #expect(effects == [.say(.nothing(reason), offersPerson: true)])
    #expect(state.unresolved == 2)
  }

  @Test(
    arguments: [
      Understanding.nothing(.unknown), .nothing(.otherLanguage), .nothing(.noWords),
      .ambiguous(["a.b", "a.c"]),
      .articles([PassagePlace(article: "a"), PassagePlace(article: "b")]), .noneOfTheseChosen,
    ])
  func `After two unresolved messages every failure offers a person`(
    understanding: Understanding
  ) {
    let (_, effects) = DialogueState.inPhase(.bot, unresolved: 2).next(understanding)
    #expect(effects.offersPerson)
  }

  @Test func `Refusing every choice offers a person and leaves the count`() {
    let (state, effects) = DialogueState.inPhase(.bot, unresolved: 1).next(.noneOfTheseChosen)
    #expect(effects == [.say(.noneOfThese, offersPerson: true)])
    #expect(state.unresolved == 1)
  }

  // MARK: A person

  @Test func `Asking for a person hands over`() {
    let (state, effects) = bot.next(.personChosen)
    #expect(
      effects == [.say(.handOver, offersPerson: false), .handOver(reason: "requested", .normal)])
    #expect(
      state
        == DialogueState(phase: .waiting, language: .en, priority: .normal, reason: "requested"))
  }

  @Test(arguments: [1, 2, 5])
  func `Asking for a person after failures tells the desk that the bot didn't answer`(
    unresolved: Int
  ) {
    let (state, effects) = DialogueState.inPhase(.bot, unresolved: unresolved).next(.personChosen)
    #expect(effects.contains(.handOver(reason: "unanswered", .normal)))
    #expect(state.reason == "unanswered")
    #expect(state.unresolved == 0)
  }

  @Test func `A contact is kept and confirmed without a hand-over`() {
    let contact = Contact(phone: "+1 555 0100")
    let (state, effects) = bot.next(.contact(contact))
    #expect(effects == [.saveContact(contact), .say(.contactSaved, offersPerson: false)])
    #expect(state == bot)
  }

  // MARK: Closed

  @Test(arguments: Understanding.harmless)
  func `A message to a closed conversation is answered as the first of a new one`(
    understanding: Understanding
  ) {
    let closed = DialogueState.inPhase(.closed, unresolved: 2)
    let (state, effects) = closed.next(understanding)
    let fresh = bot.next(understanding)
    #expect(state == fresh.state)
    #expect(effects == fresh.effects)
    #expect(state.phase != .closed)
  }

  @Test func `A conversation that opens again keeps its chosen language`() {
    var closed = DialogueState.inPhase(.closed)
    closed.choose(.zhHant)
    let state = closed.next(.nothing(.unknown), language: .en).state
    #expect(state.phase == .bot)
    #expect(state.language == .zhHant)
  }
}
