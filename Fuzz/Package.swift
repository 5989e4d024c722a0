// swift-tools-version: 6.1
import PackageDescription

// A package of its own: its build is instrumented, and nobody who only builds casecheck pays for it. See `Fuzz/run`.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "casecheck", path: "..")],
  targets: [
    .target(name: "CFuzz"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CFuzz", .product(name: "DocExtract", package: "casecheck"),
        .product(name: "CaseReading", package: "casecheck"), .product(name: "Checks", package: "casecheck"),
        .product(name: "Reporting", package: "casecheck"),
      ],
      path: "Sources", exclude: ["CFuzz", "Replay"], sources: ["Fuzz", "Targets"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
