/// Words that carry no subject: a question isn't found by them.
enum StopWords {
  /// Stems: the forms of a stop word are stop words.
  static let english: Set<String> = Set(
    """
    above across after against along among around below between beyond during through toward \
    towards under until upon via within a about actually all also always am an and another any anybody anyone anything are aren't as \
    ask asking at back be because been before being but by can can't cannot could couldn't did \
    didn't do does doesn't doing don't done else even ever every everything explain find first for \
    from get gets getting give go going good got had has have haven't having he hello help her here \
    hey hi him his how how's however i i'd i'll i'm i've if in inform information interested into \
    is isn't it it's its just kind know let like ll look looking lot made make many may maybe me \
    mean might more most much must my need needed no not now of off often ok okay on one only or other \
    our out over own please provide put question re really regarding s say see she should so some \
    somebody someone something soon such sure t take tell than think thank thanks that that's the their \
    them then there there's these they thing things this those to too try u up us use ve very want \
    wanted was way we well were what what's whats when where where's which while who who's whose \
    why will with without wonder wondering won't would yes yet you you'd you'll you're your yours
    """.split { $0.isWhitespace }.map { Stemmer.stem(String($0)) })

  /// Simplified, as everything that is sought.
  private static let chinese: Set<String> = Set(
    """
    请问 请教 麻烦 谢谢 你好 您好 什么 甚么 怎么 怎样 怎么样 如何 为什么 为何 为啥 啥 哪 哪个 哪些 哪里 哪儿 \
    哪位 谁 何时 几时 什么时候 多少 多久 可以 可不可以 能 能不能 能够 能否 会 会不会 是否 是不是 有没有 有无 \
    想 想要 想问 想知道 想了解 要 需要 应该 知道 了解 关于 有关 告诉 介绍 一下 一些 一个 这 这个 这些 那 那个 \
    那些 这里 那里 这样 我 我们 你 你们 您 他 他们 她 她们 它 它们 大家 自己 的 了 吗 呢 吧 啊 呀 嘛 喔 哦 么 \
    是 有 没 没有 不 在 和 与 跟 及 或 或者 还是 也 都 就 还 又 很 太 对 对于 把 被 给 让 从 到 去 来 请 问 说 讲 \
    吧 着 过 得 地 之 而 但 但是 因为 所以 如果 的话 现在 有什么 是什么 什么是 做什么 点样 点解 乜 乜嘢 嘅 咗 喺 \
    系 唔 冇 咩 边 边个 边度 几 可唔可以 系咪 有冇 想睇 帮 帮我 帮忙 看 怎么看 怎么办 怎么回事 意思 什么意思
    """.split { $0.isWhitespace }.map(String.init))

  private static let longestChinese = chinese.map(\.count).max() ?? 1

  /// The stretches between stop words; the longest stop word that fits is taken at each place.
  static func withoutChineseStopWords(_ characters: [String]) -> [[String]] {
    var stretches: [[String]] = [[]]
    var index = characters.startIndex
    while index < characters.endIndex {
      let lengths = (1...longestChinese).reversed()
      let stop = lengths.first { length in
        index + length <= characters.endIndex
          && chinese.contains(characters[index..<index + length].joined())
      }
      if let stop {
        stretches.append([])
        index += stop
      } else {
        stretches[stretches.count - 1].append(characters[index])
        index += 1
      }
    }
    return stretches.filter { !$0.isEmpty }
  }
}
