import Testing

@Test func choosing() {
  #expect(name(of: 1) == "one")
  #expect(name(of: 2) == "two")
  #expect(name(of: 2) == "two")
}

// What is counted is told before memory is put back, and not twice.
@Test func repeating() {
  for _ in 0..<5 { #expect(name(of: 1) == "one") }
}

@Test func adding() {
  #expect(sum(of: 10) == 55)
}

@Test func trapping() {
  #expect(element(7, of: [1, 2, 3]) == 0)
}

@Test func exiting() {
  #expect(exitsWith: .exitCode(3)) { leave(with: 3) }
  #expect(exitsWith: .trap) { _ = element(9, of: [1, 2, 3]) }
  #expect(exitsWith: .success) { _ = sum(of: 10) }
}

// Nobody asks QEMU's end what was counted.
@Test(.timeLimit(.seconds(1))) func hanging() {
  hang()
}

@Test(.disabled("never")) func disabled() {
  unused()
}
