import Foundation

/// The most memory that this process has had so far.
///
/// Not `getrusage`: its number is at least that of the program that started this one, as `exec`
/// keeps it (Linux, `fs/exec.c`, `exec_mmap()`).
package enum PeakMemory {
  package static var bytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (kilobytes ?? .max >> 10) << 10
  }
}
