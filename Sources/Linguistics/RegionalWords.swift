/// Words of Taiwan, Hong Kong and Cantonese that say the same as another word on the mainland,
/// and characters of theirs that OpenCC leaves as they are.
///
/// For matching only. A word stands here where it means one thing and does not turn up inside
/// other words of ordinary Simplified text.
enum RegionalWords {
  /// Replaces every word of the list, the longest at each place, in one pass.
  static func replace(in text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    var changed = false
    while index < scalars.count {
      if let rule = rules[scalars[index]]?.first(where: { $0.matches(scalars, at: index) }) {
        result.append(contentsOf: rule.replacement)
        index += rule.word.count
        changed = true
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return changed ? String(result) : text
  }

  private struct Rule: Sendable {
    let word: [Unicode.Scalar]
    let replacement: [Unicode.Scalar]

    func matches(_ text: [Unicode.Scalar], at start: Int) -> Bool {
      start + word.count <= text.count && text[start..<start + word.count].elementsEqual(word)
    }
  }

  /// By first character, longest first.
  private static let rules: [Unicode.Scalar: [Rule]] = {
    let kept = keptAsWritten.map { ($0, $0) }
    let all = (pairs + kept).map {
      Rule(word: Array($0.0.unicodeScalars), replacement: Array($0.1.unicodeScalars))
    }
    return Dictionary(grouping: all, by: { $0.word[0] })
      .mapValues { $0.sorted { $0.word.count > $1.word.count } }
  }()

  /// Ordinary words that hold one of the list by chance.
  private static let keptAsWritten = [
    // 著 is not always a way to write 着.
    "著名", "著作", "著称", "著述", "著者", "著书", "显著", "原著", "专著", "巨著", "论著", "土著", "编著", "卓著",
    "昭著", "名著", "合著", "遗著", "拙著", "译著",
    "设计画", "统计画", "特征状", "征状态", "征状况", "电视讯", "影视讯", "宣传译", "柔软体", "软体动物", "坚硬体",
    "连结构", "粘连结", "系列印", "保健保", "官网路", "上网路", "互联网路", "网路由", "网路径", "网路线",
    "点样子", "点样本", "点样品", "点解决", "点解释", "点解答", "点解除", "点解读", "点解析", "边个人", "边个体", "边个案",
    "边个别", "听日语", "听日本", "听日文",
  ]

  /// Written as OpenCC leaves them, that is in Simplified characters.
  private static let pairs: [(String, String)] = [
    // Characters
    ("著", "着"), ("衞", "卫"), ("妳", "你"), ("牠", "它"), ("甚么", "什么"), ("覆诊", "复诊"),
    ("征状", "症状"), ("转帐", "转账"), ("帐户", "账户"), ("帐号", "账号"), ("帐单", "账单"),
    ("计画", "计划"), ("连络", "联络"), ("身分证", "身份证"), ("嗰", "那"), ("𠮶", "那"),

    // The internet, the telephone, getting about
    ("视讯", "视频"), ("网路", "网络"), ("电邮", "电子邮件"), ("简讯", "短信"), ("软体", "软件"),
    ("硬体", "硬件"), ("连结", "链接"), ("光碟", "光盘"), ("随身碟", "优盘"), ("列印", "打印"),
    ("计程车", "出租车"), ("捷运", "地铁"), ("港铁", "地铁"), ("泊车", "停车"), ("传译", "翻译"),

    // Medicine
    ("急症室", "急诊室"), ("健保", "医保"), ("电脑断层扫描", "ct"), ("电脑断层", "ct"), ("电脑扫描", "ct"),
    ("磁振造影", "核磁共振"), ("磁力共振", "核磁共振"), ("超音波", "超声波"), ("摄护腺", "前列腺"),
    ("标靶", "靶向"), ("乳癌", "乳腺癌"), ("血癌", "白血病"), ("大肠直肠癌", "结直肠癌"), ("爱滋病", "艾滋病"),
    ("阿兹海默", "阿尔茨海默"), ("阿尔兹海默", "阿尔茨海默"), ("柏金逊", "帕金森"), ("武汉肺炎", "新冠肺炎"),
    ("质素", "质量"),

    // Cantonese
    ("几多", "多少"), ("几时", "什么时候"), ("几耐", "多久"), ("边度", "哪里"), ("边个", "哪个"),
    ("点样", "怎样"), ("点解", "为什么"), ("乜嘢", "什么"), ("乜野", "什么"), ("有咩", "有什么"),
    ("做咩", "做什么"), ("咩嘢", "什么"), ("系唔系", "是不是"), ("系咪", "是不是"), ("可唔可以", "可不可以"),
    ("有冇", "有没有"), ("使唔使", "要不要"), ("唔系", "不是"), ("唔使", "不用"), ("唔可以", "不可以"),
    ("唔知", "不知"), ("唔该", "请"), ("我哋", "我们"), ("你哋", "你们"), ("佢哋", "他们"), ("佢", "他"),
    ("嘅", "的"), ("喺", "在"), ("咗", "了"), ("啲", "些"), ("畀", "给"), ("嚟", "来"), ("冇", "没有"),
    ("呢度", "这里"), ("而家", "现在"), ("依家", "现在"), ("琴日", "昨天"), ("寻日", "昨天"), ("听日", "明天"),
    ("睇", "看"), ("谂", "想"), ("揾", "找"), ("搵", "找"), ("攞", "拿"), ("嘢", "东西"), ("返屋企", "回家"),
    ("屋企", "家"), ("倾偈", "聊天"), ("咁", "这么"),
  ]
}
