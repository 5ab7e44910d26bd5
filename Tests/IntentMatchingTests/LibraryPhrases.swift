import IntentMatching
import Linguistics
import SentenceEncoder

/// A small bilingual training set: what people ask a library.
enum LibraryPhrases {
  static let intents: [String: [LanguageFamily: [String]]] = [
    "hours": [
      .en: [
        "When do you open?", "What are your opening hours?", "Are you open on Sunday",
        "what time does the library close", "is the library open today", "opening times please",
        "until what time are you open tonight", "do you close early on holidays",
      ],
      .zh: [
        "你们几点开门？", "图书馆的开放时间是什么", "星期天开不开门", "今天几点关门",
        "請問開放時間", "晚上開到幾點", "节假日开门吗", "周末的开放时间",
      ],
    ],
    "loan": [
      .en: [
        "How many books can I borrow?", "i want to borrow a book", "how long can I keep a book",
        "Can I borrow films as well?", "borrowing limit for students",
        "for how many weeks may a book be borrowed", "can my son borrow books with my card",
        "borrow two more books",
      ],
      .zh: [
        "一次可以借几本书", "我想借书", "借的书可以看多久", "電影可以借嗎", "學生可以借多少本書",
        "一本书能借几个星期", "孩子能用我的卡借书吗", "再借两本书",
      ],
    ],
    "renewal": [
      .en: [
        "Please renew my books", "I need to extend my loan", "renew online",
        "can I extend the due date", "how do I renew a book that is due tomorrow",
        "extend the loan by two weeks", "renewal did not work", "how often can a loan be renewed",
      ],
      .zh: [
        "帮我续借", "我要延长借期", "网上续借怎么操作", "到期日可以延後嗎", "明天到期怎麼續借",
        "续借两个星期", "续借失败了", "最多可以续借几次",
      ],
    ],
    "fees": [
      .en: [
        "How much is the fine for a late book?", "what does a library card cost",
        "do I have to pay a late fee", "pay my fines", "is the card free of charge",
        "how much do you charge for copies", "can I pay by card", "fee for a lost book",
      ],
      .zh: [
        "书晚还了要罚多少钱", "办卡要多少钱", "逾期費怎麼算", "我要交罚款", "办卡免费吗",
        "複印多少錢一張", "可以刷卡付款吗", "书丢了要赔多少钱",
      ],
    ],
    "rooms": [
      .en: [
        "Can I book a study room?", "reserve a meeting room for four", "is there a quiet room",
        "room with a projector", "cancel my room booking", "group study room available tomorrow?",
        "how do I reserve a room", "do the rooms have power sockets",
      ],
      .zh: [
        "可以预约自习室吗", "我想订一间会议室", "有安静的房间吗", "有投影機的房間",
        "取消我的房间预约", "明天有小组讨论室吗", "自習室怎麼預約", "房间里有插座吗",
      ],
    ],
  ]

  static let outOfScope: [LanguageFamily: [String]] = [
    .en: [
      "what is the weather tomorrow", "tell me a joke", "who won the football match",
      "how do I bake bread", "train to the airport", "my phone has no signal",
    ],
    .zh: ["明天天气怎么样", "讲个笑话", "昨晚的球赛谁赢了", "面包怎么烤", "去机场的火车", "手机没有信号"],
  ]

  static var examples: [TrainingExample] {
    intents.sorted { $0.key < $1.key }.flatMap { examples(of: $0.value, label: $0.key) }
  }

  static var outOfScopeExamples: [TrainingExample] {
    examples(of: outOfScope, label: TrainingExample.outOfScopeLabel)
  }

  static func examples(in language: LanguageFamily) -> [TrainingExample] {
    examples.filter { $0.language == language }
  }

  private static func examples(
    of phrases: [LanguageFamily: [String]], label: String
  ) -> [TrainingExample] {
    LanguageFamily.allCases.flatMap { language in
      phrases[language, default: []].map {
        TrainingExample(text: $0, label: label, language: language)
      }
    }
  }
}

/// A trained library and its analyser, made once for a suite.
struct Library {
  let analyzer: TextAnalyzer
  let classifier: IntentClassifier

  init(
    _ examples: [TrainingExample] = LibraryPhrases.examples,
    encoder: (any SentenceEncoding)? = nil
  ) throws {
    analyzer = try TextAnalyzer()
    classifier = try IntentClassifier.train(examples, analyzer: analyzer, encoder: encoder)
  }

  func decide(_ text: String) -> Decision { classifier.decide(analyzer.analyse(text)) }
}
