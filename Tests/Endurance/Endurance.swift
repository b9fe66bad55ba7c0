import Glibc
import HostSupport
import QEMURunner

/// Boots images again and again in one process, with the guest's input by one channel after the
/// other, and fails if anything is left of the runs: a file descriptor, a process, a folder, or
/// memory.
///
/// Usage: endurance NUMBER IMAGE...; each image ends with its own verdict, the same each time.
@main
struct Endurance {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    guard let runs = words.first.flatMap({ Int($0) }), runs > 0, words.count > 1 else {
      fail("usage: endurance NUMBER IMAGE...")
    }
    let images = Array(words.dropFirst())
    // What is made once: the runtime's own descriptors, allocators' memory.
    let verdicts = try images.map { try run($0, inputBy: .none) }
    for _ in 0..<20 { for image in images { _ = try run(image, inputBy: .uart) } }
    let before = Possessions()
    for index in 0..<runs {
      let number = index % images.count
      let channel = channels[index / images.count % channels.count]
      let verdict = try run(images[number], inputBy: channel)
      guard verdict == verdicts[number] else {
        fail("run \(index) of \(images[number]): \(verdict), not \(verdicts[number])")
      }
    }
    let after = Possessions()
    print("\(runs) runs. Before: \(before). After: \(after)")
    guard after.descriptors == before.descriptors else { fail("descriptors are left") }
    guard after.children == 0 else { fail("processes are left") }
    guard after.folders == before.folders else { fail("folders are left") }
    guard after.kibibytes < before.kibibytes + 8192 else { fail("memory is left") }
  }

  /// The channels that a machine with semihosting has.
  static let channels: [GuestInput] = [.none, .semihosting, .debugChannel, .uart]

  static func run(_ image: String, inputBy channel: GuestInput) throws -> String {
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(input) }
    var task = RunTask(image: image)
    task.options.input = channel
    task.options.timeout = .milliseconds(1500)
    task.options.outputLimit = 1 << 16
    return "\(try Runner(input: input).run(task).verdict)"
  }

  static func fail(_ words: String) -> Never {
    let line = "endurance: \(words)\n"
    _ = line.withCString { write(2, $0, strlen($0)) }
    exit(1)
  }
}

/// What this process has that runs could leave behind.
struct Possessions: CustomStringConvertible {
  var descriptors: Int
  var children: Int
  /// In the folder for temporary files, which must be this process's alone.
  var folders: Int
  /// Resident memory.
  var kibibytes: Int

  init() {
    descriptors = Self.count("/proc/self/fd")
    children = Self.children()
    folders = Self.count(Path.temporary)
    kibibytes = Self.residentKibibytes()
  }

  var description: String {
    "\(descriptors) descriptors, \(children) children, \(folders) folders, \(kibibytes) KiB"
  }

  /// The number of entries of a folder.
  private static func count(_ path: String) -> Int {
    guard let folder = opendir(path) else { return -1 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count
  }

  private static func children() -> Int {
    var information = siginfo_t()
    // ECHILD: there are none, not even such as nobody has waited for.
    return waitid(P_ALL, 0, &information, WEXITED | WNOHANG | WNOWAIT) < 0 ? 0 : 1
  }

  private static func residentKibibytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [CChar](repeating: 0, count: 128)
    guard fgets(&bytes, Int32(bytes.count), file) != nil else { return 0 }
    let text = String(
      decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize()) / 1024
  }
}
