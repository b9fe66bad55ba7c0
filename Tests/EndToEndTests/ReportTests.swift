import Foundation
import FoundationXML
import QEMURunner
import TestSupport
import Testing

@Suite("qemu-exit run: reports of one image, and what GitHub Actions is told")
struct ReportTests {
  private func environment(_ variables: [String: String]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"] {
      environment[name] = nil
    }
    return environment.merging(variables) { $1 }
  }

  @Test("one image keeps its console and its code, whatever reports are written")
  func oneImage() async throws {
    let folder = try TemporaryFolder()
    let junit = folder.url.appending(path: "r.xml")
    let tap = folder.url.appending(path: "r.tap")
    let hello = try await GuestImages.shared.image("Hello", of: "Examples/hello", for: "armv7-virt")
    let result = try await qemuExit(
      ["run", "--junit", junit.path, "--tap", tap.path, hello.path],
      environment: environment(["GITHUB_ACTIONS": "true"])
    )
    #expect(result.status == 13 && result.text == "Hello from bare metal\n")
    #expect(result.errors.isEmpty)
    let cases = try XMLDocument(data: Data(contentsOf: junit)).nodes(forXPath: "//failure")
    #expect(cases.count == 1)
    #expect(try String(contentsOf: tap, encoding: .utf8).contains("not ok 1 - "))
  }

  @Test("one image with an expectation: 0 or 1")
  func expectation() async throws {
    let probe = try await Probe(machine: "armv7-virt")
    #expect(try await probe.run(.exit, code: 3, options: ["--expect", "3"]).status == 0)
    let unmet = try await probe.run(.exit, code: 0, options: ["--expect", "3"])
    #expect(unmet.status == 1)
    #expect(unmet.errors.contains("ended with code 0, not code 3"))
    #expect(
      try await probe.run(.undefinedInstruction, options: ["--expect", "trapped"]).status == 0
    )
    #expect(try await qemuExit(["run", "--expect", "3", "/nonexistent"]).status == 125)
  }

  @Test("with TAP on standard output, nothing else is there")
  func tapOnStandardOutput() async throws {
    let hello = try await GuestImages.shared.image("Hello", of: "Examples/hello", for: "armv7-virt")
    for arguments in [[hello.path], [hello.path, hello.path]] {
      let result = try await qemuExit(["run", "--tap", "-"] + arguments)
      #expect(result.text.hasPrefix("TAP version 14\n1..\(arguments.count)\nnot ok 1 - "))
      #expect(result.errors.contains("Hello from bare metal\n"))
    }
  }

  @Test("an image that can't be read has a report, too")
  func badImage() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "r.json")
    let result = try await qemuExit(["run", "--report", report.path, "/nonexistent"])
    #expect(result.status == 125)
    let json = try jsonObject(at: report)
    #expect(json["verdict"] as? String == "bad-image")
    #expect(json["qemuOutput"] == nil)
  }

  @Test("reports that can't be written are errors before anything runs")
  func unwritable() async throws {
    let probe = try await Probe(machine: "riscv64-virt")
    for option in ["--report", "--junit", "--tap"] {
      for more in [[], ["--jobs", "1"]] {
        let result = try await probe.run(.exit, options: [option, "/nonexistent/file"] + more)
        #expect(result.status == 125)
        #expect(result.errors.contains("/nonexistent/file"))
        #expect(result.output.isEmpty)
      }
    }
  }

  @Test("GitHub Actions: guests can't give commands, failures have a place, the summary grows")
  func github() async throws {
    let folder = try TemporaryFolder()
    let summary = folder.url.appending(path: "summary.md")
    try Data("before\n".utf8).write(to: summary)
    let probe = try await Probe(machine: "riscv64-virt")
    for name in ["one", "two"] {
      try probe.contents(.undefinedInstruction).write(to: folder.url.appending(path: name))
    }
    let result = try await qemuExit(
      ["run", "one", "two"],
      in: folder.url,
      environment: environment([
        "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary.path,
        "GITHUB_WORKSPACE": Project.root.path,
      ])
    )
    #expect(result.status == 1)
    let lines = result.text.split(separator: "\n")
    let stop = try #require(lines.first?.wholeMatch(of: /::stop-commands::([0-9a-f-]{20,})/))
    let resume = try #require(lines.firstIndex(of: "::\(stop.output.1)::"))
    #expect(lines[1..<resume].contains { $0.hasPrefix("FAILED one") })
    #expect(!lines[1..<resume].contains { $0.hasPrefix("::") })
    let annotations = lines[(resume + 1)...]
    #expect(annotations.count == 2)
    for line in annotations {
      #expect(
        line.hasPrefix("::error file=Tests/Guests/Sources/CProbe/include/probe.h,line="),
        "\(line)"
      )
    }
    let text = try String(contentsOf: summary, encoding: .utf8)
    #expect(text.hasPrefix("before\n### qemu-exit: 2 images"))
  }

  @Test("GitHub Actions: one image only if asked, and then in one stream")
  func githubOneImage() async throws {
    let hello = try await GuestImages.shared.image("Hello", of: "Examples/hello", for: "armv7-virt")
    let result = try await qemuExit(["run", "--github", hello.path], environment: environment([:]))
    #expect(result.status == 13)
    #expect(
      result.text.contains(
        /^::stop-commands::(\S+)\nHello from bare metal\n\n::\1::\n::error title=\S+::ended with code 13\n$/
      ),
      "\(result.text)"
    )
  }
}
