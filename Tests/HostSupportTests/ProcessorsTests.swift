import Foundation
import TestSupport
import Testing

@testable import HostSupport

@Suite("How many processors there are")
struct ProcessorsTests {
  @Test("at least one, and a control group's time counts")
  func quota() throws {
    #expect(Processors.available >= 1)
    try withFolder { folder in
      let group = folder.appending(path: "a/b")
      try FileManager.default.createDirectory(at: group, withIntermediateDirectories: true)
      let membership = folder.appending(path: "membership")
      try Data("1:name=x:/\n0::/a/b\n".utf8).write(to: membership)
      func quota() -> Int? { Processors.quota(of: membership.path, below: folder.path) }
      #expect(quota() == nil)
      try Data("max 100000\n".utf8).write(to: group.appending(path: "cpu.max"))
      #expect(quota() == nil)
      try Data("250000 100000\n".utf8).write(to: folder.appending(path: "a/cpu.max"))
      #expect(quota() == 3)
      try Data("50000 100000\n".utf8).write(to: group.appending(path: "cpu.max"))
      #expect(quota() == 1)
    }
    #expect(Processors.quota(of: "/nonexistent", below: "/nonexistent") == nil)
  }
}
