// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "casecheck",
  products: [
    .executable(name: "casecheck", targets: ["casecheck"]),
    // For the package of fuzz targets.
    .library(name: "DocExtract", targets: ["DocExtract"]), .library(name: "CaseReading", targets: ["CaseReading"]),
    .library(name: "Checks", targets: ["Checks"]), .library(name: "Reporting", targets: ["Reporting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CPopplerLibrary", pkgConfig: "poppler", providers: [.apt(["libpoppler-private-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CSpreadsheet", dependencies: ["CXLSXWriter"]),
    .target(name: "CPage"),
    .target(name: "CPoppler", dependencies: ["CPopplerLibrary", "CPage"]),
    .target(name: "COrt", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),
    .target(name: "CTesseract", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CWorker"),
    .target(name: "CSandbox"),
    .target(
      name: "DocExtract",
      dependencies: [
        "CPage", "CPoppler", "CLibXML", "CZip", "CArchive", "CCrypto", "CLeptonica", "COrt", "CTesseract", "CWorker",
        "CSandbox",
      ],
      swiftSettings: settings),
    .target(
      name: "CaseReading",
      dependencies: ["DocExtract", "CPCRE2", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Kinds"), .copy("Data")],
      swiftSettings: settings),
    .target(
      name: "Checks",
      dependencies: ["CaseReading", "DocExtract", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Packs"), .copy("Data"), .copy("Standards")],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: ["Checks", "CaseReading", "DocExtract", "CSpreadsheet"],
      swiftSettings: settings),
    .executableTarget(
      name: "casecheck",
      dependencies: [
        "Reporting", "Checks", "CaseReading", "DocExtract", "CWorker", "CSandbox",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(name: "CSandboxProbe", path: "Tests/CSandboxProbe"),
    .executableTarget(
      name: "SandboxProbe", dependencies: ["DocExtract", "CSandboxProbe"], path: "Tests/SandboxProbe",
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "DocExtractTests", dependencies: ["DocExtract", "CPage", "CCrypto", "TestSupport"],
      exclude: ["Recognition/Pages"], swiftSettings: settings),
    .testTarget(
      name: "CaseReadingTests", dependencies: ["CaseReading", "DocExtract", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "CaseReading", "DocExtract", "TestSupport"], swiftSettings: settings
    ),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Checks", "CaseReading", "DocExtract", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "casecheckTests",
      dependencies: [
        "casecheck", "DocExtract", "CSandbox", "SandboxProbe", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    // What fuzzing found once; its targets are those of the package in Fuzz.
    .testTarget(
      name: "FuzzRegressionTests", dependencies: ["Reporting", "Checks", "CaseReading", "DocExtract"],
      path: "Fuzz/Sources", exclude: ["CFuzz", "Fuzz"], sources: ["Targets", "Replay"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
