import Accounts
import Foundation
import Testing

@Suite struct StaffTests {
  @Test func `An agent answers patients and does nothing else`() {
    #expect(Role.agent.permissions == [.answerPatients])
    #expect(!Role.agent.may(.viewStudio))
    #expect(!Role.agent.may(.manageStaff))
  }

  @Test(arguments: Permission.allCases)
  func `An admin may do everything`(permission: Permission) {
    #expect(Role.admin.may(permission))
  }

  @Test(arguments: Permission.allCases)
  func `A disabled admin may do nothing`(permission: Permission) {
    var member = StaffMember(
      id: "1", name: "anna", displayName: "Anna", role: .admin, createdAt: .now)
    #expect(member.may(permission))
    member.isDisabled = true
    #expect(!member.may(permission))
  }

  @Test(arguments: ["a", "Anna", "li.wei", "li_wei-2", String(repeating: "a", count: 64)])
  func `A plain name is taken as it is`(name: String) throws {
    #expect(try StaffName.check(name) == name)
  }

  @Test(
    arguments: [
      "", " ", "li wei", "李伟", "anna\n", "аnna", "a@b", "a/b", "a\u{0}",
      String(repeating: "a", count: 65),
    ])
  func `A name that could be mistaken is refused`(name: String) {
    let error = #expect(throws: AccountError.self) { try StaffName.check(name) }
    #expect(error == .invalidName)
  }

  @Test func `A display name may be in any script, without the space around it`() throws {
    #expect(try StaffName.checkDisplay(" 李伟 (Wei) ") == "李伟 (Wei)")
  }

  @Test(
    arguments: [
      "", "  ", "a\nb", "a\u{202E}b", "a\u{0}", String(repeating: "a", count: 101),
    ])
  func `A display name that can't be shown on a line is refused`(name: String) {
    let error = #expect(throws: AccountError.self) { try StaffName.checkDisplay(name) }
    #expect(error == .invalidDisplayName)
  }
}
