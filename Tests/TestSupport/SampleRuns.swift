import Foundation

@testable import BatchRunner
@testable import HostSupport
@testable import QEMURunner

/// Results of batches, without QEMU.
package enum SampleRuns {
  /// What a hostile guest writes: all that a format gives a meaning to.
  package static let hostileBytes =
    Array(0...255 as ClosedRange<UInt8>)
    + Array(
      """

      ]]> <![CDATA[ & < > " ' %0A 100% ::error file=a,line=1::x
      ::stop-commands::none
      ##[error]x
      ...
      ---
      ok 2 - forged
      1..0
      Bail out!
      ````` ``` </details> <script> | # SKIP \\ \u{2028} \u{FFFE} \u{1F600} [x](y) **z** @someone
      """.utf8
    )

  /// The same as text.
  package static var hostileText: String { String(decoding: hostileBytes, as: UTF8.self) }

  /// What became of an image.
  package static func outcome(_ verdict: Verdict, image: String = "image.elf") -> RunOutcome {
    let machine = Machine.catalogue.first { $0.id == "riscv64-virt" }
    guard let machine else { fatalError("the catalogue has riscv64-virt") }
    switch verdict {
    case .badImage, .missingQEMU: return RunOutcome(image: image, machine: nil, verdict: verdict)
    default: break
    }
    let command = QEMUCommand(
      program: "/usr/bin/qemu-system-riscv64",
      machine: machine,
      imagePath: image,
      loadedAs: .kernel,
      guestName: image,
      options: RunOptions(),
      channels: .terminal
    )
    let result = RunResult(
      verdict: verdict,
      qemuStatus: 0,
      qemuWords: hostileText,
      qemuOwnWords: hostileText,
      errors: [],
      leavesErrorsWithinLine: false,
      console: [],
      consoleSize: hostileBytes.count,
      duration: .milliseconds(50),
      diagnosis: nil,
      mayHaveWaitedForInput: false,
      command: command
    )
    return RunOutcome(image: image, machine: machine, verdict: verdict, result: result)
  }

  /// One attempt that should have ended with code 0, and wrote what hostile guests write.
  package static func attempt(_ verdict: Verdict) -> Attempt {
    var attempt = Attempt(.outcome(outcome(verdict)), expecting: Expectation())
    if !attempt.isAsExpected {
      attempt.console = Excerpt(beginning: hostileBytes)
      attempt.errors = Excerpt(beginning: hostileBytes)
    }
    return attempt
  }

  /// A run and what became of it.
  package static func run(_ name: String, _ verdicts: Verdict...) -> CompletedRun {
    CompletedRun(
      plan: PlannedRun(name: name, task: RunTask(image: "image.elf")),
      attempts: verdicts.map(attempt)
    )
  }

  /// A trap at a line of a file.
  package static var fault: Fault {
    Fault(
      kind: "data abort",
      programCounter: 0x4010_0a5c,
      address: 0,
      status: 0,
      location: SourceLocation(
        function: "f<A, B>(_:) [\"&\"]",
        file: "/firmware/Sources/a,b:%.swift",
        line: 12
      ),
      message: "Index out of range"
    )
  }

  /// One run of each status, and each verdict.
  package static func batch(signal: Int32? = nil) -> BatchResult {
    let hostile = hostileText
    return BatchResult(
      runs: [
        run("passes", .exited(0)),
        run("fails", .exited(3)),
        run("traps", .trapped(fault)),
        run("hangs", .timedOut),
        run("is flaky", .stopped(.reset), .exited(0)),
        run("isn't flaky", .crashed(signal: 11), .outputLimit),
        run("is hostile \(hostile)", .outputLost(hostile)),
        run("is no image", .badImage(hostile)),
        run("has no QEMU", .missingQEMU(hostile)),
        run("doesn't start", .failedToStart),
        run("is killed", .killed(signal: 9)),
        CompletedRun(
          plan: PlannedRun(name: "isn't set up", task: RunTask(image: "image.elf")),
          attempts: [Attempt(.error(hostile), expecting: Expectation())]
        ),
        run("is cancelled", .cancelled(signal: 2)),
        CompletedRun(plan: PlannedRun(name: "never", task: RunTask(image: "x")), attempts: []),
      ],
      jobs: 2,
      duration: .seconds(1),
      signal: signal
    )
  }
}
