extension Migration {
  /// In order. Append only.
  static let all: [Migration] = [
    Migration(
      name: "first tables",
      statements: [
        """
        CREATE TABLE staff (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          display_name TEXT NOT NULL,
          role TEXT NOT NULL CHECK (role IN ('agent', 'admin')),
          password_hash TEXT NOT NULL,
          is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
          created_at BIGINT NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX staff_by_name ON staff (lower(name))",
        """
        CREATE TABLE session (
          token_digest BYTEA PRIMARY KEY,
          staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
          created_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX session_by_staff ON session (staff)",
        "CREATE INDEX session_by_expiry ON session (expires_at)",
        // `asked_at` stays while staff has the conversation, so that a released one gets its old
        // place in the queue.
        """
        CREATE TABLE conversation (
          id TEXT PRIMARY KEY,
          client_id TEXT UNIQUE,
          phase TEXT NOT NULL CHECK (phase IN ('bot', 'waiting', 'staff', 'closed')),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')),
          language_chosen INTEGER NOT NULL CHECK (language_chosen IN (0, 1)),
          unresolved INTEGER NOT NULL CHECK (unresolved >= 0),
          priority TEXT CHECK (priority IN ('emergency', 'high', 'normal')),
          reason TEXT,
          timezone TEXT,
          page TEXT,
          consent_version TEXT,
          consent_at BIGINT,
          email TEXT,
          phone TEXT,
          wechat TEXT,
          created_at BIGINT NOT NULL,
          last_message_at BIGINT NOT NULL,
          last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
          patient_seen_seq INTEGER NOT NULL
            CHECK (patient_seen_seq >= 0 AND patient_seen_seq <= last_seq),
          asked_at BIGINT,
          claimed_by TEXT REFERENCES staff (id),
          revision BIGINT NOT NULL,
          CHECK ((phase = 'staff') = (claimed_by IS NOT NULL)),
          CHECK (phase <> 'waiting' OR (asked_at IS NOT NULL AND priority IS NOT NULL)),
          CHECK ((consent_version IS NULL) = (consent_at IS NULL))
        )
        """,
        """
        CREATE INDEX conversation_queue ON conversation (phase, asked_at)
          WHERE phase IN ('waiting', 'staff')
        """,
        "CREATE INDEX conversation_by_claim ON conversation (claimed_by)",
        """
        CREATE TABLE message (
          conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
          seq INTEGER NOT NULL CHECK (seq >= 1),
          client_id TEXT,
          author TEXT NOT NULL CHECK (author IN ('patient', 'bot', 'staff', 'system')),
          staff TEXT REFERENCES staff (id),
          name TEXT,
          text TEXT NOT NULL,
          lang TEXT NOT NULL CHECK (lang IN ('en', 'zh-Hans', 'zh-Hant')),
          at BIGINT NOT NULL,
          attachments TEXT,
          PRIMARY KEY (conversation, seq),
          UNIQUE (conversation, client_id),
          CHECK ((author = 'staff') = (staff IS NOT NULL))
        )
        """,
        """
        CREATE TABLE turn (
          conversation TEXT NOT NULL,
          first_seq INTEGER NOT NULL,
          last_seq INTEGER NOT NULL,
          client_id TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          phase TEXT NOT NULL CHECK (phase IN ('bot', 'waiting', 'staff', 'closed')),
          outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'clarified', 'offered',
            'unanswered', 'handedOver', 'emergency', 'noted', 'silent')),
          decision BYTEA,
          revision BIGINT NOT NULL,
          at BIGINT NOT NULL,
          PRIMARY KEY (conversation, first_seq),
          UNIQUE (conversation, client_id),
          FOREIGN KEY (conversation, first_seq) REFERENCES message (conversation, seq)
            ON DELETE CASCADE,
          CHECK (last_seq >= first_seq)
        )
        """,
        """
        CREATE INDEX turn_unmatched ON turn (at)
          WHERE outcome IN ('clarified', 'offered', 'unanswered')
        """,
        """
        CREATE TABLE note (
          conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
          seq INTEGER NOT NULL CHECK (seq >= 1),
          staff TEXT NOT NULL REFERENCES staff (id),
          text TEXT NOT NULL,
          at BIGINT NOT NULL,
          PRIMARY KEY (conversation, seq)
        )
        """,
        """
        CREATE TABLE content_revision (
          id BIGINT PRIMARY KEY,
          digest TEXT NOT NULL,
          bytes BYTEA NOT NULL,
          origin TEXT NOT NULL,
          published_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE secret (
          name TEXT PRIMARY KEY,
          value BYTEA NOT NULL
        )
        """,
      ]),
    Migration(
      name: "what patients said of answers",
      statements: [
        // One judgement of an answer in a conversation: the last one counts. It holds no words of
        // the patient's, so it may stay when the conversation is erased.
        """
        CREATE TABLE answer_feedback (
          conversation TEXT REFERENCES conversation (id) ON DELETE SET NULL,
          article TEXT NOT NULL,
          anchor TEXT NOT NULL,
          language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')),
          has_helped INTEGER NOT NULL CHECK (has_helped IN (0, 1)),
          revision BIGINT NOT NULL,
          at BIGINT NOT NULL,
          UNIQUE (conversation, article, anchor)
        )
        """,
        "CREATE INDEX answer_feedback_by_article ON answer_feedback (article, language)",
      ]),
    Migration(
      name: "what patients agreed to, and when conversations are past retention",
      statements: [
        // The words of a notice belong to nobody: they stay when conversations are erased.
        """
        CREATE TABLE consent_notice (
          version TEXT NOT NULL,
          language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')),
          text TEXT NOT NULL,
          first_used_at BIGINT NOT NULL,
          PRIMARY KEY (version, language)
        )
        """,
        "CREATE INDEX conversation_by_last_message ON conversation (last_message_at)",
      ]),
    Migration(
      name: "a row that is written to see whether anything can be",
      statements: [
        "CREATE TABLE storage_probe (id INTEGER PRIMARY KEY CHECK (id = 1), at BIGINT NOT NULL)"
      ]),
  ]
}
