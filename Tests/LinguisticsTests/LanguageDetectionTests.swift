import Linguistics
import Testing

struct LanguageDetectionTests {
  let analyzer: TextAnalyzer

  init() throws { analyzer = try Shared.analyzer.get() }

  @Test(arguments: [
    "How do I get a second opinion?", "hello", "wat are the visting hours",
    "helo i need apointment",
    "Sjögren syndrome", "Dr. José Peña and Dr. Müller", "Guillain-Barré, Ménière, naïve T cells",
    "glioblastoma multiforme", "El Camino Hospital, Los Angeles", "Ludwig van Beethoven",
    "Do you treat non-Hodgkin lymphoma in situ per os?", "Is Dr. Nguyễn Văn Hùng there?", "asdfgh",
    "thx", "My son has hay fever", "How can I see 王医生?", "Ng Ang Ko", "Maria de la Cruz",
    "carcinoma ductal", "Can’t you help?", "USC Keck", "is α-fetoprotein measured",
    "pls call me bck tmrw", "Cold War smallpox eradication", "et al. 10 am est",
    "Does the office on Rue de la Paix open?", "I said hola to the nurse, she was very kind",
    "a 𝐇𝐞𝐥𝐥𝐨 from a fancy font", "What does 第二诊疗意见 mean?",
  ])
  func `English is recognised`(text: String) {
    expect(text, .en)
  }

  @Test(arguments: [
    "请问怎么申请远程第二诊疗意见？", "我想做 second opinion", "我要book appointment", "CT多少钱",
    "你好", "MRI和PET-CT有什么区别", "费用 deposit 多少", "李医生 appointment", "😀谢谢", "。。。好",
    "请问 how much is the deposit 是什么意思", "COVID-19疫苗", "皇后", "〇", "王医生",
    "我在UCLA看病，我的 insurance 是 Blue Cross Blue Shield PPO，可以用吗",
  ])
  func `Simplified Chinese is recognised, with English terms in it`(text: String) {
    expect(text, .zhHans)
  }

  @Test(arguments: [
    "請問怎麼申請遠端第二意見？", "我想預約 second opinion", "幾多錢", "點樣book期", "唔該", "你喺邊度",
    "視訊看診", "我想預約の，謝謝", "ㄋㄧˇㄏㄠˇ", "有冇中文", "乾淨的醫院", "台灣健保",
  ])
  func `Traditional Chinese is recognised`(text: String) {
    expect(text, .zhHant)
  }

  @Test(arguments: [
    "病院の予約方法", "治療費用を教えてください", "こんにちは", "안녕하세요", "진료 예약 방법", "Здравствуйте, врач",
    "مرحبا كم التكلفة", "สวัสดีครับ ราคาเท่าไหร่", "नमस्ते", "שלום", "Γειά σας", "Привет MRI",
  ])
  func `other scripts are recognised as not served`(text: String) {
    let analysis = analyzer.analyse(text, hint: .en)
    #expect(analysis.language == nil)
    #expect(analysis.isOtherScript)
    #expect(analysis.isOtherLanguage)
  }

  @Test(arguments: [
    "¿Cuánto cuesta el tratamiento?", "Hola", "Bonjour, je voudrais un rendez-vous",
    "Wie viel kostet die Behandlung?", "Tôi muốn đặt lịch khám bệnh", "Quanto custa uma consulta?",
    "Vorrei un secondo parere per mia madre", "Ik wil graag een afspraak maken",
    "Saya ingin bertanya berapa biaya", "Necesito una cita para mi hija por favor",
    "Chcę umówić wizytę, ile to kosztuje, proszę", "Magkano po ang gamot, salamat",
    "Parlez-vous français ?", "Randevu almak istiyorum, kaç para",
  ])
  func `other languages in Latin script are recognised as not served`(text: String) {
    let analysis = analyzer.analyse(text, hint: .en)
    #expect(analysis.language == nil)
    #expect(!analysis.isOtherScript)
    #expect(analysis.isOtherLanguage)
  }

  @Test(arguments: ["", "   ", "123", "😀👍", "?!", "...", "\u{200B}", "+1 (213) 555-0100"])
  func `without letters the hint decides`(text: String) {
    for hint in [nil, LanguageTag.en, .zhHans, .zhHant] {
      let analysis = analyzer.analyse(text, hint: hint)
      #expect(analysis.language == hint)
      #expect(!analysis.isOtherScript && !analysis.isOtherLanguage)
    }
  }

  @Test(arguments: ["你好", "我要找人", "皇后", "CT"])
  func `where both scripts are alike the hint decides`(text: String) {
    #expect(analyzer.analyse(text, hint: .zhHant).language == .zhHant)
    #expect(analyzer.analyse(text, hint: .zhHans).language == .zhHans)
  }

  @Test(arguments: ["ok", "wang@example.org", "https://example.org/a", "PET-CT", "WeChat 123"])
  func `words of no language follow the hint`(text: String) {
    #expect(analyzer.analyse(text, hint: .zhHant).language == .zhHant)
    #expect(analyzer.analyse(text).language == .en)
  }

  @Test func `the hint does not overrule a text that is plain`() {
    #expect(analyzer.analyse("hello", hint: .zhHant).language == .en)
    #expect(analyzer.analyse("请问", hint: .zhHant).language == .zhHans)
    #expect(analyzer.analyse("請問", hint: .en).language == .zhHant)
    #expect(analyzer.analyse("你好", hint: .en).language == .zhHans)
  }

  private func expect(
    _ text: String, _ language: LanguageTag, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let analysis = analyzer.analyse(text)
    #expect(analysis.language == language, sourceLocation: sourceLocation)
    #expect(!analysis.isOtherScript && !analysis.isOtherLanguage, sourceLocation: sourceLocation)
  }
}
