import ArgumentParser

@main
struct Liaison: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison",
    abstract:
      "Answers inquiries of prospective patients in English and Chinese, or finds a person.",
    discussion: """
      A content folder holds what the service says: site.yaml, Intents/, Locales/ and Knowledge/. \
      A data folder holds what it stores: conversations, staff and published content.

        liaison serve                 run the service
        liaison content check         look for faults in the content folder
        liaison match "…"             show how a message is understood, and why
        liaison knowledge import DIR  import web pages as articles
        liaison user add mei          add a member of staff
        liaison backup FILE           copy the database while the service runs
        liaison key rotate            make a new key for the conversations' tokens
        liaison evaluate --content .  measure the router on labelled messages
      """,
    subcommands: [
      Serve.self, ContentCommand.self, KnowledgeCommand.self, Match.self, UserCommand.self,
      BackupCommand.self, KeyCommand.self, Evaluate.self, ReadPages.self,
    ])
}
