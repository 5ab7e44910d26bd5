import Accounts
import Testing

@Suite struct PasswordPolicyTests {
  private func verdict(
    _ password: String, name: String = "mei.lin", displayName: String = "林美 Mei Lin"
  ) -> AccountError? {
    do {
      try PasswordPolicy.check(password, name: name, displayName: displayName)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      "password123", "letmeinnow", "iloveyou12", "superman123", "liverpool1", "sunshine99",
      "basketball", "harrypotter", "chocolate1", "qwerty123456", "manchester", "strawberry",
      "hospital2026", "welcomedoctor", "patient-patient", "CedarsSinai1", "blackhorse",
      "woaini1314520", "woaini5201314", "zhangwei1988", "beijing2008", "5201314520", "a123456789",
      "wodemima123", "我爱你我爱你我爱你一", "密碼密碼密碼密碼密碼", "tequieromucho", "gfhjkmgfhjkm",
      "4815162342", "thecakeisalie",
    ])
  func `What many people choose is refused`(password: String) {
    #expect(verdict(password) == .passwordCommon)
  }

  @Test(
    arguments: [
      "P@ssw0rd2026!", "Pa$$word!!!", "W3lc0me2024", "!!Summer2026!!", "h0sp1ta1-2026",
      "1L0veY0u!!",
      "Ｐａｓｓｗｏｒｄ１２３", "PASSWORD-1999", "..Qwerty123..", "4dm1n1strator",
    ])
  func `A common password in disguise is refused`(password: String) {
    #expect(verdict(password) == .passwordCommon)
  }

  @Test(
    arguments: [
      "1234567890", "0987654321", "abcdefghij", "zyxwvutsrq", "1357913579", "qwertyuiop",
      "asdfghjkl;", "zxcvbnm,./", "1qaz2wsx3edc", "!QAZ2wsx#EDC", "1q2w3e4r5t", "qazxswedcvfr",
      "a1b2c3d4e5", "0102030405", "789456123000", "1029384756", "aaaaaaaaaa", "abababababab",
      "abcabcabcabc", "1212121212", "xk7xk7xk7xk7", "qwertyytrewq",
      String(repeating: "zq", count: 512),
    ])
  func `Rows of keys, sequences and repetitions are refused`(password: String) {
    #expect(verdict(password) == .passwordCommon)
  }

  @Test(arguments: ["13800138000", "310 555 0142 77", "8316 0274 9153", "+86 10 8295 1332"])
  func `A number of less than sixteen digits is refused`(password: String) {
    #expect(verdict(password) == .passwordCommon)
  }

  @Test(
    arguments: [
      "mei.lin2026", "MeiLin!123", "2026lin-mei", "林美林美林美2026", "liaison2026", "Li@ison!2026",
    ])
  func `The account's names and the product's are refused`(password: String) {
    #expect(verdict(password) == .passwordCommon)
  }

  @Test func `A name that is nobody's here is taken`() {
    #expect(verdict("xvaqorel77", name: "xvaqorel", displayName: "X") == .passwordCommon)
    #expect(verdict("xvaqorel77") == nil)
  }

  @Test(
    arguments: [
      "correct horse battery staple", "gx4vq9tzlm", "床前明月光疑是地上霜吗", "9173 0264 8821 5530",
      "teapot-gravel-otter-minus", "Wir essen um halb sieben", "k7$Qw!zR2p",
    ])
  func `What nobody would try soon is taken`(password: String) {
    #expect(verdict(password) == nil)
  }

  @Test func `Generated passwords are never refused`() {
    #expect((0..<2000).allSatisfy { _ in verdict(GeneratedPassword.make()) == nil })
  }

  @Test func `Four words that come at random are never refused, common ones either`() {
    let words = [
      "river", "copper", "window", "doctor", "summer", "gravel", "teapot", "otter", "monkey",
      "planet", "dragon", "letter", "ladder", "cactus", "orange", "tunnel", "basket", "silver",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let phrase = words.shuffled(using: &generator).prefix(4).joined(separator: " ")
      #expect(verdict(phrase) == nil, "\(phrase)")
    }
  }

  @Test func `Random characters of the least length are hardly ever refused`() {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var generator = SystemRandomNumberGenerator()
    let refused = (0..<2000).count { _ in
      let password = String((0..<10).compactMap { _ in alphabet.randomElement(using: &generator) })
      return verdict(password) != nil
    }
    // 0.75 % of a first 2,000: some are rows of keys by chance.
    #expect(refused < 60)
  }

  @Test func `The longest password takes little more work than one of a tenth`() {
    func work(_ length: Int) -> Duration {
      let clock = ContinuousClock()
      let password = String(repeating: "a", count: length)
      return (0..<5).map { _ in clock.measure { _ = verdict(password) } }.min() ?? .zero
    }
    _ = work(10)
    #expect(work(PasswordPolicy.maximumBytes) < work(128) * 3)
  }

  @Test func `The reason says how to do better`() {
    #expect(AccountError.passwordCommon.code == "passwordCommon")
    #expect(AccountError.passwordCommon.description.contains("four words"))
  }
}
