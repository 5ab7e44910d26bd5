// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "liaison",
  products: [
    .executable(name: "liaison", targets: ["liaison"]),
    .executable(name: "liaison-benchmark", targets: ["LiaisonBenchmark"]),
    .executable(name: "liaison-page-fuzzer", targets: ["PageFuzzer"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1",
      traits: ["FullFoundation"]),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess.git", exact: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
  ],
  targets: [
    // System libraries, each behind a C target with opaque types of our own (headers of the
    // libraries themselves are never imported into Swift).
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CHTML", dependencies: ["CLibXML2"]),
    .systemLibrary(
      name: "COpenCC", pkgConfig: "opencc",
      providers: [.apt(["libopencc-dev"])]),

    // The way a message travels.
    .target(name: "Linguistics", dependencies: ["COpenCC"]),
    .target(name: "PageReading", dependencies: ["CHTML", "Linguistics"]),
    .target(
      name: "Content",
      dependencies: ["Linguistics", "PageReading", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "PageFetching",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "PageIsolation",
      dependencies: [
        "CHTML", "Linguistics", "PageReading",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(name: "CEncoderKernels"),
    .target(
      name: "SentenceEncoder",
      dependencies: ["CEncoderKernels", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "IntentMatching", dependencies: ["Linguistics", "SentenceEncoder"]),
    .target(
      name: "Triage",
      dependencies: ["Content", "IntentMatching", "Linguistics", "SentenceEncoder"]),
    .target(
      name: "KnowledgeBase",
      dependencies: ["Content", "Linguistics", "PageReading", "SentenceEncoder"]),
    .target(name: "Conversation", dependencies: ["Linguistics"]),
    .target(
      name: "Accounts",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "Audit"),
    .target(
      name: "Persistence",
      dependencies: [
        "Conversation", "Accounts", "Linguistics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "ChatService",
      dependencies: [
        "Accounts", "Audit", "Content", "Conversation", "IntentMatching", "KnowledgeBase",
        "Linguistics", "PageFetching", "PageIsolation", "PageReading", "Persistence",
        "SentenceEncoder", "Triage",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .target(
      name: "WebAPI",
      dependencies: [
        "Accounts", "Audit", "ChatService", "Content", "Conversation", "CZlib", "Linguistics",
        "PageIsolation", "PageReading", "Persistence",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "liaison",
      dependencies: [
        "Accounts", "Audit", "CMalloc", "ChatService", "Content", "Conversation", "IntentMatching",
        "KnowledgeBase", "Linguistics", "PageIsolation", "Persistence", "SentenceEncoder", "WebAPI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "LiaisonBenchmark",
      dependencies: [
        "ChatService", "Content", "IntentMatching", "KnowledgeBase", "Linguistics",
        "PageReading", "SentenceEncoder", "Triage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/LiaisonBenchmark"),
    .executableTarget(
      name: "PageFuzzer",
      dependencies: [
        "Linguistics", "PageReading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/PageFuzzer"),

    .target(name: "Hostility", path: "Tests/Hostility"),
    .target(
      name: "Support",
      dependencies: [
        "ChatService", "Content", "Linguistics", "PageIsolation", "PageReading", "Persistence",
        "SentenceEncoder",
      ],
      path: "Tests/Support"),
    .testTarget(name: "LinguisticsTests", dependencies: ["Hostility", "Linguistics"]),
    .testTarget(
      name: "ContentTests", dependencies: ["Content", "Hostility", "Linguistics", "PageReading"]),
    .testTarget(
      name: "PageReadingTests", dependencies: ["Hostility", "Linguistics", "PageReading"],
      exclude: ["Pages"]),
    .testTarget(
      name: "PageIsolationTests",
      dependencies: [
        "Linguistics", "PageIsolation", "PageReading", "Support",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "PageFetchingTests",
      dependencies: [
        "Hostility", "PageFetching",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "TriageTests", dependencies: ["Content", "Hostility", "Triage", "Linguistics"]),
    .testTarget(
      name: "SentenceEncoderTests",
      dependencies: ["CEncoderKernels", "Hostility", "SentenceEncoder"],
      exclude: ["tokens.jsonl", "vectors.jsonl"]),
    .testTarget(
      name: "IntentMatchingTests",
      dependencies: ["Hostility", "IntentMatching", "Linguistics", "SentenceEncoder"]),
    .testTarget(
      name: "KnowledgeBaseTests",
      dependencies: [
        "Content", "Hostility", "KnowledgeBase", "Linguistics", "PageReading", "SentenceEncoder",
      ]),
    .testTarget(name: "ConversationTests", dependencies: ["Conversation", "Linguistics"]),
    .testTarget(name: "AccountsTests", dependencies: ["Accounts"]),
    .testTarget(name: "AuditTests", dependencies: ["Audit"]),
    .testTarget(
      name: "PersistenceTests",
      dependencies: [
        "Persistence", "Conversation", "Accounts", "Linguistics",
        // Looks into the file behind the façade's back.
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ChatServiceTests",
      dependencies: [
        "Accounts", "Audit", "ChatService", "Content", "Conversation", "Hostility",
        "IntentMatching", "KnowledgeBase", "Linguistics", "PageFetching", "PageIsolation",
        "PageReading", "Persistence",
        "SentenceEncoder", "Support", "Triage",
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "WebAPITests",
      dependencies: [
        "Accounts", "Audit", "ChatService", "Content", "Conversation", "Hostility", "Linguistics",
        "Persistence", "Support", "WebAPI",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// Every target of ours is built with the same strict settings.
for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
