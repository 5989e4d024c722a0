// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "casecheck",
  products: [.executable(name: "casecheck", targets: ["casecheck"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CPopplerLibrary", pkgConfig: "poppler", providers: [.apt(["libpoppler-private-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CPage"),
    .target(name: "CPoppler", dependencies: ["CPopplerLibrary", "CPage"]),
    .target(name: "CWorker"),
    .target(
      name: "DocExtract",
      dependencies: ["CPage", "CPoppler", "CLibXML", "CZip", "CCrypto", "CWorker"],
      swiftSettings: settings),
    .target(
      name: "CaseReading",
      dependencies: ["DocExtract", "CPCRE2", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Kinds"), .copy("Data")],
      swiftSettings: settings),
    .target(
      name: "Checks",
      dependencies: ["CaseReading", "DocExtract", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Packs"), .copy("Data")],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: ["Checks", "CaseReading", "DocExtract"],
      swiftSettings: settings),
    .executableTarget(
      name: "casecheck",
      dependencies: [
        "Reporting", "Checks", "CaseReading", "DocExtract", "CWorker",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "DocExtractTests", dependencies: ["DocExtract", "CPage", "CCrypto", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CaseReadingTests", dependencies: ["CaseReading", "DocExtract", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "CaseReading", "DocExtract", "TestSupport"], swiftSettings: settings
    ),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Checks", "CaseReading", "DocExtract", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "casecheckTests", dependencies: ["casecheck", "DocExtract"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
