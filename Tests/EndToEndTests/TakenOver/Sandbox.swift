import Foundation
import Glibc
import QEMURunner
import TestSupport

/// A way to be confined: who runs the tool, with which options, on which kernel.
struct Sandbox: Hashable, Sendable, CustomStringConvertible {
  /// What stands at the head of a column of the document's table.
  enum Kind: String, CaseIterable, Sendable {
    case landlock6 = "Landlock 6"
    case landlock5 = "Landlock 5"
    case landlock3 = "Landlock 3"
    case landlock2 = "Landlock 2"
    case landlock1 = "Landlock 1"
    case bubblewrap = "bubblewrap"
    case withoutNamespaces = "no namespaces"
    case commands = "`--allow-command`"
    case network = "`--network`"
    case unsafe = "`--unsafe-semihosting`"
  }

  var kind: Kind

  /// Whether root runs it.
  var isRoot: Bool

  /// The version of Landlock's interface; 0 for a kernel without.
  var landlock = 6

  /// Whether bubblewrap is asked for where there's Landlock.
  var choosesBubblewrap = false

  var description: String {
    var words = [kind.rawValue, isRoot ? "as root" : "as a user"]
    if kind == .commands || kind == .network { words.append("Landlock \(landlock)") }
    if choosesBubblewrap { words.append("bubblewrap by choice") }
    return words.joined(separator: ", ")
  }

  static let all: [Sandbox] = [true, false].flatMap { isRoot in
    [
      Sandbox(kind: .landlock6, isRoot: isRoot),
      Sandbox(kind: .landlock5, isRoot: isRoot, landlock: 5),
      Sandbox(kind: .landlock3, isRoot: isRoot, landlock: 3),
      Sandbox(kind: .landlock2, isRoot: isRoot, landlock: 2),
      Sandbox(kind: .landlock1, isRoot: isRoot, landlock: 1),
      Sandbox(kind: .bubblewrap, isRoot: isRoot, landlock: 0),
      Sandbox(kind: .bubblewrap, isRoot: isRoot, choosesBubblewrap: true),
      Sandbox(kind: .withoutNamespaces, isRoot: isRoot),
      Sandbox(kind: .commands, isRoot: isRoot),
      Sandbox(kind: .commands, isRoot: isRoot, landlock: 5),
      Sandbox(kind: .commands, isRoot: isRoot, landlock: 0),
      Sandbox(kind: .network, isRoot: isRoot),
      Sandbox(kind: .network, isRoot: isRoot, landlock: 3),
      Sandbox(kind: .network, isRoot: isRoot, landlock: 0),
      Sandbox(kind: .unsafe, isRoot: isRoot),
    ]
  }

  var isBubblewrap: Bool { landlock == 0 || choosesBubblewrap }
  var hasCommands: Bool { kind == .commands }
  var hasNetwork: Bool { kind == .network }
  var isUnsafe: Bool { kind == .unsafe }
  var hasNamespaces: Bool { kind != .withoutNamespaces }
  /// Whether signals are allowed, as something else keeps them from processes outside.
  var maySignal: Bool { hasCommands && (isBubblewrap || landlock >= 6) }
  var mayLock: Bool { hasCommands || isBubblewrap }
  /// Whether the guest's folder is a file system with a size.
  var hasSizedFolder: Bool { hasNamespaces && !isUnsafe }

  /// Options of `qemu-exit run`, but for the shares.
  var options: [String] {
    switch kind {
    case _ where choosesBubblewrap: ["--confinement", "bubblewrap"]
    case .commands: ["--allow-command", "uname"]
    case .network: ["--network"]
    case .unsafe: ["--unsafe-semihosting"]
    default: []
    }
  }

  /// The words before those of a command by which it runs as that user.
  var asUser: [String] {
    guard geteuid() == 0 && !isRoot else { return [] }
    let number = "\(Self.user)"
    return [
      "/usr/bin/setpriv", "--reuid=\(number)", "--regid=\(number)", "--clear-groups", "--",
    ]
  }

  /// Who isn't root: nobody, where root runs the tests.
  static let user: UInt32 = geteuid() == 0 ? 65534 : geteuid()

  /// The words before those of a command by which the kernel seems to be that one.
  func launcher(_ program: URL) -> [String] {
    // The tool must find the kernel as it is, where it can: what the launcher says of version 6 holds
    // for those after it.
    let version = landlock == 6 ? "full" : "\(landlock)"
    let options = hasNamespaces ? [] : ["--without-user-namespaces"]
    return hasNamespaces && landlock == 6 ? [] : [program.path] + options + [version]
  }
}
