import Foundation
import TestSupport
import Testing

@testable import BatchRunner

@Suite("The batch report")
struct BatchReportTests {
  private func object(_ result: BatchResult) throws -> [String: Any] {
    let data = Data(try BatchReport(result).json())
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("has counts, and each run with its attempts")
  func envelope() throws {
    let json = try object(SampleRuns.batch())
    #expect(json["schema"] as? Int == 1)
    #expect(json["status"] as? String == "failed")
    #expect(json["exitStatus"] as? Int == 1)
    let counts = ["passed", "flaky", "failed", "cancelled"].map { json[$0] as? Int }
    #expect(counts == [1, 1, 10, 2])
    let runs = try #require(json["runs"] as? [[String: Any]])
    #expect(runs.count == 14)
    let flaky = try #require(runs[4]["attempts"] as? [[String: Any]])
    #expect(flaky.map { $0["verdict"] as? String } == ["stopped", "exited"])
    #expect(flaky.map { ($0["problems"] as? [String])?.isEmpty } == [false, true])
    #expect(runs[4]["status"] as? String == "flaky")
    #expect((runs[0]["expected"] as? [String: Any])?["code"] as? Int == 0)
    let trap = try #require((runs[2]["attempts"] as? [[String: Any]])?.first)
    #expect((trap["trap"] as? [String: Any])?["line"] as? Int == 12)
    #expect(trap["console"] as? String == SampleRuns.hostileText)
    let error = try #require((runs[11]["attempts"] as? [[String: Any]])?.first)
    #expect(error["error"] as? String == SampleRuns.hostileText && error["verdict"] == nil)
    #expect((runs[13]["attempts"] as? [[String: Any]])?.isEmpty == true)
  }

  @Test(
    "its status is 0 if all is as expected, 125 if nothing ran, 1 otherwise, a signal's if one came"
  )
  func exitStatus() {
    func status(_ runs: CompletedRun..., signal: Int32? = nil) -> Int32 {
      BatchResult(runs: runs, jobs: 1, duration: .zero, signal: signal).exitStatus
    }
    let good = SampleRuns.run("good", .exited(0))
    let bad = SampleRuns.run("bad", .exited(1))
    let absent = SampleRuns.run("absent", .badImage(""))
    let flaky = SampleRuns.run("flaky", .timedOut, .exited(0))
    #expect(status(good) == 0 && status(good, flaky) == 0)
    #expect(status(good, bad) == 1 && status(good, absent) == 1 && status(bad, absent) == 1)
    #expect(status(absent) == 125 && status(absent, SampleRuns.run("", .failedToStart)) == 125)
    #expect(status(good, SampleRuns.run("", .cancelled(signal: 15)), signal: 15) == 143)
  }
}
